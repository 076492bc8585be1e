"""The worklist: the caller's cases by the day their next term ends, a page at a time."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.caller import Database, SignedIn, listed
from api.problems import Problem
from records.cursors import BadCursor
from records.engine import reading
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


class WorklistItem(BaseModel):
    """A case in the list; ``amount`` is the amount in dispute.

    Parties are masked, and left out for those who run the system and see into no case.
    """

    case_no: str
    debt_type: str
    amount: Fen
    filed_on: date
    stage: str
    next_due: date | None
    claimants: list[str]
    respondents: list[str]


class Worklist(BaseModel):
    """A page of the list, and the cursor of the next one."""

    cases: list[WorklistItem]
    next_cursor: str | None


@router.get("/cases", operation_id="list_cases")
def list_cases(
    caller: SignedIn,
    engine: Database,
    stage: CaseStage | None = None,
    due_before: Annotated[date | None, Query(description="下一期限早于此日")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Worklist:
    """The caller's cases, those due soonest first and those with nothing due last."""
    try:
        with reading(engine) as session:
            found = worklist(
                session,
                listed(caller),
                stage=stage,
                due_before=due_before,
                limit=limit,
                cursor=cursor,
            )
    except BadCursor:
        raise Problem("bad_cursor", field="cursor") from None
    items = [_item(row, with_parties=not caller.runs_the_system) for row in found.rows]
    return Worklist(cases=items, next_cursor=found.next_cursor)


def _item(row: WorklistRow, *, with_parties: bool) -> WorklistItem:
    case = row.case
    return WorklistItem(
        **case.model_dump(include={"case_no", "debt_type", "filed_on", "stage", "next_due"}),
        amount=case.amount_fen,
        claimants=list(row.claimants) if with_parties else [],
        respondents=list(row.respondents) if with_parties else [],
    )
