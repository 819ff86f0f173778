"""One thing to several readers: to each a letter, and what came of it all."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from typing import NamedTuple, NotRequired, TypedDict

from scheduler.delivery import DeliveryFailed, Mailer

NOBODY = "Nobody can receive it: neither the agency nor a coordinator has an account that works."


class Outcome(NamedTuple):
    """What came of a part of a run: reminders sent, what failed, the last error.

    `goes_on`: something else may be delivered now.
    """

    sent: int = 0
    failed: int = 0
    error: str | None = None
    goes_on: bool = True

    def plus(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(
            self.sent + other.sent,
            self.failed + other.failed,
            other.error or self.error,
            self.goes_on and other.goes_on,
        )


class Told(TypedDict):
    """What is recorded of letters: what went wrong, and whose fault it was; or that it is sent."""

    error: NotRequired[str]
    fault: NotRequired[str]  # code of MAIL_FAULTS


class Delivered(NamedTuple):
    """What came of letters: what went wrong, whether it is sent, whether to go on, whose fault."""

    error: str | None
    is_sent: bool
    goes_on: bool
    fault: str = "message"

    @property
    def outcomes(self) -> list[Told]:
        """What is recorded of it, in order. Where nothing is said, it is sent."""
        failed = [Told(error=self.error, fault=self.fault)] if self.error else []
        return [*failed, Told()] if self.is_sent else failed

    @property
    def counted(self) -> Outcome:
        """The same, as one reminder of a run."""
        return Outcome(self.is_sent, not self.is_sent, self.error, self.goes_on)


def deliver_to(mailer: Mailer, letters: Sequence[EmailMessage]) -> Delivered:
    """To each reader a letter.

    An address that is refused for good does not keep the others from theirs.
    """
    refused: list[str] = []
    for letter in letters:
        try:
            mailer.deliver(letter)
        except DeliveryFailed as failure:
            if failure.reach != "recipient":
                goes_on = failure.reach == "message"
                return Delivered(str(failure), False, goes_on, failure.fault)
            refused.append(str(failure))
    if not letters:
        return Delivered(NOBODY, False, True)
    error = f"{len(refused)} of {len(letters)}: {refused[-1]}" if refused else None
    return Delivered(error, len(refused) < len(letters), True)
