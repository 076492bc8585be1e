"""Sessions, what precedes them, and the facts that come out of them."""

from typing import Any

from embedded.simulation.roads import SESSION, mediator_accepts
from tests.conftest import Cases
from tests.workflows.mediations import TERMS, in_session, refusal
from tests.workflows.reading import due, kinds, last, next_steps, open_steps, term


async def test_nobody_mediates_before_he_knows_his_rights(cases: Cases) -> None:
    case = await cases.open("01")
    await mediator_accepts(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    mediator, clerk = cases.bureau.mediator, cases.bureau.clerk
    assert await refusal(case, mediator, "hold_session", **SESSION) == "rights_not_acknowledged"
    await case.party("c1", "acknowledge_rights")
    assert await refusal(case, mediator, "hold_session", **SESSION) == "rights_not_acknowledged"
    unseen: dict[str, Any] = {"party_id": "r1"}
    assert await refusal(case, clerk, "acknowledge_rights", **unseen) == "identity_not_verified"
    other: dict[str, Any] = {"party_id": "r1"}
    assert await refusal(case, case.parties["c1"], "acknowledge_rights", **other) == "unknown_party"
    await case.clerk("acknowledge_rights", party_id="r1", identity="document")
    await case.mediator("hold_session", **SESSION)


async def test_contact_in_time_is_met_by_reaching_every_respondent(cases: Cases) -> None:
    case = await cases.open("01")
    await mediator_accepts(case, "2026-03-03", "2026-03-04")
    await case.mediator("record_contact", party_id="r1", channel="phone", reached=False)
    assert (await term(case, "MED_CONTACT"))["state"] == "running"
    await case.mediator("record_contact", party_id="r1", channel="visit", reached=True)
    assert (await term(case, "MED_CONTACT"))["state"] == "met"


async def test_a_session_is_called_missed_held_and_adjourned(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator(
        "convene_session",
        session_on="2026-03-06",
        starts_at="09:30",
        mode="on_site",
        place="第二调解室",
    )
    await case.on("2026-03-06")
    await case.mediator("record_no_show", absent=["r1"])
    assert "record_no_show" not in await open_steps(case)
    await case.mediator("hold_session", mode="phone", present=["c1"], adjourned_to="2026-03-10")
    held = (await last(case, "session_held"))["facts"]
    assert (held["absent"], held["adjourned_to"]) == (["r1"], "2026-03-10")
    assert "record_no_show" in await open_steps(case)


async def test_facts_that_each_party_confirms_are_written_down_for_later(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_undisputed_facts", record="货物已经签收。")
    await case.party("c1", "confirm_undisputed_facts", confirms=True)
    assert (
        await refusal(case, case.parties["c1"], "confirm_undisputed_facts", confirms=True)
        == "already_answered"
    )
    await case.party("r1", "confirm_undisputed_facts", confirms=False)
    assert "confirm_undisputed_facts" not in await open_steps(case)
    await case.mediator("record_undisputed_facts", record="货物已经全部签收。")
    await case.party("c1", "confirm_undisputed_facts", confirms=True)
    # Where the mediation comes to nothing, what nobody disputes can still be confirmed.
    await case.mediator("end_mediation", reason="too_far_apart")
    await case.party("r1", "confirm_undisputed_facts", confirms=True)
    assert "undisputed_facts_confirmed" in await kinds(case)
    await case.written("undisputed_facts_record")


async def test_the_claimant_too_may_end_it_at_any_moment(cases: Cases) -> None:
    case = await in_session(cases)
    await case.party("c1", "refuse_mediation")
    assert (await last(case, "mediation_refused"))["facts"]["reason"] == "unwilling"
    assert "simplified" in await next_steps(case)


async def test_an_agreement_is_signed_in_the_order_agreed_on(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS, signing_order=["r1", "c1"])
    assert await refusal(case, case.parties["c1"], "sign_agreement") == "not_your_turn"
    await case.party("r1", "sign_agreement")
    await case.party("c1", "sign_agreement")
    assert (await next_steps(case))[0] == "judicial_confirmation"


async def test_an_unsigned_agreement_does_not_stand_for_ever(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS)
    assert (await due(case, "SIGNING")).isoformat() == "2026-03-18"
    await case.party("c1", "sign_agreement")
    await case.on("2026-03-19")
    assert (await last(case, "mediation_ended"))["facts"]["reason"] == "refused_to_sign"
    assert "file_suit" in await open_steps(case)
    # The respondent had signed in time; recorded late, the signature makes the agreement whole.
    await case.party("r1", "sign_agreement", occurred_on="2026-03-10")
    assert (await last(case, "agreement_effective"))["occurred_on"] == "2026-03-10"
    assert (await next_steps(case))[0] == "judicial_confirmation"
    assert "file_suit" not in await open_steps(case)


async def test_an_arbitration_clause_in_the_settlement_binds_the_parties(cases: Cases) -> None:
    case = await in_session(cases)
    clause = {"forum": "arbitration", "institution": "无锡仲裁委员会"}
    await case.mediator("record_settlement", terms=TERMS, dispute_clause=clause)
    await case.everyone("sign_agreement")
    assert "arbitration" in await next_steps(case)
    assert "arbitration_agreement_offer" not in await next_steps(case)


async def test_what_is_bound_to_be_arbitrated_is_not_sent_to_court_by_a_settlement(
    cases: Cases,
) -> None:
    case = await cases.open("03")
    await mediator_accepts(case, "2026-03-17", "2026-03-18")
    await case.everyone("acknowledge_rights")
    await case.party("r1", "answer_invitation", consents=True)
    code = await refusal(
        case,
        cases.bureau.mediator,
        "record_settlement",
        terms=TERMS,
        dispute_clause={"forum": "court"},
    )
    assert code == "bound_to_arbitrate"
