"""The API, asked by a page on behalf of whoever has sent it a form.

In this process and by the API's own routes, so that what a page does is checked, recorded and
refused as anything else that is asked of the API.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api import tokens
from api.caller import database, present_in_browser
from api.problems import Problem
from records.engine import transaction

_HERE = "http://in-process"


async def ask(
    request: Request,
    method: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    *,
    query: Mapping[str, str] | None = None,
    content: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    token: str = "",
) -> Any:
    """What the API answers; raises the ``Problem`` that it answers with.

    ``token`` is that of a party's session by a link; without one the account asks that is signed
    in.
    """
    token = token or await run_in_threadpool(_token, request)
    transport = httpx.ASGITransport(request.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=_HERE) as api:
        answer = await api.request(
            method,
            path,
            json=body,
            params=query,
            content=content,
            headers={"Authorization": f"Bearer {token}", **(headers or {})},
            timeout=None,
        )
    if answer.is_error:
        raise Problem.of(answer.json())
    return answer.json()


def kept(key: str, problem: Problem) -> str:
    """The key under which a form may be sent again.

    A refusal is the answer for good under its own; what is at work or was put off is met again.
    """
    waits = problem.code == "request_in_progress" or problem.status in (429, 503)
    return key if waits and key else uuid4().hex


def _token(request: Request) -> str:
    """A token of the session in which the browser is signed in."""
    engine = database(request)
    session = present_in_browser(request, engine).session
    with transaction(engine) as store:
        return tokens.issue(store, session, datetime.now(UTC))
