"""The dispute itself: filing, the offer of an arbitration agreement, and how it can end."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import late_steps, settled, suit_filed
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term, timeline

WUXI = "无锡仲裁委员会"
SUIT = {"track": "simplified", "agreed_by": ["c1", "r1"]}


async def unmediated(cases: Cases, number: str = "01") -> SimulatedCase:
    """A case of 2 March whose claimant does not consent to mediation."""
    return await cases.open(number, filed_on="2026-03-02", consents__mediation=False)


async def offered(cases: Cases) -> SimulatedCase:
    """An arbitration agreement offered on 3 March, to be answered by 8 March."""
    case = await unmediated(cases)
    await case.on("2026-03-03")
    await case.clerk("offer_arbitration_agreement", institution=WUXI)
    return case


async def refused(case: SimulatedCase, who: str, step: str, **facts: object) -> str:
    """The code with which an act of a party is refused; it must be."""
    with pytest.raises(Problem) as turned:
        await case.parties[who].act(case.case_no, step, **facts)
    return turned.value.code


# Filing


async def test_a_dispute_is_mediated_first(cases: Cases) -> None:
    case = await cases.open("01")
    await case.opened("appoint_mediator")
    assert (await kinds(case))[:3] == ["dispute_filed", "intake_accepted", "mediation_opened"]
    assert (await next_steps(case))[0] == "mediation"


async def test_nobody_has_to_mediate(cases: Cases) -> None:
    case = await unmediated(cases)
    assert "mediation" not in await next_steps(case)
    assert {"file_suit", "offer_arbitration_agreement"} <= await open_steps(case)


async def test_while_the_parties_mediate_no_forum_is_open(cases: Cases) -> None:
    case = await cases.open("01")
    await case.opened("appoint_mediator")
    assert not {"file_suit", "apply_for_payment_order"} & await open_steps(case)


async def test_without_an_agreement_arbitration_is_refused_and_the_open_steps_are_named(
    cases: Cases,
) -> None:
    case = await unmediated(cases)
    with pytest.raises(Problem) as turned:
        await cases.bureau.clerk.act(case.case_no, "apply_for_arbitration")
    assert (turned.value.status, turned.value.code) == (409, "step_not_open")
    assert set(turned.value.open_steps) == await open_steps(case)


async def test_a_valid_clause_leaves_no_way_to_court(cases: Cases) -> None:
    case = await unmediated(cases, "03")
    with pytest.raises(Problem) as turned:
        await cases.bureau.clerk.act(case.case_no, "file_suit", **SUIT)
    assert turned.value.status == 409
    assert "apply_for_arbitration" in turned.value.open_steps


async def test_a_procedure_that_is_not_the_default_needs_everybodys_agreement(
    cases: Cases,
) -> None:
    case = await unmediated(cases)
    await case.opened("file_suit")
    with pytest.raises(Problem) as turned:
        await cases.bureau.clerk.act(
            case.case_no, "file_suit", track="small_claims", agreed_by=["c1"]
        )
    assert turned.value.code == "consent_of_all_needed"


# The day of an act


async def test_an_act_cannot_have_been_done_tomorrow(cases: Cases) -> None:
    case = await unmediated(cases)
    assert await refused(case, "c1", "withdraw_claim", occurred_on="2026-03-03") == (
        "occurred_in_future"
    )


async def test_an_act_cannot_have_been_done_before_its_step_was_open(cases: Cases) -> None:
    case = await unmediated(cases)
    assert await refused(case, "c1", "withdraw_claim", occurred_on="2026-03-01") == (
        "occurred_too_early"
    )


# The offer of an arbitration agreement


async def test_an_agreement_signed_by_all_opens_arbitration_and_bars_the_court(
    cases: Cases,
) -> None:
    case = await offered(cases)
    await case.everyone("answer_arbitration_offer", signed=True)
    assert "arbitration_agreement_signed" in await kinds(case)
    assert "apply_for_arbitration" in await open_steps(case)
    assert "file_suit" not in await open_steps(case)
    assert (await term(case, "OFFER_ANSWER"))["state"] == "met"


async def test_one_signature_makes_no_agreement(cases: Cases) -> None:
    case = await offered(cases)
    await case.party("c1", "answer_arbitration_offer", signed=True)
    assert "apply_for_arbitration" not in await open_steps(case)
    assert await refused(case, "c1", "answer_arbitration_offer", signed=True) == "not_a_signatory"


async def test_an_offer_leaves_the_court_open_until_it_is_signed(cases: Cases) -> None:
    case = await offered(cases)
    assert "file_suit" in await open_steps(case)


async def test_a_declined_offer_leaves_the_court(cases: Cases) -> None:
    case = await offered(cases)
    await case.party("r1", "answer_arbitration_offer", signed=False)
    assert "arbitration_offer_declined" in await kinds(case)
    assert "offer_arbitration_agreement" not in await open_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_silence_is_no_signature(cases: Cases) -> None:
    case = await offered(cases)
    assert await due(case, "OFFER_ANSWER") == date(2026, 3, 8)
    await case.on("2026-03-09")
    assert (await term(case, "OFFER_ANSWER"))["state"] == "ended"
    assert "answer_arbitration_offer" not in await open_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_signatures_given_in_time_and_recorded_late_make_the_agreement(
    cases: Cases,
) -> None:
    case = await offered(cases)
    await case.on("2026-03-10")
    await case.everyone("answer_arbitration_offer", signed=True, occurred_on="2026-03-07")
    assert "apply_for_arbitration" in await open_steps(case)
    assert await late_steps(case) == set()


async def test_once_a_suit_is_filed_a_late_signature_makes_no_agreement(cases: Cases) -> None:
    case = await offered(cases)
    await case.on("2026-03-10")
    await case.clerk("file_suit", **SUIT)
    assert (
        await refused(case, "r1", "answer_arbitration_offer", signed=True, occurred_on="2026-03-07")
        == "step_not_open"
    )


# How a dispute ends


async def test_the_claimant_may_withdraw_whatever_is_under_way(cases: Cases) -> None:
    case = await suit_filed(cases)
    await case.party("c1", "withdraw_claim")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "withdrawn"
    assert await open_steps(case) == set()


async def test_a_respondent_cannot_withdraw_the_claim(cases: Cases) -> None:
    case = await unmediated(cases)
    assert await refused(case, "r1", "withdraw_claim") == "not_a_claimant"


async def test_a_case_handed_over_is_closed_here(cases: Cases) -> None:
    case = await unmediated(cases)
    await case.clerk("hand_over", reason="out_of_scope")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "handed_over"


async def test_in_a_closed_case_nothing_more_is_done(cases: Cases) -> None:
    case = await unmediated(cases)
    await case.clerk("hand_over", reason="other")
    await case.reaches("closed")
    assert await refused(case, "c1", "withdraw_claim") == "step_not_open"


# Service levels


async def told(case: SimulatedCase) -> list[tuple[str, str]]:
    """The service-level events: the day each fell due and its term."""
    return [
        (event["occurred_on"], event["facts"]["term"])
        for event in await timeline(case)
        if event["kind"] in ("service_warning", "service_breach")
    ]


async def test_people_are_warned_at_half_and_at_four_fifths_and_told_of_a_breach(
    cases: Cases,
) -> None:
    case = await unmediated(cases)
    await case.on("2026-04-17")
    assert await told(case) == [
        ("2026-03-04", "SLA_INTAKE_50"),
        ("2026-03-05", "SLA_INTAKE_80"),
        ("2026-03-05", "SLA_INTAKE_100"),
        ("2026-03-25", "SLA_TOTAL_50"),
        ("2026-04-07", "SLA_TOTAL_80"),
        ("2026-04-16", "SLA_TOTAL_100"),
    ]
    assert (await timeline(case))[-1]["kind"] == "service_breach"


async def test_a_breach_of_the_service_level_takes_no_step_away(cases: Cases) -> None:
    case = await unmediated(cases)
    before = await open_steps(case)
    await case.on("2026-04-17")
    assert await open_steps(case) >= before


async def test_days_a_stage_left_unspent_go_to_the_next_one(cases: Cases) -> None:
    case = await cases.open("01")
    await case.opened("appoint_mediator")
    assert await due(case, "SLA_MEDIATION_100") == date(2026, 3, 29)


async def test_the_promise_is_kept_once_there_is_a_title(cases: Cases) -> None:
    case = await settled(cases)
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1"])
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0211民特7号")
    await case.clerk("record_ruling", confirmed=True)
    await case.on("2026-05-06")
    assert (await term(case, "SLA_TOTAL_100"))["state"] == "met"
    assert "service_breach" not in await kinds(case)
