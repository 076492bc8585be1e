"""Facts of the steps of enforcement."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Fen, Message


class PropertyReport(Message):
    """A debtor's report of its property, or that it gave none (民事诉讼法 252)."""

    party_id: str
    complied: bool


class MeasureKind(StrEnum):
    """What the court does against property or person of a debtor (民事诉讼法 253)."""

    INQUIRY = "inquiry"
    FREEZING = "freezing"
    SEALING = "sealing"
    TRANSFER = "transfer"
    SALE = "sale"
    RESTRICTED_SPENDING = "restricted_spending"
    DEFAULTERS_LIST = "defaulters_list"


class Measure(Message):
    """A measure against a debtor: what it secured, and until when it holds."""

    kind: MeasureKind
    party_id: str
    amount: Fen | None = None
    until: date | None = None


class EnforcementCosts(Message):
    """Costs of the enforcement that the debtor bears: fee, appraisal, sale."""

    amount: Fen = Field(gt=0)


class Recovery(Message):
    """Money recovered in enforcement."""

    amount: Fen = Field(gt=0)


class OutsiderResult(StrEnum):
    """What the court says to an outsider's objection (民事诉讼法 238)."""

    REJECTED = "rejected"
    MEASURE_STAYED = "measure_stayed"


class OutsiderObjection(Message):
    """An outsider claims the object of a measure; ``result`` once the court has ruled."""

    result: OutsiderResult | None = None


class EnforcementEnd(StrEnum):
    """How an enforcement ends without full recovery (民事诉讼法 268)."""

    WITHDRAWN = "withdrawn"
    SETTLED = "settled"
    TITLE_REVOKED = "title_revoked"
    NOTHING_LEFT = "nothing_left"
    NO_ASSETS = "no_assets"


class EndEnforcement(Message):
    """The court ends the enforcement, or for want of assets this round of it (解释 517)."""

    reason: EnforcementEnd
