"""What each road of a case costs, who pays it, and who may be relieved of it."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.caller import Database
from api.cases import BasisView, VisibleCase
from law.fee_estimate import FeeLine, FeeReading, fee_estimate_of
from law.fee_relief import Relief, relief_grounds
from law.intake import Intake, Person
from records.cases import intake_of
from records.engine import reading
from records.tables import Case
from workflows.messages.common import Fen

router = APIRouter(prefix="/api/v1", tags=["fees"])


class FeeLineView(BaseModel):
    """What one thing costs; ``up_to`` is the highest sum where it is a range."""

    code: str
    item: str
    amount: Fen
    up_to: Fen | None
    advanced_by: str
    borne_by: str
    basis: list[BasisView]


class FeeReadingView(BaseModel):
    """The fees in one reading of the amount in dispute."""

    reading: str
    amount_in_dispute: Fen
    lines: list[FeeLineView]


class ReliefView(BaseModel):
    """A ground on which the claimant may ask for relief from court fees, and what proves it."""

    ground: str
    name: str
    relief: str
    proof: list[str]


class FeesView(BaseModel):
    """The estimate: each reading beside the other, and the relief open to the claimant."""

    case_no: str
    readings: list[FeeReadingView]
    relief: list[ReliefView]
    basis: list[BasisView]
    flags: list[str]
    rules_version: str


@router.get("/cases/{case_no}/fees", operation_id="read_fees", summary="费用测算")
def read_fees(case: VisibleCase, engine: Database) -> FeesView:
    """What each road costs on the amount in dispute as filed, who advances and who bears it."""
    with reading(engine) as session:
        intake = intake_of(session.get_one(Case, case.case_no))
    advice = fee_estimate_of(intake, intake.filed_on)
    return FeesView(
        case_no=case.case_no,
        readings=[_reading_view(each) for each in advice.value.readings],
        relief=_relief_open_to(intake),
        basis=[BasisView(**basis.model_dump()) for basis in advice.basis],
        flags=list(advice.flags),
        rules_version=advice.rules_version,
    )


def _reading_view(read: FeeReading) -> FeeReadingView:
    return FeeReadingView(
        reading=read.reading,
        amount_in_dispute=read.amount_in_dispute,
        lines=[_line_view(line) for line in read.lines],
    )


def _line_view(line: FeeLine) -> FeeLineView:
    return FeeLineView(
        **line.model_dump(include={"code", "item", "up_to", "advanced_by", "borne_by"}),
        amount=line.fen,
        basis=[BasisView(**basis.model_dump()) for basis in line.basis],
    )


def _relief_open_to(intake: Intake) -> list[ReliefView]:
    """A waiver only for a natural person (诉讼费用交纳办法 44)."""
    natural = isinstance(intake.claimant, Person)
    return [
        ReliefView(
            ground=ground.value, name=rule.name, relief=rule.relief.value, proof=list(rule.proof)
        )
        for ground, rule in relief_grounds().items()
        if natural or rule.relief is not Relief.WAIVER
    ]
