"""A holiday notice reaches every running case it touches, once, and each case's log says so."""

from collections.abc import Generator
from datetime import date

import pytest

from api.commands import CommandPath
from api.retiming import Progress, retime
from embedded.simulation.roads import mediator_takes_on
from embedded.simulation.town import TASK_QUEUE, Town
from law import calendar
from tests.conftest import Cases
from tests.workflows.reading import due, timeline
from workflows.messages.standing import RetimingCause

HOLIDAY = date(2026, 4, 3)


@pytest.fixture
def new_holiday() -> Generator[None]:
    """A day off that the notice on record does not know: the last day of the mediation below."""
    known = calendar.notice_of(2026)
    assert known is not None
    off = calendar.Holiday(name="临时放假", days=(HOLIDAY,))
    yield calendar.use([known.model_copy(update={"holidays": (*known.holidays, off)})])
    calendar.use([])


async def _retime(here: Town) -> Progress:
    path = CommandPath(here.engine, here.client, TASK_QUEUE)
    cause = RetimingCause.HOLIDAY_NOTICE
    return await retime(here.engine, path, "notice-2026", cause, year=2026, tell=lambda _: None)


async def test_a_new_holiday_moves_the_terms_that_end_on_it(
    here: Town, cases: Cases, request: pytest.FixtureRequest
) -> None:
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    before = await due(case, "MED_TERM_SELF")
    assert before == HOLIDAY
    request.getfixturevalue("new_holiday")
    progress = await _retime(here)
    assert (progress.left, progress.refused) == (0, 0)
    assert await due(case, "MED_TERM_SELF") == date(2026, 4, 7)
    said = [event for event in await timeline(case) if event["kind"] == "terms_recomputed"]
    [moved] = [move for event in said for move in event["facts"]["moved"]]
    assert (moved["term"], moved["due"], moved["new_due"]) == (
        "MED_TERM_SELF",
        "2026-04-03",
        "2026-04-07",
    )
    # The same batch again finds everything answered, and writes nothing.
    written = len(await timeline(case))
    assert await _retime(here) == progress
    assert len(await timeline(case)) == written
