"""The inbox of an account: the notices to it, or to the party whose account it is."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.engagement import opened
from api.outbox import MessageId
from api.problems import Problem
from records import outbox
from records.engine import reading, transaction
from records.outbox_tables import OutboxMessage
from records.tables import Case, Notice
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["notices"])


class InboxNotice(BaseModel):
    """A notice in an inbox; without ``read_at`` nobody has read it yet."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    case_no: str
    kind: str
    title: str
    text: str
    created_at: datetime
    read_at: datetime | None


class Inbox(BaseModel):
    """A page of an inbox, newest first, how many are unread, and the cursor of the next page."""

    items: list[InboxNotice]
    unread: int
    next_cursor: str | None


@router.get("/notices", operation_id="read_inbox", summary="我的通知")
def read_inbox(
    caller: SignedIn,
    engine: Database,
    unread: bool = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Inbox:
    """One's own notices, newest first; ``unread`` leaves out those that have been read."""
    whose = outbox.inbox_of(caller.user_id, caller.case_no, caller.party_id)
    with reading(engine) as session:
        found, following = outbox.inbox(session, whose, unread=unread, limit=limit, cursor=cursor)
        waiting = outbox.unread(session, whose)
    items = [InboxNotice.model_validate(each) for each in found]
    return Inbox(items=items, unread=waiting, next_cursor=following)


@router.post(
    "/notices/{message_id}/read", operation_id="mark_notice_read", summary="标记通知为已读"
)
async def mark_notice_read(
    request: Request, message_id: MessageId, caller: SignedIn, engine: Database
) -> InboxNotice:
    """A notice has been read; that a party has read its own goes on record, once."""
    message, case, notice = await run_in_threadpool(_read_now, engine, message_id, caller)
    if notice is not None and caller.role is Role.PARTY:
        await opened(request.app.state.commands, case, caller, notice)
    return InboxNotice.model_validate(message)


def _read_now(
    engine: Engine, message_id: str, caller: Caller
) -> tuple[OutboxMessage, Case, Notice | None]:
    """The message, now read, its case, and the notice that is read for the first time by that."""
    with transaction(engine) as session:
        message = session.get(OutboxMessage, message_id, with_for_update=True)
        if message is None or not _is_own(message, caller):
            raise Problem("not_found", "没有该通知，或者您无权查看")
        first = message.read_at is None
        message.read_at = message.read_at or datetime.now(UTC)
        session.add(message)
        case = session.get_one(Case, message.case_no)
        anew = first and message.notice_id is not None
        return message, case, session.get(Notice, message.notice_id) if anew else None


def _is_own(message: OutboxMessage, caller: Caller) -> bool:
    if message.channel != outbox.NoticeChannel.PAGE:
        return False
    if caller.party_id is not None:
        return (message.case_no, message.recipient) == (caller.case_no, caller.party_id)
    return message.recipient == caller.user_id
