"""The service-level clock: the whole promise, and a budget for each stage (law/policies)."""

from collections.abc import Iterable
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import Alert, Breach, Policy, Stage, Told, budget, warning_days
    from workflows.terms import Term

TOTAL = "total"


class ServiceClock:
    """Warnings and breaches as terms of the dispute; they tell people and decide nothing.

    Days a stage does not use go to the stages after it.
    """

    def __init__(self, policy: Policy, filed_on: date) -> None:
        self.policy = policy
        self.filed_on = filed_on
        self.stage: Stage | None = None
        self.since = filed_on
        self.spent: dict[Stage, int] = {}
        self.stopped = False

    def copy(self) -> "ServiceClock":
        """The clock as it stands, for an act that may yet be held back."""
        twin = ServiceClock(self.policy, self.filed_on)
        twin.stage, twin.since, twin.stopped = self.stage, self.since, self.stopped
        twin.spent = self.spent.copy()
        return twin

    def total(self) -> list[Term]:
        """The terms of the whole promise, from the day of filing."""
        policy = self.policy
        return _terms(TOTAL, self.filed_on, policy.total_days, policy.warnings, policy.breach)

    def enter(self, stage: Stage, day: date) -> list[Term]:
        """The terms of a stage that begins; the one before it ends."""
        self.leave(day)
        if self.stopped:
            return []
        self.stage, self.since = stage, day
        level = self.policy.stages[stage]
        days = budget(self.policy, stage, self.spent)
        return _terms(stage.value, day, days, level.warnings, level.breach)

    def leave(self, day: date) -> None:
        """The running stage ends: what it used of its days is on record."""
        if self.stage is not None:
            used = (day - self.since).days
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
