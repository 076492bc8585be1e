"""Terms: a last day that a durable timer waits for."""

from dataclasses import dataclass
from datetime import date

from activities.signatures import DeadlineMark
from law.basis import Basis


def for_party(code: str, party: str) -> str:
    """The code of a term of the register that runs for one party alone, such as ARB_CORRECT@r1."""
    return f"{code}@{party}"


@dataclass
class Term:
    """A term that runs. ``turns``: its end turns the procedure; else its end is only noted.

    ``clock`` is statutory, institution, agreed (between the parties) or service (a policy's).
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
