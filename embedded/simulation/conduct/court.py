"""How the tracks before a court go."""

from collections.abc import Iterator
from datetime import timedelta

from embedded.simulation.conduct.mediation import silent, unreachable
from embedded.simulation.conduct.scene import Deed, Scene
from law.money import format_yuan
from records.tables import Event

FEE_DAYS = 3
SERVICE_DAYS = 3
ORDER_DAYS = 7
OBJECTION_DAYS = 10
TERMINATION_DAYS = 3
APPEAL_DAYS = 10
SECOND_INSTANCE_DAYS = 60
PERFORM_WITHIN_DAYS = 30
APPLIED = (
    "confirmation_applied",
    "payment_order_applied",
    "suit_filed",
    "enforcement_applied",
)


def deeds(scene: Scene) -> Iterator[Deed]:
    """What people will do before the court."""
    for step, conduct in CONDUCT.items():
        if step in scene.steps:
            yield from conduct(scene)


def applied(scene: Scene) -> Event:
    """The filing of the track under way."""
    event = scene.last(*APPLIED)
    assert event is not None
    return event


def track(scene: Scene) -> str:
    """The track under way."""
    return str(applied(scene).facts["track"])


def filing(scene: Scene) -> Iterator[Deed]:
    """The court registers the filing, or refuses it or sends it back."""
    filed = applied(scene)
    day = filed.occurred_on + timedelta(days=filing_days(scene, filed))
    sent_back = track(scene) in ("small_claims", "simplified", "ordinary", "payment_order")
    if sent_back and scene.fate.happens("court.refused_or_returned", scene.forum(filed)):
        yield scene.clerk("record_filing_refusal", day, reason="conditions_not_met")
    else:
        number = f"（{day.year}）苏0211{MARKS[track(scene)]}{scene.fate.case + 1}号"
        yield scene.clerk("record_filing_acceptance", day, court_case_no=number)


MARKS = {
    "judicial_confirmation": "民特",
    "payment_order": "民督",
    "small_claims": "民初",
    "simplified": "民初",
    "ordinary": "民初",
    "enforcement": "执",
}
LONGEST_ACCEPTANCE = {"judicial_confirmation": 3, "payment_order": 5}
"""Where the law gives the court fewer than seven days."""


def filing_days(scene: Scene, filed: Event) -> int:
    """Days until the court accepts."""
    drawn = scene.fate.days("court.acceptance_days", scene.forum(filed)) or 0
    return min(drawn, LONGEST_ACCEPTANCE.get(track(scene), drawn))


def ruling(scene: Scene) -> Iterator[Deed]:
    """The court rules on the joint application."""
    filed = applied(scene)
    wait = scene.fate.days("court.confirmation_days", scene.forum(filed)) or 0
    refused = scene.fate.happens("court.confirmation_refused", scene.forum(filed))
    day = filed.occurred_on + timedelta(days=wait)
    yield scene.clerk("record_ruling", day, confirmed=not refused)


def fee(scene: Scene) -> Iterator[Deed]:
    """The claimant pays the court fee."""
    day = scene.day_of("filing_accepted") + timedelta(days=FEE_DAYS)
    yield scene.clerk("record_fee_payment", day, amount="500.00")


def announcement(scene: Scene) -> Iterator[Deed]:
    """Service by announcement on whoever cannot be found is asked for at once."""
    missing = [party for party in unserved(scene) if unreachable(scene, party)]
    if missing and track(scene) == "ordinary" and not scene.has("announcement_requested"):
        yield scene.clerk("request_announcement", scene.day_of("fee_paid"), party_ids=missing)


def service(scene: Scene) -> Iterator[Deed]:
    """The complaint, or the payment order, reaches the respondents by post."""
    day = scene.day_of("fee_paid", "payment_order_issued") + timedelta(days=SERVICE_DAYS)
    found = [party for party in unserved(scene) if not unreachable(scene, party)]
    if found:
        receipt = f"EMS{scene.fate.case:010d}"
        yield scene.clerk("record_service", day, method="post", party_ids=found, receipt=receipt)


def unserved(scene: Scene) -> list[str]:
    """Who has not yet received the document of the track under way."""
    filed = applied(scene)
    served = {
        party
        for event in scene.events
        if event.workflow_id == filed.workflow_id
        and event.kind in ("copy_served", "served_by_announcement", "payment_order_served")
        for party in event.facts["party_ids"]
    }
    of_order = track(scene) == "payment_order"
    return [
        party.party_id
        for party in scene.parties
        if party.side != "claimant"
        and party.party_id not in served
        and not (of_order and party.side == "guarantor")
    ]


def answer(scene: Scene) -> Iterator[Deed]:
    """A respondent that has been heard of answers the complaint."""
    first = scene.respondents[0]
    if scene.has("answer_filed") or unreachable(scene, first) or silent(scene, first):
        return
    served = scene.day_of("copy_served", "served_by_announcement")
    wait = scene.fate.days("respondent.answer_days", "complaint") or 0
    if wait <= 15:
        yield scene.party(first, "record_answer", served + timedelta(days=wait))


def trial(scene: Scene) -> Iterator[Deed]:
    """One hearing, two thirds of the way to the judgment, once the time to answer is over."""
    if scene.has("trial_held"):
        return
    wait = scene.fate.trial_days(track(scene)) * 2 // 3
    day = scene.day_of("filing_accepted") + timedelta(days=wait)
    for code, term in scene.terms.items():
        if code.partition("@")[0] == "DEF_ANSWER":
            day = max(day, term.due + timedelta(days=1))
    yield scene.clerk("hold_trial", day, mode="on_site", present=list(scene.claimants))


def judgment(scene: Scene) -> Iterator[Deed]:
    """Judgment for the claimant, served the same day."""
    wait = scene.fate.trial_days(track(scene))
    day = scene.officials_day(scene.day_of("filing_accepted") + timedelta(days=wait))
    yield scene.clerk(
        "record_judgment",
        day,
        amount=format_yuan(scene.case.amount_fen),
        costs="500.00",
        perform_by=f"{day + timedelta(days=PERFORM_WITHIN_DAYS)}",
        served_on=f"{day}",
    )


def second_instance(scene: Scene) -> Iterator[Deed]:
    """The judgment is upheld."""
    day = scene.day_of("appeal_filed") + timedelta(days=SECOND_INSTANCE_DAYS)
    day = scene.officials_day(day)
    yield scene.clerk("record_second_instance", day, result="upheld", served_on=f"{day}")


def appeal(scene: Scene) -> Iterator[Deed]:
    """Some respondents appeal."""
    if scene.has("judgment_given") and scene.fate.happens("court.appeal"):
        day = scene.day_of("judgment_given") + timedelta(days=APPEAL_DAYS)
        yield scene.party(scene.respondents[0], "record_appeal", day)


def order(scene: Scene) -> Iterator[Deed]:
    """The payment order issues."""
    day = scene.day_of("filing_accepted") + timedelta(days=ORDER_DAYS)
    yield scene.clerk("record_payment_order", day, amount=format_yuan(scene.case.amount_fen))


def objection(scene: Scene) -> Iterator[Deed]:
    """Some debtors object in writing."""
    if scene.fate.happens("court.payment_order_objection"):
        day = scene.day_of("payment_order_served") + timedelta(days=OBJECTION_DAYS)
        yield scene.party(scene.respondents[0], "object_to_payment_order", day)


def termination(scene: Scene) -> Iterator[Deed]:
    """The court rules the payment order procedure ended."""
    day = scene.day_of("payment_order_objected") + timedelta(days=TERMINATION_DAYS)
    yield scene.clerk("record_termination", day)


CONDUCT = {
    "record_filing_acceptance": filing,
    "record_ruling": ruling,
    "record_fee_payment": fee,
    "request_announcement": announcement,
    "record_service": service,
    "record_answer": answer,
    "hold_trial": trial,
    "record_judgment": judgment,
    "record_appeal": appeal,
    "record_second_instance": second_instance,
    "record_payment_order": order,
    "object_to_payment_order": objection,
    "record_termination": termination,
}
