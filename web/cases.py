"""The worklist and the page of a case."""

from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from api.caller import Database, SignedIn, listed
from api.cases import VisibleCase
from api.problems import Problem
from api.signings import signings_for
from law.civil_time import civil_date
from records.cursors import BadCursor
from records.engine import reading
from records.worklist import worklist
from web import case_view, labels
from web.rendering import PageRoute, page, see_other
from web.words import days_left
from workflows.messages.common import Role

PAGE_SIZE = 50

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/")
def front(caller: SignedIn) -> Response:
    """Where each begins: a party at its case, everybody else at the worklist."""
    return see_other(f"/cases/{caller.case_no}" if caller.role is Role.PARTY else "/cases")


@router.get("/cases")
def worklist_page(
    caller: SignedIn,
    engine: Database,
    stage: str = "",
    due_before: str = "",
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """The caller's cases by the day their next term ends."""
    today = civil_date(datetime.now(UTC))
    try:
        with reading(engine) as session:
            found = worklist(
                session,
                listed(caller),
                stage=stage or None,
                due_before=_day(due_before),
                limit=PAGE_SIZE,
                cursor=cursor,
            )
    except BadCursor:
        raise Problem("bad_cursor") from None
    query = {"stage": stage, "due_before": due_before, "cursor": found.next_cursor or ""}
    return page(
        "worklist.html",
        caller=caller,
        rows=found.rows,
        stage=stage,
        due_before=due_before,
        paged=cursor is not None,
        following=f"/cases?{urlencode(query)}" if found.next_cursor else None,
        stages=labels.STAGES,
        today=today,
        days_left=days_left,
        may_open=not caller.runs_the_system,
    )


@router.get("/cases/{case_no}", tags=["cases"])
def case_page(case: VisibleCase, caller: SignedIn, engine: Database) -> Response:
    """Everything about a case: where it is, its clocks, what happened and why."""
    with reading(engine) as session:
        view = case_view.read(session, case, caller, civil_date(datetime.now(UTC)))
    signings = signings_for(engine, case.case_no, caller)
    signed = {each.paper_id: each.round_id for each in signings if each.complete}
    return page("case.html", caller=caller, view=view, case=case, signed=signed)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem("invalid_body", "日期格式不正确", field="due_before") from None
