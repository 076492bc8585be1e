"""The daily seal, made beside the worker: the first check after midnight makes it."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from law.civil_time import civil_date
from records.companions import rounds
from records.engine import reading, transaction
from records.proof_tables import DailySeal
from records.seals import seal

PAUSE = timedelta(minutes=5)


def seal_day(engine: Engine, day: date, now: datetime, *, with_sm2: bool) -> DailySeal:
    """The seal of a day, made once however often this runs and wherever."""
    try:
        with transaction(engine) as session:
            return seal(session, day, now, with_sm2=with_sm2)
    except IntegrityError:
        with reading(engine) as session:
            return session.get_one(DailySeal, day)


class Sealer:
    """Runs beside the worker and seals each day once it has begun.

    A day's seal holds what was recorded before it was made, so a day on which no worker ran is
    sealed with the next.
    """

    def __init__(self, engine: Engine, *, with_sm2: bool) -> None:
        self._engine = engine
        self._with_sm2 = with_sm2

    async def run(self) -> None:
        """Seal for ever; ends by cancellation."""
        await rounds(
            lambda: asyncio.to_thread(self.once, datetime.now(UTC)), PAUSE, "the day's seal"
        )

    def once(self, now: datetime) -> DailySeal:
        """The seal of the day it is now in Asia/Shanghai."""
        return seal_day(self._engine, civil_date(now), now, with_sm2=self._with_sm2)
