"""Small caseloads made by hand, for the figures of ops and of reports."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from records import ledger
from records.tables import Case, Deadline
from tests.api.small_app import a_case, event_of

TODAY = date(2026, 6, 1)
XISHAN, LIANGXI = "无锡市锡山区司法局", "无锡市梁溪区司法局"


def filed(session: Session, number: int, on: date, took: int | None = None, **more: Any) -> Case:
    """A case filed on a day, and resolved by payment after so many days."""
    if took is not None:
        more = {"resolved_on": on + timedelta(days=took), "resolution": "paid"} | more
    case = a_case(session, f"JF2026-{number:06d}", **more)
    case.filed_on = on
    session.add(case)
    session.flush()
    return case


def happens(session: Session, case: Case, kind: str, /, workflow: str = "", **facts: Any) -> None:
    """An event of a case, of its dispute unless another workflow is named."""
    event = event_of(case, kind, **facts)
    event.workflow_id = f"{workflow or 'dispute'}/{case.case_no}"
    ledger.append(session, case, event)


def term(session: Session, case: Case, code: str, begin: date, days: int, state: str) -> None:
    """A term of a case."""
    due = begin + timedelta(days=days)
    session.add(
        Deadline(
            case_no=case.case_no,
            workflow_id=f"dispute/{case.case_no}",
            code=code,
            trigger=begin,
            clock="service" if code.startswith("SLA_") else "statutory",
            raw=due,
            due=due,
            state=state,
            basis=[],
        )
    )
    session.flush()
