"""Engagement: notices and who has read them, the address for service, and the figures."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from api.caller import Caller, Database, SignedIn, listed
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.problems import Problem
from api.steps import Envelope, IdempotencyKey, StepAnswer, authorise
from law.intake.fields import Email, Line, Phone
from records import outbox
from records.engagement import Mark, at_least, figures
from records.engine import reading, transaction
from records.tables import Case, Event, Notice, Party
from workflows.messages.common import Role
from workflows.messages.engagement import ConfirmServiceAddress, OpenNotice
from workflows.messages.steps import BUREAU, STEPS

router = APIRouter(prefix="/api/v1", tags=["engagement"])

CONFIRM = STEPS["confirm_service_address"]
OPEN = STEPS["open_notice"]


class NoticeView(BaseModel):
    """A notice of a case, and the day its recipient read it."""

    id: int
    event: int
    recipient: str
    kind: str
    created_at: datetime
    opened_on: date | None


class AddressConfirmation(Envelope):
    """Where a party accepts service; what is left out stays as it is on record."""

    address: Line | None = None
    phone: Phone | None = None
    email: Email | None = None
    electronic: bool = Field(description="是否同意电子送达")


class Share(BaseModel):
    """How many parties have come so far, and their share of all: a decimal between 0 and 1."""

    count: int
    share: Decimal


class SideFigures(BaseModel):
    """Of the parties of a side, those that were served, opened, were identified, answered."""

    side: str
    parties: int
    served: Share
    opened: Share
    identified: Share
    answered: Share


@router.get("/cases/{case_no}/notices", operation_id="read_notices", summary="通知列表")
def read_notices(case: VisibleCase, caller: SignedIn, engine: Database) -> list[NoticeView]:
    """The notices of the case to the caller; those to anybody for the bureau."""
    with reading(engine) as session:
        return [_view(session, notice) for notice in _notices(session, case, caller)]


@router.get("/cases/{case_no}/notices/{notice_id}", operation_id="read_notice", summary="阅读通知")
async def read_notice(
    request: Request, case: VisibleCase, caller: SignedIn, engine: Database, notice_id: int
) -> NoticeView:
    """A notice; that a party has read its own goes on record.

    A cookie alone records nothing, since a browser may send it without anybody's doing.
    """
    with reading(engine) as session:
        notices = _notices(session, case, caller)
        notice = next((each for each in notices if each.id == notice_id), None)
    if notice is None:
        raise Problem("not_found", "没有该通知，或者您无权查看")
    if caller.role is Role.PARTY and "Authorization" in request.headers:
        await opened(request.app.state.commands, case, caller, notice)
        await asyncio.to_thread(_mark_read, engine, notice)
    with reading(engine) as session:
        return _view(session, notice)


def _mark_read(engine: Database, notice: Notice) -> None:
    with transaction(engine) as session:
        outbox.mark_read(session, notice.id, notice.recipient, datetime.now(UTC))


async def opened(path: CommandPath, case: Case, caller: Caller, notice: Notice) -> None:
    """Put on record that a party has read its notice, once; a closed case takes no more records."""
    wish = Wish(case.case_no, OPEN, OpenNotice(notice=notice.event_seq))
    try:
        await path.take(wish, caller, f"notice-{notice.id}")
    except Problem as problem:
        if problem.code not in ("step_not_open", "temporarily_unavailable"):
            raise


def _notices(session: Session, case: Case, caller: Caller) -> Sequence[Notice]:
    query = select(Notice).where(col(Notice.case_no) == case.case_no)
    if caller.role not in BUREAU:
        query = query.where(col(Notice.recipient) == (caller.party_id or caller.user_id))
    return session.exec(query.order_by(col(Notice.id))).all()


def _view(session: Session, notice: Notice) -> NoticeView:
    read = select(Event).where(
        col(Event.case_no) == notice.case_no,
        col(Event.kind) == "notice_opened",
        col(Event.facts)["notice"].as_integer() == notice.event_seq,
        col(Event.facts)["party_id"].as_string() == notice.recipient,
    )
    first = session.exec(read.order_by(col(Event.seq))).first()
    return NoticeView(
        **notice.model_dump(include={"id", "recipient", "kind", "created_at"}),
        event=notice.event_seq,
        opened_on=first.occurred_on if first else None,
    )


@router.post(
    "/cases/{case_no}/confirm-service-address",
    operation_id=CONFIRM.name,
    summary=CONFIRM.title,
    tags=["steps"],
)
async def confirm_service_address(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: AddressConfirmation,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """A party confirms its address for service, and consents to electronic service or does not."""
    authorise(CONFIRM, caller, body)
    party_id = body.for_party or caller.party_id
    with reading(engine) as session:
        party = session.get(Party, (case.case_no, party_id))
    if party is None:
        raise Problem("unknown_party", field="for_party")
    details = body.model_dump(include={"address", "phone", "email"}, exclude_none=True)
    facts = ConfirmServiceAddress(version=party.version, electronic=body.electronic)
    wish = body.wish(case.case_no, CONFIRM, facts, details=details)
    path: CommandPath = request.app.state.commands
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))


@router.get("/engagement", summary="当事人回应情况")
def read_engagement(
    caller: SignedIn,
    engine: Database,
    since: date | None = None,
    until: date | None = None,
) -> list[SideFigures]:
    """By side, how many parties of the caller's cases have come how far.

    ``since`` and ``until`` are the first and last day on which the cases were filed.
    """
    with reading(engine) as session:
        counted = figures(session, listed(caller), since, until)
    return [_figures(side, counted[side]) for side in sorted(counted)]


def _figures(side: str, counted: Counter[Mark | None]) -> SideFigures:
    parties = counted.total()
    shares = {
        mark.value: Share(count=count, share=round(Decimal(count) / parties, 4))
        for mark in Mark
        for count in [at_least(counted, mark)]
    }
    return SideFigures.model_validate({"side": side, "parties": parties, **shares})
