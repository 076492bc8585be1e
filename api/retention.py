"""Legal holds: what keeps the papers of a case beyond their retention."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import Session

from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.problems import Problem
from records.engine import reading, transaction
from records.retention import LegalHold, hold_on, lift_hold, place_hold

router = APIRouter(prefix="/api/v1", tags=["cases"])


class HoldReason(BaseModel):
    """Why the papers have to be kept."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)
    ] = Field(description="保全原因，例如正在进行的信访、审计或者另案诉讼")


class HoldView(BaseModel):
    """A hold, and who has lifted it when, once it is over."""

    reason: str
    placed_by: str
    placed_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None


@router.get("/cases/{case_no}/legal-hold", summary="档案保全")
def read_hold(case: VisibleCase, caller: SignedIn, engine: Database) -> HoldView:
    """The hold on a case; ``not_found`` where there is none."""
    with reading(engine) as session:
        return _view(_held(session, case.case_no))


@router.put("/cases/{case_no}/legal-hold", summary="设置档案保全")
def put_hold(body: HoldReason, case: VisibleCase, caller: SignedIn, engine: Database) -> HoldView:
    """Keep everything of a case until the hold is lifted."""
    with transaction(engine) as session:
        held = place_hold(
            session, case.case_no, reason=body.reason, by=caller.user_id, now=datetime.now(UTC)
        )
        return _view(held)


@router.delete("/cases/{case_no}/legal-hold", summary="解除档案保全")
def delete_hold(case: VisibleCase, caller: SignedIn, engine: Database) -> HoldView:
    """Lift the hold; that there was one stays on record."""
    with transaction(engine) as session:
        held = _held(session, case.case_no)
        return _view(lift_hold(session, held, by=caller.user_id, now=datetime.now(UTC)))


def _held(session: Session, case_no: str) -> LegalHold:
    hold = hold_on(session, case_no)
    if hold is None:
        raise Problem("not_found", "该案件没有档案保全")
    return hold


def _view(hold: LegalHold) -> HoldView:
    return HoldView.model_validate(hold.model_dump(include=set(HoldView.model_fields)))
