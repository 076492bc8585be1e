"""A case in a real database, written event by event, and the papers its record gives."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from activities.paper_facts import facts_of
from activities.paper_facts.case_file import CaseFile, read_case_file
from law.intake import read_intake
from law.money import format_yuan, parse_yuan
from records import ledger, schema
from records.cases import open_case
from records.engine import connect, reading, transaction
from records.tables import Case, Event, Submission, User
from tests.documents import varied

MOMENT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ARBITRATOR = "u-arbitrator"


class RecordedCase:
    """An example dispute, with some of its values changed, and the events written to it."""

    def __init__(self, engine: Engine, number: str, **changes: Any) -> None:
        self._engine = engine
        document = varied(number, **changes)
        intake = read_intake(document, today=date(2026, 12, 31))
        with transaction(engine) as session:
            opened = open_case(
                session, intake, document, submitted_by="u-clerk", simulated=False, now=MOMENT
            )
        self.case_no = opened.case_no
        self._last = 0

    def has(
        self, kind: str, day: str, stage: str, /, *, words: str | None = None, **facts: Any
    ) -> "RecordedCase":
        """Write an event of a stage, such as ``court/small_claims/1``, and what was handed in."""
        prefix, _, rest = stage.partition("/")
        workflow_id = "/".join(part for part in (prefix, self.case_no, rest) if part)
        said = {"text": words} if words else None
        self.write(kind, day, workflow_id, actor="u-clerk", words=said, facts=facts)
        return self

    def write(
        self,
        kind: str,
        day: str,
        workflow_id: str,
        *,
        actor: str,
        words: dict[str, Any] | None,
        facts: dict[str, Any],
    ) -> int:
        """Write an event; returns its place in the log."""
        with transaction(self._engine) as session:
            case = session.get_one(Case, self.case_no)
            submission = f"s{case.events + 1}" if words else None
            if words and submission:
                session.add(_submission(submission, self.case_no, actor, words))
                session.flush()
            event = Event(
                case_no=self.case_no,
                seq=0,
                key=f"k{case.events + 1}",
                kind=kind,
                workflow_id=workflow_id,
                occurred_on=date.fromisoformat(day),
                recorded_at=MOMENT,
                actor=actor,
                submission=submission,
                facts=facts,
                basis=[],
                flags=[],
                prev_hash="",
                hash="",
            )
            self._last = ledger.append(session, case, event).seq
        return self._last

    def file(self, event: int | None = None) -> CaseFile:
        """The case as it stood after an event, the last one unless told otherwise."""
        with reading(self._engine) as session:
            return read_case_file(session, self.case_no, event or self._last)

    def paper(self, kind: str, day: str) -> Any:
        """The facts of a paper written after the last event."""
        return facts_of(kind, self.file(), date.fromisoformat(day))


def settlement(*amounts: str, acceleration: bool = True, **terms: Any) -> dict[str, Any]:
    """What an event of a settlement holds: instalments in yuan, due at the end of May, June, …"""
    days = ("2026-05-31", "2026-06-30", "2026-07-31")
    parts = [{"due_on": day, "amount": amount} for day, amount in zip(days, amounts, strict=False)]
    total = format_yuan(sum(parse_yuan(amount) for amount in amounts))
    agreed = {"total": total, "instalments": parts, "acceleration": acceleration}
    return {"extent": "full", "paid_on_the_spot": False, "terms": agreed | terms}


@contextmanager
def empty_record(folder: Path) -> Generator[Engine]:
    """A SQLite database with no case in it and one arbitrator."""
    engine = connect(f"sqlite:///{folder / 'record.db'}")
    schema.upgrade(engine)
    with transaction(engine) as session:
        session.add(_arbitrator())
    yield engine
    engine.dispose()


def _arbitrator() -> User:
    return User(
        id=ARBITRATOR,
        username="arbitrator",
        name="韩仲",
        password_hash="",
        role="arbitrator",
        created_at=MOMENT,
    )


def _submission(ident: str, case_no: str, author: str, body: dict[str, Any]) -> Submission:
    return Submission(
        id=ident, case_no=case_no, author=author, body=body, sha256="", created_at=MOMENT
    )
