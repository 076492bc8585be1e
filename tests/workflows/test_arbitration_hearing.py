"""Answer, evidence and hearing."""

from datetime import date

import pytest

from embedded.simulation.people import Turned
from embedded.simulation.roads import SESSION
from tests.conftest import Cases
from tests.workflows.arbitrations import FORUMS, heard, prepaid, seated
from tests.workflows.reading import due, open_steps, term


async def test_a_respondent_who_is_silent_does_not_stop_the_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert await due(case, "ARB_ANSWER") == date(2026, 4, 8)
    await case.on("2026-04-09")
    assert (await term(case, "ARB_ANSWER"))["state"] == "ended"
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_only_parties_of_the_case_are_heard(cases: Cases) -> None:
    case = await seated(cases)
    with pytest.raises(Turned) as turned:
        await case.arbitrator("hold_hearing", mode="on_site", present=["c1", "r2"])
    assert turned.value.problem["code"] == "unknown_party"


async def test_a_claimant_who_stays_away_withdraws_the_application(cases: Cases) -> None:
    case = await heard(cases, "r1")
    assert (await term(case, "ARB_AWARD"))["state"] == "dropped"
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_there_is_no_award_without_a_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert "make_award" not in await open_steps(case)


async def test_only_a_respondent_answers_the_application(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Turned) as turned:
        await case.party("c1", "record_arbitration_answer")
    assert turned.value.problem["code"] == "not_a_respondent"
