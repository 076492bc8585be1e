"""The desk of ops: what runs, what is late, what is stuck, and how each part of the system is."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response
from pydantic import ValidationError

from api.caller import Caller, Database, SignedIn
from api.ops import Gantt, GanttAsked, Kept, read_gantt, read_in_flight, read_promise
from api.ops_stuck import (
    ResetWorkflow,
    RetryActivity,
    read_stuck,
    reset_workflow,
    retry_activity,
)
from api.ops_system import Installed, Temporal, read_system
from api.problems import Problem, problem_of
from records.engine import reading
from records.in_flight import BANDS, bureaus
from web.addresses import OwnForm
from web.charts import gantt_rows, stage_rows
from web.labels import ops as ops_labels
from web.queries import filled, read_query
from web.rendering import HEADERS, PageRoute, page, see_other

router = APIRouter(prefix="/ops", route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]
PAGE_SIZE = 75
_CSP = "Content-Security-Policy"
_LIVE = {_CSP: f"{HEADERS[_CSP]}; script-src 'self'; connect-src 'self'"}
"""A page that refreshes its parts by the script of live updates."""


@dataclass(frozen=True)
class Refused:
    """Why a retry was refused, and what was asked for."""

    workflow_id: str
    activity_id: str
    reason: str
    problem: Problem


@router.get("")
async def ops_page(
    caller: SignedIn, engine: Database, kept: Kept, temporal: Temporal, installed: Installed
) -> Response:
    """Everything at a glance."""
    return await _shown(caller, engine, kept, temporal, installed)


@router.get("/cases")
def gantt_page(request: Request, caller: SignedIn, engine: Database) -> Response:
    """The cases in flight one by one, each with its stages."""
    asked = read_query(GanttAsked, filled(request) | {"limit": PAGE_SIZE})
    found: Gantt = read_gantt(caller, engine, asked)
    with reading(engine) as session:
        choices = bureaus(session, asked.stage)
    if caller.bureau is not None:
        choices = {caller.bureau: choices.get(caller.bureau, 0)}
    narrowed = asked.model_dump(include={"bureau", "stage", "age"}, exclude_none=True)
    following = urlencode(narrowed | {"cursor": found.next_cursor or ""})
    scale, rows = gantt_rows(found)
    return page(
        "ops_cases.html",
        caller=caller,
        asked=asked,
        bureaus=choices,
        scale=scale,
        rows=rows,
        ages=ops_labels.AGES,
        first=f"/ops/cases?{urlencode(narrowed)}" if asked.cursor else None,
        following=f"/ops/cases?{following}" if found.next_cursor else None,
    )


@router.post("/retries", dependencies=[OwnForm])
async def retry(
    caller: SignedIn,
    engine: Database,
    kept: Kept,
    temporal: Temporal,
    installed: Installed,
    workflow_id: Field = "",
    activity_id: Field = "",
    reason: Field = "",
) -> Response:
    """Have an activity tried at once; without one, have its workflow go on anew."""
    asked = {"workflow_id": workflow_id, "reason": reason}
    try:
        if activity_id:
            wish = RetryActivity.model_validate(asked | {"activity_id": activity_id})
            await retry_activity(wish, caller, engine, temporal)
        else:
            again = ResetWorkflow.model_validate(asked)
            await reset_workflow(again, caller, engine, temporal)
    except (Problem, ValidationError) as error:
        refused = Refused(workflow_id, activity_id, reason, problem_of(error))
        return await _shown(caller, engine, kept, temporal, installed, refused)
    return see_other("/ops#stuck")


async def _shown(
    caller: Caller,
    engine: Database,
    kept: Kept,
    temporal: Temporal,
    installed: Installed,
    refused: Refused | None = None,
) -> Response:
    in_flight, promise, stuck, system = await asyncio.gather(
        asyncio.to_thread(read_in_flight, caller, engine),
        asyncio.to_thread(read_promise, caller, engine, kept),
        read_stuck(caller, engine, temporal, installed),
        read_system(caller, engine, temporal, installed),
    )
    answer = await asyncio.to_thread(
        page,
        "ops.html",
        problem=refused.problem if refused else None,
        caller=caller,
        now=datetime.now(UTC),
        in_flight=in_flight,
        stages=stage_rows(in_flight),
        bands=BANDS,
        promise=promise,
        stuck=stuck,
        system=system,
        refused=refused,
        names=ops_labels,
    )
    answer.headers.update(_LIVE)
    return answer
