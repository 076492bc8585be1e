"""The tail of the feed: one look a second for all streams of this process, none without a stream.

A stream is woken by what may concern it and then reads its own page of the feed. So it never
holds more than a page, however far its reader lags, and keeps no thread while it waits.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, true
from sqlalchemy.exc import SQLAlchemyError

from api.caller import Caller
from api.problems import Problem
from records import feed
from records.engine import reading
from records.feed import Page, Told
from workflows.messages.steps import BUREAU

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
STREAMS_PER_CALLER = 5
_AT_ONCE = 500


@dataclass(eq=False)
class Listener:
    """A stream that waits for events; ``case_no`` and ``kinds`` are what it has asked for."""

    caller: Caller
    case_no: str | None = None
    kinds: frozenset[str] = frozenset()
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def waits(self, seconds: float) -> bool:
        """Whether something that may concern it has come within so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True

    def hears(self, told: Told) -> None:
        """Wake it, unless the event is none of its own; what it may see it finds out itself."""
        if self.case_no not in (None, told.event.case_no):
            return
        if self.kinds and told.event.kind not in self.kinds:
            return
        if self._within_reach(told):
            self.wakes()

    def wakes(self) -> None:
        """Let it look at once."""
        self._news.set()

    def _within_reach(self, told: Told) -> bool:
        if self.caller.case_no is not None:
            return self.caller.case_no == told.case.case_no
        if self.caller.role in BUREAU and self.caller.bureau is not None:
            return self.caller.bureau in (told.case.bureau, told.case.offered_to)
        return True


class EventTail:
    """Wakes the streams of this process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listeners: set[Listener] = set()
        self._looking: asyncio.Task[None] | None = None

    @property
    def streams(self) -> int:
        """How many streams are open now."""
        return len(self._listeners)

    @contextmanager
    def listening(self, listener: Listener) -> Generator[Listener]:
        """Wake this listener until the context is left; raises ``too_many_streams``."""
        open_now = Counter(each.caller.user_id for each in self._listeners)
        if open_now[listener.caller.user_id] >= STREAMS_PER_CALLER:
            raise Problem("too_many_streams", f"每个账户最多同时打开 {STREAMS_PER_CALLER} 个事件流")
        self._listeners.add(listener)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            if not self._listeners:
                self._looking.cancel()
                self._looking = None

    async def _look(self) -> None:
        after: int | None = None
        while True:
            try:
                after = await self._pass_on(after)
            except SQLAlchemyError as error:
                logger.warning("the feed cannot be read: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _pass_on(self, after: int | None) -> int:
        if after is None:
            newest = await asyncio.to_thread(self._head)
            for listener in self._listeners:
                listener.wakes()  # something may have come between its first page and this look
            return newest
        while True:
            page = await asyncio.to_thread(self._page, after)
            for told in page.told:
                for listener in self._listeners:
                    listener.hears(told)
            after = page.reached
            if not page.more:
                return after

    def _head(self) -> int:
        with reading(self._engine) as session:
            return feed.head(session)

    def _page(self, after: int) -> Page:
        with reading(self._engine) as session:
            return feed.page(session, true(), after=after, limit=_AT_ONCE)
