"""The assumptions of a simulation: how often things happen and how long they take.

The file (``law/simulation/assumptions.toml``, or another of the same form) says of every figure
where it comes from. It is checked as a whole when it is loaded.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from law.debt_types import debt_types
from law.intake import ArbitrationKind
from law.simulation.distributions import Choice, Part, Quantity, Share, Uniform

OURS = Path(__file__).with_name("assumptions.toml")


class AssumptionsError(ValueError):
    """Assumptions that cannot be used; the message is Chinese and meant for people."""


def _in_scope(shares: dict[str, float]) -> dict[str, float]:
    for key in shares:
        if key not in debt_types() or not debt_types()[key].in_scope:
            raise ValueError(f"“{key}”不是受理范围内的债务类型")
    return shares


class Caseload(Part):
    """The disputes that come in. ``amount`` is in yuan."""

    filed_from: date
    filed_to: date
    debt_types: Annotated[Choice[str], AfterValidator(_in_scope)] = Field(title="债务类型")
    amount: Quantity = Field(title="标的额")
    respondents: Choice[int] = Field(title="被申请人人数")
    arbitration: Choice[ArbitrationKind] = Field(title="仲裁条款")
    undisputed_share: Share = Field(title="债务没有争议")
    pre_suit_preservation: Share = Field(title="已作诉前保全")
    general_guarantee: Share = Field(title="有一般保证")
    spring_festival_effect: Share = Field(title="当事人休息日也答复")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.filed_to < self.filed_from:
            raise ValueError("filed_to 不应早于 filed_from")
        return self


class IntakeFigures(Part):
    """How intake goes."""

    incomplete: Share = Field(title="申请材料不全")
    correction_days: Quantity = Field(title="补正天数")
    review_working_days: Choice[int] = Field(title="审查工作日")


class RespondentFigures(Part):
    """How respondents behave."""

    unreachable: Share = Field(title="被申请人无法联系")
    opens_notice: Share = Field(title="打开通知")
    silent_to_the_end: Share = Field(title="始终不答复")
    refuses_mediation: Share = Field(title="拒绝调解")
    answer_days: Quantity = Field(title="答复天数")
    signs_arbitration_after_dispute: Share = Field(title="愿意补签仲裁协议")


class Appraisal(Part):
    """How often an appraisal is needed, by type of debt, and how long it takes."""

    construction_works: Share = Field(title="工程款纠纷需要鉴定")
    other: Share = Field(title="其他纠纷需要鉴定")
    days: Quantity = Field(title="鉴定天数")


class WantedTitle(Part):
    """Which title the parties to a settlement want."""

    judicial_confirmation: Share
    consent_award: Share
    neither: Share


class MediationFigures(Part):
    """How mediation goes."""

    mediator_accepts_working_days: Choice[int] = Field(title="调解员接受指派的工作日")
    declines: Share = Field(title="调解员谢绝指派")
    sessions: Choice[int] = Field(title="调解次数")
    days_between_sessions: Quantity = Field(title="两次调解的间隔")
    no_show: Share = Field(title="有人缺席调解")
    full_settlement: Share = Field(title="全部达成协议")
    partial_settlement: Share = Field(title="部分达成协议")
    paid_on_the_spot: Share = Field(title="当场付清")
    instalments: Choice[int] = Field(title="分期期数")
    extension_asked: Share = Field(title="要求延长调解")
    extension_agreed: Share = Field(title="各方同意延长")
    appraisal: Appraisal
    signing_days: Quantity = Field(title="签署天数")
    refuses_to_sign: Share = Field(title="拒绝签署")
    wants_title: Choice[str] = Field(title="要什么执行依据")

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.full_settlement + self.partial_settlement > 1:
            raise ValueError("full_settlement 与 partial_settlement 之和不应大于 1")
        if self.wants_title.keys() != WantedTitle.model_fields.keys():
            raise ValueError(f"wants_title 应有且只有 {'、'.join(WantedTitle.model_fields)}")
        return self


class ArbitrationFigures(Part):
    """How arbitration goes."""

    refused: Share = Field(title="仲裁不予受理")
    acceptance_days: Quantity = Field(title="仲裁受理天数")
    prepayment_days: Quantity = Field(title="预交仲裁费天数")
    tribunal_days: Quantity = Field(title="组庭天数")
    hearing_days: Quantity = Field(title="组庭至开庭天数")
    award_days: Quantity = Field(title="开庭至裁决天数")
    consent_award: Share = Field(title="庭上和解")
    default_award: Share = Field(title="缺席裁决")
    set_aside_asked: Share = Field(title="申请撤销裁决")


class TrialDays(Part):
    """Days from registration to judgment, uniform from the first to the second."""

    small_claims: tuple[int, int] = Field(title="小额诉讼天数")
    simplified: tuple[int, int] = Field(title="简易程序天数")
    ordinary: tuple[int, int] = Field(title="普通程序天数")

    def of(self, track: str) -> Uniform:
        """The days of a trial procedure."""
        low, high = getattr(self, track)
        return Uniform(distribution="uniform", low=low, high=high)


class CourtFigures(Part):
    """How courts work."""

    refused_or_returned: Share = Field(title="法院不予受理或者退回")
    acceptance_days: Quantity = Field(title="立案天数")
    confirmation_days: Quantity = Field(title="司法确认天数")
    confirmation_refused: Share = Field(title="驳回司法确认")
    payment_order_objection: Share = Field(title="对支付令提出异议")
    trial_days: TrialDays
    appeal: Share = Field(title="上诉")


class PerformanceFigures(Part):
    """How debtors pay."""

    misses_an_instalment: Share = Field(title="分期中有一期未付")
    pays_after_notice: Share = Field(title="催告后付款")


class OfficialsFigures(Part):
    """How officials record."""

    records_late: Share = Field(title="行为补录")
    late_by_working_days: Choice[int] = Field(title="补录推迟的工作日")
    mistaken_command: Share = Field(title="误操作后撤销")


class EventFigures(Part):
    """What may happen to a case from outside."""

    debtor_bankruptcy: Share = Field(title="债务人破产")
    party_death: Share = Field(title="当事人死亡")
    claim_assigned: Share = Field(title="债权转让")
    set_off_raised: Share = Field(title="主张抵销")


class Assumptions(Part):
    """A world in which a policy is tried."""

    caseload: Caseload
    intake: IntakeFigures
    respondent: RespondentFigures
    mediation: MediationFigures
    arbitration: ArbitrationFigures
    court: CourtFigures
    performance: PerformanceFigures
    officials: OfficialsFigures
    events: EventFigures

    def title_of(self, name: str) -> str:
        """What a figure is called in Chinese, by its dotted name."""
        *above, last = name.split(".")
        part: object = self
        for each in above:
            part = getattr(part, each)
        return type(part).model_fields[last].title or last if isinstance(part, Part) else last


def load_assumptions(file: Path = OURS) -> Assumptions:
    """The assumptions of a file, checked; ours where none is named. Raises ``AssumptionsError``."""
    try:
        return Assumptions.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError:
        raise AssumptionsError(f"找不到假设文件“{file.name}”") from None
    except ValidationError as error:
        raise AssumptionsError(f"假设文件“{file.name}”内容不正确：{_faults(error)}") from None
    except ValueError as error:
        raise AssumptionsError(f"假设文件“{file.name}”不是 TOML 文件：{error}") from None


_MESSAGES = {"missing": "缺少此项", "extra_forbidden": "没有这一项"}


def _faults(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)
    return "；".join(
        f"{'.'.join(map(str, fault['loc']))}：{_message(fault['type'], fault['msg'])}"
        for fault in found
    )


def _message(kind: str, text: str) -> str:
    return _MESSAGES.get(kind, text.removeprefix("Value error, "))
