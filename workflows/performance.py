"""Performance: instalments fall due, payments come in, a default is noticed at once."""

from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket, update
    from workflows.messages.performance import RecordPayment
    from workflows.reports import Credit, Outcome, PerformanceOpening
    from workflows.stage import CaseStage, Entry, Released
    from workflows.terms import Term

INSTALMENT = "INSTALMENT"


@workflow.defn(name="performance")
class Performance(CaseStage):
    """The performance of an agreement or a title.

    An instalment due on a day may be paid until that day's end; it does not roll over a rest
    day, for it is a debt's due date and no term of procedure. A payment made in time and
    recorded late cures the default.
    """

    @workflow.init
    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.instalments = opening.instalments
        self.acceleration = opening.acceleration
        self.payments: list[tuple[date, int]] = []
        self.defaulted_on: date | None = None
        self.checked: set[date] = set()

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
        try:
            while self.balance() > 0:
                await self.one_step()
            await self.paid()
        except Released:
            pass
        await self.finish()

    async def one_step(self) -> None:
        """A payment, or the end of an instalment's day."""
        match await self.next_item():
            case Ticket(facts=RecordPayment(amount=amount)) as act:
                await self.receive(act, amount)
            case Credit(amount=amount, day=day):
                self.payments.append((day, amount))
                await self.commit(self.payment_entry(day, amount, "recovery_credited"))
            case Term() as due:
                await self.fell_due(due)
            case _:
                raise AssertionError("performance hears of payments only")

    async def receive(self, act: Ticket, amount: int) -> None:
        """A payment counts from the day it was made, whenever it is recorded."""
        self.payments.append((act.day, amount))
        cured = self.defaulted_on is not None and self.first_default() is None
        if cured:
            self.defaulted_on = None
        self.await_next_instalment()
        await self.commit(self.payment_entry(act.day, amount, "payment_recorded"), act)
        if cured:
            await self.report(Outcome.CURED, act.day)

    def payment_entry(self, day: date, amount: int, kind: str) -> Entry:
        """A payment's event, with what remains."""
        facts = {"received_fen": amount, "balance_fen": self.balance()}
        return Entry(
            kind,
            day,
            facts=facts,
            basis=cite("CC 561"),
            resolution="paid" if self.balance() == 0 else None,
        )

    async def fell_due(self, due: Term) -> None:
        """The day of an instalment has ended: paid, or in default."""
        self.checked.add(due.due)
        default = self.first_default()
        self.await_next_instalment()
        if default is None or self.defaulted_on is not None:
            return
        self.defaulted_on = default
        facts = {"due_on": default.isoformat(), "overdue_fen": self.overdue(due.due)}
        entry = Entry(
            "instalment_missed",
            due.due,
            facts=facts | {"accelerated": self.acceleration, "balance_fen": self.balance()},
            basis=cite("CC 577"),
            key=f"{self._id}/missed/{due.due}",
        )
        await self.commit(entry)
        self.write("default_notice", day=due.due + timedelta(days=1))
        await self.report(Outcome.DEFAULTED, due.due, amount=self.balance())

    async def paid(self) -> None:
        """Everything is paid: the performance is certified."""
        day = max(day for day, _ in self.payments)
        self.drop(INSTALMENT)
        self.steps = {}
        await self.commit(Entry("performance_completed", day, basis=cite("CC 557")))
        self.write("performance_record", day=day)
        await self.report(Outcome.PAID, day)

    def await_next_instalment(self) -> None:
        """Let the next unchecked instalment's day run, if any is left."""
        days = [part.due_on for part in self.instalments if part.due_on not in self.checked]
        if not days:
            self.drop(INSTALMENT)
            return
        running = self.terms.get(INSTALMENT)
        if running is None or running.due != days[0]:
            term = Term(INSTALMENT, days[0], days[0], days[0], turns=True, clock="agreed")
            self.add_term(term)

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

    def first_default(self) -> date | None:
        """The first checked instalment that was not paid in full by its day."""
        return next((day for day in sorted(self.checked) if self.overdue(day) > 0), None)
