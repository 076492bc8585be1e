"""The situation of a dispute: every fact its route turns on, and no personal data."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from law.basis import Advice
from law.deadlines import Deadline, compute
from law.debt_types import debt_types
from law.intake import (
    ArbitrationKind,
    IdType,
    Intake,
    MediationOrigin,
    MediatorType,
    Organisation,
    Person,
    amount_in_dispute,
)
from law.mediators import may_mediate
from law.titles import AWARDS, Title


class MediationResult(StrEnum):
    """How mediation ended."""

    FULL = "full"
    PARTIAL = "partial"
    FAILED = "failed"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


class Confirmation(StrEnum):
    """What the court said to the application for judicial confirmation."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Offer(StrEnum):
    """What became of the offer to sign or supplement an arbitration agreement."""

    DECLINED = "declined"
    SIGNED = "signed"


class AwardState(StrEnum):
    """What has become of an award."""

    IN_FORCE = "in_force"
    SET_ASIDE = "set_aside"
    NOT_ENFORCED = "not_enforced"


class AwardChallenge(StrEnum):
    """A pending application against an award in force."""

    SET_ASIDE = "set_aside"
    NON_ENFORCEMENT = "non_enforcement"


class PaymentOrderEnd(StrEnum):
    """How a payment order ended without becoming enforceable.

    An objection turns the application into a suit (民事诉讼法 228); ``OBJECTED_WITHOUT_SUIT`` is
    where the creditor declined that suit or let it drop.
    """

    LAPSED_BY_OBJECTION = "lapsed_by_objection"
    OBJECTED_WITHOUT_SUIT = "objected_without_suit"
    UNDELIVERABLE = "undeliverable"


_BINDING = frozenset({ArbitrationKind.VALID, ArbitrationKind.SIGNED_AFTER_DISPUTE})
_AGREED = frozenset({MediationResult.FULL, MediationResult.PARTIAL})


class Situation(BaseModel):
    """The facts a route turns on, on the day of the advice (``on``). Amounts are in fen.

    - ``remaining_fen``: what is still in dispute after a partial settlement, once known;
    - ``due``: the debt was due at intake; ``due_on``: the last day for payment;
    - ``simple``: facts and rights are clear and little is in dispute (民事诉讼法 160);
    - ``performed_on_spot``: what the settlement promises is paid, on the spot or since;
    - ``notarial_certificate_refused``: the notary gave no certificate of enforcement, or the court
      refused to enforce the instrument;
    - ``new_agreement_signed``: a new arbitration agreement after the earlier one came to nothing;
    - ``title_unpaid``: the title's time for performance has ended without full payment;
    - ``party_ended``: a party has died or been dissolved and nobody has yet stepped in;
    - ``minor_party``: a party is under eighteen and acts through a statutory representative only;
    - ``assigned``: the claim has passed to an assignee.

    An agreement found valid after a dispute over its validity is told by ``arbitration=VALID``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    arbitration: ArbitrationKind
    institution: str | None = None
    amount_fen: int
    remaining_fen: int | None = None
    filed_on: date
    on: date
    debt_type: str
    due: bool = True
    due_on: date | None = None
    simple: bool = True
    undisputed: bool = False
    counter_performance: bool = False
    set_off_or_counterclaim: bool = False
    foreign_related: bool = False
    appraisal_needed: bool = False
    notarised_enforceable: bool = False
    notarial_certificate_refused: bool = False
    pre_suit_preservation: bool = False
    preservation_lapses_on: date | None = None
    claimant_consents_mediation: bool = True
    mediation_origin: MediationOrigin = MediationOrigin.SELF
    mediator: MediatorType = MediatorType.PEOPLES
    mediation: MediationResult | None = None
    performed_on_spot: bool = False
    agreement_effective_on: date | None = None
    agreement_defaulted: bool = False
    both_confirm: bool = True
    confirmation: Confirmation | None = None
    offer: Offer | None = None
    institution_declined: bool = False
    agreement_ruled_invalid: bool = False
    new_agreement_signed: bool = False
    award: AwardState | None = None
    award_challenge: AwardChallenge | None = None
    title: Title | None = None
    title_unpaid: bool = False
    payment_order: PaymentOrderEnd | None = None
    respondent_unreachable: bool = False
    bankruptcy_accepted: bool = False
    declared_claim_disputed: bool = False
    party_ended: bool = False
    minor_party: bool = False
    assigned: bool = False
    suspected_sham: bool = False

    @classmethod
    def at_intake(
        cls, intake: Intake, mediation: MediationResult | None = None, on: date | None = None
    ) -> "Situation":
        """The situation a document describes, with the mediation result given.

        ``on`` is the day of the advice, on which the mediation ended or its agreement took effect;
        the filing day where it is not given. A full settlement counts as not yet paid and both
        sides as willing to confirm it.
        """
        day = on or intake.filed_on
        measure = intake.preservation if _pre_suit(intake) else None
        return cls(
            arbitration=intake.contract.arbitration.kind,
            institution=intake.contract.arbitration.institution,
            amount_fen=amount_in_dispute(intake),
            filed_on=intake.filed_on,
            on=day,
            debt_type=intake.debt_type,
            due=intake.contract.due_on < day,
            due_on=intake.contract.due_on,
            undisputed=intake.undisputed,
            counter_performance=intake.counter_performance,
            foreign_related=_foreign(intake),
            notarised_enforceable=intake.notarised_enforceable,
            pre_suit_preservation=measure is not None,
            preservation_lapses_on=(
                compute("PRES_FOLLOW", measure.taken_on).value.due if measure else None
            ),
            party_ended=any(
                isinstance(party, Organisation) and party.dissolved for party in intake.parties
            ),
            minor_party=any(
                isinstance(party, Person) and party.is_minor(intake.filed_on)
                for party in intake.parties
            ),
            claimant_consents_mediation=intake.consents.mediation,
            mediation_origin=intake.mediation_origin,
            mediator=intake.mediator_type,
            mediation=mediation,
            agreement_effective_on=day if mediation in _AGREED else None,
        )

    @property
    def out_of_scope(self) -> bool:
        """A matter this system must not take, or one that smells of a sham."""
        debt = debt_types().get(self.debt_type)
        return self.suspected_sham or debt is None or not debt.in_scope

    @property
    def arbitrable(self) -> bool:
        """Whether the matter may be arbitrated at all (仲裁法 3)."""
        debt = debt_types().get(self.debt_type)
        return debt is not None and debt.arbitrable

    @property
    def fallen_due(self) -> bool:
        """On the day of the advice the last day for payment has passed."""
        return self.due or (self.due_on is not None and self.due_on < self.on)

    @property
    def dispute_arisen(self) -> bool:
        """There is something to decide: the debt is overdue, contested, or a settlement is broken.

        What is neither due nor contested is no dispute, and a tribunal may not stamp it in advance
        (先予仲裁).
        """
        contested = not self.undisputed or self.set_off_or_counterclaim
        return self.fallen_due or contested or self.agreement_defaulted

    @property
    def at_stake_fen(self) -> int:
        """The amount that is still in dispute, in fen."""
        return self.amount_fen if self.remaining_fen is None else self.remaining_fen

    @property
    def settled(self) -> bool:
        """Mediation ended in an agreement on everything."""
        return self.mediation is MediationResult.FULL

    @property
    def agreed(self) -> bool:
        """Mediation ended in an agreement on everything or on a part."""
        return self.mediation in _AGREED

    @property
    def paid(self) -> bool:
        """Everything that was agreed is paid."""
        return self.settled and self.performed_on_spot

    @property
    def in_bankruptcy(self) -> bool:
        """The claim has to be satisfied in the debtor's bankruptcy (企业破产法 16)."""
        return self.bankruptcy_accepted and not self.paid

    @property
    def unreachable(self) -> bool:
        """The respondent cannot be found."""
        return self.respondent_unreachable or self.mediation is MediationResult.UNREACHABLE

    @property
    def award_undone(self) -> bool:
        """The award was set aside or refused enforcement."""
        return self.award in (AwardState.SET_ASIDE, AwardState.NOT_ENFORCED)

    @property
    def agreement_spent(self) -> bool:
        """The arbitration agreement came to nothing, and no new one has been signed."""
        failed = self.institution_declined or self.agreement_ruled_invalid or self.award_undone
        return failed and not self.new_agreement_signed

    @property
    def bound_to_arbitrate(self) -> bool:
        """A valid arbitration agreement keeps the claim out of court (仲裁法 5)."""
        if self.new_agreement_signed:
            return True
        signed = self.offer is Offer.SIGNED or self.arbitration in _BINDING
        return signed and not self.agreement_spent

    @property
    def validity_open(self) -> bool:
        """Whether the arbitration agreement is valid is disputed and not yet decided."""
        disputed = self.arbitration is ArbitrationKind.DISPUTED
        return disputed and not self.bound_to_arbitrate and not self.agreement_spent

    @property
    def award_in_force(self) -> bool:
        """An award, or a consent award, has settled the claim for good (仲裁法 10)."""
        made = self.award is AwardState.IN_FORCE or self.title in AWARDS
        return made and not self.award_undone

    @property
    def title_in_force(self) -> bool:
        """There is a title, for the claim or for a part of it."""
        by_court = self.title is not None and self.title not in AWARDS
        return self.award_in_force or by_court or self.confirmation is Confirmation.CONFIRMED

    @property
    def decided(self) -> bool:
        """A title covers the whole claim; the confirmation of a partial settlement does not."""
        if self.award_in_force:
            return True
        return self.title_in_force and not self.rest_undecided

    @property
    def rest_undecided(self) -> bool:
        """A part of the dispute is settled, and no title covers the rest."""
        of_settlement = self.title in (None, Title.CONFIRMATION_RULING)
        return self.mediation is MediationResult.PARTIAL and of_settlement

    @property
    def directly_enforceable(self) -> bool:
        """A notarised instrument takes the place of a title, unless a settlement replaced it."""
        open_ = self.notarised_enforceable and not self.notarial_certificate_refused
        return open_ and not (self.settled or self.decided)

    @property
    def suit_pending(self) -> bool:
        """A court already has the claim: mediated after filing, or passed on by an objection."""
        filed = self.mediation_origin is MediationOrigin.COURT_AFTER_FILING
        return filed or self.payment_order is PaymentOrderEnd.LAPSED_BY_OBJECTION

    @property
    def confirmation_window(self) -> Advice[Deadline] | None:
        """The last day to apply for judicial confirmation (民事诉讼法 205)."""
        if self.agreement_effective_on is None:
            return None
        return compute("CONF_APPLY", self.agreement_effective_on)

    @property
    def window_missed(self) -> bool:
        """The 30 days for judicial confirmation are over."""
        window = self.confirmation_window
        return window is not None and self.on > window.value.due

    @property
    def mediated_lawfully(self) -> bool:
        """The body that led to the agreement could mediate on the day it took effect."""
        return may_mediate(self.mediator, self.agreement_effective_on or self.on)

    @property
    def confirmation_lost(self) -> bool:
        """The settlement cannot be confirmed: too late, not by both, or not mediated lawfully."""
        jointly = self.both_confirm and not self.unreachable
        possible = jointly and self.mediated_lawfully and not self.window_missed
        return self.agreed and self.confirmation is None and not possible

    @property
    def settlement_stands(self) -> bool:
        """A full settlement binds and nothing has yet opened the way back to the claim."""
        reopened = self.agreement_defaulted or self.confirmation is Confirmation.REFUSED
        lost = self.confirmation_lost or self.in_bankruptcy
        return self.settled and not reopened and not lost

    @property
    def forum_open(self) -> bool:
        """Which forum takes the claim is still to be chosen."""
        return not (
            self.out_of_scope
            or self.party_ended
            or self.minor_party
            or self.in_bankruptcy
            or self.paid
            or self.decided
            or self.directly_enforceable
        )


def _pre_suit(intake: Intake) -> bool:
    return intake.preservation is not None and intake.preservation.pre_suit


def _foreign(intake: Intake) -> bool:
    """A party without a resident identity card makes the case foreign-related or treated so."""
    return any(
        isinstance(party, Person) and party.id_type is not IdType.RESIDENT_ID
        for party in intake.parties
    )
