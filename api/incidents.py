"""What puts another in a party's place: a successor after death or dissolution, an assignee."""

from datetime import date
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.problems import Problem
from api.steps import IdempotencyKey, StepAnswer
from law.intake.parties import Party as PartyDetails
from records.engine import reading
from records.tables import Party
from workflows.messages.common import Message
from workflows.messages.incidents import AssignClaim, RecordSuccession
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/api/v1", tags=["steps"])


class Succession(BaseModel):
    """Who takes a party's place, and on what grounds (``record``: 继承、合并、清算等依据)."""

    model_config = ConfigDict(extra="forbid")

    party_id: str
    successor: PartyDetails
    record: str
    occurred_on: date | None = None


class Assignment(BaseModel):
    """Who the claim has passed to, and when the debtor was told (民法典 546)."""

    model_config = ConfigDict(extra="forbid")

    party_id: str
    assignee: PartyDetails
    notified_on: date
    record: str
    occurred_on: date | None = None


@router.post(
    "/cases/{case_no}/record-succession",
    operation_id="record_succession",
    summary="记录当事人权利义务承受",
)
async def record_succession(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: Succession,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Heirs or a successor step in for a party that has died or been dissolved (民诉法 153)."""
    version = _version_of(engine, case.case_no, body.party_id)
    facts = RecordSuccession(party_id=body.party_id, version=version)
    words = _words(body.successor, body.record)
    return await _take(request, case.case_no, caller, "record_succession", facts, body, words, key)


@router.post("/cases/{case_no}/assign-claim", operation_id="assign_claim", summary="记录债权转让")
async def assign_claim(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: Assignment,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """The assignee takes the claimant's place; the arbitration agreement goes along."""
    version = _version_of(engine, case.case_no, body.party_id)
    facts = AssignClaim(party_id=body.party_id, version=version, notified_on=body.notified_on)
    words = _words(body.assignee, body.record)
    return await _take(request, case.case_no, caller, "assign_claim", facts, body, words, key)


def _words(details: PartyDetails, record: str) -> dict[str, Any]:
    return {"details": details.model_dump(mode="json", exclude_none=True), "text": record}


def _version_of(engine: Database, case_no: str, party_id: str) -> int:
    with reading(engine) as session:
        party = session.get(Party, (case_no, party_id))
    if party is None:
        raise Problem("unknown_party", f"案件中没有当事人 {party_id}", field="party_id")
    return party.version


async def _take(
    request: Request,
    case_no: str,
    caller: Caller,
    step: str,
    facts: Message,
    body: Succession | Assignment,
    words: dict[str, Any],
    key: str | None,
) -> StepAnswer:
    path: CommandPath = request.app.state.commands
    wish = Wish(case_no, STEPS[step], facts, body.occurred_on, words)
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))
