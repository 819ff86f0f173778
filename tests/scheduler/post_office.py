"""A real SMTP server that can refuse, break off, and be away."""

from __future__ import annotations

import asyncio
import email
import socket
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


class PostOffice:
    """What it accepted is in `letters`, as (address, message, bytes as they came)."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage, bytes]] = []
        self.arrived: list[datetime] = []  # when each of them came
        self.refusals: dict[str, str] = {}  # address: answer
        self.refuses_content = False
        self.breaks_off = False
        self.answers_after = 0.0  # seconds: it has the message long before it says so
        self.port = _free_port()
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        """As a setting names it."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def is_open(self) -> bool:
        """Whether it answers."""
        return self._controller is not None

    def open(self, **options: Any) -> None:
        """Begin to answer, on the same port as before."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)
        self._controller.start()

    def close(self) -> None:
        """Be away."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def ids(self) -> list[str]:
        """The Message-IDs of everything that it accepted."""
        return [letter["Message-ID"] for _, letter, _ in self.letters]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take or refuse an address."""
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take or refuse the message, or break off without an answer."""
        if self.breaks_off:
            server.transport.abort()
            return "451 never heard"
        if self.refuses_content:
            return "554 5.7.1 staff@maple.example: your message looks like spam"
        raw = envelope.original_content
        letter = email.message_from_bytes(raw, policy=default)
        for to in envelope.rcpt_tos:
            self.letters.append((to, letter, raw))
            self.arrived.append(datetime.now(UTC))
        await asyncio.sleep(self.answers_after)
        return "250 OK"


def plain(letter: EmailMessage) -> str:
    """What a letter says as plain text."""
    body = letter.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text


def sign_in(server: Any, session: Any, envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    """The one user whom the server knows."""
    is_known = isinstance(data, LoginPassword) and data.password == b"p@ss:word"
    # Not "handled": the server itself gives the answer.
    return AuthResult(success=is_known and data.login == b"post@network.example", handled=False)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
