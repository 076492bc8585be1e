"""Re-timing: every running case that a holiday notice or a rule touches computes its terms anew.

Each workflow gets a command of its own, written down before it is sent, under an id made of the
batch and the workflow. A batch that was broken off is run again: what is answered stays so, what
is not is sent again.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from api.commands import CommandPath
from api.problems import Problem
from records import commands, retiming
from records.engine import reading, transaction
from records.tables import Command
from workflows.messages.common import Act, Role
from workflows.messages.standing import Retime, RetimingCause

AT_ONCE = 32
WRITTEN_TOGETHER = 500
OPERATOR = "operator"


@dataclass(frozen=True)
class Progress:
    """How far a batch has come: workflows touched, answered, and refused as closed meanwhile."""

    touched: int
    answered: int = 0
    refused: int = 0

    @property
    def left(self) -> int:
        """Workflows that have not answered yet."""
        return self.touched - self.answered - self.refused


async def retime(
    engine: Engine,
    path: CommandPath,
    batch: str,
    cause: RetimingCause,
    *,
    year: int | None,
    tell: Callable[[Progress], None],
) -> Progress:
    """Have every workflow that may be touched compute its terms anew; where that came to.

    ``year`` is that of a holiday notice. ``tell`` hears of the progress. What cannot be reached
    now stays written down, and the relay of the worker goes on with it.
    """
    waiting = await asyncio.to_thread(_written, engine, batch, cause, year)
    progress = [Progress(touched=len(waiting))]
    queue = asyncio.Queue[Command]()
    for command in waiting:
        queue.put_nowait(command)

    async def send() -> None:
        while not queue.empty():
            command = queue.get_nowait()
            state = command.state
            if state == "pending":
                state = await _sent(path, command)
            was = progress[0]
            progress[0] = Progress(
                was.touched,
                was.answered + (state == "answered"),
                was.refused + (state == "refused"),
            )
            tell(progress[0])

    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    return progress[0]


async def _sent(path: CommandPath, command: Command) -> str:
    try:
        return (await path.send(command)).state
    except Problem:
        return "pending"


def _written(
    engine: Engine, batch: str, cause: RetimingCause, year: int | None
) -> Sequence[Command]:
    """The commands of a batch, each written down once."""
    with reading(engine) as session:
        workflows = retiming.touched(session, year)
        known = {command.id for command in commands.of_batch(session, batch)}
    facts = Retime(cause=cause).model_dump(mode="json")
    now = datetime.now(UTC)
    fresh = [
        _command(batch, case_no, workflow_id, facts, now)
        for case_no, workflow_id in workflows
        if f"{batch}:{workflow_id}" not in known
    ]
    for first in range(0, len(fresh), WRITTEN_TOGETHER):
        with transaction(engine) as session:
            session.add_all(fresh[first : first + WRITTEN_TOGETHER])
    with reading(engine) as session:
        return commands.of_batch(session, batch)


def _command(
    batch: str, case_no: str, workflow_id: str, facts: dict[str, str], now: datetime
) -> Command:
    ident = f"{batch}:{workflow_id}"
    act = Act(command_id=ident, actor=OPERATOR, role=Role.OPS)
    return Command(
        id=ident,
        case_no=case_no,
        workflow_id=workflow_id,
        step="retime",
        digest=commands.digest_of(case_no, "retime", facts),
        act=act.model_dump(mode="json"),
        facts=facts,
        created_at=now,
    )
