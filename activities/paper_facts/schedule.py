"""What is to be paid and when, as events tell it: terms of a settlement, instalments, payments."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from law.intake.fields import Yuan
from records.performance import RECEIVED, not_reversed, paid_on
from records.tables import Event
from templates.models import Amount, InstalmentRow


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Instalment(_Part):
    """A sum (fen) falling due on a day."""

    due_on: date
    amount: Yuan


class Schedule(_Part):
    """Instalments in the order of their days, and whether one missed makes all fall due."""

    instalments: tuple[Instalment, ...]
    acceleration: bool = False

    @property
    def total(self) -> int:
        """The whole sum, in fen."""
        return sum(part.amount for part in self.instalments)

    @property
    def ends_on(self) -> date:
        """The last day of performance."""
        return self.instalments[-1].due_on

    def rows(self) -> tuple[InstalmentRow, ...]:
        """The instalments as a paper lists them."""
        return tuple(
            InstalmentRow(number=number, due_on=part.due_on, amount=Amount(fen=part.amount))
            for number, part in enumerate(self.instalments, start=1)
        )

    def unpaid(self, paid: int) -> tuple[InstalmentRow, ...]:
        """What is left of the instalments after ``paid`` fen, set against the earliest first."""
        left: list[InstalmentRow] = []
        for row in self.rows():
            covered = min(paid, row.amount.fen)
            paid -= covered
            if covered < row.amount.fen:
                rest = Amount(fen=row.amount.fen - covered)
                left.append(row.model_copy(update={"amount": rest}))
        return tuple(left)

    @classmethod
    def opened_by(cls, event: Event) -> Self:
        """The schedule that the performance follows."""
        return cls.model_validate(event.facts)


class Terms(Schedule):
    """The terms of a settlement; ``guarantors`` are the ids of the parties who join it."""

    guarantors: tuple[str, ...] = ()
    guarantee_until: date | None = None

    @classmethod
    def of(cls, event: Event) -> Self:
        """The terms that an event of a settlement holds."""
        return cls.model_validate(event.facts["terms"])


class Followed:
    """The schedule that a performance follows since it was last changed, and what was paid on it.

    What a supervisor has undone is left out.
    """

    def __init__(self, events: Iterable[Event], opened: Event) -> None:
        own = not_reversed(event for event in events if event.workflow_id == opened.workflow_id)
        changes = [event for event in own if event.kind == "schedule_amended"]
        self.changed = changes[-1] if changes else None
        start = self.changed or opened
        since = [event for event in own if event.seq > start.seq]
        self.plan = Schedule.opened_by(start)
        self.payments = payments(since)
        self.paid = sum(event.facts[RECEIVED] for event in self.payments)
        self.defaults = [event for event in since if event.kind == "instalment_missed"]
        told = [event.facts["revived_fen"] for event in since if "revived_fen" in event.facts]
        self.revived: int = told[-1] if told else 0

    @property
    def total(self) -> int:
        """The whole sum, with what was remitted for punctual payment that did not come, in fen."""
        return self.plan.total + self.revived

    @property
    def balance(self) -> int:
        """What is still to be paid, due or not, in fen."""
        return max(self.total - self.paid, 0)


def payments(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in which money came in, in the order of the days it did."""
    found = [event for event in events if RECEIVED in event.facts]
    return tuple(sorted(found, key=lambda event: (paid_on(event), event.seq)))
