"""The front page and the page of a case."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.policy import OFFICIALS
from api.questions import LONGEST
from api.signings import signings_for
from law.civil_time import civil_date
from records.engine import reading
from web import case_view
from web.questions import questions_on
from web.rendering import PageRoute, page, see_other
from web.steps import Desk
from web.words import days_left
from workflows.messages.common import Role
from workflows.messages.steps import BUREAU

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/", tags=["cases"])
def front(caller: SignedIn) -> Response:
    """Where each begins: a party at its own desk, everybody else at the worklist."""
    return see_other("/party" if caller.role is Role.PARTY else "/cases")


@router.get("/cases/{case_no}", tags=["cases"])
def case_page(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    recorded: Annotated[int | None, Query(ge=1, lt=2**31)] = None,
) -> Response:
    """Everything about a case: where it is, its clocks, what happened and why.

    ``recorded`` is the event that the reader has just brought about.
    """
    desk = Desk(request, case, caller, engine) if caller.role in OFFICIALS else None
    with reading(engine) as session:
        view = case_view.read(session, case, caller, civil_date(datetime.now(UTC)))
        forms = desk.forms(session, view.today) if desk else []
    asked = questions_on(request, case, caller, engine) if caller.role in BUREAU else []
    signings = signings_for(engine, case.case_no, caller)
    signed = {each.paper_id: each.round_id for each in signings if each.complete}
    return page(
        "case.html",
        caller=caller,
        view=view,
        view_today=view.today,
        case=case,
        signed=signed,
        desk=desk,
        forms=forms,
        questions=asked,
        refused_answer=None,
        longest_answer=LONGEST,
        recorded=next((each for each in view.events if each.seq == recorded), None),
        days_left=days_left,
    )
