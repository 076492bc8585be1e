"""What the desk asks of the record: who is on duty, and how far each party has come."""

from sqlalchemy import Engine

from activities.signatures import (
    ENGAGED,
    ON_DUTY,
    Duty,
    DutyQuestion,
    Engaged,
    EngagementQuestion,
)
from activities.uninterrupted import uninterrupted
from law.deadlines import compute_term
from records.duty import on_duty
from records.engagement import furthest
from records.engine import reading
from records.tables import Case


class DeskAnswers:
    """Local activities that read the record for the desk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @uninterrupted(ON_DUTY)
    def on_duty(self, question: DutyQuestion) -> Duty:
        """The accounts that roles mean, delegates in the place of the absent."""
        term = compute_term(question.on, working_days=question.acknowledge.count)
        with reading(self._engine) as session:
            case = session.get_one(Case, question.case_no)
            accounts = {role: on_duty(session, case, role, question.on) for role in question.roles}
        return Duty(accounts=accounts, acknowledge_by=term.value.due)

    @uninterrupted(ENGAGED)
    def engaged(self, question: EngagementQuestion) -> Engaged:
        """How far each party has come, as the log says."""
        with reading(self._engine) as session:
            return Engaged(furthest=furthest(session, question.case_no))
