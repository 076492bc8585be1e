"""Whatever facts are true together, the answer is a lawful next step, or a person's with a reason.

The full product of the facts has more than 10^16 members, so the space is walked in three parts:

- the full product of the facts that choose a forum (agreement, mediation, offer, confirmation,
  title, award), some 9,000 situations, all else plain;
- every pair of values of any two facts, upon each of six situations a case passes through;
- up to ten facts together by hypothesis, over every fact.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.basis import Advice
from law.intake import ArbitrationKind, MediationOrigin, MediatorType
from law.mediators import may_mediate
from law.routing import (
    AwardChallenge,
    AwardState,
    Confirmation,
    MediationResult,
    Offer,
    PaymentOrderEnd,
    Route,
    Situation,
    Step,
    Title,
    route,
)
from law.routing.decision import BARS
from law.routing.rows import ROWS, applicable

FILED = date(2026, 3, 2)
LATER = FILED + timedelta(days=30)
TRIALS = {Step.SMALL_CLAIMS, Step.SIMPLIFIED, Step.ORDINARY}
COURT = TRIALS | {Step.PAYMENT_ORDER}
TITLED = {Step.ENFORCEMENT, Step.CLOSE, Step.CLAIM_DECLARATION, Step.MANUAL}
BINDING = {ArbitrationKind.VALID, ArbitrationKind.SIGNED_AFTER_DISPUTE}
AWARDS = {Title.AWARD, Title.CONSENT_AWARD, Title.ARBITRAL_MEDIATION}
AGREED = {MediationResult.FULL, MediationResult.PARTIAL}

FACTS: dict[str, tuple[Any, ...]] = {
    "arbitration": tuple(ArbitrationKind),
    "amount_fen": (1, 18_650_000, 25_844_001),
    "remaining_fen": (None, 5_000_000),
    "debt_type": ("sale_of_goods", "inheritance", "unheard_of"),
    "on": tuple(FILED + timedelta(days=days) for days in (0, 30, 31, 425)),
    "due_on": (None, LATER),
    "mediation_origin": tuple(MediationOrigin),
    "mediator": tuple(MediatorType),
    "mediation": (None, *MediationResult),
    "agreement_effective_on": (None, FILED),
    "confirmation": (None, *Confirmation),
    "offer": (None, *Offer),
    "award": (None, *AwardState),
    "award_challenge": (None, *AwardChallenge),
    "title": (None, *Title),
    "payment_order": (None, *PaymentOrderEnd),
    "preservation_lapses_on": (None, LATER),
    **{
        name: (False, True)
        for name, field in Situation.model_fields.items()
        if field.annotation is bool
    },
}
FORUM = ("arbitration", "mediation", "offer", "confirmation", "title", "award")


def situation(**facts: Any) -> Situation:
    plain = {
        "arbitration": ArbitrationKind.NONE,
        "amount_fen": 18_650_000,
        "filed_on": FILED,
        "on": FILED,
        "debt_type": "sale_of_goods",
    }
    return Situation.model_construct(**(Situation.model_construct().__dict__ | plain | facts))


STARTS: tuple[dict[str, Any], ...] = (
    {},
    {"mediation": MediationResult.FAILED, "arbitration": ArbitrationKind.VALID, "due_on": LATER},
    {"mediation": MediationResult.PARTIAL},
    {"mediation": MediationResult.FULL},
    {"title": Title.AWARD, "title_unpaid": True},
    {"bankruptcy_accepted": True, "declared_claim_disputed": True},
)


def every_choice_of_forum() -> Iterator[Situation]:
    for values in product(*(FACTS[name] for name in FORUM)):
        yield situation(**dict(zip(FORUM, values, strict=True)))


def every_pair_of_facts() -> Iterator[Situation]:
    for start in STARTS:
        for one, other in combinations(FACTS, 2):
            for values in product(FACTS[one], FACTS[other]):
                yield situation(**(start | dict(zip((one, other), values, strict=True))))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Situation, Advice[Route]]]:
    """Every pair of facts with its answer."""
    return [(each, route(each)) for each in every_pair_of_facts()]


def bound(s: Situation) -> bool:
    """A valid arbitration agreement is in force."""
    undone = s.award in (AwardState.SET_ASIDE, AwardState.NOT_ENFORCED)
    spent = undone or s.institution_declined or s.agreement_ruled_invalid
    signed = s.arbitration in BINDING or s.offer is Offer.SIGNED
    return s.new_agreement_signed or (signed and not spent)


def titled(s: Situation) -> bool:
    """There is a title, or an instrument that takes its place."""
    awarded = s.award is AwardState.IN_FORCE or s.title is not None
    return awarded or s.confirmation is Confirmation.CONFIRMED or s.notarised_enforceable


def breaches(s: Situation, advice: Advice[Route]) -> Iterator[str]:
    """Each way in which the answer to a situation would be unlawful or no answer."""
    answer = advice.value
    steps = set(answer.next)
    barred = [bar.step for bar in answer.blocked]
    told = " ".join(advice.flags)
    if not answer.next:
        yield "no next step"
    if len(answer.next) != len(steps):
        yield "a step named twice"
    if sorted([*(steps - {Step.MANUAL}), *barred]) != sorted(set(Step) - {Step.MANUAL}):
        yield "a step neither open nor barred"
    if not all(bar.reason and bar.basis for bar in answer.blocked):
        yield "a bar without reason or article"
    if Step.MANUAL in steps and not any(word in told for word in ("人工决定", "R12", "R22")):
        yield "a person is to decide and is not told why"
    if not answer.rows and steps != {Step.MANUAL} and Step.MEDIATION not in steps:
        yield "open steps without a row"
    if not advice.basis and steps != {Step.MANUAL}:
        yield "an answer without an article"
    if bound(s) and steps & COURT:
        yield "court despite an arbitration agreement in force"
    if not bound(s) and Step.ARBITRATION in steps:
        yield "arbitration without an agreement"
    if s.validity_open and steps & (COURT | {Step.ARBITRATION}):
        yield "merits while the validity of the agreement is open"
    if Step.JUDICIAL_CONFIRMATION in steps:
        if s.mediation not in AGREED or not s.both_confirm or s.unreachable:
            yield "confirmation without a joint application on an agreement"
        if s.agreement_effective_on and (s.on - s.agreement_effective_on).days > 30:
            yield "confirmation out of time"
        if not may_mediate(s.mediator, s.agreement_effective_on or s.on):
            yield "confirmation of what an unlicensed body mediated"
    if Step.ENFORCEMENT in steps and not titled(s):
        yield "enforcement without a title"
    if s.bankruptcy_accepted and Step.ENFORCEMENT in steps:
        yield "enforcement in bankruptcy"
    if Step.CLOSE in steps and steps != {Step.CLOSE}:
        yield "a step after the close"
    if (s.award is AwardState.IN_FORCE or (s.award is None and s.title in AWARDS)) and (
        steps - TITLED
    ):
        yield "another forum after an award"
    ended = s.mediation is not None and s.confirmation is not Confirmation.REFUSED
    if ended and Step.MEDIATION in steps:
        yield "mediation goes on after it has ended"
    if Step.MEDIATION in steps and not (
        s.claimant_consents_mediation and may_mediate(s.mediator, s.on)
    ):
        yield "mediation by force or without a licence"
    if s.unreachable and steps & {
        *(Step.PAYMENT_ORDER, Step.SMALL_CLAIMS, Step.SIMPLIFIED),
        *(Step.ARBITRATION_AGREEMENT_OFFER, Step.JUDICIAL_CONFIRMATION, Step.MEDIATION),
    }:
        yield "a step that needs a respondent who cannot be found"
    if Step.SMALL_CLAIMS in steps and (s.set_off_or_counterclaim or s.appraisal_needed):
        yield "a small claim with a counterclaim or an appraisal"
    if Step.PAYMENT_ORDER in steps and (
        s.counter_performance or s.set_off_or_counterclaim or s.pre_suit_preservation
    ):
        yield "a payment order against its conditions"
    if (s.out_of_scope or s.party_ended) and steps != {Step.MANUAL}:
        yield "a step out of scope or for a party that is no more"
    led = {step for row in applicable(s, frozenset(steps)) for step in row.leads}
    if not steps <= led | {Step.MEDIATION, Step.MANUAL}:
        yield "an open step to which no row leads"


def test_every_choice_of_forum_is_lawful() -> None:
    for each in every_choice_of_forum():
        assert list(breaches(each, route(each))) == [], each


def test_every_pair_of_facts_has_a_lawful_answer(
    pairs: list[tuple[Situation, Advice[Route]]],
) -> None:
    for each, advice in pairs:
        assert list(breaches(each, advice)) == [], each


together = st.lists(st.sampled_from(list(FACTS)), max_size=10, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(FACTS[name]) for name in names})
)


@settings(max_examples=1_500, deadline=None)
@given(together)
def test_whatever_is_true_together_has_a_lawful_answer(facts: dict[str, Any]) -> None:
    each = situation(**facts)
    assert list(breaches(each, route(each))) == []


def test_every_fact_of_a_situation_is_walked() -> None:
    assert set(Situation.model_fields) - set(FACTS) == {"filed_on", "institution"}


def test_every_row_leads_where_it_says(pairs: list[tuple[Situation, Advice[Route]]]) -> None:
    reached: set[tuple[str, Step]] = set()
    for each, advice in pairs:
        steps = frozenset(advice.value.next)
        for row in applicable(each, steps):
            reached |= {(row.title, step) for step in row.leads if step in steps}
    assert {(row.title, step) for row in ROWS for step in row.leads} - reached == set()


def test_every_bar_closes_a_step_somewhere(pairs: list[tuple[Situation, Advice[Route]]]) -> None:
    closed = {bar.reason for _, advice in pairs for bar in advice.value.blocked}
    # Every debt that may not be arbitrated is out of scope too, and barred as that first.
    assert {bar.reason for bar in BARS} - closed == {"该类纠纷依法不能仲裁"}
