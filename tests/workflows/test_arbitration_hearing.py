"""Answer, evidence and hearing."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import FORUMS, code_of, decides, heard, prepaid, seated
from tests.workflows.courts import titles
from tests.workflows.reading import due, open_steps, term, timeline


async def test_a_respondent_who_is_silent_does_not_stop_the_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert await due(case, "ARB_ANSWER") == date(2026, 4, 8)
    await case.on("2026-04-09")
    assert (await term(case, "ARB_ANSWER"))["state"] == "ended"
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_only_parties_of_the_case_are_heard(cases: Cases) -> None:
    case = await seated(cases)
    with pytest.raises(Problem) as turned:
        await case.arbitrator("hold_hearing", mode="on_site", present=["c1", "r2"])
    assert turned.value.code == "unknown_party"


async def test_a_claimant_who_stays_away_withdraws_the_application(cases: Cases) -> None:
    case = await heard(cases, "r1")
    assert (await term(case, "ARB_AWARD"))["state"] == "dropped"
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_there_is_no_award_without_a_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert "make_award" not in await open_steps(case)


async def test_only_a_respondent_answers_the_application(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Problem) as turned:
        await case.party("c1", "record_arbitration_answer")
    assert turned.value.code == "not_a_respondent"


async def flags_of(case: SimulatedCase, kind: str) -> list[str]:
    """What the last event of a kind flags."""
    return [event["flags"] for event in await timeline(case) if event["kind"] == kind][-1]


async def test_nobody_is_heard_in_absence_who_was_not_told(cases: Cases) -> None:
    case = await seated(cases)
    for present in (["c1"], ["r1"]):
        hearing = case.arbitrator("hold_hearing", mode="on_site", present=present)
        assert await code_of(hearing) == "hearing_not_notified"


async def test_a_hearing_is_notified_in_the_time_of_the_rules(cases: Cases) -> None:
    case = await seated(cases)
    soon = {"on": "2026-04-03", "mode": "on_site"}
    assert await code_of(case.arbitrator("notify_hearing", **soon)) == "hearing_too_soon"
    await case.arbitrator("notify_hearing", **soon, agreed_by=["c1", "r1"])
    assert await due(case, "ARB_HEARING") == date(2026, 4, 3)
    await case.on("2026-04-03")
    await case.arbitrator("hold_hearing", **SESSION)
    assert (await term(case, "ARB_HEARING"))["state"] == "met"


async def test_one_party_can_have_the_hearing_on_site(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "object_to_online_hearing")
    online = case.arbitrator("notify_hearing", on="2026-04-20", mode="online")
    assert await code_of(online) == "online_refused"
    held = case.arbitrator("hold_hearing", mode="online", present=["c1", "r1"])
    assert await code_of(held) == "online_refused"


async def test_whether_a_hearing_is_postponed_the_tribunal_decides(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("notify_hearing", on="2026-04-20", mode="on_site")
    await case.on("2026-04-19")
    late = case.party("r1", "request_postponement")
    assert await code_of(late) == "postponement_too_late"
    await case.party("r1", "request_postponement", unforeseen=True)
    await case.arbitrator("decide_postponement", granted=True)
    assert (await term(case, "ARB_HEARING"))["state"] == "dropped"
    await case.on("2026-04-20")
    default = case.arbitrator("hold_hearing", mode="on_site", present=["c1"])
    assert await code_of(default) == "hearing_not_notified"


async def test_who_is_excused_is_heard_another_day(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("notify_hearing", on="2026-04-20", mode="on_site")
    await case.on("2026-04-20")
    held = {"mode": "on_site", "present": ["c1"], "excused": ["r1"]}
    assert await code_of(case.arbitrator("hold_hearing", **held)) == "absence_excused"
    await case.arbitrator("hold_hearing", **held, adjourned_to="2026-04-27")
    assert await due(case, "ARB_HEARING") == date(2026, 4, 27)
    await case.on("2026-04-27")
    await case.arbitrator("hold_hearing", **SESSION)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_who_leaves_without_leave_counts_as_absent(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("notify_hearing", on="2026-04-20", mode="on_site")
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", **SESSION, left=["r1"])
    assert await code_of(decides(case)) == "default_award"


async def test_the_parties_may_agree_on_an_award_without_a_hearing(cases: Cases) -> None:
    case = await seated(cases)
    alone = case.clerk("agree_on_documents_only", agreed_by=["c1"])
    assert await code_of(alone) == "consent_of_all_needed"
    await case.clerk("agree_on_documents_only", agreed_by=["c1", "r1"])
    await decides(case)
    assert await titles(case) == ["award"]


async def test_late_evidence_is_left_to_the_tribunal(cases: Cases) -> None:
    case = await seated(cases)
    assert await due(case, "ARB_EVIDENCE") == date(2026, 4, 8)
    await case.party("r1", "submit_evidence")
    assert await flags_of(case, "evidence_submitted") == []
    await case.on("2026-04-09")
    await case.party("r1", "submit_evidence")
    assert any("由仲裁庭决定" in flag for flag in await flags_of(case, "evidence_submitted"))
    await case.arbitrator("set_evidence_term", until="2026-04-15")
    assert (await term(case, "ARB_EVIDENCE"))["clock"] == "appointed"
    await case.party("r1", "submit_evidence")
    assert await flags_of(case, "evidence_submitted") == []


async def test_an_arbitrator_who_has_not_disclosed_is_flagged_at_the_hearing(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("hold_hearing", **SESSION)
    assert await flags_of(case, "hearing_held") == ["有仲裁员尚未提交书面披露声明"]
    await case.arbitrator("disclose_circumstances", circumstances=False)
    await case.arbitrator("hold_hearing", **SESSION)
    assert await flags_of(case, "hearing_held") == []
