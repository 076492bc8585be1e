"""Where each step is taken: the court with jurisdiction, the arbitration institution, the bureau.

Every claim this system takes is within the basic courts' level (below 1,000,000 yuan); awards are
enforced and set aside by intermediate courts.
"""

from collections.abc import Callable, Iterable
from datetime import date

from law.basis import Advice, cite
from law.courts import Level, Venue, court_of, court_record, known_courts
from law.debt_types import debt_types
from law.intake import ArbitrationKind, Intake, MediationOrigin
from law.routing import PaymentOrderEnd, Situation, Step, Title

_CLAIMANT = ("原告", "申请人")
_RESPONDENT = ("被告", "被申请人")


class VenueError(ValueError):
    """A step whose venue cannot be told; the message is Chinese and meant for people."""


def venue(step: Step, intake: Intake, situation: Situation) -> Advice[Venue]:
    """Where a step is taken in this dispute on the day of the situation.

    Raises ``VenueError`` for an arbitration without a named institution.
    """
    return _VENUES[step](intake, situation)


def set_aside_venue(institution: str, on: date) -> Advice[Venue]:
    """The intermediate court that may set an award aside: at the institution's seat (仲裁法 71)."""
    seat = court_record().seats.get(institution)
    if seat is not None:
        return _resting_on(court_of(seat, "intermediate", on), "AL 71")
    place = institution.partition("仲裁")[0]
    guess = court_of(f"{place.removesuffix('市')}市", "intermediate", on)
    flag = f"{institution}的所在地没有记录，法院须由人工核对"
    return _resting_on(guess.model_copy(update={"flags": (*guess.flags, flag)}), "AL 71")


def _bureau(intake: Intake, _: Situation) -> Advice[Venue]:
    return Advice(value=Venue(name=intake.bureau), basis=cite("PML 17"))


def _institution(_: Intake, situation: Situation) -> Advice[Venue]:
    if situation.institution is None:
        raise VenueError("没有选定仲裁机构")
    return Advice(value=Venue(name=situation.institution), basis=cite("AL 6", "AL 27"))


def _administrator(_: Intake, __: Situation) -> Advice[Venue]:
    return Advice(
        value=Venue(name="破产管理人"),
        basis=cite("EBL 48"),
        flags=("管理人及受理破产申请的法院以公告为准",),
    )


def _confirmation(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The mediating body's seat, or either party's domicile (民事诉讼法 205)."""
    advice = _of_bureau(intake, situation)
    others = [_claimant_court(intake, situation), _respondent_court(intake, situation)]
    if situation.mediation_origin is MediationOrigin.SELF:
        return _resting_on(_with_alternatives(advice, others), "CPL 205")
    flag = "法院委派调解的，可以向委派的基层人民法院提出，请核对是哪一家"
    flagged = advice.model_copy(update={"flags": (*advice.flags, flag)})
    return _resting_on(flagged, "CPL 205", "IMR 19")


def _payment_order(intake: Intake, situation: Situation) -> Advice[Venue]:
    return _resting_on(_respondent_court(intake, situation), "CPL-I 23")


def _suit(intake: Intake, situation: Situation) -> Advice[Venue]:
    if situation.in_bankruptcy:
        return _bankruptcy_court()
    if debt_types()[intake.debt_type].exclusive_venue:
        return _property_court(intake, situation)
    if situation.payment_order is PaymentOrderEnd.LAPSED_BY_OBJECTION:
        return _resting_on(_respondent_court(intake, situation), "CPL 228", "CPL 24")
    return _chosen_court(intake, situation) or _contract_court(intake, situation)


def _bankruptcy_court() -> Advice[Venue]:
    return Advice(
        value=Venue(name="受理破产申请的人民法院"),
        basis=cite("EBL 21", "EBL 58"),
        flags=("受理破产申请的法院以公告为准",),
    )


def _property_court(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The court where the immovable lies, as the facts name it, else the bureau's own district."""
    named = known_courts(intake.facts, "basic", situation.on)
    if len(named) == 1:
        advice = court_of(named[0].areas[0], "basic", situation.on)
        flag = "不动产所在地按案情所述地点认定，请与不动产登记核对"
    else:
        advice = _of_bureau(intake, situation)
        flag = "案情没有写明不动产所在地，暂按受理机构所在区认定，须由人工核对"
    flagged = advice.model_copy(update={"flags": (*advice.flags, flag)})
    return _resting_on(flagged, "CPL 34(1)", "CPL-I 28")


def _chosen_court(intake: Intake, situation: Situation) -> Advice[Venue] | None:
    """The court the parties chose in writing (民事诉讼法 35), where its words can be read."""
    clause = _court_clause(intake)
    if clause is None:
        return None
    if any(word in clause for word in _RESPONDENT):
        advice = _respondent_court(intake, situation)
    elif any(word in clause for word in _CLAIMANT):
        advice = _claimant_court(intake, situation)
    elif len(known_courts(clause, "basic", situation.on)) == 1:
        advice = court_of(clause, "basic", situation.on)
    else:
        advice = _contract_court(intake, situation)
        flag = "管辖条款所选法院不能自动识别，暂按法定管辖，须由人工核对"
        return advice.model_copy(update={"flags": (*advice.flags, flag)})
    return _resting_on(advice, "CPL 35", *_surviving_limb(intake))


def _court_clause(intake: Intake) -> str | None:
    """The written choice of court; of an arbitrate-or-sue clause that part stands by itself."""
    clause = intake.contract.arbitration
    limb = clause.text if clause.kind is ArbitrationKind.ARBITRATE_OR_SUE else None
    return intake.contract.jurisdiction_clause or limb


def _surviving_limb(intake: Intake) -> tuple[str, ...]:
    kind = intake.contract.arbitration.kind
    return ("CLAUSES 4",) if kind is ArbitrationKind.ARBITRATE_OR_SUE else ()


def _contract_court(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The respondent's domicile; the payee's place where that is the nearer court on record."""
    respondent = _respondent_court(intake, situation)
    claimant = _claimant_court(intake, situation)
    nearer = claimant.value.code is not None and respondent.value.code is None
    first, other = (claimant, respondent) if nearer else (respondent, claimant)
    return _resting_on(_with_alternatives(first, [other]), "CPL 24", "CPL-I 18")


def _enforcement(intake: Intake, situation: Situation) -> Advice[Venue]:
    """The intermediate court for an award; for a court's own title the court that made it."""
    if situation.award_in_force:
        advice = _respondent_court(intake, situation, "intermediate")
        return _resting_on(advice, "CPL 235", "CPL 248", "AWARD-ENF 2")
    match situation.title:
        case Title.PAYMENT_ORDER:
            advice = _payment_order(intake, situation)
        case Title.JUDGMENT | Title.COURT_MEDIATION:
            advice = _suit(intake, situation)
        case None if situation.directly_enforceable:
            return _resting_on(_respondent_court(intake, situation), "CPL 235", "CPL 249")
        case _:
            advice = _confirmation(intake, situation)
    return _resting_on(advice, "CPL 235", "CPL-I 460")


def _of_bureau(intake: Intake, situation: Situation) -> Advice[Venue]:
    return court_of(intake.bureau, "basic", situation.on)


def _claimant_court(intake: Intake, situation: Situation) -> Advice[Venue]:
    return court_of(intake.claimant.address, "basic", situation.on)


def _respondent_court(
    intake: Intake, situation: Situation, level: Level = "basic"
) -> Advice[Venue]:
    """The court of the principal debtor, who is the first respondent."""
    return court_of(intake.respondents[0].address, level, situation.on)


def _with_alternatives(advice: Advice[Venue], others: Iterable[Advice[Venue]]) -> Advice[Venue]:
    names = dict.fromkeys(other.value.name for other in others)
    alternatives = tuple(name for name in names if name != advice.value.name)
    value = advice.value.model_copy(update={"alternatives": alternatives})
    return advice.model_copy(update={"value": value})


def _resting_on(advice: Advice[Venue], *articles: str) -> Advice[Venue]:
    """The same venue resting on (further) articles."""
    basis = dict.fromkeys((*cite(*articles), *advice.basis))
    return advice.model_copy(update={"basis": tuple(basis)})


_VENUES: dict[Step, Callable[[Intake, Situation], Advice[Venue]]] = {
    Step.MEDIATION: _bureau,
    Step.JUDICIAL_CONFIRMATION: _confirmation,
    Step.ARBITRATION: _institution,
    Step.ARBITRATION_AGREEMENT_OFFER: _bureau,
    Step.PAYMENT_ORDER: _payment_order,
    Step.SMALL_CLAIMS: _suit,
    Step.SIMPLIFIED: _suit,
    Step.ORDINARY: _suit,
    Step.ENFORCEMENT: _enforcement,
    Step.CLAIM_DECLARATION: _administrator,
    Step.CLOSE: _bureau,
    Step.MANUAL: _bureau,
}
