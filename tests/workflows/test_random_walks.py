"""Whatever people do, in whatever order and at the same time: the promises that always hold."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select
from temporalio.client import WorkflowExecutionStatus

from embedded.simulation.people import SimulatedCase
from embedded.simulation.town import Town
from records import ledger
from records.engine import reading
from records.tables import Case, Forum, OpenStep
from tests.conftest import Cases
from tests.documents import example
from tests.workflows.wanderers import MOVES, Move, make

BESIDE = {"enforcement", "preservation", "set_aside", "non_enforcement", "validity"}
ALIVE = frozenset({WorkflowExecutionStatus.RUNNING, WorkflowExecutionStatus.COMPLETED})


def forums_taking_acts(here: Town, case: SimulatedCase) -> set[str]:
    """The forums that take acts now: enforcement and what runs beside a forum are none."""
    query = select(OpenStep.workflow_id).where(
        col(OpenStep.case_no) == case.case_no, col(OpenStep.late).is_(False)
    )
    with reading(here.engine) as session:
        stages = set(session.exec(query).all())
    return {
        stage
        for stage in stages
        if stage.startswith(("arbitration/", "court/")) and stage.split("/")[2] not in BESIDE
    }


def live_forums(here: Town, case: SimulatedCase) -> set[str]:
    """The forums that are live in the record."""
    query = select(Forum.workflow_id).where(col(Forum.case_no) == case.case_no, col(Forum.live))
    with reading(here.engine) as session:
        return set(session.exec(query).all())


async def check(here: Town, case: SimulatedCase) -> None:
    """One forum at most, a whole log, and no dead end."""
    assert len(forums_taking_acts(here, case) | live_forums(here, case)) <= 1
    with reading(here.engine) as session:
        record = session.get_one(Case, case.case_no)
        ledger.verify(list(ledger.events_of(session, case.case_no)), record.head)
        open_ = session.exec(select(OpenStep).where(col(OpenStep.case_no) == case.case_no)).all()
    assert bool(open_) is (record.closed_on is None)
    dispute = await here.client.get_workflow_handle(f"dispute/{case.case_no}").describe()
    assert dispute.status in ALIVE


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    number=st.sampled_from(["01", "03", "06"]),
    mediated=st.booleans(),
    moves=st.lists(MOVES, min_size=5, max_size=20),
)
async def test_an_arbitration_and_a_suit_are_never_live_at_once(
    here: Town, cases: Cases, number: str, mediated: bool, moves: list[Move]
) -> None:
    case = await cases.open(number, consents__mediation=mediated)
    day = date.fromisoformat(example(number)["filed_on"])
    for move in moves:
        day += timedelta(days=move.days)
        await case.on(day.isoformat())
        await make(case, move, day)
        await check(here, case)
