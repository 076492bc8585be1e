"""Whatever people do, in whatever order, as days pass: what the law forbids never happens."""

import asyncio
from collections.abc import Awaitable, Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import col, select
from temporalio.client import WorkflowExecutionStatus

from embedded.simulation.lawfulness import violations
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, town
from jiefen_client import Problem
from records.cases import deadlines_of
from records.engine import reading
from records.ledger import events_of
from records.tables import Case, Forum, OpenStep
from tests.conftest import NO_SOFFICE
from tests.documents import varied
from tests.workflows.wanderers import BLIND, attempt, open_steps

T = TypeVar("T")

BESIDE = {"enforcement", "preservation", "set_aside", "non_enforcement", "validity"}
ALIVE = frozenset({WorkflowExecutionStatus.RUNNING, WorkflowExecutionStatus.COMPLETED})
STEPS_AT_LEAST = 2000


class Model:
    """What the law says of a claim (仲裁法 4, 5; 民事诉讼法 205), told by what was done alone."""

    def __init__(self, *, bound: bool) -> None:
        self.bound = bound
        self.signed: set[str] = set()
        self.undone = False

    def done(self, name: str, case: SimulatedCase, turn: int) -> None:
        """An act was taken."""
        match name:
            case "offer_arbitration_agreement":
                self.signed = set()
            case "answer_arbitration_offer":
                parties = sorted(case.parties)
                self.signed.add(parties[turn % len(parties)])
                self.bound = self.bound or self.signed == set(parties)
            case "record_arbitration_refusal":
                self.bound = False
            case "decide_jurisdiction" if turn < 2:
                self.bound = False
            case "record_validity_decision" | "record_validity_ruling":
                self.bound = turn > 0
            case "record_set_aside_ruling" | "record_non_enforcement_ruling":
                self.undone = True
            case _:
                pass

    def permits(self, name: str) -> bool:
        """Whether a step that opens a forum is open to this claim at all.

        Once a court has ruled on the award, only the record tells.
        """
        if self.undone:
            return True
        match name:
            case "file_suit" | "apply_for_payment_order":
                return not self.bound
            case "apply_for_arbitration":
                return self.bound
            case _:
                return True


class World:
    """A town that every life shares, and the loop it runs in."""

    def __init__(self, here: Town, bureau: Bureau, runner: asyncio.Runner) -> None:
        self.here = here
        self.bureau = bureau
        self.runner = runner
        self.steps = 0

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """Let something happen in the town."""
        self.steps += 1
        return self.runner.run(doing)


class Lives(RuleBasedStateMachine):
    """A case, lived at random beside a small model of what the law allows."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    @initialize(number=st.sampled_from(["01", "03", "06"]), mediated=st.booleans())
    def filed(self, number: str, mediated: bool) -> None:
        document = varied(number, consents__mediation=mediated)
        self.day = date.fromisoformat(document["filed_on"])
        self.model = Model(bound=number == "03")
        here, bureau = self.world.here, self.world.bureau
        self.case = self.world.run(SimulatedCase.submit(bureau, here.clock, document))

    @rule(days=st.sampled_from([1, 3, 8, 16, 31]))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.world.run(self.case.on(self.day.isoformat()))

    @rule(pick=st.integers(0, 40), turn=st.integers(0, 3))
    def somebody_acts(self, pick: int, turn: int) -> None:
        self.world.run(self._act_on(pick, turn))

    @rule(name=st.sampled_from(BLIND), turn=st.integers(0, 3))
    def a_forum_is_asked_for(self, name: str, turn: int) -> None:
        self.world.run(self._attempt(name, turn))

    @rule(names=st.lists(st.sampled_from(BLIND), min_size=2, max_size=3, unique=True))
    def forums_are_asked_for_at_once(self, names: list[str]) -> None:
        self.world.run(_together(self._attempt(name, 0) for name in names))

    @rule()
    def a_supervisor_reverses_the_last_act(self) -> None:
        self.world.run(self._reverse())

    async def _act_on(self, pick: int, turn: int) -> None:
        if names := await open_steps(self.case):
            await self._attempt(names[pick % len(names)], turn)

    async def _attempt(self, name: str, turn: int) -> None:
        permitted = self.model.permits(name)
        if await attempt(self.case, name, turn, self.day):
            assert permitted, f"{name} was taken though the law bars it"
            self.model.done(name, self.case, turn)

    async def _reverse(self) -> None:
        timeline = await self.case.bureau.clerk.get(f"/cases/{self.case.case_no}/timeline")
        acts = [event for event in timeline if event["actor"] != "system"]
        if acts[-1]["kind"] in UNTOLD:
            return
        with suppress(Problem):
            await self.case.supervisor("reverse_act", event=acts[-1]["seq"], record="误操作")

    @invariant()
    def at_most_one_forum_is_live(self) -> None:
        query = select(OpenStep.workflow_id).where(
            col(OpenStep.case_no) == self.case.case_no, col(OpenStep.late).is_(False)
        )
        lives = select(Forum.workflow_id).where(
            col(Forum.case_no) == self.case.case_no, col(Forum.live)
        )
        with reading(self.world.here.engine) as session:
            stages = set(session.exec(query).all())
            live = set(session.exec(lives).all())
        taking_acts = {
            stage
            for stage in stages
            if stage.startswith(("arbitration/", "court/")) and stage.split("/")[2] not in BESIDE
        }
        assert len(taking_acts | live) <= 1

    def teardown(self) -> None:
        """No rule of the law was broken, no dead end, and every workflow lives."""
        if not hasattr(self, "case"):
            return
        number = self.case.case_no
        with reading(self.world.here.engine) as session:
            record = session.get_one(Case, number)
            events, terms = events_of(session, number), deadlines_of(session, number)
            open_ = session.exec(select(OpenStep).where(col(OpenStep.case_no) == number)).all()
        assert violations(record, events, terms) == []
        assert bool(open_) is (record.closed_on is None)
        for workflow_id in {event.workflow_id for event in events}:
            handle = self.world.here.client.get_workflow_handle(workflow_id)
            assert self.world.run(handle.describe()).status in ALIVE


UNTOLD = frozenset(
    {
        "arbitration_offer_signed",
        "arbitration_agreement_signed",
        "arbitration_refused",
        "jurisdiction_declined",
    }
)
"""Acts that the model cannot take back."""


async def _together(doings: Any) -> None:
    await asyncio.gather(*doings)


async def _opened(stack: AsyncExitStack, server: str, folder: Path) -> tuple[Town, Bureau]:
    url = f"sqlite:///{folder / 'town.db'}"
    here = await stack.enter_async_context(town(server, url, folder / "papers", NO_SOFFICE))
    await next_morning(here.clock)
    return here, await Bureau.open(here.http)


async def _close(closing: Awaitable[Any]) -> None:
    await closing


@pytest.mark.timeout(900)
def test_nothing_unlawful_happens_whatever_people_do(
    time_skipping_executable: Path, tmp_path: Path
) -> None:
    with skipping_server(time_skipping_executable) as server, asyncio.Runner() as runner:
        stack = AsyncExitStack()
        world = World(*runner.run(_opened(stack, server, tmp_path)), runner)
        try:
            run_state_machine_as_test(
                lambda: Lives(world),
                settings=settings(
                    max_examples=60,
                    stateful_step_count=45,
                    deadline=None,
                    derandomize=True,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(_close(stack.aclose()))
    assert world.steps >= STEPS_AT_LEAST
