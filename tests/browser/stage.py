"""One address on which one application after the other is served."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

import waitress
from flask import Flask


class Stage:
    """`app` is what stands on it now."""

    def __init__(self) -> None:
        self.app: Flask | None = None
        self._server = waitress.create_server(self, host="127.0.0.1", port=0, threads=8)
        self.origin = f"http://127.0.0.1:{self._server.effective_port}"
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        assert self.app is not None, "nobody has come in"
        return self.app(environ, start_response)

    def close(self) -> None:
        """Answer no more."""
        self._server.close()
        self._thread.join()
