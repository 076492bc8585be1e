"""How an arbitration goes."""

from collections.abc import Iterator
from datetime import date, timedelta

from embedded.simulation.conduct.dispute import settled
from embedded.simulation.conduct.mediation import silent, terms, unreachable
from embedded.simulation.conduct.scene import Deed, Scene
from law.money import format_yuan

PERFORM_WITHIN_DAYS = 15
AWARD_SERVICE_DAYS = 2
NOTICE_DAYS = 3


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
        refusal = scene.clerk("record_arbitration_refusal", day, reason="materials_missing")
        yield refusal.with_words({"text": "模拟不予受理"})
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


def notice(scene: Scene) -> Iterator[Deed]:
    """The institution serves its notice on both sides."""
    if not scene.has("arbitration_notice_served"):
        day = scene.day_of("arbitration_prepaid") + timedelta(days=NOTICE_DAYS)
        yield scene.clerk("record_notice_service", day)


def tribunal(scene: Scene) -> Iterator[Deed]:
    """A sole arbitrator both sides agree on; with one side silent, appointed after its time."""
    if not scene.has("arbitration_notice_served"):
        return
    absent = respondent_absent(scene)
    if absent and "ARB_TRIBUNAL" in scene.terms:
        return
    wait = scene.fate.days("arbitration.tribunal_days") or 0
    day = scene.day_of("arbitration_prepaid") + timedelta(days=wait)
    seats = [scene.officials.arbitrator]
    yield scene.clerk("form_tribunal", day, arbitrators=seats, appointed=seats if absent else [])


def hearing_notice(scene: Scene) -> Iterator[Deed]:
    """The parties are told of the hearing once there is a tribunal."""
    if settled(scene) or scene.has("hearing_notified"):
        return
    wait = scene.fate.days("arbitration.hearing_days") or 0
    formed = scene.day_of("tribunal_formed")
    day = scene.officials_day(formed)
    on = scene.officials_day(max(formed + timedelta(days=wait), day + timedelta(days=NOTICE_DAYS)))
    yield scene.arbitrator("notify_hearing", day, on=f"{on}", mode="online")


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
    """One hearing, on the day of which the parties were told."""
    told = scene.last("hearing_notified")
    if told is None or scene.has("hearing_held"):
        return
    bound = [each.party_id for each in scene.parties if each.side != "guarantor"]
    present = scene.claimants if respondent_absent(scene) else bound
    on = date.fromisoformat(str(told.facts["on"]))
    yield scene.arbitrator("hold_hearing", on, mode="online", present=list(present))


def settlement(scene: Scene) -> Iterator[Deed]:
    """Told to the tribunal as soon as it sits, or reached at the hearing."""
    if not settles_before_tribunal(scene):
        return
    if not (settled(scene) or scene.has("hearing_held")):
        return
    if scene.has("tribunal_settlement_recorded"):
        return
    day = scene.day_of("hearing_held", "tribunal_formed")
    yield scene.arbitrator("record_tribunal_settlement", day, terms=terms(scene, day, "full"))


def award(scene: Scene) -> Iterator[Deed]:
    """The award, some days after the hearing."""
    if settles_before_tribunal(scene) or not scene.has("hearing_held"):
        return
    if scene.has("award_made"):
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
    if not scene.has("tribunal_settlement_recorded"):
        return
    wait = scene.fate.days("arbitration.award_days") or 0
    day = scene.day_of("tribunal_settlement_recorded") + timedelta(days=wait)
    yield scene.arbitrator("make_consent_award", day)


def award_service(scene: Scene) -> Iterator[Deed]:
    """The award is served on both sides."""
    if scene.has("award_served"):
        return
    day = scene.day_of("award_made", "consent_award_made") + timedelta(days=AWARD_SERVICE_DAYS)
    yield scene.clerk("record_award_service", day)


CONDUCT = {
    "record_arbitration_acceptance": acceptance,
    "record_prepayment": prepayment,
    "record_notice_service": notice,
    "form_tribunal": tribunal,
    "notify_hearing": hearing_notice,
    "hold_hearing": hearing,
    "record_tribunal_settlement": settlement,
    "make_award": award,
    "make_consent_award": consent_award,
    "record_award_service": award_service,
}
