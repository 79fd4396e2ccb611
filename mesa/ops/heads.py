"""Heads of requests, before there is a request: how long, how soon, how many in line, how many connections."""

from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST = 64 * 1024  # bytes of an address and its headers
SLICE = 8 * 1024  # read so many bytes before counting again
IN_LINE = 16  # requests sent without waiting for an answer
MOST = 12_000  # connections of one process; every open page holds one
UNREAD = 32 * 2**20  # bytes of all heads that are not complete


class Limited(HttpToolsProtocol):
    """One connection. What is refused here was never a request: one line is answered and the connection closed."""

    within = 20  # seconds from the connection, or from the first byte after an answer
    most_silent = 2000  # connections without a whole request yet

    held = 0
    silent = 0
    unread = 0

    def connection_made(self, transport):
        super().connection_made(transport)
        self._head, self._timer = 0, None
        Limited.held += 1
        self._wait()
        if Limited.held > MOST or Limited.silent > self.most_silent:
            self._cut(HTTPStatus.SERVICE_UNAVAILABLE)

    def connection_lost(self, exc):
        Limited.held -= 1
        self._complete()
        super().connection_lost(exc)

    def data_received(self, data):
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        for start in range(0, len(data), SLICE):
            if self.transport.is_closing():
                return
            piece = data[start : start + SLICE]
            super().data_received(piece)
            if self._timer is not None:
                self._count(len(piece))
            if len(self.pipeline) > IN_LINE:
                self._cut(HTTPStatus.TOO_MANY_REQUESTS)

    def on_message_begin(self):
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self):
        self._complete()
        super().on_headers_complete()

    def _wait(self):
        if self._timer is None:
            Limited.silent += 1
            self._timer = self.loop.call_later(self.within, self._cut, HTTPStatus.REQUEST_TIMEOUT)

    def _count(self, many):
        self._head += many
        Limited.unread += many
        if self._head > LONGEST:
            self._cut(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif Limited.unread > UNREAD:
            self._cut(HTTPStatus.SERVICE_UNAVAILABLE)

    def _complete(self):
        Limited.unread -= self._head
        self._head = 0
        if self._timer is not None:
            Limited.silent -= 1
            self._timer.cancel()
            self._timer = None

    def _cut(self, status):
        self._complete()
        if not self.transport.is_closing():
            line = f"HTTP/1.1 {status.value} {status.phrase}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            self.transport.write(line.encode())
            self.transport.close()
