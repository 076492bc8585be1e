"""Submitting disputes, and correcting the details of their parties."""

from datetime import date
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Body, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.caller import Database, SignedIn, visible
from api.cases import BasisView, PartyView, VisibleCase, party_view
from api.commands import CommandPath, Wish
from api.description import intake_body
from api.problems import Problem
from api.related import RelatedView, related_view
from api.steps import IdempotencyKey, StepAnswer
from api.versions import IfMatch, check_version, tell
from records.cases import intake_of
from records.engine import reading
from records.related import related_to
from records.tables import Case, Party
from workflows.messages.dispute import CorrectParty
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/api/v1", tags=["disputes"])


class BlockedView(BaseModel):
    """A step that is not open, and why."""

    step: str
    reason: str
    basis: list[BasisView]


class RouteView(BaseModel):
    """What the law leaves open, the preferred step first.

    ``flags`` hold what needs a person's eye: rules not verified, running terms, open questions.
    """

    rows: list[str]
    next: list[str]
    blocked: list[BlockedView]
    flags: list[str]


class Submitted(BaseModel):
    """A dispute on record, with what may be done first and what needs a person's eye."""

    case_no: str
    stage: str
    advice: RouteView
    warnings: list[dict[str, Any]]
    related: list[RelatedView]


@router.post(
    "/disputes",
    status_code=201,
    operation_id="submit_dispute",
    summary="提交受理文件，登记案件",
    openapi_extra={"requestBody": intake_body()},
)
async def submit_dispute(
    request: Request,
    caller: SignedIn,
    engine: Database,
    document: Annotated[dict[str, Any], Body(description="受理文件，格式见 docs/intake.md")],
    another_claim: Annotated[
        bool, Query(description="与在办案件当事人、合同、金额相同，但确为另一请求")
    ] = False,
    key: IdempotencyKey = None,
) -> Submitted:
    """Submit an intake document; 422 names each field and rule that stands against it.

    A duplicate of an open case is refused (409) unless the clerk says that it is another claim.
    """
    if caller.bureau is not None and document.get("bureau") not in (None, caller.bureau):
        raise Problem("forbidden", "只能为本局登记案件", field="bureau")
    path: CommandPath = request.app.state.commands
    today: date | None = request.app.state.today()
    answer = await path.file(
        document, caller, key or uuid4().hex, today=today, another_claim=another_claim
    )
    with reading(engine) as session:
        case = session.get_one(Case, answer["case_no"])
        found = related_to(session, intake_of(case), visible(caller), besides=case.case_no)
    return Submitted(
        case_no=case.case_no,
        stage=answer["stage"],
        advice=RouteView.model_validate(case.route),
        warnings=case.warnings,
        related=[related_view(each) for each in found],
    )


class PartyCorrection(BaseModel):
    """The details to be corrected; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    address: str | None = Field(None, min_length=4, max_length=200)
    phone: str | None = Field(None, pattern=r"^[0-9+ -]{7,20}$")
    email: str | None = Field(None, pattern=r"^[^@\s<>]+@[^@\s<>]+$", max_length=200)


@router.get("/cases/{case_no}/parties/{party_id}", operation_id="read_party", summary="当事人")
def read_party(
    response: Response, case: VisibleCase, party_id: str, caller: SignedIn, engine: Database
) -> PartyView:
    """A party of the case, masked; the ETag is what If-Match of a correction takes."""
    party = _party(engine, case.case_no, party_id)
    tell(response, party.version)
    return party_view(party, masked=party.party_id != caller.party_id)


@router.patch(
    "/cases/{case_no}/parties/{party_id}", operation_id="correct_party", summary="更正当事人信息"
)
async def correct_party(
    request: Request,
    case: VisibleCase,
    party_id: str,
    caller: SignedIn,
    engine: Database,
    correction: PartyCorrection,
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Correct a party's details, as read at the version in If-Match.

    Of two people who correct the same version, the second is told (412).
    """
    party = _party(engine, case.case_no, party_id)
    check_version(if_match, party.version)
    words = correction.model_dump(exclude_none=True)
    if not words:
        raise Problem("invalid_body", "没有要更正的内容")
    facts = CorrectParty(party_id=party_id, version=party.version)
    wish = Wish(case.case_no, STEPS["correct_party"], facts, words=words)
    path: CommandPath = request.app.state.commands
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))


def _party(engine: Database, case_no: str, party_id: str) -> Party:
    with reading(engine) as session:
        party = session.get(Party, (case_no, party_id))
    if party is None:
        raise Problem("not_found", "案件中没有该当事人")
    return party
