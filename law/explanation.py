"""The whole advice for an intake document: what a person would ask before filing it.

Fees are told for every track side by side, once on the amount in dispute and once with the late
interest that has run by the filing day, and against them what each track saves where the claim
would otherwise be tried in ordinary procedure.
"""

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis
from law.deadlines import Deadline, compute
from law.evidence import EvidenceReview, review
from law.fees import FeeRange, arbitration_fee, court_fee, halved_court_fee, payment_order_fee
from law.intake import Intake, Problem, amount_in_dispute, intake_warnings
from law.intake.limitation import claim_limitation
from law.interest import AgreedRate, late_interest
from law.limitation import Limitation
from law.lpr import LprError
from law.routing import Route, Situation, Step, route
from law.terms import TermError

FREE = FeeRange(low=0, high=0)
STARTED_BY = {
    Step.MEDIATION: ("MED_APPOINT",),
    Step.ARBITRATION: ("ARB_ACCEPT",),
    Step.PAYMENT_ORDER: ("PO_NOTICE",),
    Step.SMALL_CLAIMS: ("FILE_DECIDE",),
    Step.SIMPLIFIED: ("FILE_DECIDE",),
    Step.ORDINARY: ("FILE_DECIDE",),
}
"""The terms that an application made on the filing day would start."""


class TrackFee(BaseModel):
    """What a track costs and saves, in fen.

    ``open`` is whether the law leaves the track open now; ``saving`` is against trial in ordinary
    procedure, on the amount in dispute, at the dearer end of a range.
    """

    model_config = ConfigDict(frozen=True)

    step: Step
    open: bool
    on_amount: FeeRange
    with_interest: FeeRange
    saving: int


class Explanation(BaseModel):
    """Everything the law says of a dispute on the day it is filed.

    ``interest`` is the late interest up to the filing day in fen, ``None`` where no rate on record
    tells it or it was claimed as a sum. ``limitation`` is ``None`` beyond the countable dates.
    """

    model_config = ConfigDict(frozen=True)

    amount: int
    interest: int | None
    in_scope: bool
    warnings: tuple[Problem, ...]
    route: Advice[Route]
    fees: tuple[TrackFee, ...]
    deadlines: tuple[Deadline, ...]
    evidence: Advice[EvidenceReview]
    limitation: Advice[Limitation] | None


def explain(intake: Intake) -> Advice[Explanation]:
    """The advice on a document as of its filing day; never raises for one that intake takes."""
    situation = Situation.at_intake(intake)
    way, proof = route(situation), review(intake)
    time, interest = _limitation(intake), _interest(intake)
    amount = amount_in_dispute(intake)
    fees, fee_basis = _fees(amount, amount + (interest or 0), way.value)
    terms = [compute(code, intake.filed_on) for code in _started(way.value)]
    grounds: list[Basis] = [*way.basis, *proof.basis]
    flags: list[str] = [*way.flags, *proof.flags]
    for advice in (*([time] if time else []), *terms):
        grounds += advice.basis
        flags += advice.flags
    return Advice(
        value=Explanation(
            amount=amount,
            interest=interest,
            in_scope=not situation.out_of_scope,
            warnings=intake_warnings(intake),
            route=way,
            fees=fees,
            deadlines=tuple(term.value for term in terms),
            evidence=proof,
            limitation=time,
        ),
        basis=tuple(dict.fromkeys([*grounds, *fee_basis])),
        flags=tuple(dict.fromkeys(flags)),
    )


def _fees(
    amount: int, with_interest: int, way: Route
) -> tuple[tuple[TrackFee, ...], tuple[Basis, ...]]:
    ordinary = court_fee(amount).value
    rows: list[TrackFee] = []
    basis: list[Basis] = []
    for step in _TRACKS:
        on_amount, reasons = _fee(step, amount)
        basis += reasons
        rows.append(
            TrackFee(
                step=step,
                open=step in way.next,
                on_amount=on_amount,
                with_interest=_fee(step, with_interest)[0],
                saving=ordinary - on_amount.high,
            )
        )
    return tuple(rows), tuple(basis)


_TRACKS = (
    Step.MEDIATION,
    Step.JUDICIAL_CONFIRMATION,
    Step.ARBITRATION,
    Step.PAYMENT_ORDER,
    Step.SMALL_CLAIMS,
    Step.SIMPLIFIED,
    Step.ORDINARY,
)


def _fee(step: Step, amount: int) -> tuple[FeeRange, tuple[Basis, ...]]:
    """The acceptance fee of a track; mediation and its confirmation cost nothing."""
    match step:
        case Step.ARBITRATION:
            ranged = arbitration_fee(amount)
            return ranged.value, ranged.basis
        case Step.PAYMENT_ORDER:
            advice = payment_order_fee(amount)
        case Step.SMALL_CLAIMS | Step.SIMPLIFIED:
            advice = halved_court_fee(amount)
        case Step.ORDINARY:
            advice = court_fee(amount)
        case _:
            return FREE, ()
    return FeeRange(low=advice.value, high=advice.value), advice.basis


def _interest(intake: Intake) -> int | None:
    late = intake.claim.late_interest
    if late.fixed_sum is not None or late.start > intake.filed_on:
        return None
    agreed = AgreedRate(rate=late.agreed.rate, per=late.agreed.per) if late.agreed else None
    try:
        return late_interest(
            intake.debt_type,
            intake.claim.principal,
            late.start,
            intake.filed_on,
            agreed=agreed,
            contract_signed_on=intake.contract.signed_on,
        ).value.total_fen
    except LprError:  # older than the rates on record
        return None


def _limitation(intake: Intake) -> Advice[Limitation] | None:
    try:
        return claim_limitation(intake, intake.filed_on)
    except TermError:  # a due day at the end of the calendar
        return None


def _started(way: Route) -> tuple[str, ...]:
    codes = (code for step in way.next for code in STARTED_BY.get(step, ()))
    return tuple(dict.fromkeys(codes))
