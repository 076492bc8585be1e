"""The intake document as a whole: contract, claim, guarantees, evidence and consents."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, field_validator, model_validator
from pydantic import ValidationInfo as Info
from pydantic_core import PydanticCustomError

from law.checklists import EvidenceType
from law.debt_types import debt_types
from law.intake.fields import Clause, Day, Line, Name, PastDay, Rate, Story, Yuan, refusal
from law.intake.parties import Organisation, Part, Party, Person
from law.intake.under_way import UnderWay
from law.money import group_yuan

LIMIT_FEN = 100_000_000
"""The amount in dispute, in fen, from which a dispute is no longer taken: 1,000,000 yuan."""


class ArbitrationKind(StrEnum):
    """What the contract or the parties say about arbitration."""

    NONE = "none"
    VALID = "valid"
    DEFECTIVE = "defective"
    ARBITRATE_OR_SUE = "arbitrate_or_sue"
    DISPUTED = "disputed"
    SIGNED_AFTER_DISPUTE = "signed_after_dispute"


class GuaranteeKind(StrEnum):
    """General: the debtor must be pursued first. Joint: either may be (民法典 687, 688)."""

    GENERAL = "general"
    JOINT = "joint"


class MediationOrigin(StrEnum):
    """Who began the mediation: the parties, or a court before or after filing (委派, 委托)."""

    SELF = "self"
    COURT_BEFORE_FILING = "court_before_filing"
    COURT_AFTER_FILING = "court_after_filing"


class SuitProcedure(StrEnum):
    """The procedure of the suit that a court sent to mediation after filing it."""

    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"


class MediatorType(StrEnum):
    """Under which rules the mediating body works."""

    PEOPLES = "peoples"
    COMMERCIAL_LICENSED = "commercial_licensed"
    COMMERCIAL_TRANSITION = "commercial_transition"
    CHAMBER_PUBLIC_INTEREST = "chamber_public_interest"
    COURT_INVITED = "court_invited"


class ArbitrationClause(Part):
    """The arbitration agreement: its kind, and institution, text and date where they apply."""

    kind: ArbitrationKind
    institution: Name | None = None
    text: Clause | None = None
    signed_on: PastDay | None = None

    @model_validator(mode="after")
    def _names_institution(self) -> "ArbitrationClause":
        binding = (ArbitrationKind.VALID, ArbitrationKind.SIGNED_AFTER_DISPUTE)
        if self.kind in binding and self.institution is None:
            raise refusal(
                "institution_missing",
                "有效的仲裁协议须写明一家选定的仲裁机构；没有写明的，类型应为 defective",
                "institution",
            )
        return self


class Contract(Part):
    """The contract or other title of the debt. ``due_on`` is the day the debt falls due."""

    name: Name
    number: Name | None = None
    signed_on: PastDay
    due_on: Day
    arbitration: ArbitrationClause
    jurisdiction_clause: Clause | None = None


class AgreedRate(Part):
    """The rate of late interest or penalty that was agreed, for a year, a month or a day."""

    rate: Rate
    per: Literal["year", "month", "day"]


class LateInterest(Part):
    """Late interest from ``start`` on; ``agreed`` is empty where the law's default applies.

    ``fixed_sum`` (fen) is a sum the claimant states instead of leaving it to run.
    """

    start: Day
    agreed: AgreedRate | None = None
    fixed_sum: Yuan | None = None


class Claim(Part):
    """What is claimed; ``principal`` and ``costs`` in fen."""

    principal: Yuan
    costs: Yuan
    late_interest: LateInterest
    request: Clause

    @field_validator("principal")
    @classmethod
    def _within_scope(cls, principal: int) -> int:
        if principal <= 0:
            raise refusal("amount_not_positive", "本金应大于 0 元")
        if principal >= LIMIT_FEN:
            raise _over_limit(principal)
        return principal

    @model_validator(mode="after")
    def _sum_within_scope(self) -> "Claim":
        if self.amount_in_dispute >= LIMIT_FEN:
            raise _over_limit(self.amount_in_dispute, "principal")
        return self

    @property
    def amount_in_dispute(self) -> int:
        """Fen: principal, costs and late interest stated as a sum; running interest is left out."""
        return self.principal + self.costs + (self.late_interest.fixed_sum or 0)


def _over_limit(fen: int, field: str = "") -> PydanticCustomError:
    limit = group_yuan(LIMIT_FEN).removesuffix(".00")
    message = f"标的额 {group_yuan(fen)} 元，不低于 {limit} 元上限，不属于受理范围"
    return refusal("amount_over_limit", message, field)


class Guarantee(Part):
    """A guarantee; ``until`` is the agreed end of its period, empty where none was agreed."""

    guarantor: Name
    kind: GuaranteeKind
    until: Day | None = None


class Preservation(Part):
    """A preservation measure already taken, before a suit or during one."""

    court: Name
    taken_on: PastDay
    pre_suit: StrictBool


class Evidence(Part):
    """An item of evidence and what it proves."""

    type: EvidenceType
    name: Line
    proves: Line
    original: StrictBool


class Consents(Part):
    """The claimant's own consents; a respondent consents or refuses by its own act."""

    mediation: StrictBool
    e_service: StrictBool
    personal_information: StrictBool

    @field_validator("personal_information")
    @classmethod
    def _given(cls, given: bool) -> bool:
        if not given:
            raise refusal("consent_required", "申请人未同意处理其个人信息，不能受理")
        return given


class Intake(Part):
    """The intake document. ``filed_on`` is the day its complete text came in: day 0 of the case."""

    filed_on: PastDay
    bureau: Name
    debt_type: str
    claimant: Party
    co_claimants: Annotated[tuple[Party, ...], Field(max_length=19)] = ()
    respondents: Annotated[tuple[Party, ...], Field(max_length=20)]
    contract: Contract
    dispute_arose_on: PastDay
    claim: Claim
    guarantees: Annotated[tuple[Guarantee, ...], Field(max_length=20)]
    preservation: Preservation | None
    facts: Story
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=200)]
    consents: Consents
    undisputed: StrictBool = False
    counter_performance: StrictBool = False
    notarised_enforceable: StrictBool = False
    mediation_origin: MediationOrigin = MediationOrigin.SELF
    suit_procedure: SuitProcedure = SuitProcedure.SIMPLIFIED
    mediator_type: MediatorType = MediatorType.PEOPLES
    under_way: UnderWay | None = None

    @field_validator("debt_type")
    @classmethod
    def _in_scope(cls, key: str) -> str:
        if key not in debt_types():
            raise refusal("debt_type_unknown", "债务类型不在目录中")
        debt = debt_types()[key]
        if not debt.in_scope:
            raise refusal("debt_type_out_of_scope", f"{debt.title}不属于受理范围：{debt.note}")
        return key

    @field_validator("co_claimants")
    @classmethod
    def _distinct_claimants(cls, others: tuple[Party, ...], info: Info) -> tuple[Party, ...]:
        first: Organisation | Person | None = info.data.get("claimant")
        listed = [first.number] if first is not None else []
        for place, party in enumerate(others):
            if party.number in listed:
                raise refusal("duplicate_party", "同一申请人重复列出", str(place))
            listed.append(party.number)
        return others

    @field_validator("respondents")
    @classmethod
    def _distinct(cls, respondents: tuple[Party, ...], info: Info) -> tuple[Party, ...]:
        if not respondents:
            raise refusal("too_few", "至少应有一名被申请人")
        claiming = [info.data.get("claimant"), *info.data.get("co_claimants", ())]
        numbers = [party.number for party in claiming if party is not None]
        listed: list[str] = []
        for place, party in enumerate(respondents):
            if party.number in numbers:
                raise refusal("same_party_both_sides", "申请人不得同时为被申请人", str(place))
            if party.number in listed:
                raise refusal("duplicate_party", "同一被申请人重复列出", str(place))
            listed.append(party.number)
        return respondents

    @field_validator("dispute_arose_on")
    @classmethod
    def _before_its_agreement(cls, arose: date, info: Info) -> date:
        """An agreement signed before the dispute is a clause, not one signed after it."""
        contract: Contract | None = info.data.get("contract")
        clause = contract.arbitration if contract else None
        if clause is None or clause.kind is not ArbitrationKind.SIGNED_AFTER_DISPUTE:
            return arose
        if clause.signed_on is not None and clause.signed_on < arose:
            raise refusal("agreement_before_dispute", "争议后签订的仲裁协议不应早于争议发生之日")
        return arose

    @property
    def claimants(self) -> tuple[Party, ...]:
        """Everyone who claims, the first one first."""
        return (self.claimant, *self.co_claimants)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Every party, claimants first."""
        return (*self.claimants, *self.respondents)
