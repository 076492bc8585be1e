"""The schedule of a performance: what falls due when, what has been paid, what is in default."""

from collections.abc import Iterable
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ADVISE_BALANCE, BalanceQuestion
    from law.appropriation import Balance, Receipt
    from law.basis import Advice
    from workflows.reports import PerformanceOpening
    from workflows.stage import CaseStage
    from workflows.terms import Term

INSTALMENT = "INSTALMENT"
PAYMENT_ANSWER = "PAYMENT_ANSWER"
AMENDMENT_ANSWER = "AMENDMENT_ANSWER"
COMPLETION_ANSWER = "COMPLETION_ANSWER"


class Schedule(CaseStage):
    """Instalments and payments as plain sums in fen.

    They decide what is in default. What interest has run besides, and how a payment is set against
    costs, interest and principal, is asked of the law (``advise``).
    """

    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.instalments = opening.instalments
        self.acceleration = opening.acceleration
        self.answer_days = opening.answer_days
        self.payments: tuple[tuple[date, int], ...] = ()
        self.in_default = False
        self.over: frozenset[date] = frozenset()
        self.remitted_if_punctual = 0

    async def advise(self, receipt: Receipt | None = None) -> Advice[Balance]:
        """What is left to pay today, interest included; with a receipt not yet on record."""
        question = BalanceQuestion(
            case_no=self.case.case_no,
            workflow_id=self.workflow_id,
            on=self.today(),
            receipt=receipt,
        )
        return await self.ask(ADVISE_BALANCE, question, Advice[Balance])

    def balance(self) -> int:
        """What of the schedule is still to be paid, in fen."""
        return max(self.total() - self.paid(), 0)

    def total(self) -> int:
        """The whole schedule, in fen, with what was to be remitted for punctual payment only."""
        return sum(part.amount for part in self.instalments) + self.revived()

    def paid(self) -> int:
        """What has been paid on the schedule, in fen."""
        return sum(amount for _, amount in self.payments)

    def revived(self) -> int:
        """What is owed again since the schedule was not kept, in fen."""
        kept = all(self.overdue(day) == 0 for day in self.over)
        return 0 if kept else self.remitted_if_punctual

    def overdue(self, on: date) -> int:
        """What was due by the end of a day and had not been paid by then, in fen."""
        due = sum(part.amount for part in self.instalments if part.due_on <= on)
        return max(due - sum(amount for day, amount in self.payments if day <= on), 0)

    def is_cured(self) -> bool:
        """Whether what is past is paid: by its day, or at last where nothing was accelerated."""
        if self.acceleration:
            return all(self.overdue(day) == 0 for day in self.over)
        due = sum(part.amount for part in self.instalments if part.due_on in self.over)
        return self.paid() >= due

    def await_next_instalment(self) -> None:
        """Let the day of the next instalment run that is neither paid nor past.

        Once a default has made the whole rest fall due there is no next one.
        """
        if self.in_default and self.acceleration:
            self.drop(INSTALMENT)
            return
        for due_on in (part.due_on for part in self.instalments):
            if due_on in self.over:
                continue
            running = self.terms.get(INSTALMENT)
            if running is None or running.due != due_on:
                term = Term(INSTALMENT, due_on, due_on, due_on, turns=True, clock="agreed")
                self.add_term(term.awaiting(self.case.roster.everyone, self.today()))
            if self.overdue(due_on) > 0:
                return
            self.met(INSTALMENT)
            self.over |= {due_on}

    def wait_for(self, code: str, parties: tuple[str, ...], day: date) -> None:
        """A wait of the bureau's own for these parties' answer, of which they are reminded."""
        due = day + timedelta(days=self.answer_days)
        term = Term(code, day, due, due, turns=True, clock="service")
        self.add_term(term.awaiting(parties, self.today()))

    def told(self, kind: str, parties: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Notices of one kind to these parties."""
        return tuple((party, kind) for party in parties)
