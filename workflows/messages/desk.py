"""Facts of the steps of the bureau's desk: who is in charge of a case."""

from enum import StrEnum

from workflows.messages.common import Message


class AssignmentReason(StrEnum):
    """Why a case is given to a clerk, or taken from one and given to another."""

    DISTRIBUTION = "distribution"
    ABSENCE = "absence"
    WORKLOAD = "workload"
    CONFLICT = "conflict"
    OTHER = "other"


class PaperOnRequest(StrEnum):
    """The papers that follow from no act: they are written when somebody asks for them."""

    DEMAND_LETTER = "demand_letter"
    PROPERTY_LEADS = "property_leads"
    REPRESENTATIVE_PROOF = "representative_proof"


class OrderPaper(Message):
    """The kind of paper to be written from the record as it stands."""

    paper: PaperOnRequest


class AssignCase(Message):
    """The account of the clerk who is to be in charge of the case."""

    assignee: str
    reason: AssignmentReason
