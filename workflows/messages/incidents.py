"""Facts of what happens on the way: bankruptcy, a party's end, assignment, set-off, suspicion."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Fen, Message


class RecordBankruptcy(Message):
    """A court has accepted the debtor's bankruptcy; claims are declared by ``declare_by``.

    The act's day is the day of acceptance (企业破产法 16, 45).
    """

    party_id: str
    declare_by: date


class RecordDistribution(Message):
    """What the bankruptcy paid on the claim in the last distribution."""

    amount: Fen


class PartyEnd(StrEnum):
    """How a party ended."""

    DEATH = "death"
    DISSOLUTION = "dissolution"


class RecordPartyEnd(Message):
    """A party died or was dissolved; the act's day is the day of it."""

    party_id: str
    kind: PartyEnd


class RecordSuccession(Message):
    """Heirs or a successor take the party's place; their details are the act's submission."""

    party_id: str
    version: int = Field(ge=1)


class AssignClaim(Message):
    """The claim has passed to an assignee, whose details are the act's submission.

    ``notified_on`` is the day the debtor was told: before it the assignment does not bind him
    (民法典 546).
    """

    party_id: str
    version: int = Field(ge=1)
    notified_on: date


class DemandGuarantor(Message):
    """The creditor has asked this guarantor to pay; the act's day is the day it reached him."""

    party_id: str


class Defence(StrEnum):
    """What the debtor sets against the claim."""

    SET_OFF = "set_off"
    COUNTERCLAIM = "counterclaim"


class RaiseDefence(Message):
    """The debtor sets a claim of his own against this one; ``amount`` is what he says it is."""

    kind: Defence
    amount: Fen = Field(gt=0)
