"""The worklist: the caller's cases as a filter and an order say, and how many there are."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.caller import Database, SignedIn, listed_apart
from api.case_filter import CaseFilter, conditions
from law.civil_time import civil_date
from records.engine import reading
from records.worklist import COUNTED, Sort, WorklistRow, counts, worklist
from workflows.messages.common import Fen

router = APIRouter(prefix="/api/v1", tags=["cases"])

Limit = Annotated[int, Field(ge=1, le=200, description="每页件数")]
Cursor = Annotated[str | None, Field(max_length=500, description="上一页给出的翻页标记")]


class ListedCases(CaseFilter):
    """A filter, the order of the list, and the page."""

    sort: Sort = Field(
        "due", description="排序；加 - 为倒序，没有期限的总在最后", examples=["due", "-amount"]
    )
    limit: Limit = 50
    cursor: Cursor = None


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


class CountView(BaseModel):
    """A number of cases; with ``more`` there are more than it says."""

    count: int
    more: bool = Field(description="是否多于所示件数")


class WorklistCounts(BaseModel):
    """How many cases meet the filter, by stage and by when they are next due."""

    total: CountView
    stages: dict[str, CountView]
    due: dict[str, CountView] = Field(
        description="overdue 已过；today 今天；within_3_days、within_7_days 三日、七日内；"
        "later 更晚；none 没有进行中的期限"
    )


@router.get("/cases", operation_id="list_cases", tags=["worklist"], summary="案件列表")
def list_cases(
    caller: SignedIn, engine: Database, asked: Annotated[ListedCases, Query()]
) -> Worklist:
    """The caller's cases, unless asked otherwise those due soonest first.

    Pages follow each other by the place of the last row, so that cases that come or go meanwhile
    neither repeat nor hide others.
    """
    today = civil_date(datetime.now(UTC))
    with reading(engine) as session:
        found = worklist(
            session,
            listed_apart(caller),
            *conditions(session, caller, asked, today),
            sort=asked.sort,
            limit=asked.limit,
            cursor=asked.cursor,
        )
    items = [worklist_item(row, with_parties=not caller.runs_the_system) for row in found.rows]
    return Worklist(cases=items, next_cursor=found.next_cursor)


@router.get("/case-counts", operation_id="count_cases", tags=["worklist"], summary="案件件数")
def count_cases(
    caller: SignedIn, engine: Database, asked: Annotated[CaseFilter, Query()]
) -> WorklistCounts:
    """How many of the caller's cases meet a filter, each number up to 1,000."""
    today = civil_date(datetime.now(UTC))
    with reading(engine) as session:
        where = conditions(session, caller, asked, today)
        found = counts(session, listed_apart(caller), *where, today=today)
    return WorklistCounts(
        total=_count(found.total),
        stages={stage: _count(number) for stage, number in found.stages.items()},
        due={bucket: _count(number) for bucket, number in found.due.items()},
    )


def worklist_item(row: WorklistRow, *, with_parties: bool) -> WorklistItem:
    """A row of a list as the API shows it."""
    case = row.case
    return WorklistItem(
        **case.model_dump(
            include={"case_no", "debt_type", "filed_on", "stage", "next_due", "assignee"}
        ),
        amount=case.amount_fen,
        claimants=list(row.claimants) if with_parties else [],
        respondents=list(row.respondents) if with_parties else [],
    )


def _count(number: int) -> CountView:
    return CountView(count=min(number, COUNTED), more=number > COUNTED)
