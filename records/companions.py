"""What runs beside the worker, round after round, for as long as the process lives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

logger = logging.getLogger(__name__)


async def rounds(work: Callable[[], Awaitable[object]], pause: timedelta, what: str) -> None:
    """Do some work, pause, and do it again, for ever; ends by cancellation.

    A database that does not answer puts off the work until the next round; ``what`` it is, the log
    says.
    """
    while True:
        try:
            await work()
        except SQLAlchemyError as error:
            logger.warning("put off: %s (%s)", what, type(error).__name__)
        await asyncio.sleep(pause.total_seconds())
