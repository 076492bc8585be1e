"""Cases that belong together: finding, linking and merging them."""

from datetime import date
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn, seen_case, visible
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.problems import Problem
from api.steps import IdempotencyKey, StepAnswer
from law.intake import LIMIT_FEN
from records.cases import intake_of
from records.engine import reading
from records.related import Ground, Related, related_to, same_parties
from records.tables import Case
from workflows.messages.common import Fen, Message
from workflows.messages.steps import STEPS
from workflows.messages.transfer import AbsorbCase, LinkCases, MergeCase

router = APIRouter(prefix="/api/v1", tags=["related cases"])


class RelatedView(BaseModel):
    """A case that may belong with another, and why."""

    case_no: str
    stage: str
    filed_on: date
    amount: Fen
    grounds: list[Ground]


class Other(BaseModel):
    """The other case."""

    model_config = ConfigDict(extra="forbid")

    other: str


def related_view(related: Related) -> RelatedView:
    """A related case as the API shows it."""
    case = related.case
    return RelatedView(
        case_no=case.case_no,
        stage=case.stage,
        filed_on=case.filed_on,
        amount=case.amount_fen,
        grounds=list(related.grounds),
    )


@router.get("/cases/{case_no}/related", operation_id="read_related", summary="关联案件")
def read_related(case: VisibleCase, caller: SignedIn, engine: Database) -> list[RelatedView]:
    """The cases the caller may see that share parties, a contract or a guarantor with this one."""
    with reading(engine) as session:
        found = related_to(session, intake_of(case), visible(caller), besides=case.case_no)
        return [related_view(related) for related in found]


@router.post("/cases/{case_no}/link-cases", operation_id="link_cases", summary="关联两案")
async def link_cases(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: Other,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Two cases belong together: each of them says so."""
    key = key or uuid4().hex
    with reading(engine) as session:
        _other(session, caller, case, body.other)
    await _take(
        request, caller, body.other, "link_cases", LinkCases(other=case.case_no), f"{key}/other"
    )
    return await _take(
        request, caller, case.case_no, "link_cases", LinkCases(other=body.other), key
    )


@router.post("/cases/{case_no}/merge-case", operation_id="merge_case", summary="并案")
async def merge_case(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: Other,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """The case goes on in another between the same parties; the sum must stay in the limit."""
    key = key or uuid4().hex
    with reading(engine) as session:
        other = _other(session, caller, case, body.other)
        if not same_parties(intake_of(case), intake_of(other)):
            raise Problem("merge_refused", "两案当事人不同，不能合并")
        if other.closed_on is not None:
            raise Problem("merge_refused", "另案已经结案，不能合并")
        if case.amount_fen + other.amount_fen >= LIMIT_FEN:
            raise Problem("merge_refused", "合并后的标的额不低于受理上限，不能合并")
    answer = await _take(
        request, caller, case.case_no, "merge_case", MergeCase(into=body.other), key
    )
    facts = AbsorbCase(other=case.case_no, amount=case.amount_fen)
    await _take(request, caller, body.other, "absorb_case", facts, f"{key}/other")
    return answer


def _other(session: Session, caller: Caller, case: Case, other: str) -> Case:
    if other == case.case_no:
        raise Problem("unknown_case", "不能与本案自身关联", field="other")
    return seen_case(session, caller, other)


async def _take(
    request: Request, caller: Caller, case_no: str, step: str, facts: Message, key: str
) -> StepAnswer:
    path: CommandPath = request.app.state.commands
    answer = await path.take(Wish(case_no, STEPS[step], facts), caller, key)
    return StepAnswer.model_validate(answer)
