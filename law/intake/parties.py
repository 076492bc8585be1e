"""The parties of a dispute: organisations and natural persons, and how each is identified."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator
from pydantic import ValidationInfo as Info

from law.identifiers import Fault, IdentifierError, resident_identity, uscc_fault
from law.intake.fields import Account, Email, Line, Name, Phone, Reading, refusal

ADULT = 18
"""The age of majority (民法典 17)."""


class IdType(StrEnum):
    """The papers by which a natural person is identified."""

    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    HK_MACAU_PERMIT = "hk_macau_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    FOREIGN_PR_CARD = "foreign_pr_card"


class EnterpriseSize(StrEnum):
    """Size by the official classification; medium, small and micro ones are protected creditors."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


class Part(BaseModel):
    """A part of the intake document: it cannot be changed and knows no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class LegalRepresentative(Part):
    """The legal representative (法定代表人) or principal of an organisation."""

    name: Name
    title: Name


class BankAccount(Part):
    """The account a payment goes to."""

    holder: Name
    bank: Name
    number: Account


class Agent(Part):
    """An authorised agent and the powers listed in the power of attorney (民事诉讼法 61, 62)."""

    name: Name
    organisation: Name | None = None
    id_number: str | None = None
    phone: Phone | None = None
    powers: Annotated[tuple[Line, ...], Field(max_length=20)] = ()

    @field_validator("id_number")
    @classmethod
    def _well_formed(cls, written: str | None) -> str | None:
        return None if written is None else _number(written)


class _Named(Part):
    name: Name
    address: Line
    phone: Phone
    email: Email | None = None
    bank_account: BankAccount | None = None
    enterprise_size: EnterpriseSize | None = None
    agent: Agent | None = None


class Organisation(_Named):
    """A legal person or other organisation. A wrong check digit of its code only warns.

    ``dissolved``: it has been dissolved or struck off the register (注销) and has no capacity.
    """

    kind: Literal["organisation"]
    uscc: str
    dissolved: StrictBool = False
    legal_representative: LegalRepresentative

    @field_validator("uscc")
    @classmethod
    def _well_formed(cls, written: str) -> str:
        code = written.strip().upper()
        if uscc_fault(code) is Fault.FORMAT:
            raise refusal("uscc_format", "统一社会信用代码应为18位，不含字母I、O、S、V、Z")
        return code

    @property
    def number(self) -> str:
        """The number that identifies this party."""
        return self.uscc


class Person(_Named):
    """A natural person, identified by one of the accepted papers."""

    kind: Literal["person"]
    id_type: IdType
    id_number: str
    sex: Literal["男", "女"]
    ethnicity: Name | None = None
    occupation: Name | None = None
    employer: Name | None = None

    @field_validator("id_number")
    @classmethod
    def _genuine(cls, written: str, info: Info) -> str:
        if info.data.get("id_type") is IdType.RESIDENT_ID:
            return _resident(written.strip().upper(), info)
        return _number(written)

    @property
    def number(self) -> str:
        """The number that identifies this party."""
        return self.id_number

    def is_minor(self, on: date) -> bool:
        """Under eighteen on a day (民法典 17); unknown for papers that tell no birth date."""
        if self.id_type is not IdType.RESIDENT_ID:
            return False
        born = resident_identity(self.id_number).birth_date
        return (on.year - born.year, (on.month, on.day)) < (ADULT, (born.month, born.day))


def _number(written: str) -> str:
    number = written.strip().upper()
    if not (5 <= len(number) <= 30 and number.isascii() and number.isalnum()):
        raise refusal("id_number_format", "证件号码应为5至30位数字或者字母")
    return number


def _resident(number: str, info: Info) -> str:
    today = info.context.today if isinstance(info.context, Reading) else None
    try:
        resident_identity(number, today)
    except IdentifierError as error:
        raise refusal("resident_id", str(error)) from None
    return number


Party = Annotated[Organisation | Person, Field(discriminator="kind")]
