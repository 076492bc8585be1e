"""The worklist: the caller's cases by the day their next term ends, a page at a time."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col

from api.caller import Caller, Database, SignedIn, listed
from api.problems import Problem
from law.civil_time import civil_date
from records.cursors import BadCursor
from records.duty import stood_in_for
from records.engine import reading
from records.tables import Case
from records.worklist import WorklistRow, worklist
from workflows.messages.common import Fen

router = APIRouter(prefix="/api/v1", tags=["cases"])


CaseStage = Literal[
    "submitted",
    "intake",
    "mediation",
    "arbitration",
    "court",
    "performance",
    "enforcement",
    "closed",
]


Assigned = Literal["me", "nobody"]


class WorklistItem(BaseModel):
    """A case in the list; ``amount`` is the amount in dispute.

    ``assignee`` is the account of the clerk in charge. Parties are masked, and left out for those
    who run the system and see into no case.
    """

    case_no: str
    debt_type: str
    amount: Fen
    filed_on: date
    stage: str
    next_due: date | None
    assignee: str | None
    claimants: list[str]
    respondents: list[str]


class Worklist(BaseModel):
    """A page of the list, and the cursor of the next one."""

    cases: list[WorklistItem]
    next_cursor: str | None


@router.get("/cases", operation_id="list_cases", tags=["worklist"], summary="案件列表")
def list_cases(
    caller: SignedIn,
    engine: Database,
    stage: CaseStage | None = None,
    due_before: Annotated[date | None, Query(description="下一期限早于此日")] = None,
    assigned: Annotated[
        Assigned | None, Query(description="me：本人经办及代行；nobody：待领取的未结案件")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Worklist:
    """The caller's cases, those due soonest first and those with nothing due last.

    ``assigned=nobody`` is the team queue; ``me`` takes in the cases of whom the caller stands in
    for today.
    """
    try:
        with reading(engine) as session:
            scope = listed(caller)
            if assigned is not None:
                scope = and_(scope, _assigned(session, caller, assigned))
            found = worklist(
                session,
                scope,
                stage=stage,
                due_before=due_before,
                limit=limit,
                cursor=cursor,
            )
    except BadCursor:
        raise Problem("bad_cursor", field="cursor") from None
    items = [_item(row, with_parties=not caller.runs_the_system) for row in found.rows]
    return Worklist(cases=items, next_cursor=found.next_cursor)


def _assigned(session: Session, caller: Caller, assigned: Assigned) -> ColumnElement[bool]:
    assignee = col(Case.assignee)
    if assigned == "nobody":
        waiting = assignee.is_(None) & col(Case.offered_to).is_(None)
        return waiting & col(Case.closed_on).is_(None)
    today = civil_date(datetime.now(UTC))
    return assignee.in_((caller.user_id, *stood_in_for(session, caller.user_id, today)))


def _item(row: WorklistRow, *, with_parties: bool) -> WorklistItem:
    case = row.case
    return WorklistItem(
        **case.model_dump(
            include={"case_no", "debt_type", "filed_on", "stage", "next_due", "assignee"}
        ),
        amount=case.amount_fen,
        claimants=list(row.claimants) if with_parties else [],
        respondents=list(row.respondents) if with_parties else [],
    )
