"""Hand a message over: to a mail server, or into a folder where no mail server is named."""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# Lines are kept whole: a link that is broken over two lines is a link that does not work.
WHOLE_LINES = SMTP.clone(max_line_length=998)
ANSWER_SECONDS = 30.0  # for each answer of a mail server, before it counts as away
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
FIRST_REFUSAL_FOR_GOOD = 500
SERVICE_CLOSING = 421

# What else will fail: this recipient always, this message for now, or whatever is sent now.
Reach = Literal["recipient", "message", "everything"]
Fault = Literal["server", "message"]  # codes of MAIL_FAULTS

NO_SUCH_FORM = "It must look like smtp+starttls://user:password@mail.example.org:587."
UNKNOWN_KIND = "It must begin with smtp://, smtp+starttls:// or smtps://."
NO_HOST = "It must name the mail server, like smtp+starttls://mail.example.org."
UNKNOWN_OPTION = "After the question mark it takes only from=ADDRESS."

AWAY = "The mail server cannot be reached, or broke off."
NO_SIGN_IN = "The mail server refused the user name or the password."
NOT_SECURE = "No secure connection to the mail server could be made."
REFUSED_SENDER = "The mail server refused the sender's address."
REFUSED_ADDRESS = "The mail server refused the recipient's address."
REFUSED_MESSAGE = "The mail server refused the message."
NO_OUTBOX = "The message could not be written to the outbox folder."


class DeliveryFailed(Exception):  # noqa: N818 - says what happened
    """A message was not handed over. The text holds no personal data: no server's own words.

    `reach`: see `Reach`. `fault`: whose it was, as far as can be told.
    """

    def __init__(self, text: str, reach: Reach, fault: Fault) -> None:
        super().__init__(text)
        self.reach, self.fault = reach, fault


class Mailer(Protocol):
    """A way out for messages. A message goes to the one address in its To."""

    @property
    def sender(self) -> str | None:
        """The address that messages must come from; None where any will do."""

    def deliver(self, message: EmailMessage) -> None:
        """Hand over one message. Raises DeliveryFailed."""


@dataclass(frozen=True, kw_only=True)
class Smtp:
    """A mail server. It has a message once it has said so, whatever happens then."""

    scheme: str  # a key of PORTS
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    sender: str | None = None
    answer_seconds: float = ANSWER_SECONDS

    def deliver(self, message: EmailMessage) -> None:
        """Hand over one message. Raises DeliveryFailed."""
        with _connecting():
            server = self._connected()
        try:
            with _sending():
                server.send_message(message)
            with suppress(OSError):  # it has the message already
                server.quit()
        finally:
            server.close()

    def _connected(self) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        if self.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.answer_seconds, context=secure
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.answer_seconds)
        try:
            if self.scheme == "smtp+starttls":
                server.starttls(context=secure)
            if self.user is not None:
                server.login(self.user, self.password or "")
            server.ehlo_or_helo_if_needed()
        except BaseException:
            server.close()
            raise
        return server


@dataclass(frozen=True)
class Outbox:
    """A folder of `.eml` files that only its owner reads, in order of time."""

    folder: Path
    sender: str | None = None

    def deliver(self, message: EmailMessage) -> None:
        """Write one file, whole or not at all. The same Message-ID again overwrites it."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._path(message)
            draft = path.with_suffix(f".{os.getpid()}.draft")
            draft.touch(mode=0o600)  # before there is anything to read in it
            with draft.open("wb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            raise _failed(NO_OUTBOX, "everything", error.strerror) from error

    def _path(self, message: EmailMessage) -> Path:
        name = re.sub(r"[^\w.-]", "_", message["Message-ID"].strip("<>"))
        earlier = next(self.folder.glob(f"*_{name}.eml"), None)
        sent_at = parsedate_to_datetime(message["Date"])
        return earlier or self.folder / f"{sent_at:%Y%m%dT%H%M%S}_{name}.eml"


def mailer_from(url: str | None, outbox: Path) -> Mailer:
    """The mail server that a URL names, or the outbox folder where there is none.

    `smtp://`, `smtp+starttls://` or `smtps://`, then `user:password@host:port`, then perhaps
    `?from=ADDRESS`. Raises ValueError with one clear sentence.
    """
    if not url:
        return Outbox(outbox)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(NO_SUCH_FORM) from None
    if parts.scheme not in PORTS:
        raise ValueError(UNKNOWN_KIND)
    if not parts.hostname:
        raise ValueError(NO_HOST)
    if parts.path not in ("", "/") or parts.fragment:
        raise ValueError(NO_SUCH_FORM)
    user = unquote(parts.username) if parts.username else None
    return Smtp(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password) if parts.password else None,
        sender=_sender(parts) or (user if user and "@" in user else None),
    )


def _sender(parts: SplitResult) -> str | None:
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    sender = options.pop("from", None)
    if options or (sender is not None and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", sender)):
        raise ValueError(UNKNOWN_OPTION)
    return sender


@contextmanager
def _connecting() -> Iterator[None]:
    """Whatever goes wrong before there is a connection stops every message."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise _failed(NO_SIGN_IN, "everything", error.smtp_code) from error
    except smtplib.SMTPNotSupportedError as error:
        raise _failed(NOT_SECURE, "everything") from error
    except ssl.SSLError as error:
        raise _failed(NOT_SECURE, "everything", error.reason) from error
    except OSError as error:  # smtplib's own errors are OSErrors too
        raise _failed(AWAY, "everything", _detail(error)) from error


@contextmanager
def _sending() -> Iterator[None]:
    """What a mail server refuses may concern one address, one message, or every message."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        ((code, _),) = error.recipients.values()
        raise _failed(REFUSED_ADDRESS, _reach(code, "recipient"), code) from error
    except smtplib.SMTPNotSupportedError as error:  # letters that this server cannot take
        raise _failed(REFUSED_ADDRESS, "recipient") from error
    except smtplib.SMTPSenderRefused as error:
        raise _failed(REFUSED_SENDER, "everything", error.smtp_code) from error
    except smtplib.SMTPResponseException as error:
        code = error.smtp_code
        raise _failed(REFUSED_MESSAGE, _reach(code, "message"), code) from error
    except OSError as error:
        # It may be this very message that the server cannot stand, so it waits for itself.
        raise _failed(AWAY, "everything", _detail(error), "message") from error


def _reach(code: int, reach: Reach) -> Reach:
    """RFC 5321: 421 closes the whole service; other 4xx may pass later, 5xx will not."""
    if code == SERVICE_CLOSING:
        return "everything"
    return reach if code >= FIRST_REFUSAL_FOR_GOOD else "message"


def _detail(error: OSError) -> object:
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else error.strerror


def _failed(
    text: str, reach: Reach, detail: object = None, fault: Fault | None = None
) -> DeliveryFailed:
    fault = fault or ("server" if reach == "everything" else "message")
    return DeliveryFailed(f"{text} ({detail})" if detail else text, reach, fault)
