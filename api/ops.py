"""What runs, what is late and how the 45 days are kept, for those who run the system.

Nothing here is personal: case numbers, counts and codes. What asks other systems is in
``api.ops_system``.
"""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from api.caller import Database, SignedIn
from api.recent import Recent
from law.civil_time import civil_date
from law.intake.fields import Name
from law.service_figures import share_kept
from records import in_flight, pauses, reports
from records.engine import reading
from records.worklist import Stage

router = APIRouter(prefix="/api/v1/ops", tags=["ops"])

MONTHS = 12
LISTED = 50
Band = Literal["d15", "d30", "d45", "d60", "d90", "over"]


class CellView(BaseModel):
    """How many cases in flight are in a stage and of an age.

    ``age``: d15 up to 15 natural days since filing, d30 up to 30, and so on; over: more than 90.
    """

    stage: str
    age: Band
    cases: int


class InFlight(BaseModel):
    """The cases that are not closed, by stage and age, and by bureau."""

    day: date
    total: int
    cells: list[CellView]
    bureaus: dict[str, int]


class MonthView(BaseModel):
    """The cases filed in a month, and the share resolved or lawfully escalated in 45 days.

    ``counted`` are those filed more than 45 days ago; without any there is no share yet.
    """

    month: str
    cases: int
    counted: int
    share: float | None


class PauseView(BaseModel):
    """That the service clock of a case stands still for a ground, and since when."""

    case_no: str
    ground: str
    since: date


class PromiseView(BaseModel):
    """How the 45 days are kept: by month of filing, budgets that are spent, pauses that hold.

    ``share`` is that of all the months shown. ``spent``: cases in flight that have used up a budget
    of the service level, by the code of its term. ``pauses`` are the longest ones.
    """

    day: date
    share: float | None
    months: list[MonthView]
    spent: dict[str, int]
    grounds: dict[str, int]
    pauses: list[PauseView]


class SpanView(BaseModel):
    """A stage of a case, from its first to its last day."""

    stage: str
    begin: date
    end: date


class BarView(BaseModel):
    """A case in flight with its stages; ``promise_due`` is when its 45 days end."""

    case_no: str
    bureau: str
    stage: str
    filed_on: date
    promise_due: date | None
    late: bool
    next_due: date | None
    spans: list[SpanView]


class Gantt(BaseModel):
    """A page of cases in flight, the oldest first, and the cursor of the next one."""

    day: date
    cases: list[BarView]
    next_cursor: str | None


class GanttAsked(BaseModel):
    """Which cases in flight are asked for."""

    bureau: Name | None = Field(None, description="只要这一单位的案件")
    stage: Stage | None = Field(None, description="只要这一阶段的案件")
    age: Band | None = Field(None, description="只要这一案龄的案件")
    limit: Annotated[int, Field(ge=1, le=200, description="每页件数")] = 100
    cursor: Annotated[str | None, Field(max_length=500, description="上一页给出的翻页标记")] = None


def recent(request: Request) -> Recent:
    """The answers of the last minute."""
    kept: Recent = request.app.state.recent
    return kept


Kept = Annotated[Recent, Depends(recent)]
OfBureau = Annotated[Name | None, Query(description="只要这一单位的案件；空表示所有单位")]


@router.get("/in-flight", operation_id="read_in_flight", summary="在办案件")
def read_in_flight(caller: SignedIn, engine: Database, bureau: OfBureau = None) -> InFlight:
    """The cases in flight by stage and age."""
    today = civil_date(datetime.now(UTC))
    bureau = caller.bureau or bureau
    with reading(engine) as session:
        cells = in_flight.cells(session, today, bureau)
        bureaus = in_flight.bureaus(session)
    if caller.bureau is not None:
        bureaus = {name: cases for name, cases in bureaus.items() if name == caller.bureau}
    return InFlight(
        day=today,
        total=sum(cell.cases for cell in cells),
        cells=[
            CellView.model_validate({"stage": cell.stage, "age": cell.band, "cases": cell.cases})
            for cell in cells
        ],
        bureaus=bureaus,
    )


@router.get("/promise", operation_id="read_promise", summary="四十五日承诺的履行情况")
def read_promise(
    caller: SignedIn, engine: Database, kept: Kept, bureau: OfBureau = None
) -> PromiseView:
    """How the 45 days are kept; computed once a minute."""
    today = civil_date(datetime.now(UTC))
    bureau = caller.bureau or bureau

    def compute() -> PromiseView:
        since = first_of_month(today, MONTHS)
        asked = reports.Asked(since, today, bureau)
        with reading(engine) as session:
            by_month = reports.tallies(session, asked, "month", today)
            spent = in_flight.spent_budgets(session, bureau)
            holding = pauses.pauses(session, bureau)
        ripe = sum((group.ripe for group in by_month.values()), Counter[int | None]())
        return PromiseView(
            day=today,
            share=share_kept(ripe) if ripe else None,
            months=[_month(name, by_month[name]) for name in sorted(by_month)],
            spent=spent,
            grounds=Counter(pause.ground for pause in holding),
            pauses=[
                PauseView(case_no=pause.case_no, ground=pause.ground, since=pause.since)
                for pause in holding[:LISTED]
            ],
        )

    return kept.get(("promise", today, bureau), compute)


@router.get("/gantt", operation_id="read_gantt", summary="在办案件进度")
def read_gantt(caller: SignedIn, engine: Database, asked: Annotated[GanttAsked, Query()]) -> Gantt:
    """A page of cases in flight with their stages until today."""
    today = civil_date(datetime.now(UTC))
    with reading(engine) as session:
        found = in_flight.bars(
            session,
            today,
            bureau=caller.bureau or asked.bureau,
            stage=asked.stage,
            band=asked.age,
            limit=asked.limit,
            cursor=asked.cursor,
        )
    return Gantt(day=today, cases=[_bar(bar) for bar in found.bars], next_cursor=found.next_cursor)


def first_of_month(day: date, months: int) -> date:
    """The first day of the earliest of so many months, the last of which is that of ``day``."""
    place = day.year * 12 + day.month - months
    return date(place // 12, place % 12 + 1, 1)


def _month(name: str, group: reports.Tallies) -> MonthView:
    counted = group.ripe.total()
    share = share_kept(group.ripe) if counted else None
    return MonthView(month=name, cases=group.cases, counted=counted, share=share)


def _bar(bar: in_flight.Bar) -> BarView:
    return BarView(
        case_no=bar.case_no,
        bureau=bar.bureau,
        stage=bar.stage,
        filed_on=bar.filed_on,
        promise_due=bar.promise_due,
        late=bar.late,
        next_due=bar.next_due,
        spans=[SpanView(stage=span.stage, begin=span.begin, end=span.end) for span in bar.spans],
    )
