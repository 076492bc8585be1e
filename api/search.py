"""Search over cases: by number, names of parties and agents, contract number or facts."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.caller import Database, SignedIn
from api.case_filter import SearchText, check_text, reach_of
from api.problems import Problem
from api.worklist import Cursor, WorklistItem, worklist_item
from records import search
from records.engine import reading
from records.excerpts import excerpts
from records.worklist import rows_of

router = APIRouter(prefix="/api/v1", tags=["cases"])


class Question(BaseModel):
    """What is searched for, and the page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: SearchText
    limit: Annotated[int, Field(ge=1, le=50, description="每页件数")] = 20
    cursor: Cursor = None


class Hit(BaseModel):
    """Where the text stands, and a masked passage."""

    place: str = Field(
        description="case_no 案号；party 当事人；agent 代理人；contract_no 合同编号；facts 案情",
        examples=["facts"],
    )
    excerpt: str = Field(examples=["…陈*分四批交付轴承，李*签收并确认…"])


class FoundCase(WorklistItem):
    """A case in which the text stands, and every place where it does."""

    hits: list[Hit]


class FoundCases(BaseModel):
    """Cases, the best hits first, and the cursor of the next page."""

    cases: list[FoundCase]
    next_cursor: str | None


@router.get("/search", operation_id="search_cases", summary="查找案件")
def search_cases(
    caller: SignedIn, engine: Database, asked: Annotated[Question, Query()]
) -> FoundCases:
    """The caller's cases in which a text of two characters or more stands.

    A case number, or its beginning from the year on, is sought among case numbers. Any other text
    is sought in names, then in contract numbers, then in the facts; within each the newest case
    comes first. Punctuation, blanks and letter case make no difference. One character alone is
    refused (``search_too_short``). Who runs the system may search case numbers only.
    """
    check_text(caller, asked.text, "text")
    try:
        with reading(engine) as session:
            found = search.search(
                session, reach_of(caller), asked.text, limit=asked.limit, cursor=asked.cursor
            )
            rows = rows_of(session, [case.case_no for case in found.cases])
            hits = [excerpts(session, case, asked.text) for case in found.cases]
    except search.TooShort:
        raise Problem("search_too_short", field="text") from None
    cases = [
        FoundCase(
            **dict(worklist_item(row, with_parties=not caller.runs_the_system)),
            hits=[Hit(place=each.place, excerpt=each.text) for each in places],
        )
        for row, places in zip(rows, hits, strict=True)
    ]
    return FoundCases(cases=cases, next_cursor=found.next_cursor)
