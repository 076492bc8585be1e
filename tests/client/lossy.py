"""The application as it is reached over a bad line."""

from collections.abc import AsyncIterator
from types import EllipsisType

import httpx


class Line(httpx.AsyncBaseTransport):
    """Passes requests on and notes their paths; answers are lost as the test says.

    ``faults`` are what becomes of the next answers: a response stands in their place, ``None`` is
    a connection that breaks when the request has arrived, ``...`` is the answer itself.
    """

    def __init__(self, onward: httpx.AsyncBaseTransport) -> None:
        self._onward = onward
        self.faults: list[httpx.Response | EllipsisType | None] = []
        self.sent: list[httpx.Request] = []

    @property
    def paths(self) -> list[str]:
        """Where the requests went, in their order."""
        return [request.url.path.removeprefix("/api/v1") for request in self.sent]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        answer = await self._onward.handle_async_request(request)
        fault = self.faults.pop(0) if self.faults else ...
        if fault is None:
            raise httpx.ReadError("the connection broke", request=request)
        return answer if fault is ... else fault


class Cut(httpx.AsyncByteStream):
    """A stream that breaks off after its first piece with an event."""

    def __init__(self, whole: httpx.AsyncByteStream) -> None:
        self._whole = whole

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._whole:
            yield piece
            if b"data:" in piece:
                raise httpx.ReadError("the connection broke")

    async def aclose(self) -> None:
        await self._whole.aclose()


class CutLine(httpx.AsyncBaseTransport):
    """Passes requests on, and breaks off every stream after its first event."""

    def __init__(self, onward: httpx.AsyncBaseTransport) -> None:
        self._onward = onward
        self.last_ids: list[str | None] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._onward.handle_async_request(request)
        if request.headers.get("Accept") != "text/event-stream":
            return answer
        self.last_ids.append(request.headers.get("Last-Event-ID"))
        assert isinstance(answer.stream, httpx.AsyncByteStream)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=Cut(answer.stream))

    async def aclose(self) -> None:
        await self._onward.aclose()
