"""What is to be paid in a case and what has been, read from its log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from law.appropriation import ORDERS, STATUTORY_ORDER, Debt, Due, LateTerms, Order, Receipt
from law.intake import Intake
from law.interest import AgreedRate
from law.money import parse_yuan
from records.tables import Event

RECEIVED = "received_fen"
"""The fact in which every event of a payment says what came in."""
_FOLLOW_UPS = frozenset({"completion_asked", "performance_completed"})
"""Events that a payment brings with it: they are undone together."""
_DECIDED = frozenset({"award", "judgment", "payment_order"})


@dataclass(frozen=True)
class PerformanceAccount:
    """A performance's debt and receipts; ``guarantors`` are the ids of those who answer for it."""

    workflow_id: str
    debt: Debt
    receipts: tuple[Receipt, ...]
    guarantors: tuple[str, ...]


def performance_accounts(intake: Intake, events: Sequence[Event]) -> tuple[PerformanceAccount, ...]:
    """The accounts of the performances that have not ended, the oldest first."""
    ended = {event.workflow_id for event in events if event.kind == "stage_ended"}
    opened = [event.workflow_id for event in events if event.kind == "performance_opened"]
    return tuple(
        performance_account(intake, events, workflow_id)
        for workflow_id in opened
        if workflow_id not in ended
    )


def performance_account(
    intake: Intake, events: Sequence[Event], workflow_id: str
) -> PerformanceAccount:
    """The account of one performance, since its schedule was last amended."""
    own = not_reversed(event for event in events if event.workflow_id == workflow_id)
    [opened] = [event for event in own if event.kind == "performance_opened"]
    amended = next((event for event in reversed(own) if event.kind == "schedule_amended"), None)
    schedule = amended or opened
    since = [event for event in own if event.seq > schedule.seq]
    costs = 0 if amended else _costs(opened, events)
    debt = Debt(
        dues=_dues(schedule, costs) + _revived(since),
        costs=costs,
        order=_order(opened, events),
        late=_late_terms(intake) if opened.facts["title"] is None else None,
        title_on=_title_on(opened, events),
        accelerated_on=_accelerated_on(since),
    )
    return PerformanceAccount(
        workflow_id=workflow_id,
        debt=debt,
        receipts=tuple(receipts_of(since)),
        guarantors=tuple(opened.facts.get("guarantors", ())),
    )


def not_reversed(events: Iterable[Event]) -> list[Event]:
    """The events of a stage without those that a supervisor has undone, and without the undoing."""
    stand: list[Event] = []
    for event in events:
        if event.kind != "act_reversed":
            stand.append(event)
            continue
        gone = ""
        while stand and (stand[-1].seq >= event.facts["event"] or gone in _FOLLOW_UPS):
            gone = stand.pop().kind
    return stand


def receipts_of(events: Iterable[Event]) -> list[Receipt]:
    """The payments among these events, each on the day it was made."""
    return [
        Receipt(day=paid_on(event), fen=event.facts[RECEIVED])
        for event in events
        if RECEIVED in event.facts
    ]


def paid_on(event: Event) -> date:
    """The day a payment was made: an act may have confirmed it later."""
    told: str | None = event.facts.get("paid_on")
    return date.fromisoformat(told) if told else event.occurred_on


def _dues(schedule: Event, costs: int) -> tuple[Due, ...]:
    """The instalments, less the costs of the proceedings, which the first of them covers."""
    dues: list[Due] = []
    for part in schedule.facts["instalments"]:
        fen = parse_yuan(part["amount"])
        of_costs, costs = min(fen, costs), max(costs - fen, 0)
        dues.append(Due(due_on=part["due_on"], fen=fen - of_costs))
    return tuple(dues)


def _costs(opened: Event, events: Iterable[Event]) -> int:
    """What the decision behind a title says of the costs, in fen; a settlement names one sum."""
    if opened.facts["title"] not in _DECIDED:
        return 0
    decisions = [
        event.facts["costs"]
        for event in events
        if event.seq < opened.seq and event.facts.get("costs") and "amount" in event.facts
    ]
    return parse_yuan(decisions[-1]) if decisions else 0


def _revived(events: Iterable[Event]) -> tuple[Due, ...]:
    """What had been remitted for punctual payment, where that failed."""
    missed: date | None = None
    revived = 0
    for event in events:
        if event.kind == "instalment_missed":
            missed = missed or date.fromisoformat(event.facts["due_on"])
        revived = event.facts.get("revived_fen", revived)
    return (Due(due_on=missed, fen=revived),) if missed and revived else ()


def _order(opened: Event, events: Iterable[Event]) -> Order:
    """The order the parties agreed on when they settled; under any other title the law's."""
    agreed = [
        event.facts.get("appropriation")
        for event in events
        if event.kind == "settlement_recorded" and event.seq < opened.seq
    ]
    first = agreed[-1] if agreed and opened.facts["title"] is None else None
    return ORDERS.get(first or "", STATUTORY_ORDER)


def _late_terms(intake: Intake) -> LateTerms:
    agreed = intake.claim.late_interest.agreed
    return LateTerms(
        debt_type=intake.debt_type,
        agreed=AgreedRate(rate=agreed.rate, per=agreed.per) if agreed else None,
        contract_signed_on=intake.contract.signed_on,
    )


def _title_on(opened: Event, events: Iterable[Event]) -> date | None:
    """The day the title took effect; a settlement becomes one by the court's confirmation."""
    title = opened.facts["title"] or "confirmation_ruling"
    made = [
        event
        for event in events
        if event.facts.get("title") == title and event.kind != "performance_opened"
    ]
    return made[-1].occurred_on if made else None


def _accelerated_on(events: Iterable[Event]) -> date | None:
    """The day whose missed instalment made the whole rest fall due, unless that was cured."""
    called: date | None = None
    for event in events:
        if event.kind == "instalment_missed" and event.facts["accelerated"]:
            called = called or date.fromisoformat(event.facts["due_on"])
        if event.facts.get("cured"):
            called = None
    return called
