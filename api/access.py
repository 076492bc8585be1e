"""Personal data in full, for a reason; and who has read what (个人信息保护法 51, 54)."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.caller import Database, SignedIn
from api.cases import PartyView, VisibleCase, party_view
from api.policy import note
from records.access_log import accesses
from records.engine import reading
from records.parties import parties_of

router = APIRouter(prefix="/api/v1", tags=["personal data"])


class Unmasking(BaseModel):
    """Why the personal data of a case are needed in full."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)
    ] = Field(description="查看完整个人信息的理由", examples=["电话通知被申请人领取文书"])


class AccessView(BaseModel):
    """That somebody read personal data of a case: what, when and why."""

    model_config = ConfigDict(from_attributes=True)

    at: datetime
    user_id: str
    role: str
    bureau: str
    case_no: str
    operation: str
    subject: str
    reason: str | None


class AccessLog(BaseModel):
    """A page of the access log, the newest first, and the cursor of the next one."""

    items: list[AccessView]
    next_cursor: str | None


@router.post("/cases/{case_no}/parties/unmask", summary="查看当事人的完整个人信息")
def unmask_parties(
    request: Request, case: VisibleCase, caller: SignedIn, engine: Database, body: Unmasking
) -> list[PartyView]:
    """The parties with all their details; the reason is kept in the access log."""
    note(request, caller, reason=body.reason)
    with reading(engine) as session:
        return [party_view(party, masked=False) for party in parties_of(session, case.case_no)]


@router.get("/access-log", summary="个人信息查阅记录")
def read_access_log(
    caller: SignedIn,
    engine: Database,
    case_no: str | None = None,
    user_id: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> AccessLog:
    """Who has read personal data, within the bureau of whoever asks."""
    with reading(engine) as session:
        found, following = accesses(
            session,
            bureau=caller.bureau,
            case_no=case_no,
            user_id=user_id,
            limit=limit,
            cursor=cursor,
        )
    return AccessLog(
        items=[AccessView.model_validate(each) for each in found], next_cursor=following
    )
