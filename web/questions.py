"""Questions of parties on the clerk's page of a case, and the answers to them."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.policy import note
from api.problems import Problem
from api.questions import LONGEST, QuestionId, QuestionView, read_questions
from records.engine import reading
from records.masking import mask_party
from records.parties import parties_of
from records.tables import Case
from web import labels
from web.addresses import OwnForm
from web.asking import ask
from web.language import gettext
from web.rendering import PageRoute, page, see_other

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.post("/cases/{case_no}/questions/{question_id}/answer", dependencies=[OwnForm])
async def answer_here(
    request: Request,
    case: VisibleCase,
    question_id: QuestionId,
    caller: SignedIn,
    engine: Database,
    text: Annotated[str, Form()] = "",
) -> Response:
    """Answer a question of a party."""
    path = f"/api/v1/cases/{case.case_no}/questions/{question_id}/answer"
    try:
        await ask(request, "POST", path, {"text": text})
    except Problem as problem:
        refused = (question_id, problem, text)
        return await run_in_threadpool(_refused, request, case, caller, engine, refused)
    return see_other(f"/cases/{case.case_no}#questions")


def _refused(
    request: Request,
    case: Case,
    caller: Caller,
    engine: Database,
    refused: tuple[str, Problem, str],
) -> Response:
    return page(
        "questions.html",
        problem=refused[1],
        caller=caller,
        case=case,
        questions=questions_on(request, case, caller, engine),
        refused_answer=refused,
        longest_answer=LONGEST,
    )


def questions_on(
    request: Request, case: Case, caller: Caller, engine: Database
) -> list[tuple[str, QuestionView]]:
    """The questions on a case with who asked, those without an answer first.

    That somebody reads them is noted, as they are personal.
    """
    found = read_questions(case, caller, engine)
    if found:
        note(request, caller)
    with reading(engine) as session:
        names = {
            each.party_id: f"{gettext(labels.SIDES[each.side])} {mask_party(each)}"
            for each in parties_of(session, case.case_no)
        }
    found.sort(key=lambda each: each.answer is not None)
    return [(names[each.party_id], each) for each in found]
