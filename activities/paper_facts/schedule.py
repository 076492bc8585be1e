"""What is to be paid and when, as events tell it: terms of a settlement, instalments, payments."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict

from law.intake.fields import Yuan
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


def received(events: Iterable[Event]) -> int:
    """What payments and recoveries have brought in, in fen."""
    return sum(event.facts["received_fen"] for event in payments(events))


def payments(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in which money came in, in the order of the days it did."""
    found = [e for e in events if e.kind in ("payment_recorded", "recovery_credited")]
    return tuple(sorted(found, key=lambda event: (event.occurred_on, event.seq)))
