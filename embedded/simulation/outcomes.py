"""What became of a simulated case: its route, its days, and where they went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from embedded.simulation.caseload import LivedCase
from embedded.simulation.conduct.life import HORIZON_DAYS
from embedded.simulation.lawfulness import Violation, violations
from law.simulation.fate import Drawn
from records.tables import Event


@dataclass(frozen=True)
class Wait:
    """Something a case waits for: its stage and what it is called, both by key."""

    stage: str
    name: str


WAITS: dict[str, Wait] = {
    "correction_requested": Wait("intake", "review"),
    "intake_supplemented": Wait("intake", "correction"),
    "intake_accepted": Wait("intake", "review"),
    "mediator_appointed": Wait("mediation", "mediator"),
    "assignment_accepted": Wait("mediation", "mediator"),
    "assignment_declined": Wait("mediation", "mediator"),
    "act_reversed": Wait("mediation", "mediator"),
    "invitation_answered": Wait("mediation", "answer"),
    "respondent_unreachable": Wait("mediation", "contact"),
    "session_held": Wait("mediation", "sessions"),
    "session_missed": Wait("mediation", "sessions"),
    "appraisal_started": Wait("mediation", "sessions"),
    "appraisal_ended": Wait("mediation", "appraisal"),
    "settlement_recorded": Wait("mediation", "sessions"),
    "mediation_extended": Wait("mediation", "sessions"),
    "mediation_ended": Wait("mediation", "no_agreement"),
    "agreement_signed": Wait("mediation", "signing"),
    "signing_refused": Wait("mediation", "signing"),
    "arbitration_offered": Wait("route", "choice"),
    "arbitration_offer_signed": Wait("route", "offer"),
    "arbitration_offer_declined": Wait("route", "offer"),
    "arbitration_agreement_signed": Wait("route", "offer"),
    "forum_opened": Wait("route", "choice"),
    "validity_questioned": Wait("route", "choice"),
    "arbitration_agreement_upheld": Wait("route", "validity"),
    "arbitration_agreement_invalid": Wait("route", "validity"),
    "filing_accepted": Wait("court", "registration"),
    "filing_refused": Wait("court", "registration"),
    "confirmation_ruled": Wait("court", "ruling"),
    "confirmation_refused": Wait("court", "ruling"),
    "arbitration_accepted": Wait("arbitration", "acceptance"),
    "arbitration_refused": Wait("arbitration", "acceptance"),
    "arbitration_prepaid": Wait("arbitration", "prepayment"),
    "tribunal_formed": Wait("arbitration", "tribunal"),
    "consent_award_made": Wait("arbitration", "award"),
    "award_made": Wait("arbitration", "award"),
    "instalment_missed": Wait("performance", "instalments"),
    "payment_recorded": Wait("performance", "instalments"),
    "performance_completed": Wait("performance", "instalments"),
    "claim_declared": Wait("route", "bankruptcy"),
}
"""What a case had been waiting for until an event came, by the kind of the event."""
UNKNOWN = Wait("waiting", "nothing_more")
"""Days after the last thing that anybody did."""


@dataclass(frozen=True)
class Ending:
    """How a case ended, as far as the promise goes.

    ``days`` are natural days from filing to the day it was resolved or lawfully escalated; None
    where it never was, up to the horizon. ``paused`` of them the service clock stood still.
    ``waits`` tells what the days up to there were spent on; they add up to ``days``, or to the
    horizon.
    """

    number: int
    route: str
    days: int | None
    paused: int
    waits: dict[Wait, int]
    drawn: dict[str, Drawn]
    violations: tuple[Violation, ...]
    turned_away: tuple[str, ...]

    @property
    def service_days(self) -> int | None:
        """The days, those left out on which the service clock lawfully stood still."""
        return None if self.days is None else self.days - self.paused

    @property
    def censored_days(self) -> int:
        """The days, or the horizon for a case never resolved."""
        return HORIZON_DAYS if self.days is None else self.days


def ending(lived: LivedCase) -> Ending:
    """How a case that was lived ended."""
    case = lived.case
    days = (case.resolved_on - case.filed_on).days if case.resolved_on else None
    return Ending(
        number=lived.number,
        route=route(lived),
        days=days,
        paused=min(case.paused_days, days or 0),
        waits=waits(lived, HORIZON_DAYS if days is None else days),
        drawn=lived.drawn,
        violations=tuple(violations(case, lived.events, lived.deadlines)),
        turned_away=lived.turned_away,
    )


TITLES = {
    "confirmation_ruled": "confirmation",
    "consent_award_made": "consent_award",
    "award_made": "award",
    "judgment_given": "judgment",
    "judgment_effective": "judgment",
    "court_settled": "court_mediation",
    "payment_order_effective": "payment_order",
}


def route(lived: LivedCase) -> str:
    """By what the promise was kept, or how the case was left."""
    match lived.case.resolution:
        case "title":
            titles = [event.kind for event in lived.events if event.kind in TITLES]
            return TITLES[titles[0]] if titles else "title"
        case "escalated":
            return f"filed_{_forum(lived.events)}"
        case None:
            return lived.case.outcome or "open"
        case resolution:
            return resolution


def _forum(events: Sequence[Event]) -> str:
    """The forum of the first complete package."""
    first = next(event for event in events if event.kind in ("package_completed", "claim_declared"))
    if first.kind == "claim_declared":
        return "claim_declaration"
    parts = first.workflow_id.split("/")
    return parts[2] if parts[0] == "court" else parts[0]


def waits(lived: LivedCase, until: int) -> dict[Wait, int]:
    """The natural days from filing, by what each was spent waiting for."""
    spent: dict[Wait, int] = {}
    reached = 0
    for event in _in_order(lived):
        day = min((event.occurred_on - lived.case.filed_on).days, until)
        if day > reached:
            wait = WAITS[event.kind]
            spent[wait] = spent.get(wait, 0) + day - reached
            reached = day
    if reached < until:
        spent[UNKNOWN] = until - reached
    return spent


def _in_order(lived: LivedCase) -> Iterable[Event]:
    known = (event for event in lived.events if event.kind in WAITS)
    return sorted(known, key=lambda event: (event.occurred_on, event.seq))
