"""The pauses of the service clock that hold now, with their grounds."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from records.ops_tables import IN_FLIGHT, REPORTED
from records.tables import Case, Event

_PAUSED, _RESUMED = "service_clock_paused", "service_clock_resumed"


@dataclass(frozen=True)
class Pause:
    """That the clock of a case stands still for a ground, and since when."""

    case_no: str
    ground: str
    since: date


def pauses(session: Session, bureau: str | None = None) -> list[Pause]:
    """The pauses of cases in flight, the longest first; those of one bureau if it is named."""
    flying = select(col(Case.case_no)).where(IN_FLIGHT)
    if bureau is not None:
        flying = flying.where(col(Case.bureau) == bureau)
    query = (
        select(
            col(Event.case_no),
            col(Event.kind),
            col(Event.facts)["ground"].as_string(),
            col(Event.occurred_on),
        )
        .where(
            REPORTED,
            col(Event.kind).in_((_PAUSED, _RESUMED)),
            col(Event.case_no).in_(flying),
        )
        .order_by(col(Event.case_no), col(Event.seq))
    )
    holding: dict[tuple[str, str], date] = {}
    for case_no, kind, ground, day in session.connection().execute(query):
        if kind == _PAUSED:
            holding[case_no, ground] = day
        else:
            holding.pop((case_no, ground), None)
    found = [Pause(case_no, ground, since) for (case_no, ground), since in holding.items()]
    return sorted(found, key=lambda pause: (pause.since, pause.case_no))
