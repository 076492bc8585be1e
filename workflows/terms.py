"""Terms: a last day that a durable timer waits for."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from activities.signatures import DeadlineMark
from law.basis import Basis

REMIND_BEFORE = (5, 1)
"""So many natural days before its end a party is reminded of a term that waits for it."""


def for_party(code: str, party: str) -> str:
    """The code of a term of the register that runs for one party alone, such as ARB_CORRECT@r1."""
    return f"{code}@{party}"


def party_of(code: str) -> str:
    """The party for whom alone a term runs; empty where it runs for all."""
    return code.partition("@")[2]


def of_all(code: str) -> str:
    """The code of the register that a term has, whether it runs for all or for one party alone."""
    return code.partition("@")[0]


@dataclass(frozen=True)
class Term:
    """A term that runs. ``turns``: its end turns the procedure; else its end is only noted.

    ``clock`` is statutory, institution, agreed (between the parties), appointed (a day that a
    tribunal or an institution has set), court (set by a court) or service (a policy's).
    ``extra_days`` and ``suspended_days`` are those by which it has been lengthened or stood still;
    ``awaited`` are the parties whose act it waits for, ``reminders`` the days still to come on
    which they are reminded.
    """

    code: str
    trigger: date
    raw: date
    due: date
    turns: bool
    clock: str = "statutory"
    provisional: bool = False
    basis: tuple[Basis, ...] = ()
    event: str = "term_ended"
    notices: tuple[tuple[str, str], ...] = ()
    extra_days: int = 0
    suspended_days: int = 0
    awaited: tuple[str, ...] = ()
    reminders: tuple[date, ...] = ()

    def awaiting(self, parties: tuple[str, ...], today: date) -> "Term":
        """The term, with the days on which these parties are reminded of it."""
        days = (self.due - timedelta(days=before) for before in REMIND_BEFORE)
        return replace(self, awaited=parties, reminders=tuple(day for day in days if day > today))

    def ending_with(self, event: str, *notices: tuple[str, str]) -> "Term":
        """The term, with the event and the notices that tell of its end."""
        return replace(self, event=event, notices=notices)

    def later(self, days: int) -> "Term":
        """The term, ending so many natural days later."""
        shift = timedelta(days=days)
        return replace(self, raw=self.raw + shift, due=self.due + shift)

    def mark(self, state: str) -> DeadlineMark:
        """The term as the record shows it."""
        return DeadlineMark(
            code=self.code,
            clock=self.clock,
            trigger=self.trigger,
            raw=self.raw,
            due=self.due,
            provisional=self.provisional,
            state=state,
            basis=self.basis,
        )
