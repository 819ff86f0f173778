"""One thing to several readers: to each a letter, and what came of it all."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from typing import NamedTuple

from scheduler.delivery import DeliveryFailed, Mailer

NOBODY = "Nobody can receive it: the agency has no account, and there is no coordinator."


class Outcome(NamedTuple):
    """What came of a part of a run: reminders that were sent, what failed, the last error."""

    sent: int = 0
    failed: int = 0
    error: str | None = None

    def plus(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(
            self.sent + other.sent, self.failed + other.failed, other.error or self.error
        )


class Delivered(NamedTuple):
    """What came of letters: what went wrong, whether it is sent, whether to go on."""

    error: str | None
    is_sent: bool
    goes_on: bool

    @property
    def outcomes(self) -> list[str | None]:
        """What is recorded of it, in order: what went wrong; None says that it is sent."""
        failed: list[str | None] = [self.error] if self.error else []
        return [*failed, None] if self.is_sent else failed

    @property
    def counted(self) -> Outcome:
        """The same, as one reminder of a run."""
        return Outcome(sent=self.is_sent, failed=not self.is_sent, error=self.error)


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
                return Delivered(str(failure), False, failure.reach == "message")
            refused.append(str(failure))
    if not letters:
        return Delivered(NOBODY, False, True)
    error = f"{len(refused)} of {len(letters)}: {refused[-1]}" if refused else None
    return Delivered(error, len(refused) < len(letters), True)
