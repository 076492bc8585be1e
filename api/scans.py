"""Files that are uploaded: evidence, and scans of papers signed by hand."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request

from api.antivirus import Antivirus
from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.file_contents import MEDIA_TYPES, inspect
from api.problems import Problem
from law.civil_time import civil_date, end_of_day
from records import uploads
from records.engine import transaction

SCAN_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES.values()
        },
    }
}
"""The request body of a route that takes a scan, as OpenAPI tells it."""


async def read_scan(
    request: Request, case: VisibleCase, caller: SignedIn, engine: Database
) -> bytes:
    """The body of a request, a file of the case that is harmless and within everybody's quota.

    Raises ``file_type_refused``, ``file_refused``, ``file_infected``, ``antivirus_unavailable``,
    ``case_full`` or ``too_many_uploads``. How large it may be: ``api.request_bodies``.
    """
    scan = await request.body()
    await asyncio.to_thread(inspect, scan)
    antivirus: Antivirus | None = request.app.state.antivirus
    if antivirus is not None:
        await antivirus.check(scan)
    await asyncio.to_thread(_admit, engine, case.case_no, caller.user_id, len(scan))
    return scan


def _admit(engine: Database, case_no: str, user_id: str, size: int) -> None:
    now = datetime.now(UTC)
    try:
        with transaction(engine) as session:
            uploads.admit(session, case_no, user_id, size, now)
    except uploads.CaseFull:
        raise Problem("case_full") from None
    except uploads.DayFull:
        tomorrow = end_of_day(civil_date(now)) - now + timedelta(seconds=1)
        raise Problem(
            "too_many_uploads", "请明日再传", retry_after=int(tomorrow.total_seconds())
        ) from None


Scan = Annotated[bytes, Depends(read_scan)]
