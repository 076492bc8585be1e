"""The service-level clock: the whole promise, and a budget for each stage (law/policies)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import Alert, Breach, PauseGround, Policy, Stage, Told, budget, warning_days
    from workflows.terms import Term

TOTAL = "total"


@dataclass(frozen=True)
class Stood:
    """For how many natural days the clock stood still: the whole promise's and the stage's."""

    total: int
    stage: int


class ServiceClock:
    """Warnings and breaches as terms of the dispute; they tell people and decide nothing.

    Days a stage does not use go to the stages after it. While one of the grounds for a pause holds
    the clock stands still; ``stood`` counts the natural days of the pauses that are over.
    """

    def __init__(self, policy: Policy, filed_on: date) -> None:
        self.policy = policy
        self.filed_on = filed_on
        self.stage: Stage | None = None
        self.since = filed_on
        self.spent: dict[Stage, int] = {}
        self.stopped = False
        self.grounds: frozenset[PauseGround] = frozenset()
        self.standing_since: date | None = None
        self.stood = 0
        self.stage_stood = 0

    def copy(self) -> "ServiceClock":
        """The clock as it stands, for an act that may yet be held back."""
        twin = ServiceClock(self.policy, self.filed_on)
        vars(twin).update(vars(self))
        twin.spent = self.spent.copy()
        return twin

    def pause(self, ground: PauseGround, day: date) -> None:
        """A ground for standing still arises."""
        self.grounds |= {ground}
        self.standing_since = self.standing_since or day

    def go_on(self, ground: PauseGround, day: date) -> Stood | None:
        """A ground falls away: for how long the clock stood, or None while another holds."""
        self.grounds -= {ground}
        if self.grounds or self.standing_since is None:
            return None
        stood = Stood(total=(day - self.standing_since).days, stage=self._standing_in_stage(day))
        self.stood += stood.total
        self.stage_stood += stood.stage
        self.standing_since = None
        return stood

    def _standing_in_stage(self, day: date) -> int:
        if self.standing_since is None:
            return 0
        return max((day - max(self.standing_since, self.since)).days, 0)

    def stop(self, day: date) -> None:
        """The clock has done its work; a pause that still holds ends with it."""
        if self.standing_since is not None:
            self.stood += max((day - self.standing_since).days, 0)
        self.grounds, self.standing_since, self.stopped = frozenset(), None, True

    def total(self) -> list[Term]:
        """The terms of the whole promise, from the day of filing."""
        policy = self.policy
        return _terms(TOTAL, self.filed_on, policy.total_days, policy.warnings, policy.breach)

    def enter(self, stage: Stage, day: date) -> list[Term]:
        """The terms of a stage that begins; the one before it ends."""
        self.leave(day)
        if self.stopped:
            return []
        self.stage, self.since, self.stage_stood = stage, day, 0
        level = self.policy.stages[stage]
        days = budget(self.policy, stage, self.spent)
        return _terms(stage.value, day, days, level.warnings, level.breach)

    def leave(self, day: date) -> None:
        """The running stage ends: what it used of its days is on record."""
        if self.stage is not None:
            stood = self.stage_stood + self._standing_in_stage(day)
            used = (day - self.since).days - stood
            self.spent[self.stage] = self.spent.get(self.stage, 0) + used
            self.stage = None

    def codes(self) -> list[str]:
        """The codes of the terms that may run: the whole promise's and the stage's."""
        codes = _codes(TOTAL, self.policy.warnings)
        return codes + self.stage_codes()

    def stage_codes(self) -> list[str]:
        """The codes of the running stage's terms."""
        if self.stage is None:
            return []
        return _codes(self.stage.value, self.policy.stages[self.stage].warnings)


def _codes(stage: str, warnings: Iterable[Alert]) -> list[str]:
    shares = [int(warning.at * 100) for warning in warnings]
    return [f"SLA_{stage}_{share}".upper() for share in (*shares, 100)]


def _terms(
    stage: str, since: date, days: int, warnings: tuple[Alert, ...], breach: Breach
) -> list[Term]:
    marks = [
        (after, "service_warning", warning.tell) for after, warning in warning_days(warnings, days)
    ]
    marks.append((days, "service_breach", breach.tell))
    return [
        _term(code, since, since + timedelta(days=after), kind, told)
        for code, (after, kind, told) in zip(_codes(stage, warnings), marks, strict=True)
    ]


def _term(code: str, since: date, due: date, kind: str, told: tuple[Told, ...]) -> Term:
    return Term(
        code,
        since,
        due,
        due,
        turns=False,
        clock="service",
        event=kind,
        notices=tuple((role.value, kind) for role in told),
    )
