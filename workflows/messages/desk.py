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


class AssignCase(Message):
    """The account of the clerk who is to be in charge of the case."""

    assignee: str
    reason: AssignmentReason
