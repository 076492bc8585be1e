"""Asking the law: each answer is recorded in the history, so that a change of the law leaves a
running case's past as it was."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Engine
from temporalio.exceptions import ApplicationError

from activities.signatures import (
    ADVISE_BALANCE,
    ADVISE_COURT_FEE,
    ADVISE_ENFORCEMENT_ACCOUNT,
    ADVISE_FILING,
    ADVISE_INSTITUTION,
    ADVISE_PRESERVATION,
    ADVISE_REVIEW,
    ADVISE_ROUTE,
    ADVISE_SET_TERM,
    ADVISE_TERM,
    ADVISE_TERMS,
    ADVISE_VENUE,
    DOCKET,
    BalanceQuestion,
    ClaimPeriod,
    CourtFeeQuestion,
    Docket,
    DocketQuestion,
    EnforcementAccountQuestion,
    FilingPlan,
    FilingQuestion,
    InstitutionQuestion,
    PreservationQuestion,
    PreservationTaken,
    ReviewQuestion,
    Roster,
    SetTermQuestion,
    TermQuestion,
    VenueQuestion,
)
from activities.uninterrupted import uninterrupted
from law.applications import ApplicationAdvice, advise_preservation, advise_review
from law.appropriation import Balance, balance
from law.basis import Advice, cite
from law.courts import Venue
from law.deadlines import Deadline, compute
from law.enforcement_account import EnforcementAccount, enforcement_account
from law.fees import court_fee, halved_court_fee
from law.filings import filing_requirements
from law.institutions import InstitutionRules, rules_advice
from law.intake import GuaranteeKind, Intake, settlement_cautions
from law.limitation import LimitationState, limitation
from law.policy import load_policy
from law.routing import Route, Situation, route, taken_in
from law.set_terms import set_by_court
from law.terms import TermError
from law.venue import venue
from records.cases import intake_of, papers_of
from records.engine import reading
from records.ledger import events_of
from records.parties import parties_of
from records.performance import performance_account
from records.tables import Case, Party


class LawAdvice:
    """Local activities that put a case's facts before the law.

    A worker takes simulated cases, which run at a date of their own, only where ``simulation``
    says that its namespace is made for them.
    """

    def __init__(self, engine: Engine, *, simulation: bool) -> None:
        self._engine = engine
        self._simulation = simulation

    @uninterrupted(DOCKET)
    def docket(self, question: DocketQuestion) -> Docket:
        """What the record says of a case when its dispute opens."""
        if question.simulated and not self._simulation:
            raise ApplicationError(
                "a simulated case has no place here", type="not_a_simulation", non_retryable=True
            )
        with reading(self._engine) as session:
            intake = intake_of(session.get_one(Case, question.case_no))
            parties = parties_of(session, question.case_no)
        return Docket(
            situation=taken_in(intake),
            under_way=intake.under_way,
            roster=_roster(parties, electronic=intake.consents.e_service),
            policy=load_policy(question.policy),
            institution=intake.contract.arbitration.institution,
            mediation_origin=intake.mediation_origin,
            suit_procedure=intake.suit_procedure,
            cautions=settlement_cautions(intake),
            preservation=_taken(intake),
            periods=tuple(_periods(intake, parties)),
        )

    @uninterrupted(ADVISE_ROUTE)
    def advise_route(self, situation: Situation) -> Advice[Route]:
        """Which steps are lawful now, and why the others are not."""
        return route(situation)

    @uninterrupted(ADVISE_TERM)
    def advise_term(self, question: TermQuestion) -> Advice[Deadline]:
        """When a term of the register ends; refuses an extension the law does not allow."""
        try:
            return compute(
                question.code.partition("@")[0],
                question.trigger,
                extension=question.extra_days,
                suspended=question.suspended_days,
                institution=question.institution,
            )
        except TermError as error:
            raise _unlawful(error) from None

    @uninterrupted(ADVISE_TERMS)
    def advise_terms(self, questions: list[TermQuestion]) -> list[Advice[Deadline]]:
        """When terms of the register end, each answered as by ``advise_term``."""
        return [self.advise_term(question) for question in questions]

    @uninterrupted(ADVISE_SET_TERM)
    def advise_set_term(self, question: SetTermQuestion) -> Advice[Deadline]:
        """When a term ends that a court sets; refuses days outside the bounds of the law."""
        try:
            return set_by_court(question.code, question.trigger, question.days, question.procedure)
        except TermError as error:
            raise _unlawful(error) from None

    @uninterrupted(ADVISE_COURT_FEE)
    def advise_court_fee(self, question: CourtFeeQuestion) -> Advice[int]:
        """What a suit costs."""
        fee = halved_court_fee if question.halved else court_fee
        return fee(question.amount_fen)

    @uninterrupted(ADVISE_ENFORCEMENT_ACCOUNT)
    def advise_enforcement_account(
        self, question: EnforcementAccountQuestion
    ) -> Advice[EnforcementAccount]:
        """What enforcement has recovered and what is still owed."""
        return enforcement_account(question.owed, question.costs, question.receipts, question.until)

    @uninterrupted(ADVISE_INSTITUTION)
    def advise_institution(self, question: InstitutionQuestion) -> Advice[InstitutionRules]:
        """What the rules of an arbitration institution say."""
        return rules_advice(question.institution)

    @uninterrupted(ADVISE_VENUE)
    def advise_venue(self, question: VenueQuestion) -> Advice[Venue]:
        """Which court a step goes to."""
        return venue(question.step, self._intake(question.case_no), question.situation)

    @uninterrupted(ADVISE_PRESERVATION)
    def advise_preservation(self, question: PreservationQuestion) -> Advice[ApplicationAdvice]:
        """Which court preserves property, at what fee and security."""
        intake = self._intake(question.case_no)
        return advise_preservation(intake, question.situation, question.time, question.amount)

    @uninterrupted(ADVISE_REVIEW)
    def advise_review(self, question: ReviewQuestion) -> Advice[ApplicationAdvice]:
        """Which court reviews an award or an arbitration agreement, at what fee."""
        intake = self._intake(question.case_no)
        return advise_review(question.application, intake, question.situation)

    def _intake(self, case_no: str) -> Intake:
        with reading(self._engine) as session:
            return intake_of(session.get_one(Case, case_no))

    @uninterrupted(ADVISE_FILING)
    def advise_filing(self, question: FilingQuestion) -> Advice[FilingPlan]:
        """Which papers a filing needs, with those on record that go along."""
        required = filing_requirements()[question.kind]
        with reading(self._engine) as session:
            on_record = {paper.kind for paper in papers_of(session, question.case_no)}
            claimant = parties_of(session, question.case_no)[0].details
        of_kind = required.of_organisations if claimant["kind"] == "organisation" else ()
        along = tuple(kind for kind in required.if_on_record if kind in on_record)
        plan = FilingPlan(
            papers=required.papers + of_kind,
            annexes=required.annexes + along,
            escalates=required.escalates,
        )
        return Advice(value=plan, basis=cite(*required.basis))

    @uninterrupted(ADVISE_BALANCE)
    def advise_balance(self, question: BalanceQuestion) -> Advice[Balance]:
        """What is left to pay, and how each payment was set against the debt."""
        intake = self._intake(question.case_no)
        with reading(self._engine) as session:
            events = events_of(session, question.case_no)
        account = performance_account(intake, events, question.workflow_id)
        new = (question.receipt,) if question.receipt else ()
        return balance(account.debt, (*account.receipts, *new), question.on)


def _taken(intake: Intake) -> PreservationTaken | None:
    measure = intake.preservation
    if measure is None:
        return None
    return PreservationTaken(taken_on=measure.taken_on, pre_suit=measure.pre_suit)


def _periods(intake: Intake, parties: Iterable[Party]) -> Iterator[ClaimPeriod]:
    """The periods of the claim that are not over on the day of filing."""
    due_on, filed_on = intake.contract.due_on, intake.filed_on
    standing = limitation(due_on, filed_on)
    if standing.value.state is LimitationState.RUNNING:
        yield _period("LIMITATION", compute("LIMITATION", due_on))
    names = {party.details["name"]: party.party_id for party in parties}
    for guarantee in intake.guarantees:
        if guarantee.guarantor not in names:
            continue
        agreed = compute("GUARANTEE", due_on, agreed_until=guarantee.until)
        if agreed.value.due >= filed_on:
            period = _period(f"GUARANTEE@{names[guarantee.guarantor]}", agreed)
            general = guarantee.kind is GuaranteeKind.GENERAL
            by_agreement = agreed.value.due == guarantee.until
            yield period.model_copy(update={"general": general, "agreed": by_agreement})


def _period(code: str, advice: Advice[Deadline]) -> ClaimPeriod:
    dates = advice.value.model_dump(include={"trigger", "raw", "due", "provisional"})
    return ClaimPeriod(code=code, basis=advice.basis, **dates)


def _unlawful(error: TermError) -> ApplicationError:
    return ApplicationError(str(error), type="term_not_lawful", non_retryable=True)


def _roster(parties: Iterable[Party], *, electronic: bool) -> Roster:
    """The parties; ``electronic``: the claimants have consented to electronic service."""
    people = list(parties)
    ids = [(party.party_id, party.side) for party in people]
    claimants = tuple(ident for ident, side in ids if side == "claimant")
    return Roster(
        claimants=claimants,
        electronic=claimants if electronic else (),
        respondents=tuple(ident for ident, side in ids if side != "claimant"),
        guarantors=tuple(ident for ident, side in ids if side == "guarantor"),
        persons=tuple(party.party_id for party in people if party.details["kind"] == "person"),
    )
