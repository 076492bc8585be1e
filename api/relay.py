"""The relay: sends every unanswered command again, with the same id, until it is answered.

A caller may have gone, or the server died between accepting an Update and keeping it; the
command row outlives both.
"""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from api.commands import CommandPath
from api.problems import Problem
from records import commands
from records.companions import rounds
from records.engine import reading
from records.tables import Command

logger = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=25)
"""How long a command may wait for its own caller's attempt before the relay takes it up."""
PAUSE = timedelta(seconds=5)


class Relay:
    """Runs beside the worker."""

    def __init__(self, engine: Engine, path: CommandPath, patience: timedelta = PATIENCE) -> None:
        self._engine = engine
        self._path = path
        self._patience = patience

    async def run(self) -> None:
        """Relay for ever; ends by cancellation."""
        await rounds(self.once, PAUSE, "commands")

    async def once(self) -> int:
        """Send what is unanswered now; how many were answered."""
        waiting = await asyncio.to_thread(self._waiting)
        answered = 0
        for command in waiting:
            try:
                await self._path.send(command)
                answered += 1
            except Problem as problem:
                logger.warning("command %s still waits: %s", command.step, problem.code)
        return answered

    def _waiting(self) -> list[Command]:
        before = datetime.now(UTC) - self._patience
        with reading(self._engine) as session:
            return list(commands.unanswered(session, before))
