"""Intake: what an application lacks, and handing it in."""

from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlmodel import Session

from api.caller import Database, SignedIn
from api.cases import BasisView, VisibleCase
from api.commands import CommandPath
from api.steps import Envelope, IdempotencyKey, StepAnswer, authorise
from law.completeness import completeness, item_name
from law.intake import Evidence, EvidenceType, Intake
from records.cases import evidence_of, intake_of
from records.engine import reading
from records.tables import Case
from workflows.messages.intake import ItemKey, SupplementIntake
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/api/v1", tags=["intake"])


class ItemView(BaseModel):
    """A paper or an item of evidence by its key and name."""

    key: str
    name: str


class ChecklistView(BaseModel):
    """What an application needs.

    ``papers`` are for the clerk to look at, ``missing_evidence`` is what the list of evidence does
    not hold and the claim cannot do without.
    """

    papers: list[ItemView]
    missing_evidence: list[ItemView]
    basis: list[BasisView]
    flags: list[str]


class Supplement(Envelope):
    """What an application lacked; items of evidence are added to the list."""

    supplied: list[ItemKey] = Field(default_factory=list[str], max_length=60)
    evidence: list[Evidence] = Field(default_factory=list[Evidence], max_length=200)


@router.get(
    "/cases/{case_no}/intake-checklist",
    operation_id="read_intake_checklist",
    summary="受理材料清单",
)
def read_checklist(case: VisibleCase, caller: SignedIn, engine: Database) -> ChecklistView:
    """What the clerk has to see before the application can be accepted."""
    with reading(engine) as session:
        advice = completeness(_as_supplemented(session, case))
    return ChecklistView(
        papers=_items(advice.value.papers),
        missing_evidence=_items(advice.value.missing_evidence),
        basis=[BasisView(**basis.model_dump()) for basis in advice.basis],
        flags=list(advice.flags),
    )


def _as_supplemented(session: Session, case: Case) -> Intake:
    listed = tuple(
        Evidence(
            type=EvidenceType(item.type),
            name=item.name,
            proves=item.proves,
            original=item.original,
        )
        for item in evidence_of(session, case.case_no)
    )
    return intake_of(case).model_copy(update={"evidence": listed})


def _items(keys: tuple[str, ...]) -> list[ItemView]:
    return [ItemView(key=key, name=item_name(key) or key) for key in keys]


@router.post(
    "/cases/{case_no}/supplement-intake", operation_id="supplement_intake", summary="补正受理材料"
)
async def supplement_intake(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    body: Supplement,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Hand in what was missing; further evidence goes on the case's list."""
    step = STEPS["supplement_intake"]
    authorise(step, caller, body)
    facts = SupplementIntake(supplied=tuple(body.supplied), evidence=len(body.evidence))
    evidence = [item.model_dump(mode="json") for item in body.evidence]
    path: CommandPath = request.app.state.commands
    wish = body.wish(case.case_no, step, facts, evidence=evidence)
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))
