"""From an event to a telephone: who is told by which channel, when, and at most once."""

import asyncio
from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from notices.quiet import QuietHours
from notices.sending import NoticeSender
from notices.transports.sms import SmsGateway
from notices.transports.smtp import Smtp
from notices.transports.spool import Spool
from notices.transports.transports import Transports
from notices.writing import enqueue
from records import outbox
from records.engine import reading, transaction
from records.outbound import Outbound
from records.outbox import NoticeChannel, State
from records.outbox_tables import OutboxMessage
from records.tables import Case, Command, Notice, Party
from tests.api.small_app import a_case, account, happened
from tests.relay.process import Relay, mail_relay, text_gateway
from workflows.messages.common import Role

CASE, BUREAU = "JF2026-000001", "无锡市锡山区司法局"
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PHONE, MAILBOX = "13800000201", "li@example.com"
AWAKE = QuietHours(begin=time(0), end=time(0))


@pytest.fixture
def case(engine: Engine) -> Case:
    """A case in which 李乙 can be reached by telephone and by mail, and 陈甲 by neither."""
    with transaction(engine) as session:
        case = a_case(session, CASE, bureau=BUREAU)
        party = session.get_one(Party, (CASE, "r1"))
        party.details = {"name": "李乙", "phone": PHONE, "email": MAILBOX}
        session.add(party)
    return case


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Generator[Relay]:
    with mail_relay(tmp_path_factory.mktemp("relay") / "open") as relay:
        yield relay


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Generator[Relay]:
    with text_gateway(tmp_path_factory.mktemp("gateway") / "open") as gateway:
        yield gateway


@pytest.fixture
def sender(engine: Engine, relay: Relay, gateway: Relay, tmp_path: Path) -> NoticeSender:
    return NoticeSender(engine, transports(relay, gateway, tmp_path), Outbound())


def transports(relay: Relay, gateway: Relay, folder: Path, quiet: QuietHours = AWAKE) -> Transports:
    ways = {
        NoticeChannel.EMAIL: Smtp(relay.smtp(timeout=1)),
        NoticeChannel.SMS: SmsGateway(gateway.sms(timeout=1)),
    }
    return Transports(Spool(folder / "messages"), ways, quiet=quiet)


def tell(
    engine: Engine,
    *told: tuple[str, str],
    order: Sequence[NoticeChannel] = outbox.OUTWARD,
    kind: str = "offer_made",
    **facts: object,
) -> None:
    """An event of the case, and its notices."""
    with transaction(engine) as session:
        case = session.get_one(Case, CASE)
        event = happened(session, case, kind, **facts)
        enqueue(session, case, event, told, order)


def messages(engine: Engine, recipient: str = "r1") -> dict[str, OutboxMessage]:
    """The messages to somebody, by their channels."""
    with reading(engine) as session:
        query = select(OutboxMessage).where(col(OutboxMessage.recipient) == recipient)
        return {each.channel: each for each in session.exec(query)}


def states(engine: Engine) -> dict[str, str]:
    return {name: message.state for name, message in messages(engine).items()}


def commands(engine: Engine) -> list[tuple[str, dict[str, str]]]:
    with reading(engine) as session:
        return [(each.step, each.facts) for each in session.exec(select(Command))]


def taken(gateway: Relay, engine: Engine) -> list[str]:
    ident = messages(engine)["sms"].id
    return [each["text"] for each in gateway.texts if each["id"] == ident]


class TestWriting:
    def test_a_party_is_told_by_every_channel_that_reaches_it(
        self, engine: Engine, case: Case
    ) -> None:
        tell(engine, ("r1", "offer_made"), ("c1", "offer_made"))
        assert states(engine) == {"page": "shown", "sms": "pending", "email": "standby"}
        assert messages(engine, "c1").keys() == {"page"}

    def test_a_landline_takes_no_texts(self, engine: Engine, case: Case) -> None:
        with transaction(engine) as session:
            party = session.get_one(Party, (CASE, "r1"))
            party.details = party.details | {"phone": "0510-88881234"}
            session.add(party)
        tell(engine, ("r1", "offer_made"))
        assert states(engine) == {"page": "shown", "email": "pending"}

    def test_the_order_of_channels_can_be_another(self, engine: Engine, case: Case) -> None:
        order = (NoticeChannel.EMAIL, NoticeChannel.SMS)
        tell(engine, ("r1", "offer_made"), order=order)
        assert states(engine) == {"page": "shown", "email": "pending", "sms": "standby"}

    def test_the_texts_say_what_the_event_says(self, engine: Engine, case: Case) -> None:
        facts = {"session_on": "2026-03-12", "starts_at": "09:30:00", "place": "调解室"}
        tell(engine, ("r1", "session_convened"), kind="session_convened", **facts)
        assert "2026年3月12日9时30分" in messages(engine)["sms"].text

    def test_an_event_that_says_too_little_is_still_told(self, engine: Engine, case: Case) -> None:
        tell(engine, ("r1", "session_convened"), kind="session_convened")
        assert messages(engine)["page"].text.startswith("本案有一项新的通知")

    def test_a_kind_without_texts_is_still_told(self, engine: Engine, case: Case) -> None:
        tell(engine, ("r1", "something_new"))
        assert messages(engine)["page"].kind == "something_new"

    def test_a_role_means_whoever_is_on_duty_and_is_told_in_the_page(
        self, engine: Engine, case: Case
    ) -> None:
        clerk = account(engine, "clerk", Role.CLERK, bureau=BUREAU)
        account(engine, "elsewhere", Role.CLERK, bureau="苏州市姑苏区司法局")
        tell(engine, ("clerk", "intake_review"))
        assert messages(engine, clerk.id).keys() == {"page"}
        with reading(engine) as session:
            assert session.exec(select(Notice.recipient)).all() == ["clerk"]
            assert len(session.exec(select(OutboxMessage)).all()) == 1

    def test_of_a_simulated_case_nothing_leaves_the_system(
        self, engine: Engine, case: Case
    ) -> None:
        with transaction(engine) as session:
            session.get_one(Case, CASE).simulated = True
        tell(engine, ("r1", "offer_made"))
        assert states(engine) == {"page": "shown"}

    def test_what_is_written_with_an_event_goes_with_it(self, engine: Engine, case: Case) -> None:
        def fail(session: Session) -> None:
            case = session.get_one(Case, CASE)
            event = happened(session, case, "offer_made")
            enqueue(session, case, event, [("r1", "offer_made")])
            raise RuntimeError

        with pytest.raises(RuntimeError), transaction(engine) as session:
            fail(session)
        assert states(engine) == {}


class TestSending:
    async def test_a_text_is_sent_and_the_mail_is_not_needed(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        assert await sender.once(NOON) == 1
        assert states(engine) == {"page": "shown", "sms": "sent", "email": "unneeded"}
        assert len(taken(gateway, engine)) == 1
        assert messages(engine)["sms"].address == "138****0201"
        assert await sender.once(NOON) == 0

    async def test_where_the_text_is_refused_the_mail_goes(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay, relay: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        gateway.told("400")
        await sender.once(NOON)
        assert states(engine) == {"page": "shown", "sms": "failed", "email": "pending"}
        await sender.once(NOON)
        assert states(engine) == {"page": "shown", "sms": "failed", "email": "sent"}
        assert messages(engine)["email"].id in relay.mails[-1]["Message-ID"]

    async def test_what_was_not_taken_is_tried_again_later_and_later(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        gateway.told(*["503"] * (len(outbox.DELAYS) + 1))
        now, waited = NOON, list[timedelta]()
        for _ in outbox.DELAYS:
            await sender.once(now)
            due = messages(engine)["sms"].next_at
            assert await sender.once(due - timedelta(seconds=1)) == 0
            waited.append(due - now)
            now = due
        assert tuple(waited) == outbox.DELAYS
        await sender.once(now)
        assert states(engine)["sms"] == "failed"
        assert states(engine)["email"] == "pending"

    async def test_a_text_that_may_have_been_sent_is_not_sent_again_by_itself(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        gateway.told("drop")
        await sender.once(NOON)
        assert states(engine) == {"page": "shown", "sms": "unknown", "email": "standby"}
        assert await sender.once(NOON + timedelta(days=3)) == 0
        assert len(taken(gateway, engine)) == 1

    async def test_a_mail_that_may_have_been_sent_goes_again_under_its_message_id(
        self, engine: Engine, case: Case, sender: NoticeSender, relay: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"), order=(NoticeChannel.EMAIL,))
        relay.told("drop")
        await sender.once(NOON)
        assert states(engine)["email"] == "pending"
        await sender.once(NOON + outbox.DELAYS[0])
        assert states(engine)["email"] == "sent"
        first, second = relay.mails[-2:]
        assert first["Message-ID"] == second["Message-ID"]

    async def test_of_a_text_over_which_a_worker_died_nobody_knows(
        self, engine: Engine, case: Case, sender: NoticeSender
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        with transaction(engine) as session:
            assert len(outbox.claim(session, NOON, room=4)) == 1
        await sender.once(NOON + outbox.LEASE)
        assert states(engine)["sms"] == "sending"
        await sender.once(NOON + outbox.LEASE + timedelta(seconds=1))
        assert states(engine)["sms"] == "unknown"
        assert messages(engine)["sms"].fault == "worker_lost"

    async def test_several_workers_send_nothing_twice(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        for _ in range(6):
            tell(engine, ("r1", "offer_made"))
        before = len(gateway.texts)
        await asyncio.gather(*(sender.once(NOON) for _ in range(4)))
        while await sender.once(NOON):
            pass
        assert len(gateway.texts) == before + 6
        with reading(engine) as session:
            query = select(OutboxMessage.tries).where(col(OutboxMessage.channel) == "sms")
            assert session.exec(query).all() == [1] * 6

    async def test_it_goes_to_the_number_that_is_on_record_when_it_goes(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        with transaction(engine) as session:
            party = session.get_one(Party, (CASE, "r1"))
            party.details = party.details | {"phone": "13900000202"}
            session.add(party)
        await sender.once(NOON)
        assert gateway.texts[-1]["phone"] == "13900000202"

    async def test_without_a_number_any_more_the_mail_goes(
        self, engine: Engine, case: Case, sender: NoticeSender
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        with transaction(engine) as session:
            party = session.get_one(Party, (CASE, "r1"))
            party.details = {"name": "李乙", "email": MAILBOX}
            session.add(party)
        await sender.once(NOON)
        assert messages(engine)["sms"].fault == "address_missing"
        await sender.once(NOON)
        assert states(engine)["email"] == "sent"

    async def test_no_log_holds_an_address(
        self,
        engine: Engine,
        case: Case,
        sender: NoticeSender,
        gateway: Relay,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        gateway.told("400")
        await sender.once(NOON)
        assert "138****0201: sms_400" in caplog.text
        assert PHONE not in caplog.text

    async def test_while_all_is_stopped_nothing_is_reserved_or_sent(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        with transaction(engine) as session:
            Outbound().stop(session, "ops", "演练", NOON)
        assert await sender.once(NOON) == 0
        assert states(engine)["sms"] == "pending"
        assert messages(engine)["sms"].tries == 0
        with transaction(engine) as session:
            Outbound().resume(session, "ops", "演练结束", NOON)
        assert await sender.once(NOON) == 1
        assert len(taken(gateway, engine)) == 1


class TestEngagement:
    async def test_an_invitation_that_was_sent_goes_on_record_as_served(
        self, engine: Engine, case: Case, sender: NoticeSender
    ) -> None:
        tell(engine, ("r1", "mediation_invitation"))
        await sender.once(NOON)
        served = {"party_id": "r1", "channel": "message", "mark": "served"}
        assert commands(engine) == [("record_engagement", served)]

    async def test_one_that_reaches_nobody_by_any_channel_as_not_delivered(
        self, engine: Engine, case: Case, sender: NoticeSender, gateway: Relay, relay: Relay
    ) -> None:
        tell(engine, ("r1", "mediation_invitation"))
        gateway.told("400")
        relay.told("refuse")
        await sender.once(NOON)
        assert commands(engine) == []
        await sender.once(NOON)
        failed = {"party_id": "r1", "channel": "message"}
        assert commands(engine) == [("record_non_delivery", failed)]

    async def test_what_lies_in_the_folder_has_reached_nobody_yet(
        self, engine: Engine, case: Case, tmp_path: Path
    ) -> None:
        tell(engine, ("r1", "mediation_invitation"))
        spooled = Transports(Spool(tmp_path / "messages"), quiet=AWAKE)
        await NoticeSender(engine, spooled, Outbound()).once(NOON)
        assert states(engine)["sms"] == "sent"
        assert commands(engine) == []

    async def test_no_other_notice_counts_as_serving_anything(
        self, engine: Engine, case: Case, sender: NoticeSender
    ) -> None:
        tell(engine, ("r1", "mediation_statement"))
        await sender.once(NOON)
        assert states(engine)["sms"] == "sent"
        assert commands(engine) == []


class TestQuietHours:
    @pytest.mark.parametrize(
        ("hour", "quiet"), [(8, False), (12, False), (20, False), (21, True), (0, True), (7, True)]
    )
    def test_by_night_it_is_quiet(self, hour: int, quiet: bool) -> None:
        there = datetime(2026, 3, 2, hour, tzinfo=UTC) - timedelta(hours=8)
        assert QuietHours().is_quiet(there) is quiet

    def test_it_is_over_in_the_morning(self) -> None:
        evening = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
        assert QuietHours().over_at(evening) == datetime(2026, 3, 3, 0, 0, tzinfo=UTC)
        assert QuietHours().over_at(NOON) is None

    def test_holidays_are_quiet_where_that_is_set(self) -> None:
        holiday = datetime(2026, 10, 1, 4, 0, tzinfo=UTC)
        assert not QuietHours().is_quiet(holiday)
        assert QuietHours(rest_days=True).is_quiet(holiday)
        over = QuietHours(rest_days=True).over_at(holiday)
        assert over is not None
        assert over.date() == date(2026, 10, 8)

    def test_a_make_up_workday_is_a_working_day(self) -> None:
        sunday = datetime(2026, 9, 20, 4, 0, tzinfo=UTC)
        assert not QuietHours(rest_days=True).is_quiet(sunday)

    async def test_what_falls_into_them_goes_in_the_morning(
        self, engine: Engine, case: Case, relay: Relay, gateway: Relay, tmp_path: Path
    ) -> None:
        quiet = transports(relay, gateway, tmp_path, QuietHours())
        sender = NoticeSender(engine, quiet, Outbound())
        tell(engine, ("r1", "offer_made"))
        evening = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
        assert await sender.once(evening) == 0
        assert await sender.once(evening + timedelta(hours=10)) == 1
        assert states(engine)["sms"] == State.SENT
