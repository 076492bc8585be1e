"""How people behave in mediation."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from embedded.simulation.conduct.scene import Deed, Scene
from law.calendar import add_months
from law.money import format_yuan

CONTACT_WORKING_DAYS = 3
"""By when a mediator has tried every way to reach a respondent (在线调解规则 15)."""
EXTENSION_DAYS = 15
FIRST_INSTALMENT_DAYS = 15
"""The first sum falls due half a month after the settlement, the others a month apart."""
APPRAISED = "construction_works"


def deeds(scene: Scene) -> Iterator[Deed]:
    """What people will do in the mediation."""
    for step, conduct in CONDUCT.items():
        if step in scene.steps:
            yield from conduct(scene)


def appointment(scene: Scene) -> Iterator[Deed]:
    """The clerk names a mediator the day it is open; when one declines, another at once."""
    number = len(scene.all("mediator_appointed"))
    day = scene.day_of(
        "mediation_opened", "assignment_declined", "assignment_lapsed", "act_reversed"
    )
    mediators = scene.officials.mediators
    yield scene.clerk("appoint_mediator", day, mediator=mediators[number % len(mediators)])


def assignment(scene: Scene) -> Iterator[Deed]:
    """The mediator accepts, or declines, within three working days."""
    number = len(scene.all("mediator_appointed"))
    if named_by_mistake(scene):
        return
    wait = scene.fate.choice("mediation.mediator_accepts_working_days", number)
    declines = scene.fate.happens("mediation.declines", number)
    step = "decline_assignment" if declines else "accept_assignment"
    yield scene.mediator(step, scene.working_days_after(scene.day_of("mediator_appointed"), wait))


def named_by_mistake(scene: Scene) -> bool:
    """Whether the mediator named was named by mistake, which is not yet taken back."""
    return not scene.has("act_reversed") and scene.fate.happens("officials.mistaken_command")


def unreachable(scene: Scene, party_id: str) -> bool:
    """Whether a respondent can be reached by no known channel."""
    return scene.fate.happens("respondent.unreachable", party_id)


def silent(scene: Scene, party_id: str) -> bool:
    """Whether a respondent that was reached never answers."""
    return scene.fate.happens("respondent.silent_to_the_end", party_id)


def answered(scene: Scene) -> set[str]:
    """The respondents that have answered the invitation."""
    return {event.facts["party_id"] for event in scene.all("invitation_answered")}


def answers(scene: Scene) -> Iterator[Deed]:
    """Each respondent answers in his time, counted from the notice or, unopened, from a call.

    Nobody answers before there is a mediator who asks.
    """
    if not scene.has("assignment_accepted"):
        return
    for party_id in sorted(set(scene.respondents) - answered(scene)):
        if unreachable(scene, party_id) or silent(scene, party_id):
            continue
        base = scene.day_of("mediation_opened")
        if not scene.fate.happens("respondent.opens_notice", party_id):
            base = scene.working_days_after(
                scene.day_of("assignment_accepted"), CONTACT_WORKING_DAYS
            )
        wait = scene.fate.days("respondent.answer_days", party_id) or 0
        consents = not scene.fate.happens("respondent.refuses_mediation", party_id)
        yield scene.party(
            party_id, "answer_invitation", base + timedelta(days=wait), consents=consents
        )


def acknowledgements(scene: Scene) -> Iterator[Deed]:
    """Whoever takes part is told his rights: the claimant by the mediator, others on answering."""
    known = {event.facts["party_id"] for event in scene.all("rights_acknowledged")}
    if not scene.has("assignment_accepted"):
        return
    for party_id in sorted({*scene.claimants, *answered(scene)} - known):
        day = scene.day_of("invitation_answered", "assignment_accepted")
        yield scene.party(party_id, "acknowledge_rights", day)


def reports(scene: Scene) -> Iterator[Deed]:
    """The mediator reports whom he could not reach."""
    for party_id in scene.respondents:
        if unreachable(scene, party_id):
            accepted = scene.day_of("assignment_accepted")
            day = scene.working_days_after(accepted, CONTACT_WORKING_DAYS)
            yield scene.mediator("report_unreachable", day, party_id=party_id)


def attended(scene: Scene) -> int:
    """The sessions in which everybody took part."""
    everyone = set(scene.everyone)
    return sum(1 for held in scene.all("session_held") if set(held.facts["present"]) == everyone)


def talked_out(scene: Scene) -> bool:
    """Whether the last session this case needs has been held."""
    held = attended(scene)
    return held > 0 and held >= scene.fate.choice("mediation.sessions")


def sessions(scene: Scene) -> Iterator[Deed]:
    """Sessions at their intervals; one that somebody missed is held again."""
    if talked_out(scene) or being_appraised(scene) or appraisal_due(scene):
        return
    held = len(scene.all("session_held"))
    wait = scene.fate.days("mediation.days_between_sessions", held) or 0
    last = scene.day_of("appraisal_ended", "session_held", "invitation_answered")
    day = max(last, scene.day_of("invitation_answered")) + timedelta(days=wait)
    absent = scene.fate.happens("mediation.no_show", held)
    present = scene.everyone[:-1] if absent else scene.everyone
    yield scene.mediator("hold_session", day, mode="online", present=list(present))


def appraisal_due(scene: Scene) -> bool:
    """Whether the first session has shown that an appraisal is needed, not yet begun."""
    kind = APPRAISED if scene.case.debt_type == APPRAISED else "other"
    seen = scene.has("session_held") and not scene.has("appraisal_started")
    return seen and not talked_out(scene) and scene.fate.happens(f"mediation.appraisal.{kind}")


def being_appraised(scene: Scene) -> bool:
    """Whether the mediation stands still for an appraisal."""
    return len(scene.all("appraisal_started")) > len(scene.all("appraisal_ended"))


def appraisal_begins(scene: Scene) -> Iterator[Deed]:
    """Asked for the day the first session shows the need."""
    if appraisal_due(scene):
        yield scene.mediator("start_appraisal", scene.day_of("session_held"))


def appraisal_ends(scene: Scene) -> Iterator[Deed]:
    """The opinion comes in."""
    wait = scene.fate.days("mediation.appraisal.days") or 0
    day = scene.day_of("appraisal_started") + timedelta(days=wait)
    yield scene.mediator("end_appraisal", day)


def extent(scene: Scene) -> str | None:
    """How much of the dispute the parties settle: ``full``, ``partial`` or nothing."""
    figures = scene.fate.assumptions.mediation
    if scene.fate.happens("mediation.full_settlement"):
        return "full"
    rest = figures.partial_settlement / (1 - figures.full_settlement)
    partial = scene.fate.stream("mediation.partial_settlement").random() < rest
    return "partial" if partial else None


def settlement(scene: Scene) -> Iterator[Deed]:
    """Agreed in the last session, the terms are drawn up the same day."""
    how_much = extent(scene)
    if not talked_out(scene) or how_much is None or scene.has("settlement_recorded"):
        return
    spot = how_much == "full" and scene.fate.happens("mediation.paid_on_the_spot")
    day = scene.day_of("session_held")
    yield scene.mediator(
        "record_settlement",
        day,
        extent=how_much,
        paid_on_the_spot=spot,
        terms=terms(scene, day, how_much, at_once=spot),
    )


def terms(scene: Scene, day: date, how_much: str, *, at_once: bool = False) -> dict[str, Any]:
    """What the parties agree to: the whole sum, or half of it, in equal instalments."""
    total = scene.case.amount_fen if how_much == "full" else scene.case.amount_fen // 2
    count = 1 if at_once else scene.fate.choice("mediation.instalments")
    first = day if at_once else day + timedelta(days=FIRST_INSTALMENT_DAYS)
    part = total // count
    amounts = [part] * (count - 1) + [total - part * (count - 1)]
    return {
        "total": format_yuan(total),
        "instalments": [
            {"due_on": f"{add_months(first, number)}", "amount": format_yuan(amount)}
            for number, amount in enumerate(amounts)
        ],
    }


def signatures(scene: Scene) -> Iterator[Deed]:
    """Each party signs in its time; a respondent may refuse instead."""
    recorded = scene.last("settlement_recorded")
    assert recorded is not None
    signed = {
        event.facts["party_id"]
        for event in scene.all("agreement_signed")
        if event.seq > recorded.seq
    }
    for party_id in sorted(set(scene.everyone) - signed):
        wait = scene.fate.days("mediation.signing_days", party_id) or 0
        day = recorded.occurred_on + timedelta(days=wait)
        refuses = party_id == scene.respondents[0] and scene.fate.happens(
            "mediation.refuses_to_sign"
        )
        yield scene.party(party_id, "refuse_to_sign" if refuses else "sign_agreement", day)


def time_is_up(scene: Scene) -> bool:
    """The claimant has been told that the days meant for mediation are spent."""
    return any((claimant, "SLA_MEDIATION_100") in scene.told for claimant in scene.claimants)


def extends(scene: Scene) -> bool:
    """All parties would rather have more time."""
    asked = scene.fate.happens("mediation.extension_asked")
    return asked and scene.fate.happens("mediation.extension_agreed")


def more_time(scene: Scene) -> bool:
    """Whether there is a reason to wait on: all want more time, or an appraisal is under way."""
    wanted = scene.has("session_held") and extends(scene)
    return wanted or scene.has("mediation_extended") or being_appraised(scene)


def extension(scene: Scene) -> Iterator[Deed]:
    """Asked for once, when the time meant for mediation is up and talks are going on."""
    going = scene.has("session_held") and not talked_out(scene) and not being_appraised(scene)
    if not going or scene.has("mediation_extended") or not extends(scene):
        return
    term = next((term for code, term in scene.terms.items() if code.startswith("MED_TERM")), None)
    if term is None:
        return
    day = scene.today if time_is_up(scene) else term.due
    if day == term.due:
        day = scene.officials_day(day - timedelta(days=1))
    yield scene.mediator(
        "extend_mediation", day, days=EXTENSION_DAYS, consented_by=list(scene.everyone)
    )


def ending(scene: Scene) -> Iterator[Deed]:
    """Talked out without an agreement, or the claimant goes elsewhere.

    Mediation is voluntary: told that its days are spent, a claimant without an agreement in hand
    leaves it for the next forum (人民调解法 23), unless all want more time.
    """
    if scene.has("settlement_recorded"):
        return
    if talked_out(scene) and extent(scene) is None:
        yield scene.mediator("end_mediation", scene.day_of("session_held"), reason="too_far_apart")
    elif time_is_up(scene) and not more_time(scene):
        yield scene.mediator("end_mediation", scene.today, reason="unwilling")


CONDUCT = {
    "appoint_mediator": appointment,
    "accept_assignment": assignment,
    "answer_invitation": answers,
    "acknowledge_rights": acknowledgements,
    "report_unreachable": reports,
    "hold_session": sessions,
    "start_appraisal": appraisal_begins,
    "end_appraisal": appraisal_ends,
    "record_settlement": settlement,
    "sign_agreement": signatures,
    "extend_mediation": extension,
    "end_mediation": ending,
}
