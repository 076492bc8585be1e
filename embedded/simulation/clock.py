"""The clock of a simulation: it moves on when everybody waits for a later day."""

import asyncio
from collections.abc import Awaitable, Coroutine, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from law.civil_time import civil_date, start_of_day

OFFICE_OPENS = timedelta(hours=10)
PAUSE = timedelta(minutes=2)
"""Long enough that everything an act sets going has come to rest: time stands still meanwhile."""


class SkippableTime(Protocol):
    """A server whose time can be skipped."""

    async def get_current_time(self) -> datetime:
        """The server's time."""
        ...

    async def sleep(self, duration: timedelta) -> None:
        """Skip time, firing every timer on the way."""
        ...


class SharedClock:
    """One clock for many cases: each waits for a day of its own, the earliest comes first."""

    def __init__(self, server: SkippableTime) -> None:
        self._server = server
        self._waiting: list[tuple[datetime, asyncio.Future[None]]] = []
        self._running = 0

    async def now(self) -> datetime:
        """The server's instant, in UTC."""
        return (await self._server.get_current_time()).astimezone(UTC)

    async def today(self) -> date:
        """The server's legal day."""
        return civil_date(await self.now())

    async def until(self, instant: datetime) -> None:
        """Wait until the server's time has reached an instant."""
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((instant, reached))
        self._running -= 1
        try:
            await self._move()
            await reached
        finally:
            self._running += 1

    async def run(self, people: Iterable[Coroutine[Any, Any, Any]]) -> list[Any]:
        """Let people act side by side on this clock; their results in the same order."""
        doings = list(people)
        self._running = len(doings)
        return await asyncio.gather(*(self._live(each) for each in doings))

    async def _live(self, doing: Awaitable[Any]) -> Any:
        try:
            return await doing
        finally:
            self._running -= 1
            await self._move()

    async def _move(self) -> None:
        if self._running > 0 or not self._waiting:
            return
        target = min(instant for instant, _ in self._waiting)
        left = target - await self.now()
        if left > timedelta(0):
            await self._server.sleep(left)
        due = [waiter for waiter in self._waiting if waiter[0] <= target]
        self._waiting = [waiter for waiter in self._waiting if waiter[0] > target]
        for _, reached in due:
            reached.set_result(None)


class CaseClock:
    """The clock of one case, whose days lie ``shift`` days from the server's."""

    def __init__(self, clock: SharedClock, shift: int) -> None:
        self._clock = clock
        self._shift = timedelta(days=shift)

    async def until(self, day: date) -> None:
        """Wait for the opening hour of a day of the case."""
        await self._clock.until(start_of_day(day - self._shift) + OFFICE_OPENS)

    async def today(self) -> date:
        """The case's legal day."""
        return await self._clock.today() + self._shift

    async def pause(self) -> None:
        """Wait until what an act has set going has come to rest."""
        await self._clock.until(await self._clock.now() + PAUSE)
