"""The page of the worklist: its filter as a form, saved views as links, a page of cases."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from api.caller import Database, SignedIn, listed_apart
from api.case_filter import conditions
from api.views import views_of
from api.worklist import ListedCases
from law.civil_time import civil_date
from law.debt_types import debt_types
from records.engine import reading
from records.worklist import COUNTED, counts, worklist
from web.queries import filled, read_query
from web.rendering import PageRoute, page
from web.words import days_left

PAGE_SIZE = 50
SHOWN_AT_ONCE = {"text", "stage", "assignee", "state", "due_before"}
"""The fields of the form that are not folded away."""

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/cases")
def worklist_page(request: Request, caller: SignedIn, engine: Database) -> Response:
    """The caller's cases that meet the filter, in the order asked for."""
    asked = read_query(ListedCases, filled(request))
    today = civil_date(datetime.now(UTC))
    with reading(engine) as session:
        where = conditions(session, caller, asked, today)
        scopes = listed_apart(caller)
        found = worklist(
            session, scopes, *where, sort=asked.sort, limit=PAGE_SIZE, cursor=asked.cursor
        )
        counted = counts(session, scopes, *where, today=today)
    narrowed = asked.asked()
    first = narrowed | {"sort": asked.sort}
    following = first | {"cursor": found.next_cursor}
    return page(
        "worklist.html",
        caller=caller,
        asked=asked,
        narrow=narrowed,
        more=bool(narrowed.keys() - SHOWN_AT_ONCE),
        rows=found.rows,
        counts=counted,
        number=_number,
        first=f"/cases?{urlencode(first)}" if asked.cursor else None,
        following=f"/cases?{urlencode(following)}" if found.next_cursor else None,
        views=views_of(engine, caller),
        debt_types=debt_types(),
        today=today,
        days_left=days_left,
        may_open=not caller.runs_the_system,
    )


def _number(cases: int) -> str:
    return f"{COUNTED}+" if cases > COUNTED else str(cases)
