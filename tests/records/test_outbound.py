"""The switch over all that goes out, and how a database taken back from a backup is known."""

import shutil
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from notices.writing import enqueue
from records import ledger, outbox, schema
from records.engine import connect, reading, transaction
from records.installation import Installation
from records.outbound import Outbound, OutboundStopped, SwitchState
from records.outbox_tables import OperatorAction, OutboxMessage
from records.tables import Party
from tests.api.small_app import a_case, event_of

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


class Home:
    """An installation with its database in its home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outbound = Outbound(Installation(folder))
        self.engine = connect(f"sqlite:///{folder / 'jiefen.db'}")
        schema.upgrade(self.engine)

    def starts(self) -> SwitchState:
        """What a process does first."""
        return self.outbound.begin(self.engine, NOW)

    def sends(self, *ids: str) -> None:
        with transaction(self.engine) as session:
            self.outbound.reserve(session, *ids)

    def saved(self, to: Path) -> Path:
        """A backup of the home as the documentation makes it: with nothing running."""
        self.engine.dispose()
        shutil.make_archive(str(to / "backup"), "gztar", self.folder)
        return to / "backup.tar.gz"

    def resumes(self, discard_before: datetime | None = None) -> tuple[int, int]:
        with transaction(self.engine) as session:
            done = self.outbound.resume(session, "ops", "已核对", NOW, discard_before)
        return done.discarded, done.sent_before


def restored(backup: Path, folder: Path) -> Home:
    shutil.unpack_archive(backup, folder, filter="data")
    return Home(folder)


@pytest.fixture
def home(tmp_path: Path) -> Generator[Home]:
    home = Home(tmp_path / "home")
    yield home
    home.engine.dispose()


class TestTheSwitch:
    def test_what_is_stopped_reserves_nothing_until_it_goes_on(self, engine: Engine) -> None:
        outbound = Outbound()
        with transaction(engine) as session:
            outbound.stop(session, "ops", "演练", NOW)
        with pytest.raises(OutboundStopped, match="演练"), transaction(engine) as session:
            outbound.reserve(session, "m1")
        with transaction(engine) as session:
            outbound.resume(session, "ops", "演练结束", NOW)
        with transaction(engine) as session:
            outbound.reserve(session, "m1")

    def test_every_turn_of_it_is_on_record_with_who_and_why(self, engine: Engine) -> None:
        with transaction(engine) as session:
            Outbound().stop(session, "ops", "演练", NOW)
            Outbound().stop(session, "another", "又一次", NOW)
            Outbound().resume(session, "ops", "演练结束", NOW)
        with reading(engine) as session:
            noted = session.exec(select(OperatorAction).order_by(OperatorAction.id)).all()
        assert [(each.action, each.done_by, each.reason) for each in noted] == [
            ("outbound_stopped", "ops", "演练"),
            ("outbound_resumed", "ops", "演练结束"),
        ]

    def test_a_reservation_that_is_taken_back_leaves_no_trace(self, home: Home) -> None:
        home.sends("m0")
        with transaction(home.engine) as session:
            home.outbound.reserve(session, "m1")
            session.rollback()
        assert Installation(home.folder).noted() == {"m0"}
        assert not home.starts().stopped


class TestRestoring:
    def test_a_new_installation_and_one_that_starts_again_send(self, home: Home) -> None:
        assert not home.starts().stopped
        for number in range(300):
            home.sends(f"ntf_{number:032d}")
        assert not home.starts().stopped
        home.sends("one more")

    def test_a_database_taken_back_beside_its_home_begins_stopped(
        self, home: Home, tmp_path: Path
    ) -> None:
        home.sends("before")
        home.engine.dispose()
        shutil.copy(home.folder / "jiefen.db", tmp_path / "backup.db")
        home.sends("after")
        home.engine.dispose()
        for file in home.folder.glob("jiefen.db*"):
            file.unlink()
        shutil.copy(tmp_path / "backup.db", home.folder / "jiefen.db")
        state = home.starts()
        assert (state.stopped, state.restored) == (True, True)
        with pytest.raises(OutboundStopped):
            home.sends("once more")

    def test_a_home_unpacked_from_a_backup_begins_stopped(self, home: Home, tmp_path: Path) -> None:
        home.sends("before")
        there = restored(home.saved(tmp_path), tmp_path / "there")
        assert there.starts().restored
        with pytest.raises(OutboundStopped):
            there.sends("once more")

    def test_one_unpacked_into_its_own_place_too(self, home: Home, tmp_path: Path) -> None:
        home.sends("before")
        backup = home.saved(tmp_path)
        shutil.rmtree(home.folder)
        assert restored(backup, home.folder).starts().restored

    def test_a_database_of_another_home_begins_stopped(self, home: Home, tmp_path: Path) -> None:
        home.sends("before")
        home.engine.dispose()
        (tmp_path / "bare").mkdir()
        shutil.copy(home.folder / "jiefen.db", tmp_path / "bare" / "jiefen.db")
        assert Home(tmp_path / "bare").starts().restored

    def test_an_empty_database_in_a_home_that_has_sent_begins_stopped(self, home: Home) -> None:
        home.sends("before")
        home.engine.dispose()
        for file in home.folder.glob("jiefen.db*"):
            file.unlink()
        assert Home(home.folder).starts().restored

    def test_once_let_go_on_it_sends_and_starts_as_before(self, home: Home, tmp_path: Path) -> None:
        home.sends("before")
        there = restored(home.saved(tmp_path), tmp_path / "there")
        there.starts()
        there.resumes()
        there.sends("new")
        state = there.starts()
        assert (state.stopped, state.restored) == (False, False)


class TestWhatWaits:
    @pytest.fixture
    def waiting(self, home: Home) -> list[str]:
        """The ids of two texts that wait, the second written an hour after the first."""
        with transaction(home.engine) as session:
            case = a_case(session)
            party = session.get_one(Party, (case.case_no, "r1"))
            party.details = {"name": "李乙", "phone": "13800000201"}
            for hour in range(2):
                event = event_of(case, "offer_made")
                event.recorded_at = NOW + timedelta(hours=hour)
                told = [("r1", "offer_made")]
                enqueue(session, case, ledger.append(session, case, event), told)
        with reading(home.engine) as session:
            query = select(OutboxMessage).where(OutboxMessage.channel == "sms")
            found = session.exec(query.order_by(OutboxMessage.created_at)).all()
        return [each.id for each in found]

    def states(self, home: Home, ids: list[str]) -> list[tuple[str, str | None]]:
        with reading(home.engine) as session:
            found = [session.get_one(OutboxMessage, ident) for ident in ids]
        return [(each.state, each.fault) for each in found]

    def test_what_the_home_knows_to_be_sent_is_not_sent_again(
        self, home: Home, waiting: list[str]
    ) -> None:
        Installation(home.folder).note(5, waiting[0])
        assert home.starts().restored
        assert home.resumes() == (0, 1)
        assert self.states(home, waiting) == [
            ("unknown", "sent_before_restore"),
            ("pending", None),
        ]
        with transaction(home.engine) as session:
            due = outbox.claim(session, NOW + timedelta(days=1), room=9)
        assert [each.id for each in due] == waiting[1:]

    def test_what_was_put_off_goes_on_after_a_stop_that_was_no_restore(
        self, home: Home, waiting: list[str]
    ) -> None:
        home.sends(waiting[0])
        with transaction(home.engine) as session:
            home.outbound.stop(session, "ops", "演练", NOW)
        assert home.resumes() == (0, 0)
        assert self.states(home, waiting) == [("pending", None), ("pending", None)]

    def test_what_was_written_before_an_instant_can_be_discarded(
        self, home: Home, waiting: list[str]
    ) -> None:
        assert home.resumes(NOW + timedelta(minutes=30)) == (1, 0)
        assert self.states(home, waiting) == [("discarded", None), ("pending", None)]
