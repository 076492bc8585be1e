"""What every command carries, and what it gets back.

At the borders (HTTP and Temporal payloads, both JSON) money is a decimal string in yuan; inside
it is integer fen. Nothing here holds a name, a phone or an identity number.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core.core_schema import ValidationInfo

from law.money import format_yuan, parse_yuan


def _fen(value: object, info: ValidationInfo) -> object:
    if info.mode == "json":
        if not isinstance(value, str):
            raise ValueError('金额须为以元为单位的十进制字符串，如 "186500.00"')
        return parse_yuan(value)
    return value


Fen = Annotated[
    int,
    BeforeValidator(_fen, json_schema_input_type=str),
    PlainSerializer(format_yuan, return_type=str, when_used="json"),
    Field(ge=0),
]
"""An amount of money: fen in Python, a decimal string in yuan in JSON."""


class Role(StrEnum):
    """Who acts."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    MEDIATOR = "mediator"
    ARBITRATOR = "arbitrator"
    PARTY = "party"
    OPS = "ops"
    ADMIN = "admin"


class Message(BaseModel):
    """Base of all messages: immutable, and no field that the receiver does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(Message):
    """Who did what, and on which day. ``occurred_on`` left out means today.

    ``submission`` names the words that go with the act, stored beforehand.
    """

    command_id: str
    actor: str
    role: Role
    party_id: str | None = None
    occurred_on: date | None = None
    submission: str | None = None


class Answer(Message):
    """What a command did: the event it became."""

    case_no: str
    step: str
    event: int
    occurred_on: date
    stage: str


class NoFacts(Message):
    """A step that needs no facts beyond who and when."""
