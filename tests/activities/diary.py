"""A case whose events a test writes itself, so that a paper's facts can be told from them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine

from activities.paper_facts.case_file import CaseFile, read_case_file
from law.civil_time import start_of_day
from law.intake import Intake
from records import ledger
from records.cases import open_case
from records.engine import reading, transaction
from records.tables import Case, Event, Submission, User
from tests.documents import example

MEDIATOR = "gu-he"


class Diary:
    """An example dispute on record, and what happens in it."""

    def __init__(self, engine: Engine, number: str) -> None:
        document = example(number)
        intake = Intake.model_validate(document)
        self._engine = engine
        self._now = start_of_day(intake.filed_on)
        with transaction(engine) as session:
            case = open_case(
                session, intake, document, submitted_by="clerk", simulated=True, now=self._now
            )
            session.add(_mediator(self._now))
        self.case_no = case.case_no

    def write(
        self,
        kind: str,
        day: str,
        *,
        stage: str = "mediation",
        actor: str = "system",
        words: dict[str, Any] | None = None,
        **facts: Any,
    ) -> int:
        """Write an event; returns its place in the log."""
        with transaction(self._engine) as session:
            case = session.get_one(Case, self.case_no)
            key = f"{kind}-{case.events + 1}"
            if words is not None:
                session.add(self._submission(key, actor, words))
            event = Event(
                case_no=self.case_no,
                seq=0,
                key=key,
                kind=kind,
                workflow_id=f"{stage}/{self.case_no}",
                occurred_on=date.fromisoformat(day),
                recorded_at=self._now,
                actor=actor,
                submission=key if words is not None else None,
                facts=facts,
                basis=[],
                flags=[],
                prev_hash="",
                hash="",
            )
            return ledger.append(session, case, event).seq

    def taken_on(self, day: str) -> None:
        """The mediation is opened and a mediator takes it on."""
        self.write("mediation_opened", day)
        self.write("mediator_appointed", day, mediator=MEDIATOR)
        self.write("assignment_accepted", day, actor=MEDIATOR)

    def settled(self, day: str, terms: dict[str, Any], **facts: Any) -> int:
        """A settlement is recorded and signed by all on one day; returns the recording's place."""
        said: dict[str, Any] = {"extent": "full", "paid_on_the_spot": False} | facts
        recorded = self.write("settlement_recorded", day, actor=MEDIATOR, terms=terms, **said)
        self.write("agreement_effective", day, effective_on=day)
        return recorded

    def file(self, event: int) -> CaseFile:
        """The case as it stood at an event."""
        with reading(self._engine) as session:
            return read_case_file(session, self.case_no, event)

    def _submission(self, ident: str, author: str, body: dict[str, Any]) -> Submission:
        return Submission(
            id=ident,
            case_no=self.case_no,
            author=author,
            body=body,
            sha256=ident,
            created_at=self._now,
        )


def _mediator(now: datetime) -> User:
    return User(
        id=MEDIATOR,
        username=MEDIATOR,
        name="顾和",
        password_hash="none",
        role="mediator",
        created_at=now,
    )
