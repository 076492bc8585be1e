"""The intake document: what a creditor or a clerk submits to open a case.

``read_intake`` takes a document or refuses it with every problem at once, each named by its field
and its rule; ``intake_warnings`` tells what of a document that was taken needs a person's eye.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from law.intake.document import (
    LIMIT_FEN,
    ArbitrationClause,
    ArbitrationKind,
    Claim,
    Consents,
    Contract,
    Evidence,
    EvidenceType,
    Guarantee,
    GuaranteeKind,
    Intake,
    LateInterest,
    MediationOrigin,
    MediatorType,
    Preservation,
    SuitProcedure,
)
from law.intake.fields import Reading, read_day
from law.intake.parties import (
    Agent,
    BankAccount,
    EnterpriseSize,
    IdType,
    LegalRepresentative,
    Organisation,
    Party,
    Person,
)
from law.intake.problems import IntakeRefused, Problem, problems_of
from law.intake.under_way import (
    DueSum,
    EarlierMediation,
    EarlierSettlement,
    EarlierTitle,
    ForumElsewhere,
    Paid,
    UnderWay,
)
from law.intake.warnings import intake_warnings, settlement_cautions

__all__ = [
    "LIMIT_FEN",
    "Agent",
    "ArbitrationClause",
    "ArbitrationKind",
    "BankAccount",
    "Claim",
    "Consents",
    "Contract",
    "DueSum",
    "EarlierMediation",
    "EarlierSettlement",
    "EarlierTitle",
    "EnterpriseSize",
    "Evidence",
    "EvidenceType",
    "ForumElsewhere",
    "Guarantee",
    "GuaranteeKind",
    "IdType",
    "Intake",
    "IntakeRefused",
    "LateInterest",
    "LegalRepresentative",
    "MediationOrigin",
    "MediatorType",
    "Organisation",
    "Paid",
    "Party",
    "Person",
    "Preservation",
    "Problem",
    "SuitProcedure",
    "UnderWay",
    "amount_in_dispute",
    "intake_warnings",
    "read_intake",
    "settlement_cautions",
]


def read_intake(document: Mapping[str, object], *, today: date) -> Intake:
    """The intake document, or ``IntakeRefused`` with all that is wrong with it.

    ``today`` is the civil day on which it is read: nothing it reports may lie after it.
    """
    reading = Reading(today=today, filed_on=_filed_on(document))
    try:
        return Intake.model_validate(dict(document), context=reading)
    except ValidationError as error:
        raise IntakeRefused(tuple(problems_of(error))) from None


def amount_in_dispute(intake: Intake) -> int:
    """The amount in dispute (标的额) in fen, by which every threshold and fee is measured."""
    return intake.claim.amount_in_dispute


def _filed_on(document: Mapping[str, object]) -> date | None:
    try:
        day = read_day(document.get("filed_on"))
    except PydanticCustomError:
        return None
    return day if isinstance(day, date) else None
