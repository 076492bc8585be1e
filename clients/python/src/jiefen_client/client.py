"""The client: sends requests, again where that is safe, and follows events."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Self

import httpx

from jiefen_client.auth import ApiKey, Password, SignedIn
from jiefen_client.event_stream import MEDIA_TYPE, messages
from jiefen_client.exchange import Body, Request, present
from jiefen_client.models import FedEvent, StepAnswer
from jiefen_client.operations import STEPS, Operations
from jiefen_client.problems import Problem

UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
SILENCE_SECONDS = 60.0
"""A stream that says nothing for so long is dead: its heartbeat comes every 15 seconds."""
RECONNECT_SECONDS = 3.0
LONGEST_BACKOFF = 10.0


class Jiefen(Operations):
    """A running installation, as whoever ``auth`` signs in; without, as anybody.

    Every operation of the API is a method of the same name. It raises ``Problem`` where it is
    refused and ``httpx.TransportError`` where nobody answers.

    A request that met 429 or 503 or no answer at all is sent up to ``attempts`` times, unless it
    might do something twice: what takes an Idempotency-Key (every POST) carries one, the same at
    each attempt, and a PATCH that takes none is not sent again. Between attempts it waits as the
    answer says; asked to wait for more than ``patience`` seconds, it raises at once. ``timeout`` is
    in seconds. ``http_client`` stands in for a client of its own, with its own timeout, and is not
    closed with this one. ``sleep`` and ``clock`` are those of the machine.
    """

    def __init__(
        self,
        url: str,
        auth: Password | ApiKey | None = None,
        *,
        attempts: int = 4,
        patience: float = 60.0,
        timeout: float = 30.0,
        http_client: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url.rstrip("/")
        self._auth = SignedIn(self._url, auth, clock) if isinstance(auth, Password) else auth
        self._attempts = attempts
        self._patience = patience
        self._http = http_client or httpx.AsyncClient(timeout=timeout)
        self._closes_http = http_client is None
        self._sleep = sleep

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._closes_http:
            await self._http.aclose()

    async def take_step(
        self,
        case_no: str,
        step: str,
        facts: Body | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> StepAnswer:
        """Take a step by its name, as ``read_steps`` lists it; ``facts`` are judged by the server.

        Raises ``ValueError`` for what is no step of a case.
        """
        if step not in STEPS:
            raise ValueError(f"not a step: {step}")
        return await getattr(self, step)(case_no, facts or {}, idempotency_key=idempotency_key)

    async def send(self, request: Request) -> httpx.Response:
        """The answer to a request of any kind; raises as every operation does."""
        attempt = 1
        while True:
            try:
                return await self._once(request)
            except (Problem, httpx.TransportError) as failure:
                pause = self._pause(request, failure, attempt)
                if pause is None:
                    raise
            await self._sleep(pause)
            attempt += 1

    async def follow_events(
        self, *, after: int | None = None, case_no: str | None = None, kind: Sequence[str] = ()
    ) -> AsyncIterator[FedEvent]:
        """Events as they come, without end: those after an id, or else from the next one on.

        A stream that breaks off is taken up after the last event it told. Raises ``Problem`` where
        it is refused and ``httpx.TransportError`` once nobody has answered ``attempts`` times.
        """
        query = present({"case_no": case_no, "kind": list(kind)})
        last_id, pause, attempt = None if after is None else str(after), RECONNECT_SECONDS, 0
        while True:
            headers = {"Accept": MEDIA_TYPE, "Last-Event-ID": last_id}
            request = Request("GET", "/api/v1/events", query, headers=headers)
            wait = pause
            attempt += 1
            try:
                async with self._http.stream(
                    request.method,
                    self._url + request.path,
                    **request.arguments(),
                    auth=self._auth,
                    timeout=SILENCE_SECONDS,
                ) as answer:
                    await _check(answer)
                    async for message in messages(answer.aiter_lines()):
                        attempt = 0
                        last_id = message.last_id or last_id
                        pause = message.retry or pause
                        if message.data:
                            yield FedEvent.model_validate_json(message.data)
            except (Problem, httpx.TransportError) as failure:
                told = self._pause(request, failure, attempt)
                if told is None:
                    raise
                wait = max(pause, told)
            await self._sleep(wait)

    async def _once(self, request: Request) -> httpx.Response:
        answer = await self._http.request(
            request.method,
            self._url + request.path,
            **request.arguments(),
            auth=self._auth if request.signed_in else None,
        )
        await _check(answer)
        return answer

    def _pause(
        self, request: Request, failure: Problem | httpx.TransportError, attempt: int
    ) -> float | None:
        """The seconds until a request may be sent again; ``None`` where it may not."""
        if attempt >= self._attempts or not _may_repeat(request, failure):
            return None
        told = failure.retry_after if isinstance(failure, Problem) else None
        pause = min(2.0 ** (attempt - 2), LONGEST_BACKOFF) if told is None else told
        return pause if pause <= self._patience else None


def _may_repeat(request: Request, failure: Problem | httpx.TransportError) -> bool:
    match failure:
        case Problem(status=429):
            return True  # it was not looked at
        case Problem(status=status):
            return status == 503 and request.repeatable
        case _:
            return request.repeatable or isinstance(failure, UNSENT)


async def _check(answer: httpx.Response) -> None:
    """Raise the ``Problem`` of an answer that grants nothing."""
    if not answer.is_success:
        await answer.aread()
        raise Problem.of(answer)
