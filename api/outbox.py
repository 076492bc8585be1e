"""The outbox as who runs the system sees it: what waits or failed, and nothing of what it says."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.problems import Problem
from law.intake.fields import Line
from records import outbox
from records.engine import reading, transaction
from records.outbound import note_action
from records.outbox import State
from records.outbox_tables import OutboxMessage

router = APIRouter(prefix="/api/v1", tags=["outbound"])

MessageId = Annotated[str, Path(pattern=r"^ntf_[0-9a-f]{32}$")]
Reason = Annotated[Line, Field(min_length=2, description="理由，记入操作记录")]


class BecauseOf(BaseModel):
    """Why something is done; it goes on record."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class MessageView(BaseModel):
    """A message on its way out; ``address`` is masked, ``fault`` why the last try failed.

    ``segments`` is how many a text to a telephone takes, ``next_at`` when a pending one is due.
    """

    model_config = ConfigDict(from_attributes=True)

    id: str
    case_no: str
    kind: str
    recipient: str
    channel: str
    address: str | None
    segments: int | None
    state: str
    tries: int
    next_at: datetime | None
    sent_at: datetime | None
    transport: str | None
    fault: str | None
    template_version: int | None
    created_at: datetime


class Messages(BaseModel):
    """A page of messages, newest first, and the cursor of the next one."""

    items: list[MessageView]
    next_cursor: str | None


@router.get("/outbox", operation_id="read_outbox", summary="待发与已发的消息")
def read_outbox(
    caller: SignedIn,
    engine: Database,
    state: Annotated[list[State] | None, Query()] = None,
    channel: Literal["sms", "email"] | None = None,
    case_no: Annotated[str | None, Query(pattern=r"^JF[0-9-]{1,40}$")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Messages:
    """What leaves the system by text or mail, newest first."""
    with reading(engine) as session:
        found, following = outbox.messages_of(
            session,
            states=state or (),
            channel=channel,
            case_no=case_no,
            limit=limit,
            cursor=cursor,
        )
    return Messages(items=[_view(each) for each in found], next_cursor=following)


@router.post("/outbox/{message_id}/retry", operation_id="retry_message", summary="重新发送")
def retry_message(
    message_id: MessageId, body: BecauseOf, caller: SignedIn, engine: Database
) -> MessageView:
    """Send a message again, from now on and with all tries; also one that may have been sent."""
    now = datetime.now(UTC)
    with transaction(engine) as session:
        message = _found(session, message_id)
        try:
            outbox.retry(message, now)
        except outbox.NotUndecided:
            raise _settled(message) from None
        return _noted(session, message, caller, "message_retried", body.reason, now)


@router.post("/outbox/{message_id}/discard", operation_id="discard_message", summary="作废不发")
def discard_message(
    message_id: MessageId, body: BecauseOf, caller: SignedIn, engine: Database
) -> MessageView:
    """Never send a message."""
    with transaction(engine) as session:
        message = _found(session, message_id)
        try:
            outbox.discard(message)
        except outbox.NotUndecided:
            raise _settled(message) from None
        now = datetime.now(UTC)
        return _noted(session, message, caller, "message_discarded", body.reason, now)


def _found(session: Session, message_id: str) -> OutboxMessage:
    message = session.get(OutboxMessage, message_id, with_for_update=True)
    if message is None or message.channel not in outbox.OUTWARD:
        raise Problem("not_found", "没有该条消息")
    return message


def _settled(message: OutboxMessage) -> Problem:
    return Problem("message_settled", f"该条消息的状态为 {message.state}", state=message.state)


def _noted(
    session: Session,
    message: OutboxMessage,
    caller: Caller,
    action: str,
    reason: str,
    now: datetime,
) -> MessageView:
    session.add(message)
    note_action(session, caller.user_id, action, reason, now, subject=message.id)
    return _view(message)


def _view(message: OutboxMessage) -> MessageView:
    view = MessageView.model_validate(message)
    return view if message.state == State.PENDING else view.model_copy(update={"next_at": None})
