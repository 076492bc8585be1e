"""A case in mediation whose events a test writes itself."""

from typing import Any

from sqlalchemy import Engine

from records.engine import transaction
from records.tables import User
from tests.activities.recorded import MOMENT, RecordedCase

MEDIATOR = "gu-he"


class Diary:
    """An example dispute on record with a mediator, and what happens in it."""

    def __init__(self, engine: Engine, number: str, **changes: Any) -> None:
        self._case = RecordedCase(engine, number, **changes)
        self.case_no = self._case.case_no
        self.file = self._case.file
        self._engine = engine
        self.account(MEDIATOR, "顾和", "mediator")

    def account(self, username: str, name: str, role: str) -> None:
        """Somebody who acts in the case, with an account."""
        with transaction(self._engine) as session:
            session.add(
                User(
                    id=username,
                    username=username,
                    name=name,
                    password_hash="none",
                    role=role,
                    created_at=MOMENT,
                )
            )

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
        workflow_id = f"{stage}/{self.case_no}"
        return self._case.write(kind, day, workflow_id, actor=actor, words=words, facts=facts)

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
