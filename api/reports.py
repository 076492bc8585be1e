"""Reports on the cases filed in a period: settlements, days, the 45-day share, costs.

Nobody is named in them. docs/reports.md tells what each figure means.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.ops import Kept, first_of_month
from api.problems import Problem
from api.report_files import document, workbook
from api.report_views import Report, ReportRow, StageRow
from law.civil_time import civil_date
from law.intake.fields import Name
from law.service_figures import mean_days, percentile, share_kept
from records import reports
from records.engine import reading
from records.reports import Costs, Dimension, Settlements, Tallies

router = APIRouter(prefix="/api/v1", tags=["reports"])

MONTHS = 12
LONGEST_DAYS = 1_100
"""The longest period of one report, some three years."""
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
Convert = Callable[[bytes], Awaitable[bytes]]
"""Makes a PDF of a .docx; raises ``RuntimeError``, with why in Chinese, where it cannot."""


class ReportForm(StrEnum):
    """A file that a report is given as."""

    XLSX = "xlsx"
    PDF = "pdf"


MEDIA_TYPES = {
    ReportForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ReportForm.PDF: "application/pdf",
}


async def no_converter(_docx: bytes) -> bytes:
    """Where no LibreOffice was given."""
    raise RuntimeError("本系统没有接入 LibreOffice，不能生成 PDF")


class ReportAsked(BaseModel):
    """Which cases a report is on, and by what it parts them; unless asked, the last 12 months."""

    since: Day | None = Field(None, description="登记不早于")
    until: Day | None = Field(None, description="登记不晚于")
    bureau: Name | None = Field(None, description="只要这一单位的案件")
    debt_type: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")] | None = Field(
        None, description="只要这一类型的案件"
    )
    by: Dimension = Field("month", description="分组：登记月份、单位或者类型")


@router.get("/reports", operation_id="read_report", summary="统计报告")
def read_report(
    caller: SignedIn, engine: Database, kept: Kept, asked: Annotated[ReportAsked, Query()]
) -> Report:
    """The figures of a period; computed once a minute. A supervisor's are those of the bureau."""
    today = civil_date(datetime.now(UTC))
    wanted = _wanted(caller, asked, today)
    return kept.get(
        ("report", wanted, asked.by, today), lambda: _report(engine, wanted, asked.by, today)
    )


@router.get(
    "/reports/report.{form}",
    operation_id="download_report",
    summary="下载统计报告",
    response_class=Response,
    responses={
        200: {
            "content": {
                media_type: {"schema": {"type": "string", "format": "binary"}}
                for media_type in MEDIA_TYPES.values()
            }
        }
    },
)
async def download_report(
    request: Request,
    form: ReportForm,
    caller: SignedIn,
    engine: Database,
    kept: Kept,
    asked: Annotated[ReportAsked, Query()],
) -> Response:
    """The same report as a workbook, or as a PDF for the archive; ``pdf_unavailable``."""
    report = await asyncio.to_thread(read_report, caller, engine, kept, asked)
    if form is ReportForm.XLSX:
        content = await asyncio.to_thread(workbook, report)
    else:
        convert: Convert = request.app.state.convert
        try:
            content = await convert(await asyncio.to_thread(document, report))
        except RuntimeError as error:  # what makes no PDF says why in Chinese
            raise Problem("pdf_unavailable", str(error)) from None
    name = f"report-{report.since}-{report.until}.{form}"
    return Response(
        content,
        media_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _wanted(caller: Caller, asked: ReportAsked, today: date) -> reports.Asked:
    until = asked.until or today
    since = asked.since or first_of_month(min(until, today), MONTHS)
    if not 0 <= (until - since).days <= LONGEST_DAYS:
        raise Problem("period_invalid", field="since")
    return reports.Asked(since, until, caller.bureau or asked.bureau, asked.debt_type)


def _report(engine: Engine, wanted: reports.Asked, by: Dimension, today: date) -> Report:
    with reading(engine) as session:
        tallies = reports.tallies(session, wanted, by, today)
        settlements = reports.settlements(session, wanted, by)
        costs = reports.costs(session, wanted, by)
        stages = reports.stage_days(session, wanted)
    rows = [
        _row(name, tallies[name], settlements.get(name, Settlements()), costs.get(name, Costs()))
        for name in sorted(tallies)
    ]
    return Report(
        day=today,
        since=wanted.since,
        until=wanted.until,
        bureau=wanted.bureau,
        debt_type=wanted.debt_type,
        by=by,
        total=_row(
            "",
            sum(tallies.values(), Tallies()),
            sum(settlements.values(), Settlements()),
            sum(costs.values(), Costs()),
        ),
        rows=rows,
        stages=[_stage(stage, days) for stage, days in stages.items()],
    )


def _row(name: str, days: Tallies, mediated: Settlements, cost: Costs) -> ReportRow:
    return ReportRow(
        name=name,
        cases=days.cases,
        resolved=days.resolved.total(),
        counted=days.ripe.total(),
        share=share_kept(days.ripe) if days.ripe else None,
        service_share=share_kept(days.ripe_service) if days.ripe_service else None,
        mean_days=mean_days(days.resolved) if days.resolved else None,
        p50_days=percentile(days.resolved, 50) if days.resolved else None,
        p90_days=percentile(days.resolved, 90) if days.resolved else None,
        ended=mediated.ended,
        settled=mediated.settled,
        settlement_rate=round(mediated.settled / mediated.ended, 4) if mediated.ended else None,
        without_suit=cost.cases,
        court_full=cost.full,
        court_halved=cost.halved,
        paid=cost.paid,
        saved=cost.halved - cost.paid,
    )


def _stage(stage: str, days: Counter[int]) -> StageRow:
    return StageRow(
        stage=stage,
        stays=days.total(),
        mean_days=mean_days(days) if days else None,
        p50_days=percentile(days, 50) if days else None,
        p90_days=percentile(days, 90) if days else None,
    )
