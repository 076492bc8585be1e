"""Bulk import: a file is handed in, and reported row by row."""

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api.bulk_intake import RowState, list_jobs, read_job, read_rows
from api.bulk_reading import LARGEST, MOST_ROWS
from api.caller import Caller, Database, SignedIn
from api.problems import Problem
from web.addresses import OwnForm
from web.asking import ask
from web.forms.reading import read_form
from web.rendering import PageRoute, page, see_other

router = APIRouter(prefix="/intake/bulk", route_class=PageRoute, include_in_schema=False)


@router.get("")
def bulk_page(caller: SignedIn, engine: Database) -> Response:
    """A form for a file, and the files handed in before."""
    return _bulk(caller, engine)


@router.post("", dependencies=[OwnForm])
async def hand_in_bulk(request: Request, caller: SignedIn, engine: Database) -> Response:
    """Hand a file in by the API."""
    sent = await read_form(request, LARGEST)
    file, key = sent.get("file"), str(sent.get("key") or uuid4().hex)
    query = {name: "true" for name in ("dry_run", "all_or_nothing") if sent.get(name)}
    try:
        if not isinstance(file, UploadFile) or not file.size:
            raise Problem("file_unreadable", "请选择文件")
        content = await file.read()
        path = "/api/v1/intake/bulk"
        headers = {"Idempotency-Key": key}
        job = await ask(request, "POST", path, query=query, content=content, headers=headers)
    except Problem as problem:
        return await run_in_threadpool(_bulk, caller, engine, problem)
    return see_other(f"/intake/bulk/{job['id']}")


@router.get("/{job_id}")
def bulk_job_page(
    job_id: str,
    caller: SignedIn,
    engine: Database,
    state: RowState | None = None,
    after: Annotated[int, Query(ge=0, lt=2**31)] = 0,
) -> Response:
    """How far a file has come, and what became of its rows."""
    return page(
        "bulk_job.html",
        caller=caller,
        job=read_job(job_id, caller, engine),
        rows=read_rows(job_id, caller, engine, state, after),
        state=state,
    )


def _bulk(caller: Caller, engine: Database, refused: Problem | None = None) -> Response:
    return page(
        "bulk.html",
        caller=caller,
        jobs=list_jobs(caller, engine),
        problem=refused,
        key=uuid4().hex,
        most=MOST_ROWS,
        largest=LARGEST >> 20,
    )
