"""What the respondent sets against an arbitration: a counterclaim, an objection to its footing."""

from datetime import date

from embedded.simulation.roads import SESSION
from tests.conftest import Cases
from tests.workflows.arbitrations import FORUMS, code_of, decides, heard, prepaid, seated
from tests.workflows.courts import late_steps, titles
from tests.workflows.reading import due, kinds, last, open_steps, read, term


async def test_a_counterclaim_is_decided_with_the_claim(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "file_counterclaim", kind="counterclaim", amount="32000.00")
    assert (await term(case, "ARB_COUNTERCLAIM"))["state"] == "met"
    assert "R24" in (await read(case))["route"]["rows"]
    await case.arbitrator("hold_hearing", **SESSION)
    assert await code_of(decides(case)) == "counterclaim_undecided"
    await decides(case, counterclaim="32000.00")
    assert await titles(case) == ["award"]


async def test_without_a_counterclaim_none_is_decided_on(cases: Cases) -> None:
    case = await heard(cases)
    assert await code_of(decides(case, counterclaim="1.00")) == "counterclaim_undecided"


async def test_a_counterclaim_comes_in_the_time_of_the_rules(cases: Cases) -> None:
    case = await prepaid(cases)
    assert await due(case, "ARB_COUNTERCLAIM") == date(2026, 4, 8)
    await case.on("2026-04-09")
    assert "file_counterclaim" not in await open_steps(case)
    filed = {"kind": "counterclaim", "amount": "32000.00"}
    late = case.party("r1", "file_counterclaim", **filed, occurred_on="2026-04-09")
    assert await code_of(late) == "term_ended"
    await case.party("r1", "file_counterclaim", **filed, occurred_on="2026-04-08")
    assert "withdraw_counterclaim" in await open_steps(case)


async def test_a_counterclaim_outlives_the_claim(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "file_counterclaim", kind="counterclaim", amount="32000.00")
    await case.party("c1", "withdraw_arbitration")
    assert (await open_steps(case)).isdisjoint(FORUMS)
    await case.arbitrator("hold_hearing", **SESSION)
    assert await code_of(decides(case, counterclaim="32000.00")) == "claim_withdrawn"
    await decides(case, amount="0.00", costs="0.00", counterclaim="32000.00")
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_a_withdrawn_counterclaim_leaves_the_claim_alone(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "file_counterclaim", kind="set_off", amount="32000.00")
    await case.party("r1", "withdraw_counterclaim")
    assert "R24" not in (await read(case))["route"]["rows"]
    await case.arbitrator("hold_hearing", **SESSION)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_an_agreement_found_invalid_opens_the_court(cases: Cases) -> None:
    case = await prepaid(cases)
    await case.party("r1", "object_to_jurisdiction", ground="agreement_invalid")
    await case.clerk("decide_jurisdiction", by="institution", competent=False)
    assert "jurisdiction_declined" in await kinds(case)
    assert "R12" in (await read(case))["route"]["rows"]
    assert await open_steps(case) & FORUMS == FORUMS - {"apply_for_arbitration"}


async def test_no_award_before_an_objection_is_decided(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "object_to_jurisdiction", ground="beyond_agreement")
    await case.arbitrator("hold_hearing", **SESSION)
    assert await code_of(decides(case)) == "jurisdiction_pending"
    await case.arbitrator("decide_jurisdiction", by="tribunal", competent=True)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_asked_as_well_the_court_decides_and_the_tribunal_waits(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "object_to_jurisdiction", ground="no_agreement")
    await case.clerk("apply_for_validity_ruling", applicant="r1", forum="court")
    await last(case, "jurisdiction_referred")
    assert "decide_jurisdiction" not in await open_steps(case)
    assert await code_of(case.arbitrator("hold_hearing", **SESSION)) == "jurisdiction_pending"
    await case.clerk("record_validity_acceptance", court_case_no="（2026）苏02民特1号")
    await case.clerk("record_validity_ruling", valid=True)
    await last(case, "jurisdiction_upheld")
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_a_court_that_does_not_take_the_question_leaves_it_to_the_tribunal(
    cases: Cases,
) -> None:
    case = await seated(cases)
    await case.party("r1", "object_to_jurisdiction", ground="no_agreement")
    await case.clerk("apply_for_validity_ruling", applicant="r1", forum="court")
    await case.clerk("record_validity_refusal")
    await last(case, "jurisdiction_left_to_the_tribunal")
    await case.arbitrator("decide_jurisdiction", by="tribunal", competent=True)
    assert "jurisdiction_upheld" in await kinds(case)


async def test_an_agreement_that_the_court_finds_invalid_ends_the_arbitration(cases: Cases) -> None:
    case = await seated(cases)
    await case.clerk("apply_for_validity_ruling", applicant="r1", forum="court")
    await case.clerk("record_validity_acceptance", court_case_no="（2026）苏02民特1号")
    await case.clerk("record_validity_ruling", valid=False)
    await case.opened("file_suit")
    assert "hold_hearing" not in await open_steps(case)


async def test_after_the_first_hearing_an_objection_is_too_late(cases: Cases) -> None:
    case = await heard(cases)
    assert "object_to_jurisdiction" not in await open_steps(case)
    assert "object_to_jurisdiction" in await late_steps(case)
    await case.on("2026-04-21")
    late = case.party("r1", "object_to_jurisdiction", ground="no_agreement")
    assert await code_of(late) == "term_ended"
    await case.party(
        "r1", "object_to_jurisdiction", ground="no_agreement", occurred_on="2026-04-17"
    )
    assert "decide_jurisdiction" in await open_steps(case)
