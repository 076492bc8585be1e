"""Many cases at once through the real workflows, each read back as it ended."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_urlsafe

from sqlalchemy import Engine

from api.commands import CommandPath
from embedded.simulation.clock import SharedClock
from embedded.simulation.conduct.life import Life
from embedded.simulation.conduct.scene import Officials
from embedded.simulation.people import next_morning
from embedded.simulation.references import PackageReferences, PaperReferences
from embedded.simulation.skipping_server import SkippingServer
from embedded.simulation.town import TASK_QUEUE, quiet_runtime
from law.simulation import Assumptions, Fate
from law.simulation.fate import Drawn
from records import schema, users
from records.cases import deadlines_of
from records.engine import connect, reading, transaction
from records.ledger import events_of
from records.tables import Case, Deadline, Event
from worker import build_worker

MEDIATORS = 3


@dataclass(frozen=True)
class LivedCase:
    """A case as the record holds it at its end, and what befell it by name of the assumption.

    ``turned_away`` are acts that the system refused, by step and code.
    """

    number: int
    case: Case
    events: Sequence[Event]
    deadlines: Sequence[Deadline]
    drawn: dict[str, Drawn]
    turned_away: tuple[str, ...]


async def live(
    address: str, policy: str, assumptions: Assumptions, seed: int, numbers: Iterable[int]
) -> list[LivedCase]:
    """Run cases of these numbers side by side under a policy, by its name or its file's path.

    ``address`` is that of a time-skipping server that nobody else uses.
    """
    with tempfile.TemporaryDirectory(prefix="jiefen-simulation-") as folder:
        server = await SkippingServer.connect(address, quiet_runtime())
        engine = connect(f"sqlite:///{folder}/jiefen.db")
        schema.upgrade(engine)
        officials = _officials(engine)
        async with (
            build_worker(
                server.client,
                engine,
                PaperReferences(),
                PackageReferences(),
                task_queue=TASK_QUEUE,
                simulation=True,
                failures=[Exception],
            ),
        ):
            path = CommandPath(engine, server.client, TASK_QUEUE, policy)
            clock = SharedClock(server)
            await next_morning(clock)
            lives = [
                Life(engine, path, officials, Fate(assumptions, seed, number)) for number in numbers
            ]
            await clock.run(life.run(clock) for life in lives)
            cases = [_read(engine, life) for life in lives]
        engine.dispose()
    return cases


def _officials(engine: Engine) -> Officials:
    """Accounts for the bureau's people; nobody ever signs in to them."""

    def account(username: str, role: str) -> str:
        with transaction(engine) as session:
            return users.create_user(
                session,
                username=username,
                name=username,
                password=token_urlsafe(),
                role=role,
                now=datetime.now(UTC),
            ).id

    return Officials(
        clerk=account("clerk", "clerk"),
        supervisor=account("supervisor", "supervisor"),
        mediators=tuple(account(f"mediator{n}", "mediator") for n in range(MEDIATORS)),
        arbitrator=account("arbitrator", "arbitrator"),
    )


def _read(engine: Engine, life: Life) -> LivedCase:
    with reading(engine) as session:
        return LivedCase(
            number=life.fate.case,
            case=session.get_one(Case, life.case_no),
            events=events_of(session, life.case_no),
            deadlines=deadlines_of(session, life.case_no),
            drawn=life.fate.drawn,
            turned_away=tuple(life.turned_away),
        )
