"""How an arbitration goes."""

from collections.abc import Iterator
from datetime import timedelta

from embedded.simulation.conduct.dispute import settled
from embedded.simulation.conduct.mediation import silent, terms, unreachable
from embedded.simulation.conduct.scene import Deed, Scene
from law.money import format_yuan

PERFORM_WITHIN_DAYS = 15
AWARD_SERVICE_DAYS = 2


def deeds(scene: Scene) -> Iterator[Deed]:
    """What people will do in the arbitration."""
    for step, conduct in CONDUCT.items():
        if step in scene.steps:
            yield from conduct(scene)


def acceptance(scene: Scene) -> Iterator[Deed]:
    """The institution accepts or refuses within five days."""
    applied = scene.last("arbitration_applied")
    assert applied is not None
    wait = scene.fate.days("arbitration.acceptance_days", scene.forum(applied)) or 0
    day = applied.occurred_on + timedelta(days=wait)
    if scene.fate.happens("arbitration.refused", scene.forum(applied)):
        yield scene.clerk("record_arbitration_refusal", day)
    else:
        number = f"（{day.year}）锡仲裁字第{scene.fate.case:04d}号"
        yield scene.clerk("record_arbitration_acceptance", day, file_no=number)


def prepayment(scene: Scene) -> Iterator[Deed]:
    """The claimant prepays in his time; who never does is deemed to withdraw."""
    accepted = scene.last("arbitration_accepted")
    assert accepted is not None
    wait = scene.fate.days("arbitration.prepayment_days", scene.forum(accepted))
    if wait is not None:
        day = accepted.occurred_on + timedelta(days=wait)
        yield scene.clerk("record_prepayment", day, amount="5000.00")


def tribunal(scene: Scene) -> Iterator[Deed]:
    """A sole arbitrator is seated."""
    wait = scene.fate.days("arbitration.tribunal_days") or 0
    day = scene.day_of("arbitration_prepaid") + timedelta(days=wait)
    yield scene.clerk("form_tribunal", day, arbitrators=[scene.officials.arbitrator])


def respondent_absent(scene: Scene) -> bool:
    """Who has never been heard of does not come to the hearing, and some others do not."""
    missing = any(unreachable(scene, each) or silent(scene, each) for each in scene.respondents)
    return missing or scene.fate.happens("arbitration.default_award")


def settles_before_tribunal(scene: Scene) -> bool:
    """A settlement of the mediation goes into a consent award; some cases settle here."""
    return settled(scene) or (
        not respondent_absent(scene) and scene.fate.happens("arbitration.consent_award")
    )


def hearing(scene: Scene) -> Iterator[Deed]:
    """One hearing, some weeks after the tribunal was formed."""
    if settled(scene) or scene.has("hearing_held"):
        return
    wait = scene.fate.days("arbitration.hearing_days") or 0
    day = scene.day_of("tribunal_formed") + timedelta(days=wait)
    present = scene.claimants if respondent_absent(scene) else scene.everyone
    yield scene.arbitrator("hold_hearing", day, mode="online", present=list(present))


def settlement(scene: Scene) -> Iterator[Deed]:
    """Told to the tribunal as soon as it sits, or reached at the hearing."""
    if not settles_before_tribunal(scene):
        return
    if not (settled(scene) or scene.has("hearing_held")):
        return
    day = scene.day_of("hearing_held", "tribunal_formed")
    yield scene.arbitrator("record_tribunal_settlement", day, terms=terms(scene, day, "full"))


def award(scene: Scene) -> Iterator[Deed]:
    """The award, some days after the hearing."""
    if settles_before_tribunal(scene) or not scene.has("hearing_held"):
        return
    wait = scene.fate.days("arbitration.award_days") or 0
    day = scene.officials_day(scene.day_of("hearing_held") + timedelta(days=wait))
    yield scene.arbitrator(
        "make_award",
        day,
        amount=format_yuan(scene.case.amount_fen),
        costs="5000.00",
        perform_by=f"{day + timedelta(days=PERFORM_WITHIN_DAYS)}",
        by_default=respondent_absent(scene),
    )


def consent_award(scene: Scene) -> Iterator[Deed]:
    """The award on agreed terms, as many days after the settlement as another award takes."""
    wait = scene.fate.days("arbitration.award_days") or 0
    day = scene.day_of("tribunal_settled") + timedelta(days=wait)
    yield scene.arbitrator("make_consent_award", day)


def award_service(scene: Scene) -> Iterator[Deed]:
    """The award is served on both sides."""
    day = scene.day_of("award_made", "consent_award_made") + timedelta(days=AWARD_SERVICE_DAYS)
    yield scene.clerk("record_award_service", day)


CONDUCT = {
    "record_arbitration_acceptance": acceptance,
    "record_prepayment": prepayment,
    "form_tribunal": tribunal,
    "hold_hearing": hearing,
    "record_tribunal_settlement": settlement,
    "make_award": award,
    "make_consent_award": consent_award,
    "record_award_service": award_service,
}
