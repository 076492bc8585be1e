"""How far a party was reached, the outbox tells the case, which takes it like a clerk's record."""

from datetime import timedelta

from sqlmodel import col, select

from api.commands import CommandPath
from api.relay import Relay
from embedded.simulation.town import TASK_QUEUE
from law.civil_time import start_of_day
from notices.sending import settle
from notices.transports.transport import Result
from records.engine import reading, transaction
from records.outbox import NoticeChannel, Outcome, State, new_id
from records.outbox_tables import OutboxMessage
from records.tables import Event, Notice
from tests.conftest import Cases


async def test_an_invitation_that_was_sent_is_an_event_of_the_case(cases: Cases) -> None:
    case = await cases.open("01")
    ident, now = new_id(), start_of_day(await case.clock.today()) + timedelta(hours=9)
    with transaction(cases.here.engine) as session:
        query = select(Notice).where(
            col(Notice.case_no) == case.case_no,
            col(Notice.kind) == "mediation_invitation",
            col(Notice.recipient) == "r1",
        )
        notice = session.exec(query).one()
        shown = select(OutboxMessage).where(col(OutboxMessage.notice_id) == notice.id)
        assert [each.channel for each in session.exec(shown)] == ["page"]  # it is simulated
        session.add(
            OutboxMessage(
                id=ident,
                notice_id=notice.id,
                case_no=case.case_no,
                kind=notice.kind,
                recipient=notice.recipient,
                channel=NoticeChannel.SMS,
                text="请您参加调解",
                state=State.SENDING,
                transport="sms",
                next_at=now,
                created_at=now,
            )
        )
    with transaction(cases.here.engine) as session:
        settle(session, ident, Result(Outcome.SENT), now)
    path = CommandPath(cases.here.engine, cases.here.client, TASK_QUEUE)
    assert await Relay(cases.here.engine, path, timedelta(days=-9999)).once() == 1
    with reading(cases.here.engine) as session:
        query = select(Event).where(
            col(Event.case_no) == case.case_no, col(Event.kind) == "notice_served"
        )
        event = session.exec(query).one()
    assert (event.actor, event.facts["party_id"], event.facts["channel"]) == (
        "outbound",
        "r1",
        "message",
    )
