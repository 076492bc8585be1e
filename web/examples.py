"""The example cases: what somebody new tries the system on, and what is taken away again."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine, or_
from sqlmodel import col, select

from api.caller import Caller, Database, SignedIn, visible
from api.commands import CommandPath, Wish
from api.problems import Problem
from law.civil_time import civil_date
from law.intake import IntakeRefused
from records.engine import reading
from records.tables import Case
from web.addresses import OwnForm
from web.rendering import PageRoute, page, see_other
from workflows.messages.dispute import HandOver, HandOverReason
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/examples", route_class=PageRoute, include_in_schema=False)

FOLDER = Path(__file__).parents[1] / "examples" / "disputes"
MARK = "【示例】"
"""How the contract of an example case is called: by that it is known, and found by search."""


@cache
def documents() -> Sequence[dict[str, Any]]:
    """The intake documents of the examples; none where they are not installed."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]


@router.get("")
def examples_page(caller: SignedIn, engine: Database) -> Response:
    """What the example cases are, and which of them are open."""
    return _shown(caller, engine)


@router.post("", dependencies=[OwnForm])
async def file_examples(request: Request, caller: SignedIn, engine: Database) -> Response:
    """Each example that may be taken is filed as of today, unless it is open already."""
    path: CommandPath = request.app.state.commands
    today = civil_date(datetime.now(UTC))
    for document in documents():
        marked = document | {
            "bureau": caller.bureau or document["bureau"],
            "contract": document["contract"] | {"name": MARK + document["contract"]["name"]},
            "filed_on": today.isoformat(),
        }
        try:
            read_on = request.app.state.today()
            await path.file(marked, caller, uuid4().hex, today=read_on)
        except IntakeRefused:
            continue  # the one over the limit shows that it is
        except Problem as problem:
            if problem.code != "duplicate_case":
                return await run_in_threadpool(_shown, caller, engine, problem)
    return see_other("/cases")


@router.post("/end", dependencies=[OwnForm])
async def end_examples(request: Request, caller: SignedIn, engine: Database) -> Response:
    """Every open example case is closed: its record stays, as that of any case."""
    path: CommandPath = request.app.state.commands
    for case in await run_in_threadpool(_open, caller, engine):
        wish = Wish(case.case_no, STEPS["hand_over"], HandOver(reason=HandOverReason.OTHER))
        try:
            await path.take_once(wish, caller, f"end-example-{case.case_no}")
        except Problem as problem:
            return await run_in_threadpool(_shown, caller, engine, problem)
    return see_other("/examples")


def _open(caller: Caller, engine: Engine) -> list[Case]:
    """The open example cases that the caller may see, or has filed."""
    seen = or_(visible(caller), col(Case.submitted_by) == caller.user_id)
    name = col(Case.intake)["contract"]["name"].as_string()
    open_ = select(Case).where(seen, col(Case.closed_on).is_(None), name.startswith(MARK))
    with reading(engine) as session:
        return list(session.exec(open_.order_by(col(Case.case_no))))


def _shown(caller: Caller, engine: Engine, refused: Problem | None = None) -> Response:
    return page(
        "examples.html",
        caller=caller,
        documents=documents(),
        cases=_open(caller, engine),
        problem=refused,
    )
