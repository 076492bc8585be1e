"""Facts of the steps of intake: the review of an application, its correction, its refusal."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from law.completeness import item_name
from workflows.messages.common import Message


def _known(key: str) -> str:
    if item_name(key) is None:
        raise ValueError("清单中没有该项材料")
    return key


ItemKey = Annotated[str, AfterValidator(_known)]
"""A paper or an item of evidence that an application may lack, by its key."""
Items = Annotated[tuple[ItemKey, ...], Field(max_length=60)]


class ReviewIntake(Message):
    """The clerk's review of an application: with nothing ``missing`` it is accepted."""

    missing: Items = ()


class SupplementIntake(Message):
    """What an application lacked is handed in.

    ``evidence`` counts the items of evidence in the act's submission.
    """

    supplied: Items = ()
    evidence: int = Field(0, ge=0, le=200)


class RefusalReason(StrEnum):
    """Why an application is not accepted."""

    OUT_OF_SCOPE = "out_of_scope"
    IMPROPER_PARTY = "improper_party"
    NO_DEFINITE_RESPONDENT = "no_definite_respondent"
    ALREADY_DECIDED = "already_decided"
    PENDING_ELSEWHERE = "pending_elsewhere"
    SUSPECTED_SHAM = "suspected_sham"
    NOT_CORRECTED = "not_corrected"


class RefuseIntake(Message):
    """An application is not accepted; the claimant is told why and which roads remain."""

    reason: RefusalReason
