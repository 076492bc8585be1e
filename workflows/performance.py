"""Performance: instalments fall due, payments come in, a default is noticed at once."""

from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket, update
    from workflows.messages.performance import RecordPayment
    from workflows.progress import Entry
    from workflows.reports import Credit, Outcome, PerformanceOpening
    from workflows.stage import CaseStage, Phase
    from workflows.terms import Term

INSTALMENT = "INSTALMENT"


@workflow.defn(name="performance")
class Performance(CaseStage):
    """The performance of an agreement or a title.

    An instalment due on a day may be paid until that day's end; it does not roll over a rest
    day, for it is a debt's due date and no term of procedure. A payment made in time and
    recorded late cures the default. Arrears paid late cure it too, unless the default has made
    the whole rest fall due.
    """

    @workflow.init
    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.instalments = opening.instalments
        self.acceleration = opening.acceleration
        self.part = opening.part
        self.payments: list[tuple[date, int]] = []
        self.in_default = False
        self.over: set[date] = set()

    record_payment = update("record_payment")

    @workflow.signal
    def credit(self, credit: Credit) -> None:
        """Money recovered in enforcement."""
        self._inbox.append(credit)

    @workflow.run
    async def run(self, opening: PerformanceOpening) -> None:
        """Wait for each instalment; end when everything is paid."""
        self.opens("record_payment", since=self.opened_on)
        self.await_next_instalment()
        facts = opening.model_dump(mode="json", include={"instalments", "acceleration", "title"})
        await self.commit(
            Entry("performance_opened", self.opened_on, facts=facts, stage="performance")
        )
        await self.report(Outcome.OPENED, self.opened_on)
        await self.follow(self.paying)

    async def paying(self) -> Phase:
        """A payment, or the end of an instalment's day, until everything is paid."""
        match await self.next_item():
            case Ticket(facts=RecordPayment(amount=amount)) as act:
                await self.receive(act.day, amount, "payment_recorded", act)
            case Credit(amount=amount, day=day):
                await self.receive(day, amount, "recovery_credited")
            case Term() as due:
                await self.fell_due(due)
            case _:
                raise AssertionError("performance hears of payments only")
        if self.balance() > 0:
            return self.paying
        await self.paid()
        return self.standing

    async def standing(self) -> Phase:
        """Paid; nothing is open here until the case lets the performance go."""
        await self.next_item()
        return self.standing

    async def receive(self, day: date, amount: int, kind: str, act: Ticket | None = None) -> None:
        """A payment counts from the day it was made, whenever it is recorded."""
        self.payments.append((day, amount))
        cured = self.in_default and self.is_cured()
        if cured:
            self.in_default = False
        self.await_next_instalment()
        await self.commit(self.payment_entry(day, amount, kind), act)
        await self.report(Outcome.RECEIVED, day, amount=self.balance())
        if cured:
            await self.report(Outcome.CURED, day)

    def payment_entry(self, day: date, amount: int, kind: str) -> Entry:
        """A payment's event, with what remains."""
        facts = {"received_fen": amount, "balance_fen": self.balance()}
        return Entry(
            kind,
            day,
            facts=facts,
            basis=cite("CC 561"),
            resolution="paid" if self.balance() == 0 and not self.part else None,
        )

    async def fell_due(self, due: Term) -> None:
        """The day of an instalment has ended and it is not paid: a default."""
        self.over.add(due.due)
        first, self.in_default = not self.in_default, True
        self.await_next_instalment()
        facts = {"due_on": due.due.isoformat(), "overdue_fen": self.overdue(due.due)}
        entry = Entry(
            "instalment_missed",
            due.due,
            facts=facts | {"accelerated": self.acceleration, "balance_fen": self.balance()},
            basis=cite("CC 577"),
        )
        await self.commit(entry)
        self.write("default_notice", day=due.due + timedelta(days=1))
        if first:
            await self.report(Outcome.DEFAULTED, due.due)

    async def paid(self) -> None:
        """Everything is paid: the performance is certified."""
        day = max(day for day, _ in self.payments)
        self.drop(INSTALMENT)
        self.steps = {}
        await self.commit(Entry("performance_completed", day, basis=cite("CC 557")))
        self.write("performance_record", day=day)
        await self.report(Outcome.PAID, day)

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
            if running is None:
                self.add_term(Term(INSTALMENT, due_on, due_on, due_on, turns=True, clock="agreed"))
            if self.overdue(due_on) > 0:
                return
            self.met(INSTALMENT)
            self.over.add(due_on)

    def balance(self) -> int:
        """What is still to be paid, in fen."""
        return max(self.total() - sum(amount for _, amount in self.payments), 0)

    def total(self) -> int:
        """The whole sum, in fen."""
        return sum(part.amount for part in self.instalments)

    def overdue(self, on: date) -> int:
        """What was due by the end of a day and had not been paid by then, in fen."""
        due = sum(part.amount for part in self.instalments if part.due_on <= on)
        return max(due - sum(amount for day, amount in self.payments if day <= on), 0)

    def is_cured(self) -> bool:
        """Whether what is past is paid: by its day, or at last where nothing was accelerated."""
        if self.acceleration:
            return all(self.overdue(day) == 0 for day in self.over)
        due = sum(part.amount for part in self.instalments if part.due_on in self.over)
        return sum(amount for _, amount in self.payments) >= due
