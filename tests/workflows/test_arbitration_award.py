"""The award and what may stand in its place."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import AGREED, code_of, decides, heard, seated
from tests.workflows.courts import titles
from tests.workflows.reading import due, open_steps, read, term


async def test_an_arbitration_that_keeps_every_term(cases: Cases) -> None:
    case = await seated(cases)
    await case.on("2026-04-08")
    await case.party("r1", "record_arbitration_answer")
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", **SESSION)
    await decides(case)
    for code in ("ARB_ACCEPT", "ARB_PREPAY", "ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"):
        assert (await term(case, code))["state"] == "met"
    assert await titles(case) == ["award"]


async def test_an_award_that_takes_too_long_is_noted_and_may_still_be_made(cases: Cases) -> None:
    case = await heard(cases)
    assert await due(case, "ARB_AWARD") == date(2026, 6, 1)
    await case.on("2026-06-02")
    assert (await term(case, "ARB_AWARD"))["state"] == "ended"
    await decides(case, perform_by="2026-06-30")
    assert await titles(case) == ["award"]


async def test_a_respondent_who_stays_away_is_judged_by_default(cases: Cases) -> None:
    case = await heard(cases, "c1")
    await decides(case, by_default=True)
    assert await titles(case) == ["award"]


@pytest.mark.parametrize(("present", "by_default"), [(("c1",), False), (("c1", "r1"), True)])
async def test_an_award_is_by_default_only_against_an_absent_respondent(
    cases: Cases, present: tuple[str, ...], by_default: bool
) -> None:
    case = await heard(cases, *present)
    with pytest.raises(Problem) as turned:
        await decides(case, by_default=by_default)
    assert turned.value.code == "default_award"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"perform_by": "2026-04-27"}, "perform_by_in_past"),
        ({"occurred_on": "2026-04-17"}, "occurred_too_early"),
        ({"occurred_on": "2026-04-29"}, "occurred_in_future"),
    ],
)
async def test_the_days_of_an_award_are_checked(
    cases: Cases, facts: dict[str, str], code: str
) -> None:
    case = await heard(cases)
    with pytest.raises(Problem) as turned:
        await decides(case, **facts)
    assert turned.value.code == code


async def test_an_award_is_the_tribunals_alone(cases: Cases) -> None:
    case = await heard(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk(
            "make_award", amount="780000.00", costs="14560.00", perform_by="2026-05-29"
        )
    assert turned.value.code == "forbidden"


async def test_a_settlement_before_the_tribunal_becomes_a_consent_award(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await case.arbitrator("make_consent_award")
    assert await titles(case) == ["consent_award"]
    assert (await term(case, "ARB_AWARD"))["state"] == "met"
    assert await due(case, "INSTALMENT") == date(2026, 5, 29)
    assert await due(case, "ENF_APPLY") == date(2028, 6, 30)


async def test_an_award_that_grants_nothing_closes_the_case(cases: Cases) -> None:
    case = await heard(cases)
    await decides(case, amount="0.00", costs="0.00")
    assert await titles(case) == []
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "dismissed"


async def test_a_settlement_taken_back_leaves_the_tribunal_to_decide(cases: Cases) -> None:
    case = await heard(cases)
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_only_a_party_joins_a_settlement_as_guarantor(cases: Cases) -> None:
    case = await seated(cases)
    joined = {"guarantors": ["r2"], "guarantee_until": "2027-06-30"}
    with pytest.raises(Problem) as turned:
        await case.arbitrator("record_tribunal_settlement", terms=AGREED | joined)
    assert turned.value.code == "unknown_party"


async def to_be_signed_for(cases: Cases) -> SimulatedCase:
    """A mediation statement of 20 April on a settlement before the tribunal."""
    case = await seated(cases)
    await case.on("2026-04-20")
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await case.arbitrator("issue_mediation_statement")
    return case


async def test_a_mediation_statement_is_in_force_once_all_have_signed_for_it(cases: Cases) -> None:
    case = await to_be_signed_for(cases)
    await case.party("c1", "sign_for_mediation_statement")
    assert await titles(case) == []
    again = case.party("c1", "sign_for_mediation_statement")
    assert await code_of(again) == "not_a_signatory"
    await case.on("2026-04-22")
    await case.party("r1", "sign_for_mediation_statement")
    assert await titles(case) == ["arbitral_mediation"]
    assert (await read(case))["route"]["rows"] == ["R16"]
    assert await due(case, "INSTALMENT") == date(2026, 5, 29)
    assert {"correct_award", "reopen_arbitration"}.isdisjoint(await open_steps(case))


async def test_a_party_that_goes_back_before_signing_gets_an_award(cases: Cases) -> None:
    case = await to_be_signed_for(cases)
    await case.party("c1", "sign_for_mediation_statement")
    await case.party("r1", "renege_on_mediation_statement")
    assert "make_consent_award" not in await open_steps(case)
    await case.arbitrator("hold_hearing", **SESSION)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_the_director_may_let_the_tribunal_take_longer(cases: Cases) -> None:
    case = await seated(cases)
    await case.clerk("extend_award_term", months=2)
    assert await due(case, "ARB_AWARD") == date(2026, 8, 3)


async def test_while_experts_are_at_work_the_term_for_the_award_stands_still(cases: Cases) -> None:
    case = await seated(cases)
    await case.on("2026-04-10")
    await case.arbitrator("commission_appraisal")
    await case.arbitrator("hold_hearing", **SESSION)
    await case.on("2026-04-20")
    premature = case.arbitrator("make_award", amount="1.00", costs="0.00", perform_by="2026-05-29")
    assert await code_of(premature) == "appraisal_pending"
    await case.arbitrator("record_appraisal")
    assert await due(case, "ARB_AWARD") == date(2026, 6, 11)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_a_sham_is_dismissed(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("dismiss_as_sham", kind="collusion", record="借款凭证系事后倒签。")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "dismissed"
    assert await titles(case) == []
