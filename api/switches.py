"""The switches of who runs the system: over all that goes out, and over who is let in."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import AfterValidator, AwareDatetime, BaseModel, Field
from sqlmodel import Session

from api.caller import Database, SignedIn
from api.outbox import BecauseOf
from notices.transports.transports import Transports
from records import maintenance, outbox
from records.engine import reading, transaction
from records.outbound import Outbound
from records.outbox_tables import Maintenance

router = APIRouter(prefix="/api/v1", tags=["outbound"])


def _of_our_time(instant: datetime) -> datetime:
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise ValueError("时间超出范围")
    return instant


_FIRST_YEAR, _LAST_YEAR = 2000, 9000
Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]


class OutboundView(BaseModel):
    """The switch, and what waits behind it.

    ``restored``: the database does not agree with what its home remembers having sent.
    ``messages`` are counted by state. ``quiet_until`` is when quiet hours that are now will end.
    """

    stopped: bool
    since: datetime | None
    by: str | None
    reason: str | None
    restored: bool
    reach: Literal["everybody", "test"]
    quiet_until: datetime | None
    messages: dict[str, int]


class Resumption(BecauseOf):
    """Why everything goes on, and what of that which waits is never to be sent."""

    discard_before: Moment | None = Field(None, description="此前写成、尚未发送的短信和邮件作废")


class Resumed(OutboundView):
    """The switch as it stands now; what was discarded, and what the home knows to be sent."""

    discarded: int
    sent_before: int


class MaintenanceBegun(BecauseOf):
    """Why everybody is kept out, and until when that is expected to last."""

    until: Moment | None = Field(None, description="预计恢复的时间")


class MaintenanceView(BaseModel):
    """Whether everybody but those who run the system is kept out."""

    on: bool
    since: datetime | None
    until: datetime | None
    by: str | None
    reason: str | None


@router.get("/outbound", operation_id="read_outbound", summary="对外发送的开关")
def read_outbound(request: Request, caller: SignedIn, engine: Database) -> OutboundView:
    """How the switch over everything that leaves the system stands, and what waits."""
    with reading(engine) as session:
        return _outbound(request, session)


@router.post("/outbound/stop", operation_id="stop_outbound", summary="停止一切对外发送")
def stop_outbound(
    request: Request, body: BecauseOf, caller: SignedIn, engine: Database
) -> OutboundView:
    """Nothing leaves the system from now on: notices, codes, webhooks, filings over HTTP."""
    with transaction(engine) as session:
        _switch(request).stop(session, caller.user_id, body.reason, datetime.now(UTC))
        session.flush()
        return _outbound(request, session)


@router.post("/outbound/resume", operation_id="resume_outbound", summary="恢复对外发送")
def resume_outbound(
    request: Request, body: Resumption, caller: SignedIn, engine: Database
) -> Resumed:
    """Everything goes on.

    After a restore what the home remembers to have sent is not sent again, and neither is what was
    written before ``discard_before``.
    """
    switch = _switch(request)
    with transaction(engine) as session:
        resumed = switch.resume(
            session, caller.user_id, body.reason, datetime.now(UTC), body.discard_before
        )
        session.flush()
        return Resumed(
            **_outbound(request, session).model_dump(),
            discarded=resumed.discarded,
            sent_before=resumed.sent_before,
        )


@router.get("/maintenance", operation_id="read_maintenance", summary="维护状态")
def read_maintenance(caller: SignedIn, engine: Database) -> MaintenanceView:
    """Whether the system is under maintenance."""
    with reading(engine) as session:
        return _maintenance(maintenance.maintenance(session))


@router.post("/maintenance/begin", operation_id="begin_maintenance", summary="开始维护")
def begin_maintenance(
    body: MaintenanceBegun, caller: SignedIn, engine: Database
) -> MaintenanceView:
    """Everybody but those who run the system is answered 503; running cases go on."""
    with transaction(engine) as session:
        now = datetime.now(UTC)
        maintenance.begin(session, caller.user_id, body.reason, body.until, now)
        return _maintenance(maintenance.maintenance(session))


@router.post("/maintenance/end", operation_id="end_maintenance", summary="结束维护")
def end_maintenance(body: BecauseOf, caller: SignedIn, engine: Database) -> MaintenanceView:
    """Everybody is let in again."""
    with transaction(engine) as session:
        maintenance.end(session, caller.user_id, body.reason, datetime.now(UTC))
        return _maintenance(maintenance.maintenance(session))


def _switch(request: Request) -> Outbound:
    switch: Outbound = request.app.state.outbound
    return switch


def _outbound(request: Request, session: Session) -> OutboundView:
    transports: Transports = request.app.state.transports
    state = _switch(request).state(session)
    return OutboundView(
        stopped=state.stopped,
        since=state.since,
        by=state.by,
        reason=state.reason,
        restored=state.restored,
        reach=transports.reach,
        quiet_until=transports.quiet.over_at(datetime.now(UTC)),
        messages=outbox.figures(session),
    )


def _maintenance(switch: Maintenance) -> MaintenanceView:
    return MaintenanceView(
        on=switch.since is not None,
        since=switch.since,
        until=switch.until,
        by=switch.set_by,
        reason=switch.reason,
    )
