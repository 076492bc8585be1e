"""A route holds every lawful next step and bars every other, each for a reason in law."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from law.debt_types import debt_types
from law.intake import ArbitrationKind, MediationOrigin, read_intake
from law.money import parse_yuan
from law.routing import (
    AwardChallenge,
    AwardState,
    Confirmation,
    MediationResult,
    Offer,
    PaymentOrderEnd,
    Situation,
    Step,
    Title,
    route,
)
from tests.law.disputes import TODAY, document, read
from tests.law.yaml_cases import cases, entries

FILED = date(2026, 3, 2)
TRIALS = {Step.SMALL_CLAIMS, Step.SIMPLIFIED, Step.ORDINARY}
COURT = TRIALS | {Step.PAYMENT_ORDER}
BINDING = {ArbitrationKind.VALID, ArbitrationKind.SIGNED_AFTER_DISPUTE}


def plain(**facts: Any) -> Situation:
    known = {
        "arbitration": "none",
        "amount_fen": 18_650_000,
        "filed_on": FILED,
        "on": FILED,
        "debt_type": "sale_of_goods",
    }
    return Situation.model_validate(known | facts)


@cases("routes")
def test_row_of_the_routing_table(case: dict[str, Any]) -> None:
    facts = dict(case["facts"])
    for key in ("amount", "remaining"):
        if key in facts:
            facts[f"{key}_fen"] = parse_yuan(facts.pop(key))
    facts["on"] = facts.pop("day", FILED)
    advice = route(plain(**facts))
    assert list(advice.value.rows) == case["rows"]
    assert [step.value for step in advice.value.next] == case["next"]
    articles = {
        bar.step.value: {f"{entry.law} {entry.article}" for entry in bar.basis}
        for bar in advice.value.blocked
    }
    for step, article in case.get("barred", {}).items():
        assert article in articles[step]
    for words in case.get("flags", []):
        assert any(words in flag for flag in advice.flags), words


@cases("roads")
def test_road_of_an_example_dispute(case: dict[str, Any]) -> None:
    start = Situation.at_intake(read(case["case"]))
    for turn in case["turns"]:
        situation = Situation.model_validate(start.model_dump() | turn["facts"])
        advice = route(situation)
        assert advice.value.next[0].value == turn["step"]
        assert list(advice.value.rows) == turn["rows"]
        assert advice.basis


def test_a_settlement_at_intake_takes_effect_on_the_day_of_the_advice() -> None:
    day = date(2026, 3, 20)
    situation = Situation.at_intake(read("01-goods-settled"), MediationResult.FULL, day)
    assert situation.agreement_effective_on == day
    assert route(situation).value.next[0] is Step.JUDICIAL_CONFIRMATION


def test_the_limits_of_small_claims_are_those_of_the_day_of_the_advice() -> None:
    facts = {"amount_fen": 6_200_000, "mediation": "failed", "filed_on": date(2024, 6, 3)}
    earlier = route(plain(on=date(2024, 6, 3), **facts)).value.next
    later = route(plain(on=date(2026, 1, 4), **facts)).value.next
    assert Step.SIMPLIFIED in earlier
    assert Step.SIMPLIFIED not in later


def test_a_day_without_limits_on_record_is_flagged() -> None:
    advice = route(plain(on=date(2019, 6, 3), mediation="failed"))
    assert Step.SIMPLIFIED in advice.value.next
    assert any("小额诉讼标准" in flag for flag in advice.flags)


def test_a_party_without_a_resident_card_keeps_the_case_out_of_small_claims() -> None:
    changed = document("02-loan-small-claims")
    changed["respondents"][0] |= {"id_type": "passport", "id_number": "E12345678"}
    situation = Situation.at_intake(read_intake(changed, today=TODAY), MediationResult.FAILED)
    assert Step.SMALL_CLAIMS not in route(situation).value.next


def test_pre_suit_preservation_at_intake_bars_the_payment_order() -> None:
    changed = document("02-loan-small-claims")
    changed["preservation"] = {
        "court": "无锡市滨湖区人民法院",
        "taken_on": "2026-04-01",
        "pre_suit": True,
    }
    situation = Situation.at_intake(read_intake(changed, today=TODAY), MediationResult.FAILED)
    advice = route(situation)
    assert Step.PAYMENT_ORDER not in advice.value.next
    assert any("2026-05-06" in flag for flag in advice.flags)


def test_preservation_during_a_suit_does_not_bar_the_payment_order() -> None:
    changed = document("02-loan-small-claims")
    changed["preservation"] = {
        "court": "无锡市滨湖区人民法院",
        "taken_on": "2026-04-01",
        "pre_suit": False,
    }
    situation = Situation.at_intake(read_intake(changed, today=TODAY), MediationResult.FAILED)
    assert Step.PAYMENT_ORDER in route(situation).value.next


def test_a_situation_holds_no_personal_data() -> None:
    intake = read("07-guaranteed-default")
    told = Situation.at_intake(intake).model_dump_json()
    for party in (intake.claimant, *intake.respondents):
        for private in (party.name, party.phone, party.address, party.number):
            assert private not in told


days = st.integers(min_value=0, max_value=120).map(lambda n: FILED + timedelta(days=n))

situations = st.builds(
    Situation,
    arbitration=st.sampled_from(ArbitrationKind),
    amount_fen=st.integers(min_value=1, max_value=99_999_999),
    remaining_fen=st.none() | st.integers(min_value=1, max_value=99_999_999),
    filed_on=st.just(FILED),
    on=days,
    debt_type=st.sampled_from([*sorted(debt_types()), "unheard_of"]),
    mediation_origin=st.sampled_from(MediationOrigin),
    mediation=st.none() | st.sampled_from(MediationResult),
    agreement_effective_on=st.none() | days,
    confirmation=st.none() | st.sampled_from(Confirmation),
    offer=st.none() | st.sampled_from(Offer),
    award=st.none() | st.sampled_from(AwardState),
    award_challenge=st.none() | st.sampled_from(AwardChallenge),
    title=st.none() | st.sampled_from(Title),
    payment_order=st.none() | st.sampled_from(PaymentOrderEnd),
    **{
        name: st.booleans()
        for name, field in Situation.model_fields.items()
        if field.annotation is bool
    },
)

many = settings(max_examples=400, deadline=None)


@many
@given(situations)
def test_every_step_is_either_open_or_barred(situation: Situation) -> None:
    chosen = route(situation).value
    open_steps = [step for step in chosen.next if step is not Step.MANUAL]
    barred = [bar.step for bar in chosen.blocked]
    assert sorted([*open_steps, *barred]) == sorted(set(Step) - {Step.MANUAL})
    assert chosen.next


@many
@given(situations)
def test_every_bar_has_a_reason_and_an_article(situation: Situation) -> None:
    for bar in route(situation).value.blocked:
        assert bar.reason
        assert bar.basis


def undone(situation: Situation) -> bool:
    by_court = situation.award in (AwardState.SET_ASIDE, AwardState.NOT_ENFORCED)
    return by_court or situation.institution_declined or situation.agreement_ruled_invalid


@many
@given(situations)
def test_no_arbitration_without_an_agreement(situation: Situation) -> None:
    signed = situation.arbitration in BINDING or situation.offer is Offer.SIGNED
    if not situation.new_agreement_signed and (not signed or undone(situation)):
        assert Step.ARBITRATION not in route(situation).value.next


@many
@given(situations)
def test_no_court_while_an_agreement_stands(situation: Situation) -> None:
    signed = situation.arbitration in BINDING or situation.offer is Offer.SIGNED
    if situation.new_agreement_signed or (signed and not undone(situation)):
        assert COURT.isdisjoint(route(situation).value.next)


@many
@given(situations)
def test_court_and_arbitration_are_never_open_together(situation: Situation) -> None:
    chosen = set(route(situation).value.next)
    assert Step.ARBITRATION not in chosen or COURT.isdisjoint(chosen)


@many
@given(situations)
def test_an_award_in_force_ends_suit_and_arbitration(situation: Situation) -> None:
    settled = situation.model_copy(update={"award": AwardState.IN_FORCE})
    chosen = set(route(settled).value.next)
    assert chosen <= {Step.ENFORCEMENT, Step.CLOSE, Step.CLAIM_DECLARATION, Step.MANUAL}


@many
@given(situations)
def test_nobody_is_made_to_mediate(situation: Situation) -> None:
    unwilling = situation.model_copy(
        update={"claimant_consents_mediation": False, "confirmation": None}
    )
    assert Step.MEDIATION not in route(unwilling).value.next


@many
@given(situations)
def test_confirmation_is_joint_and_within_thirty_days(situation: Situation) -> None:
    if Step.JUDICIAL_CONFIRMATION not in route(situation).value.next:
        return
    assert situation.mediation in (MediationResult.FULL, MediationResult.PARTIAL)
    assert situation.both_confirm
    effective = situation.agreement_effective_on
    if effective is not None and effective < situation.on:
        # A last day that is a holiday rolls on, never by more than the longest holiday.
        assert (situation.on - effective).days <= 30 + 9


@many
@given(situations)
def test_a_missing_debtor_gets_no_order_small_claim_or_offer(situation: Situation) -> None:
    missing = situation.model_copy(update={"respondent_unreachable": True})
    chosen = set(route(missing).value.next)
    closed = {Step.PAYMENT_ORDER, Step.SMALL_CLAIMS, Step.SIMPLIFIED}
    assert chosen.isdisjoint(closed | {Step.ARBITRATION_AGREEMENT_OFFER, Step.MEDIATION})


@many
@given(situations)
def test_enforcement_needs_a_title_or_a_notarised_instrument(situation: Situation) -> None:
    if Step.ENFORCEMENT not in route(situation).value.next:
        return
    confirmed = situation.confirmation is Confirmation.CONFIRMED
    titled = situation.title is not None or confirmed or situation.award is AwardState.IN_FORCE
    assert titled or situation.notarised_enforceable


def test_each_row_of_the_table_has_an_example_of_its_own() -> None:
    titles = [(entry["case"].split()[0], entry["rows"]) for entry in entries("routes")]
    assert {name for name, rows in titles if name in rows} == {f"R{n}" for n in range(25)}


def test_the_intake_says_what_kind_of_body_mediates() -> None:
    changed = document("01-goods-settled") | {"mediator_type": "commercial_licensed"}
    situation = Situation.at_intake(read_intake(changed, today=TODAY))
    assert any("执业证书" in flag for flag in route(situation).flags)


def test_a_debt_falls_due_while_the_case_goes_on() -> None:
    situation = plain(due=False, due_on=date(2026, 3, 10), offer="declined", mediation="failed")
    later = situation.model_copy(update={"on": date(2026, 3, 11)})
    assert Step.PAYMENT_ORDER not in route(situation).value.next
    assert Step.PAYMENT_ORDER in route(later).value.next
