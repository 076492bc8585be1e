"""A suit before the court of first instance: jurisdiction, counterclaim, limits, how it ends."""

from datetime import date

import pytest

from embedded.simulation.roads import SESSION
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import FULL_DEBT, accepted, suit_served, titles
from tests.workflows.reading import due, kinds, last, next_steps, open_steps, read, term


async def test_an_objection_to_jurisdiction_halts_the_trial_until_it_is_settled(
    cases: Cases,
) -> None:
    case = await suit_served(cases)
    await case.on("2026-03-20")
    await case.party("r1", "object_to_court_jurisdiction", record="本案应由惠山区人民法院管辖。")
    assert (await term(case, "JUR_OBJ"))["state"] == "met"
    assert (await term(case, "TRIAL_SIMPLE"))["state"] == "dropped"
    await case.on("2026-03-26")
    await case.clerk("record_jurisdiction_ruling", served_on="2026-03-26")
    assert await due(case, "APPEAL_R") == date(2026, 4, 7)
    assert "hold_trial" not in await open_steps(case)
    await case.on("2026-04-07")
    await case.party("r1", "record_appeal")
    await case.on("2026-04-20")
    await case.clerk("record_ruling_review", upheld=True)
    assert "hold_trial" in await open_steps(case)
    assert "object_to_court_jurisdiction" not in await open_steps(case)
    # Three months from 6 March, and the 31 days of the fight.
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 7, 7)


async def test_an_objection_that_succeeds_takes_the_case_to_the_other_court(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.party("r1", "object_to_court_jurisdiction")
    other = "无锡市惠山区人民法院"
    await case.clerk("record_jurisdiction_ruling", court=other, served_on="2026-03-10")
    await case.on("2026-03-21")
    assert (await term(case, "APPEAL_R"))["state"] == "ended"
    assert (await last(case, "case_transferred"))["facts"]["court"] == other
    await accepted(case, "2026-03-23")
    assert "hold_trial" in await open_steps(case)


async def test_in_small_claims_the_ruling_is_final_and_a_counterclaim_has_no_place(
    cases: Cases,
) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await case.party("r1", "object_to_court_jurisdiction")
    await case.clerk("record_jurisdiction_ruling", served_on="2026-03-10")
    assert "court_jurisdiction_upheld" in await kinds(case)
    assert "record_appeal" not in await open_steps(case)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "bring_counterclaim", amount="10000.00")
    assert turned.value.code == "track_not_open"
    await case.clerk("convert_procedure", to="simplified")
    await case.party("r1", "bring_counterclaim", amount="10000.00")
    await case.clerk("record_counterclaim_decision", accepted=True)
    assert "bring_counterclaim" not in await open_steps(case)
    # The limit counts from the day the case was registered.
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 6, 8)
    with pytest.raises(Problem) as turned:
        await case.clerk("convert_procedure", to="small_claims")
    assert turned.value.code == "track_not_open"


async def test_the_court_sets_the_time_for_evidence_within_the_law(cases: Cases) -> None:
    case = await suit_served(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("set_evidence_period", days=16)
    assert turned.value.code == "term_not_lawful"
    await case.clerk("set_evidence_period", days=15)
    assert await due(case, "COURT_EVIDENCE") == date(2026, 3, 25)
    assert (await term(case, "COURT_EVIDENCE"))["clock"] == "court"
    await case.on("2026-03-26")
    assert (await term(case, "COURT_EVIDENCE"))["state"] == "ended"


async def test_a_limit_is_extended_once_within_the_law_and_stands_still_for_an_appraisal(
    cases: Cases,
) -> None:
    case = await suit_served(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("extend_limit", by=2)
    assert turned.value.code == "term_not_lawful"
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 6, 8)
    await case.clerk("extend_limit", by=1)
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 7, 6)
    assert "extend_limit" not in await open_steps(case)
    await case.on("2026-03-16")
    await case.clerk("exclude_time", ground="appraisal")
    with pytest.raises(Problem) as turned:
        await case.clerk("exclude_time", ground="appraisal")
    assert turned.value.code == "already_excluded"
    await case.on("2026-03-20")
    await case.clerk("exclude_time", ground="settlement_talks")
    await case.on("2026-03-26")
    await case.clerk("count_time_again", ground="appraisal")
    assert (await term(case, "TRIAL_SIMPLE"))["state"] == "dropped"
    await case.on("2026-03-30")
    await case.clerk("count_time_again", ground="settlement_talks")
    # Fourteen days in all, those that overlap once.
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 7, 20)


async def test_a_limit_that_has_ended_allows_no_conversion(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.on("2026-06-09")
    with pytest.raises(Problem) as turned:
        await case.clerk("convert_procedure", to="ordinary")
    assert turned.value.code == "term_ended"


@pytest.mark.parametrize("result", ["allowed", "deemed"])
async def test_a_suit_withdrawn_may_be_brought_again(cases: Cases, result: str) -> None:
    case = await suit_served(cases)
    await case.clerk("record_withdrawal_ruling", result="refused")
    assert "hold_trial" in await open_steps(case)
    await case.clerk("record_withdrawal_ruling", result=result)
    assert "suit_withdrawn" in await kinds(case)
    assert "file_suit" in await open_steps(case)


async def test_a_suit_dismissed_by_a_ruling_is_over_when_the_appeal_is_out_of_time(
    cases: Cases,
) -> None:
    case = await suit_served(cases)
    await case.clerk("record_suit_dismissal", reason="no_standing", served_on="2026-03-10")
    assert "file_suit" not in await open_steps(case)
    await case.on("2026-03-21")
    assert "ruling_effective" in await kinds(case)
    assert "simplified" in await next_steps(case)


async def test_a_statement_not_signed_by_both_is_no_settlement(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.clerk("record_court_settlement", terms=FULL_DEBT, signed_in_court=False)
    assert await titles(case) == []
    with pytest.raises(Problem) as turned:
        await case.clerk("record_service", method="leave_behind", party_ids=["r1"])
    assert turned.value.code == "personal_service_only"
    await case.clerk("record_service", method="in_person", party_ids=["c1"])
    await case.party("r1", "refuse_settlement_statement")
    assert "hold_trial" in await open_steps(case)
    await case.clerk("record_court_settlement", terms=FULL_DEBT, signed_in_court=False)
    await case.on("2026-03-16")
    await case.clerk("record_service", method="in_person")
    assert await titles(case) == ["court_mediation"]
    # Half of the fee on 186,500 yuan.
    assert (await last(case, "court_settled"))["facts"]["fee_fen"] == 201500


async def test_who_stays_away_is_judged_in_absence(cases: Cases) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await case.on("2026-03-27")
    await case.clerk("hold_trial", mode="on_site", present=["c1"])
    await case.clerk("record_judgment", amount="60000.00", costs="650.00", perform_by="2026-05-08")
    assert (await last(case, "judgment_given"))["facts"]["by_default"] == ["r1"]
    assert await titles(case) == []
    await case.clerk("record_service", method="leave_behind")
    assert await titles(case) == ["judgment"]
    assert (await read(case))["resolution"] is not None


async def test_a_counterclaim_is_granted_only_where_one_was_heard(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.on("2026-03-27")
    await case.clerk("hold_trial", **SESSION)
    with pytest.raises(Problem) as turned:
        await case.clerk(
            "record_judgment",
            amount="186500.00",
            costs="2015.00",
            perform_by="2026-05-08",
            served_on="2026-03-27",
            counterclaim_granted="5000.00",
        )
    assert turned.value.code == "no_counterclaim"
