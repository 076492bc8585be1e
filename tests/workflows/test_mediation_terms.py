"""Each term of mediation: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.mediations import TERMS, in_session
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term


async def test_appointing_a_mediator_late_is_noted_and_still_possible(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-03-06")
    assert (await term(case, "MED_APPOINT"))["state"] == "ended"
    await case.clerk("appoint_mediator", mediator=cases.bureau.mediator.user_id)
    assert "accept_assignment" in await open_steps(case)


async def test_a_mediator_who_does_not_answer_is_replaced(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-03-03")
    await case.clerk("appoint_mediator", mediator=cases.bureau.mediator.user_id)
    await case.on("2026-03-09")
    assert "assignment_lapsed" in await kinds(case)
    assert "appoint_mediator" in await open_steps(case)


async def test_an_acceptance_made_in_time_and_recorded_late_stands(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-03-03")
    await case.clerk("appoint_mediator", mediator=cases.bureau.mediator.user_id)
    await case.on("2026-03-09")
    await case.mediator("accept_assignment", occurred_on="2026-03-06")
    assert await due(case, "MED_TERM_SELF") == date(2026, 4, 7)


async def test_an_acceptance_made_after_its_term_does_not_stand(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-03-03")
    await case.clerk("appoint_mediator", mediator=cases.bureau.mediator.user_id)
    await case.on("2026-03-10")
    with pytest.raises(Problem) as turned:
        await case.mediator("accept_assignment", occurred_on="2026-03-09")
    assert turned.value.code == "term_ended"


async def test_contact_in_time_is_met_by_the_respondents_answer(cases: Cases) -> None:
    case = await in_session(cases)
    assert (await term(case, "MED_CONTACT"))["state"] == "met"


async def test_contact_too_late_is_noted_and_the_mediation_goes_on(cases: Cases) -> None:
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.on("2026-03-12")
    assert (await term(case, "MED_CONTACT"))["state"] == "ended"
    assert "answer_invitation" in await open_steps(case)


async def test_after_thirty_days_without_agreement_the_mediation_ends(cases: Cases) -> None:
    case = await in_session(cases)
    await case.on("2026-04-04")
    assert "mediation_ended" in await kinds(case)
    assert await next_steps(case) == [
        "arbitration_agreement_offer",
        "simplified",
        "small_claims",
        "payment_order",
    ]


async def test_an_extension_by_all_moves_the_end(cases: Cases) -> None:
    case = await in_session(cases)
    await case.on("2026-03-30")
    await case.mediator("extend_mediation", days=10, consented_by=["c1", "r1"])
    assert await due(case, "MED_TERM_SELF") == date(2026, 4, 13)
    await case.on("2026-04-10")
    await case.mediator("hold_session", **SESSION)


async def test_an_extension_without_everybodys_consent_is_refused(cases: Cases) -> None:
    case = await in_session(cases)
    with pytest.raises(Problem) as turned:
        await case.mediator("extend_mediation", days=10, consented_by=["c1"])
    assert turned.value.code == "consent_of_all_needed"


async def test_an_extension_agreed_in_time_and_recorded_late_reopens_the_mediation(
    cases: Cases,
) -> None:
    case = await in_session(cases)
    await case.on("2026-04-07")
    assert "file_suit" in await open_steps(case)
    await case.mediator(
        "extend_mediation", days=20, consented_by=["c1", "r1"], occurred_on="2026-04-02"
    )
    assert "hold_session" in await open_steps(case)
    assert "file_suit" not in await open_steps(case)


async def test_a_settlement_reached_in_time_and_recorded_late_is_signed(cases: Cases) -> None:
    case = await in_session(cases)
    await case.on("2026-04-07")
    await case.mediator("record_settlement", terms=TERMS, occurred_on="2026-04-03")
    await case.everyone("sign_agreement")
    assert (await next_steps(case))[0] == "judicial_confirmation"


async def test_one_refusal_ends_the_mediation_at_any_moment(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("hold_session", **SESSION)
    await case.party("r1", "answer_invitation", consents=False)
    assert "offer_arbitration_agreement" in await open_steps(case)
    assert "hold_session" not in await open_steps(case)


async def test_a_party_that_refuses_to_sign_ends_the_mediation(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS)
    await case.party("c1", "sign_agreement")
    await case.party("r1", "refuse_to_sign")
    assert "file_suit" in await open_steps(case)


async def test_nobody_signs_twice(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS)
    await case.party("c1", "sign_agreement")
    with pytest.raises(Problem) as turned:
        await case.party("c1", "sign_agreement")
    assert turned.value.code == "not_a_signatory"


async def test_a_debt_paid_on_the_spot_closes_the_case(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS, paid_on_the_spot=True)
    await case.everyone("sign_agreement")
    await case.reaches("closed")
    assert (await read(case))["resolution"] == "paid"


async def test_a_claimant_who_wants_no_mediation_goes_straight_to_the_route(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    assert "appoint_mediator" not in await open_steps(case)
    assert "offer_arbitration_agreement" in await open_steps(case)
