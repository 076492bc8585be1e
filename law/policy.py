"""Service levels: the bureau's own budgets in natural days, apart from every statutory period.

A policy is a TOML file (``law/policies``). It is checked as a whole when it is loaded: one whose
budgets do not add up, or that would cut a statutory period of a party short, is refused.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from law.terms import Term, TermError, TermText, rule

_POLICIES = Path(__file__).parent / "policies"


class PolicyError(ValueError):
    """A policy that cannot be used, by a stable code; the message is Chinese, meant for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Stage(StrEnum):
    """The stages that have a budget."""

    INTAKE = "intake"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"


class Told(StrEnum):
    """Who may be told that time runs out.

    A claimant that is told may leave the mediation for the next forum, which it may do at any
    time (人民调解法 23).
    """

    CLAIMANT = "claimant"
    CLERK = "clerk"
    MEDIATOR = "mediator"
    SUPERVISOR = "supervisor"
    OPS = "ops"


class PauseGround(StrEnum):
    """The grounds on which a service clock may stand still."""

    CONSENTED_EXTENSION = "consented_extension"
    APPRAISAL = "appraisal"
    ANNOUNCEMENT_SERVICE = "announcement_service"
    PARTY_ENDED = "party_ended"
    BANKRUPTCY_STAY = "bankruptcy_stay"
    CORRECTION_BY_PARTY = "correction_by_party"


def _read_share(text: object) -> object:
    """A share of a budget from its decimal string, exact."""
    if isinstance(text, str) and re.fullmatch(r"0\.[0-9]{1,4}", text):
        return Decimal(text)
    raise ValueError('应为 0 与 1 之间的小数字符串，例如 "0.5"')


Share = Annotated[Decimal, BeforeValidator(_read_share), Field(gt=0, lt=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Alert(_Part):
    """At which share of a stage's budget somebody is told, and who."""

    at: Share
    tell: Annotated[tuple[Told, ...], Field(min_length=1)]


class Breach(_Part):
    """Who is told when a budget is spent; the breach itself is recorded in any case."""

    tell: Annotated[tuple[Told, ...], Field(min_length=1)]


class Channel(StrEnum):
    """The ways in which a party is told something."""

    MESSAGE = "message"
    PHONE = "phone"
    POST = "post"
    VISIT = "visit"
    ONLINE = "online"


class Attempt(_Part):
    """How many natural days a channel is given before the next one is tried."""

    channel: Channel
    days: Annotated[int, Field(gt=0)]


class Escalation(_Part):
    """Who is told next when nobody acknowledges an alert within ``acknowledge``; lowest first."""

    rungs: Annotated[tuple[Told, ...], Field(min_length=1)]
    acknowledge: TermText

    @model_validator(mode="after")
    def _each_once_in_working_days(self) -> Self:
        if len(set(self.rungs)) != len(self.rungs):
            raise ValueError("上报次序中每一角色只能出现一次")
        if self.acknowledge.unit != "w":
            raise ValueError("确认期限须以工作日计")
        return self


class Level(_Part):
    """The service level of a stage; ``days`` are natural days, ``after`` the stage before it."""

    title: str
    days: Annotated[int, Field(gt=0)]
    after: Stage | None = None
    warnings: tuple[Alert, ...]
    breach: Breach


class Policy(_Part):
    """A service-level policy; ``warnings`` and ``breach`` are those of the whole promise,
    ``escalation`` is the ladder that an alert climbs, ``channels`` those by which a respondent is
    tried one after the other until it opens the invitation to mediate.

    ``offer_answer_days`` is how long an offered arbitration agreement waits for its signatures,
    ``invitation_answer_days`` how long an invited respondent's answer is awaited, ``signing_days``
    how long a mediation agreement waits for its signatures, ``payment_answer_days`` how long the
    creditor has to answer in performance: whether a payment the debtor claims came in, whether to
    sign a changed schedule or the completion. ``correction_days`` how long a claimant has to hand
    in what an application lacks, ``late_correction_days`` how long after that a correction made in
    time may be recorded; ``transfer_answer_days`` how long a bureau has to answer the offer of a
    case; ``waits`` are the bureau's waits for acts with a statutory term.
    """

    name: str
    total_days: Annotated[int, Field(gt=0)]
    warnings: tuple[Alert, ...]
    breach: Breach
    escalation: Escalation
    channels: Annotated[tuple[Attempt, ...], Field(min_length=1)]
    offer_answer_days: Annotated[int, Field(gt=0)]
    invitation_answer_days: Annotated[int, Field(gt=0)]
    signing_days: Annotated[int, Field(gt=0)]
    payment_answer_days: Annotated[int, Field(gt=0)]
    correction_days: Annotated[int, Field(gt=0)]
    late_correction_days: Annotated[int, Field(gt=0)]
    transfer_answer_days: Annotated[int, Field(gt=0)]
    pauses: frozenset[PauseGround]
    stages: dict[Stage, Level]
    waits: dict[str, TermText] = {}


def load_policy(source: str | Path) -> Policy:
    """A policy by its name (``"wuxi"``) or the path of its file, checked; else ``PolicyError``."""
    named = isinstance(source, str) and not source.endswith(".toml")
    path = _POLICIES / f"{source}.toml" if named else Path(source)
    try:
        policy = Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise PolicyError("policy_not_found", f"找不到服务标准文件“{path.name}”") from None
    except ValidationError as error:
        raise PolicyError(
            "policy_malformed", f"服务标准文件“{path.name}”内容不正确：{_faults(error)}"
        ) from None
    except ValueError as error:
        raise PolicyError(
            "policy_malformed", f"服务标准文件“{path.name}”不是 TOML 文件：{error}"
        ) from None
    _check_stages(policy)
    _check_waits(policy.waits)
    return policy


def budget(policy: Policy, stage: Stage, spent: Mapping[Stage, int]) -> int:
    """Natural days a stage has, given those the other stages have spent (pauses left out).

    Unspent days roll on and overspent ones are made up for; never less than 0.
    """
    elsewhere = sum(days for other, days in spent.items() if other is not stage)
    return max(0, _allotted(policy, stage) - elsewhere)


def warning_days(warnings: Iterable[Alert], days: int) -> tuple[tuple[int, Alert], ...]:
    """After how many whole days of a budget of ``days`` each warning is due."""
    return tuple((math.ceil(alert.at * days), alert) for alert in warnings)


def _allotted(policy: Policy, stage: Stage) -> int:
    """The budgets of a stage and of all that come before it."""
    level = policy.stages[stage]
    return level.days + (_allotted(policy, level.after) if level.after else 0)


def _faults(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)
    return "；".join(f"{'.'.join(map(str, fault['loc']))}：{fault['msg']}" for fault in found)


def _check_stages(policy: Policy) -> None:
    missing = [stage.value for stage in Stage if stage not in policy.stages]
    if missing:
        raise PolicyError("stage_missing", f"缺少阶段：{'、'.join(missing)}")
    order = list(Stage)
    followed = {level.after for level in policy.stages.values()}
    for stage, level in policy.stages.items():
        if level.after is not None and order.index(level.after) >= order.index(stage):
            raise PolicyError("stage_out_of_order", f"“{level.title}”不能排在其后的阶段之后")
    for stage in policy.stages.keys() - followed:
        if _allotted(policy, stage) != policy.total_days:
            raise PolicyError(
                "budgets_do_not_add_up",
                f"各阶段天数至“{policy.stages[stage].title}”合计应为{policy.total_days}日",
            )


def _check_waits(waits: Mapping[str, Term]) -> None:
    """A wait shorter than the statutory term, or not comparable with it, is refused."""
    for code, wait in waits.items():
        try:
            entry = rule(code)
        except TermError as error:
            raise PolicyError("term_unknown", str(error)) from None
        if entry.term is None:
            raise PolicyError(
                "term_of_institution", f"“{entry.name}”由仲裁规则规定，服务标准不得另定"
            )
        if wait.unit != entry.term.unit or wait.count < entry.term.count:
            raise PolicyError(
                "statutory_period_shortened",
                f"“{entry.name}”的法定期限为{entry.term}，服务标准不得缩短为{wait}",
            )
