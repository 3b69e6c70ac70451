"""The HTTP connections of the server: uvicorn's own, with a limit on how many there are and on the time of a header.

uvicorn waits for ever for whoever connects and asks nothing; a thousand of those, and nobody else gets in.
"""

import asyncio

from uvicorn.config import HTTP_PROTOCOLS
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from dashboard.server.door import Door, most

HEADER_TIME = 10.0  # seconds from the first letter, or from connecting, to the end of a header
_FULL = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_doors: list[Door] = []  # the one of this process


def guard() -> None:
    """Let uvicorn make the connections of this process by what follows."""
    _doors[:] = [Door(most())]
    HTTP_PROTOCOLS["auto"] = f"{__name__}:Connection"


class Connection(AutoHTTPProtocol):
    """A connection that is told to go where there are too many, or where it takes too long to say what it wants."""

    _timer: asyncio.TimerHandle | None = None
    _address = ""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Take it in, and wait for its first header."""
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        if _doors[0].lets_in(self._address, transport):
            self._wait()
        else:
            self._end(_FULL)

    def data_received(self, data: bytes) -> None:
        """Read on, and wait no longer once a header is whole."""
        super().data_received(data)
        is_upgraded = self not in self.connections
        if is_upgraded or self.transport.is_closing() or (self.cycle and not self.cycle.response_complete):
            self._wait_no_longer()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let it go."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def _wait(self) -> None:
        """Wait for the rest of a header; more letters do not prolong it."""
        if self._timer is None:
            self._timer = self.loop.call_later(HEADER_TIME, self._end, _SLOW)
            _doors[0].waits(self._address, self.transport, lambda: self._end(_SLOW))

    def _wait_no_longer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            _doors[0].has_said(self._address, self.transport)

    def _end(self, answer: bytes) -> None:
        self._wait_no_longer()
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()
