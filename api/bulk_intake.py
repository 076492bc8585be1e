"""Bulk intake: a file of many disputes is handed in, taken row by row, and reported row by row."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel
from sqlmodel import Session

from api.bulk_reading import LARGEST, MOST_ROWS, File, Form, RowProblem, read_file
from api.bulk_sheets import MEDIA_TYPES, corrections, template
from api.caller import Caller, Database, SignedIn
from api.problems import Problem
from proof.digests import sha256
from records import bulk_intake as bulk
from records.bulk_intake import BulkJob, BulkRow
from records.engine import reading, transaction

router = APIRouter(prefix="/api/v1/intake/bulk", tags=["intake"])

RowState = Literal["waiting", "acceptable", "taken", "refused"]
Sheet = Literal[Form.CSV, Form.XLSX]

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_STATES = (bulk.WAITING, bulk.ACCEPTABLE, bulk.TAKEN, bulk.REFUSED)
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {media_type.partition(";")[0]: _BINARY for media_type in MEDIA_TYPES.values()}}
}
_BODY = {
    "requestBody": {
        "required": True,
        "description": f"CSV、XLSX 或者 JSON 行，最多 {MOST_ROWS} 行、{LARGEST >> 20} MB",
        "content": _FILES[200]["content"],
    }
}


class BulkJobView(BaseModel):
    """A file handed in and how far it has come.

    ``state``: waiting, done, or refused where all or nothing was to be taken and a row may not.
    Its ``rows`` are waiting, taken or refused; or acceptable, where they could be taken and none
    was to be.
    """

    id: str
    state: str
    form: Form
    sha256: str
    dry_run: bool
    all_or_nothing: bool
    rows: int
    waiting: int
    acceptable: int
    taken: int
    refused: int
    created_at: datetime
    finished_at: datetime | None


class BulkRowView(BaseModel):
    """A row by its number in the file: its case, or what is wrong with it."""

    number: int
    state: str
    case_no: str | None
    problems: list[RowProblem]


class BulkRows(BaseModel):
    """A page of rows; read on with ``after`` = ``next_after`` while there is one."""

    rows: list[BulkRowView]
    next_after: int | None


async def _file(request: Request) -> bytes:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > LARGEST:
            raise Problem("file_too_large", f"文件不得超过 {LARGEST >> 20} MB")
    return bytes(received)


@router.post(
    "", status_code=202, operation_id="submit_bulk", summary="批量受理", openapi_extra=_BODY
)
def submit_bulk(
    request: Request,
    response: Response,
    caller: SignedIn,
    engine: Database,
    content: Annotated[bytes, Depends(_file)],
    dry_run: Annotated[bool, Query(description="只检查，不登记")] = False,
    all_or_nothing: Annotated[bool, Query(description="有一行不能登记的，全部不登记")] = False,
) -> BulkJobView:
    """Hand in a file; what has become of its rows is asked of the job that is answered.

    The same file sent again takes no row a second time.
    """
    file = read_file(content)
    job = BulkJob(
        id=f"bulk_{uuid4().hex}",
        sha256=sha256(content),
        form=file.form,
        columns=list(file.columns),
        dry_run=dry_run,
        all_or_nothing=all_or_nothing,
        read_on=_today(request),
        submitted_by=caller.user_id,
        created_at=datetime.now(UTC),
    )
    with transaction(engine) as session:
        _add(session, job, file)
        response.headers["Location"] = f"{router.prefix}/{job.id}"
        return _view(session, job)


def _today(request: Request) -> date | None:
    return request.app.state.today()


def _add(session: Session, job: BulkJob, file: File) -> None:
    session.add(job)
    session.flush()
    session.add_all(
        BulkRow(
            job_id=job.id,
            number=row.number,
            content=row.content,
            state=bulk.REFUSED if row.problems else bulk.WAITING,
            problems=[problem.model_dump() for problem in row.problems],
        )
        for row in file.rows
    )
    session.flush()


@router.get("", operation_id="list_bulk_jobs", summary="批量受理列表")
def list_jobs(
    caller: SignedIn, engine: Database, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[BulkJobView]:
    """The caller's own jobs, newest first; they are kept for 30 days after their end."""
    with reading(engine) as session:
        return [_view(session, job) for job in bulk.jobs_of(session, caller.user_id, limit)]


@router.get(
    "/template.{form}",
    operation_id="download_bulk_template",
    summary="批量受理模板",
    response_class=Response,
    responses=_FILES,
)
def download_template(form: Sheet) -> Response:
    """An empty sheet with every column; the workbook explains them on its second sheet."""
    return _download(template(form), form, "intake-template")


@router.get("/{job_id}", operation_id="read_bulk_job", summary="批量受理进度")
def read_job(job_id: str, caller: SignedIn, engine: Database) -> BulkJobView:
    """How far a job has come."""
    with reading(engine) as session:
        return _view(session, _own(session, caller, job_id))


@router.get("/{job_id}/rows", operation_id="read_bulk_rows", summary="批量受理逐行结果")
def read_rows(
    job_id: str,
    caller: SignedIn,
    engine: Database,
    state: RowState | None = None,
    after: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> BulkRows:
    """The rows in the order of the file, each with its case or its problems."""
    with reading(engine) as session:
        job = _own(session, caller, job_id)
        found = bulk.rows_of(session, job.id, state=state, after=after, limit=limit + 1)
    page = found[:limit]
    return BulkRows(
        rows=[_row_view(row) for row in page],
        next_after=page[-1].number if len(found) > limit else None,
    )


@router.get(
    "/{job_id}/corrections",
    operation_id="download_bulk_corrections",
    summary="未登记各行，供更正后重新提交",
    response_class=Response,
    responses=_FILES,
)
def download_corrections(job_id: str, caller: SignedIn, engine: Database) -> Response:
    """The refused rows as they were handed in, in the same form, each with what is wrong with it.

    The sheet can be handed in again as it is once it is corrected.
    """
    with reading(engine) as session:
        job = _own(session, caller, job_id)
        refused: Sequence[BulkRow] = bulk.rows_of(session, job.id, state=bulk.REFUSED)
    if not refused:
        raise Problem("not_found", "没有需要更正的行")
    return _download(corrections(job, refused), Form(job.form), f"{job.id}-corrections")


def _own(session: Session, caller: Caller, job_id: str) -> BulkJob:
    """A job of the caller's own: what was refused in it is nobody else's to read."""
    job = session.get(BulkJob, job_id)
    if job is None or job.submitted_by != caller.user_id:
        raise Problem("not_found", "没有该批量受理，或者不是您提交的")
    return job


def _view(session: Session, job: BulkJob) -> BulkJobView:
    counts = bulk.counts_of(session, job.id)
    said: dict[str, Any] = job.model_dump(include=set(BulkJobView.model_fields))
    said |= {state: counts.get(state, 0) for state in _STATES}
    return BulkJobView(**said, rows=sum(counts.values()))


def _row_view(row: BulkRow) -> BulkRowView:
    return BulkRowView.model_validate(row.model_dump(include=set(BulkRowView.model_fields)))


def _download(content: bytes, form: Form, name: str) -> Response:
    return Response(
        content,
        media_type=MEDIA_TYPES[form],
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{form}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
