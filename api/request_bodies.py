"""How large a request may be, how deep its JSON, and how long it may take to arrive.

All of it is found out while the body is read, before anything makes sense of it.
"""

import asyncio
import re
from datetime import timedelta

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.policy import operation_of
from api.problems import BodyRefused, Problem

MEGABYTE = 1024 * 1024
LARGEST = 1 * MEGABYTE
"""The most bytes of a body, unless its operation is one of these."""
LARGER = {
    "submit_bulk": 10 * MEGABYTE,
    **dict.fromkeys(("upload_evidence", "sign_on_paper"), 20 * MEGABYTE),
    # A form holds its other fields besides the file.
    "page:hand_in_bulk": 11 * MEGABYTE,
    **dict.fromkeys(("page:take_step", "page:hand_in_evidence"), 21 * MEGABYTE),
}
DEEPEST = 32
"""How many arrays and objects may stand in one another in JSON."""
PATIENCE = timedelta(seconds=30)
"""How long the next part of a body may keep us waiting."""

_SIGNS = re.compile(rb'["\\\[\]{}]')


class BoundedBodies:
    """Refuses a body as soon as it is too large, too deep, or too slow."""

    def __init__(self, app: ASGIApp, patience: timedelta = PATIENCE) -> None:
        self._app = app
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            receive = _Body(scope, receive, self._patience).receive
        await self._app(scope, receive, send)


class _Body:
    """A body on its way. By the time it is read, the request's route is known."""

    def __init__(self, scope: Scope, receive: Receive, patience: timedelta) -> None:
        headers = Headers(scope=scope)
        self._scope = scope
        self._receive = receive
        self._patience = patience.total_seconds()
        self._declared = headers.get("content-length", "")
        self._depth = Depth() if "json" in headers.get("content-type", "") else None
        self._size = 0
        self._whole = False

    async def receive(self) -> Message:
        if self._whole:  # what comes now is that the caller has gone
            return await self._receive()
        if self._declared.isdecimal():
            self._measure(int(self._declared))
        try:
            async with asyncio.timeout(self._patience):
                message = await self._receive()
        except TimeoutError:
            raise BodyRefused(Problem("request_timeout")) from None
        if message["type"] == "http.request":
            self._take(message.get("body", b""))
            self._whole = not message.get("more_body", False)
        return message

    def _take(self, part: bytes) -> None:
        self._size += len(part)
        self._measure(self._size)
        if self._depth is not None and self._depth.after(part) > DEEPEST:
            raise BodyRefused(Problem("request_too_deep", f"JSON 嵌套不得超过 {DEEPEST} 层"))

    def _measure(self, size: int) -> None:
        route = self._scope.get("route")
        operation = operation_of(route) if route else ""
        largest = LARGER.get(operation, LARGEST)
        if size > largest:
            code = "file_too_large" if operation in LARGER else "request_too_large"
            raise BodyRefused(Problem(code, f"不得超过 {largest // MEGABYTE} MB"))


class Depth:
    """How deep JSON goes that comes in parts, found without parsing it."""

    def __init__(self) -> None:
        self._now = 0
        self._deepest = 0
        self._in_text = False
        self._skip = -1
        """Where, in the next part, stands what a backslash at the end of the last one escapes."""

    def after(self, part: bytes) -> int:
        """The greatest depth so far, with this part."""
        for match in _SIGNS.finditer(part):
            if match.start() != self._skip:
                self._see(match.group(), match.start())
        self._skip -= len(part)
        return self._deepest

    def _see(self, sign: bytes, at: int) -> None:
        if self._in_text:
            if sign == b"\\":
                self._skip = at + 1
            elif sign == b'"':
                self._in_text = False
        elif sign == b'"':
            self._in_text = True
        elif sign in b"[{":
            self._now += 1
            self._deepest = max(self._deepest, self._now)
        elif sign in b"]}":
            self._now -= 1
