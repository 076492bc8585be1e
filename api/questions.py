"""What a party asks the bureau about its case, and what the bureau answers to that party alone."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.idempotency import NewId
from api.problems import Problem
from law.civil_time import civil_date
from law.intake.fields import Clause
from notices.kinds import QUESTION_ANSWERED, QUESTION_ASKED
from notices.transports.transports import Transports
from notices.writing import tell
from records import questions
from records.duty import on_duty
from records.engine import reading, transaction
from records.question_tables import CaseQuestion
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["questions"])

LONGEST = 1000
"""Characters of a question, and of its answer."""
Words = Annotated[Clause, StringConstraints(max_length=LONGEST)]
QuestionId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


class NewQuestion(BaseModel):
    """What a party wants to know."""

    model_config = ConfigDict(extra="forbid")

    text: Words = Field(examples=["调解那天我在外地，可以线上参加吗？"])


class NewAnswer(BaseModel):
    """What the bureau answers."""

    model_config = ConfigDict(extra="forbid")

    text: Words = Field(examples=["可以，请在调解前一日告知您的手机号码。"])


class QuestionView(BaseModel):
    """A question; ``answer`` is empty until the bureau has answered."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    party_id: str
    asked_at: datetime
    text: str
    answer: str | None
    answered_at: datetime | None


@router.post(
    "/cases/{case_no}/questions",
    status_code=201,
    operation_id="ask_question",
    summary="向办理单位提问",
)
def ask_question(
    case: VisibleCase, caller: SignedIn, engine: Database, ident: NewId, body: NewQuestion
) -> QuestionView:
    """Ask the bureau; whoever is on duty in the case finds it in the inbox and on its page."""
    assert caller.party_id is not None
    now = datetime.now(UTC)
    with transaction(engine) as session:
        question, is_new = questions.ask(
            session,
            ident,
            case.case_no,
            caller.party_id,
            body.text,
            asked_by=caller.user_id,
            now=now,
        )
        if is_new:
            clerks = on_duty(session, case, "clerk", civil_date(now))
            tell(session, case, QUESTION_ASKED, clerks, now)
        return QuestionView.model_validate(question)


@router.get("/cases/{case_no}/questions", operation_id="read_questions", summary="当事人的提问")
def read_questions(case: VisibleCase, caller: SignedIn, engine: Database) -> list[QuestionView]:
    """The questions on the case, the latest first; a party is shown its own."""
    with reading(engine) as session:
        whose = caller.party_id if caller.role is Role.PARTY else None
        found = questions.questions_of(session, case.case_no, whose)
    return [QuestionView.model_validate(each) for each in found]


@router.post(
    "/cases/{case_no}/questions/{question_id}/answer",
    operation_id="answer_question",
    summary="答复当事人的提问",
    tags=["desk"],
)
def answer_question(
    request: Request,
    case: VisibleCase,
    question_id: QuestionId,
    caller: SignedIn,
    engine: Database,
    body: NewAnswer,
) -> QuestionView:
    """Answer a question, once; the party is told that there is an answer, not what it says."""
    if caller.bureau not in (None, case.bureau):
        raise Problem("forbidden", "该案件尚未移送到您的单位")
    transports: Transports = request.app.state.transports
    now = datetime.now(UTC)
    with transaction(engine) as session:
        question = session.get(CaseQuestion, question_id, with_for_update=True)
        if question is None or question.case_no != case.case_no:
            raise Problem("not_found", "该案件没有这个提问")
        if question.answer is not None and question.answer != body.text:
            raise Problem("already_answered", "该提问已经答复")
        if question.answer is None:
            question.answer, question.answered_by = body.text, caller.user_id
            question.answered_at = now
            session.add(question)
            tell(session, case, QUESTION_ANSWERED, (question.party_id,), now, transports.order)
        return QuestionView.model_validate(question)
