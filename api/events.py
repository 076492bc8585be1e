"""Events as they come: a stream (Server-Sent Events), and the same by pages for those who poll.

Both tell only what the caller could read in the timelines of the cases he may see.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel
from sqlalchemy import Engine
from starlette.types import Message, Send

from api.caller import Caller, Database, SignedIn, seen_case, signed_in, visible
from api.cases import EventView
from api.confidentiality import shown_events
from api.event_tail import EventTail, Listener
from api.problems import Problem
from records import feed
from records.engine import reading
from records.feed import Told

router = APIRouter(prefix="/api/v1", tags=["events"])

HEARTBEAT_SECONDS = 15.0
STALLED_SECONDS = 60.0
"""How long a reader may take nothing before its stream is ended."""
RECONNECT_MILLISECONDS = 3000
_STREAM = "text/event-stream"
_PAGE = 200

Position = Annotated[int | None, Query(ge=0, lt=2**63)]
Kind = Annotated[str, Query(pattern=r"^[a-z0-9_]{1,60}$")]


class FedEvent(EventView):
    """An event of a case at its place in the feed: ``id`` is what to read on from."""

    id: int
    case_no: str


class EventPage(BaseModel):
    """Events in the order in which they came; read on with ``after`` = ``last_id``.

    ``more``: there are further ones already.
    """

    events: list[FedEvent]
    last_id: int
    more: bool


@dataclass(frozen=True)
class Wanted:
    """Which events a caller asks for."""

    case_no: str | None
    kinds: frozenset[str]


def _wanted(
    case_no: Annotated[
        str | None, Query(pattern=r"^JF\d{4}-\d{6,}$", description="只要这一案件的事件")
    ] = None,
    kind: Annotated[
        list[Kind], Query(max_length=50, description="只要这些种类的事件；可以重复")
    ] = [],  # noqa: B006 - FastAPI copies it
) -> Wanted:
    return Wanted(case_no, frozenset(kind))


Filter = Annotated[Wanted, Depends(_wanted)]


async def _listener(
    request: Request, caller: SignedIn, wanted: Filter
) -> AsyncGenerator[Listener | None]:
    """A stream's listener, for as long as its answer lasts; none for a page."""
    if _STREAM not in request.headers.get("Accept", ""):
        yield None
        return
    tail: EventTail = request.app.state.event_tail
    with tail.listening(Listener(caller, wanted.case_no, wanted.kinds)) as listener:
        yield listener


class _EventStream(EventSourceResponse):
    """A stream that ends when nobody takes what it sends."""

    async def stream_response(self, send: Send) -> None:
        async def patiently(message: Message) -> None:
            async with asyncio.timeout(STALLED_SECONDS):
                await send(message)

        with suppress(TimeoutError):
            await super().stream_response(patiently)


@router.get(
    "/events",
    operation_id="read_events",
    summary="事件：轮询或者事件流",
    response_model=EventPage,
    responses={200: {"content": {_STREAM: {"schema": {"type": "string"}}}}},
)
async def read_events(
    request: Request,
    caller: SignedIn,
    engine: Database,
    wanted: Filter,
    listener: Annotated[Listener | None, Depends(_listener)],
    after: Annotated[Position, Query(description="从此编号之后读起")] = None,
    last_event_id: Annotated[int | None, Header(ge=0, lt=2**63)] = None,
    limit: Annotated[int, Query(ge=1, le=500, description="每页条数；事件流不用")] = 100,
) -> Response:
    """The events after ``after``, a page at a time; as a stream where the request accepts one.

    Without ``after`` a page begins with the first event there is and a stream with the next one.
    A stream goes on after ``Last-Event-ID``. It ends when the token does.
    """
    head = await asyncio.to_thread(_check, engine, caller, wanted)
    begin = last_event_id if last_event_id is not None else after
    if begin is not None and begin > head:
        raise Problem("bad_cursor", "没有这个编号的事件", field="after")
    if listener is None:
        page = await asyncio.to_thread(_page, engine, caller, wanted, begin or 0, limit)
        return Response(page.model_dump_json(), media_type="application/json")
    stream = _stream(request, engine, wanted, listener, head if begin is None else begin)
    return _EventStream(stream, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


async def _stream(
    request: Request, engine: Engine, wanted: Wanted, listener: Listener, after: int
) -> AsyncIterator[bytes]:
    yield format_sse_event(retry=RECONNECT_MILLISECONDS, id=str(after))
    while True:
        try:
            page = await asyncio.to_thread(_page_now, request, engine, wanted, after)
        except Problem:
            return  # the token has ended, or no longer opens this
        for event in page.events:
            yield format_sse_event(id=str(event.id), data_str=event.model_dump_json())
        after = page.last_id
        if not page.more and not await listener.waits(HEARTBEAT_SECONDS):
            yield format_sse_event(comment="heartbeat", id=str(after))


def _page_now(request: Request, engine: Engine, wanted: Wanted, after: int) -> EventPage:
    caller = signed_in(request, engine)
    return _page(engine, caller, wanted, after, _PAGE)


def _check(engine: Engine, caller: Caller, wanted: Wanted) -> int:
    """The newest position; raises ``not_found`` for a case that the caller may not see."""
    with reading(engine) as session:
        if wanted.case_no is not None:
            seen_case(session, caller, wanted.case_no)
        return feed.head(session)


def _page(engine: Engine, caller: Caller, wanted: Wanted, after: int, limit: int) -> EventPage:
    with reading(engine) as session:
        page = feed.page(
            session,
            visible(caller),
            after=after,
            limit=limit,
            case_no=wanted.case_no,
            kinds=wanted.kinds,
        )
    # Each event is judged alone, so that what is told does not hang on where a page breaks off.
    shown = [_view(told) for told in page.told if shown_events(caller, [told.event])]
    return EventPage(events=shown, last_id=page.reached, more=page.more)


def _view(told: Told) -> FedEvent:
    event = told.event.model_dump(include={*EventView.model_fields, "case_no"})
    return FedEvent.model_validate(event | {"id": told.position})
