"""Terms: a last day that a durable timer waits for."""

from dataclasses import dataclass
from datetime import date

from activities.signatures import DeadlineMark
from law.basis import Basis


@dataclass
class Term:
    """A term that runs. ``turns``: its end turns the procedure; else its end is only noted.

    ``clock`` is statutory, institution, court (set by it), agreed (between the parties) or
    service (a policy's). Of a term that runs for several people each from their own day
    (``several``), one runs from each trigger.
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
    several: bool = False

    @property
    def key(self) -> str:
        """Its place among the terms that run: its code, and its trigger where several do."""
        return f"{self.code}/{self.trigger}" if self.several else self.code

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
