"""What the API refuses, as an exception."""

from collections.abc import Mapping
from typing import Any

import httpx


class Problem(Exception):
    """A request that was not granted (RFC 9457).

    ``code`` is stable and what a program decides by; ``title`` and ``detail`` are Chinese, for
    people. ``field`` is the one that is wrong, ``errors`` tells of each that is, ``open_steps`` are
    those that could be taken instead. ``retry_after`` is in seconds. ``body`` is the whole problem;
    some kinds have further members.
    """

    def __init__(
        self, status: int, body: Mapping[str, Any], retry_after: float | None = None
    ) -> None:
        self.status = status
        self.body = body
        self.code: str = body["code"]
        self.title: str = body["title"]
        self.detail: str | None = body.get("detail")
        self.field: str | None = body.get("field")
        self.errors: list[dict[str, Any]] = body.get("errors") or []
        self.open_steps: list[str] = body.get("open_steps") or []
        self.retry_after = retry_after
        super().__init__(f"{status} {self.code}: {self.detail or self.title}")

    @classmethod
    def of(cls, answer: httpx.Response) -> "Problem":
        """The problem of an answer that has been read.

        An answer that is none of the API's, such as a proxy's, has the code ``unexpected_answer``.
        """
        try:
            return cls(answer.status_code, answer.json(), _seconds(answer))
        except (ValueError, TypeError, KeyError):
            body = {"code": "unexpected_answer", "title": answer.reason_phrase}
            return cls(answer.status_code, body, _seconds(answer))


def _seconds(answer: httpx.Response) -> float | None:
    told = answer.headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else None
