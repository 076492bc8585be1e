"""How people choose among the forums that are open, and how they pay."""

from collections.abc import Iterator
from datetime import date, timedelta

from embedded.simulation.conduct.mediation import answered, extent, silent
from embedded.simulation.conduct.scene import Deed, Scene
from law.calendar import default_calendar
from law.simulation.dispute import INSTITUTION

TRIALS = ("small_claims", "simplified", "ordinary")
PAYS_AFTER_NOTICE_DAYS = 5
VALIDITY_DAYS = 10
WITHOUT_RESULT = ("mediation_ended", "signing_refused", "respondent_unreachable")


def deeds(scene: Scene) -> Iterator[Deed]:
    """What people will do in the dispute itself and in performance."""
    yield from offer_answers(scene)
    yield from validity_decision(scene)
    if "record_payment" in scene.steps:
        yield from payments(scene)
    if "answer_arbitration_offer" in scene.steps:
        return
    yield from chosen_forum(scene)


def settled(scene: Scene) -> bool:
    """A full settlement binds and nothing has reopened the claim."""
    reopened = scene.has("instalment_missed", "confirmation_refused")
    return scene.has("agreement_effective") and extent(scene) == "full" and not reopened


def wanted_title(scene: Scene) -> str:
    """Which title the parties to a settlement want."""
    return scene.fate.choice("mediation.wants_title")


def chosen_forum(scene: Scene) -> Iterator[Deed]:
    """The first lawful step that somebody wants to take; the clerk files it the day it opens.

    A joint application for confirmation is signed together with the agreement, so that it can go
    out on the day the agreement takes effect.
    """
    for step in scene.next_steps:
        deed = _toward(scene, step)
        if deed is not None:
            yield deed
            return


def _toward(scene: Scene, step: str) -> Deed | None:
    at_peace = settled(scene)
    wish = wanted_title(scene) if at_peace else None
    match step:
        case "judicial_confirmation" if _open(scene, "apply_for_confirmation"):
            if at_peace and wish != "judicial_confirmation":
                return None
            return _now(scene, "apply_for_confirmation", applicants=list(scene.everyone))
        case "arbitration" if _open(scene, "apply_for_arbitration"):
            return None if wish == "neither" else _now(scene, "apply_for_arbitration")
        case "arbitration_agreement_offer" if _open(scene, "offer_arbitration_agreement"):
            wanted = wish == "consent_award" if at_peace else _worth_offering(scene)
            return (
                _now(scene, "offer_arbitration_agreement", institution=INSTITUTION)
                if wanted
                else None
            )
        case "payment_order" if not at_peace and _open(scene, "apply_for_payment_order"):
            return _now(scene, "apply_for_payment_order")
        case "manual" if _open(scene, "apply_for_validity_ruling"):
            return validity_question(scene)
        case "manual" if scene.next_steps == ("manual",) and not being_decided(scene):
            return _now(scene, "hand_over", reason="other")
        case _ if step in TRIALS and not at_peace and _open(scene, "file_suit"):
            return _now(scene, "file_suit", track=step)
        case _:
            return None


def being_decided(scene: Scene) -> bool:
    """Whether the institution has been asked if the arbitration agreement is valid."""
    return "record_validity_decision" in scene.steps


def validity_question(scene: Scene) -> Deed | None:
    """After a mediation without result the institution is asked if the agreement is valid."""
    if being_decided(scene) or not scene.has(*WITHOUT_RESULT):
        return None
    return scene.clerk(
        "apply_for_validity_ruling",
        scene.day_of(*WITHOUT_RESULT),
        applicant=scene.claimants[0],
        forum="institution",
    )


def validity_decision(scene: Scene) -> Iterator[Deed]:
    """The institution decides; either way is as likely, of which no assumption speaks."""
    if being_decided(scene):
        day = scene.day_of("validity_questioned") + timedelta(days=VALIDITY_DAYS)
        valid = scene.fate.stream("validity").random() < 0.5
        yield scene.clerk(
            "record_validity_decision", day, valid=valid, institution=INSTITUTION if valid else None
        )


def _open(scene: Scene, step: str) -> bool:
    return step in scene.steps


def _now(scene: Scene, step: str, **facts: object) -> Deed:
    return scene.clerk(step, scene.steps[step].since, **facts)


def _worth_offering(scene: Scene) -> bool:
    """An agreement to arbitrate is offered once, to respondents who have said anything at all."""
    heard = answered(scene) >= set(scene.respondents)
    return heard and not scene.has("arbitration_offered")


def offer_answers(scene: Scene) -> Iterator[Deed]:
    """Both sides sign an offer they wanted; after a failed mediation few respondents do."""
    if "answer_arbitration_offer" not in scene.steps:
        return
    offered = scene.last("arbitration_offered")
    assert offered is not None
    signed = {
        event.facts["party_id"]
        for event in scene.all("arbitration_offer_signed")
        if event.seq > offered.seq
    }
    wanted = settled(scene) or scene.fate.happens("respondent.signs_arbitration_after_dispute")
    for party_id in sorted(set(scene.everyone) - signed):
        if party_id in scene.respondents and silent(scene, party_id):
            continue
        name = "mediation.signing_days" if wanted else "respondent.answer_days"
        claimant = party_id in scene.claimants
        wait = 0 if claimant else scene.fate.days(name, f"offer/{party_id}") or 0
        day = offered.occurred_on + timedelta(days=wait)
        yield scene.party(party_id, "answer_arbitration_offer", day, signed=wanted or claimant)


def payments(scene: Scene) -> Iterator[Deed]:
    """Each instalment is paid by its day, but for the one a debtor misses."""
    opened = scene.last("performance_opened")
    assert opened is not None
    parts = opened.facts["instalments"]
    paid = sum(1 for event in scene.all("payment_recorded") if event.seq > opened.seq)
    if paid >= len(parts):
        return
    due = default_calendar().roll_back(_day(parts[paid]["due_on"]))
    if scene.fate.happens("performance.misses_an_instalment"):
        missed = scene.fate.stream("missed instalment").randrange(len(parts))
        if paid == missed:
            if not scene.fate.happens("performance.pays_after_notice"):
                return
            due = _day(parts[paid]["due_on"]) + timedelta(days=PAYS_AFTER_NOTICE_DAYS)
        elif paid > missed and not scene.fate.happens("performance.pays_after_notice"):
            return
    yield scene.party(
        scene.claimants[0],
        "record_payment",
        max(due, opened.occurred_on),
        amount=parts[paid]["amount"],
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)
