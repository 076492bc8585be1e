"""Preservation of property (民事诉讼法 104; 财产保全规定)."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.applications import ApplicationAdvice, PreservationTime
    from law.basis import Advice, cite
    from law.deadlines import Deadline
    from workflows.acts import Ticket
    from workflows.messages.challenge import (
        OWN_SECURITY,
        ApplyForRenewal,
        GiveSecurity,
        LiftPreservation,
        Measure,
        OrderSecurity,
        PreservationRuling,
        PropertyKind,
        Reconsideration,
        RecordRenewal,
        TakeMeasure,
    )
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import Outcome, Report
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.beside import Beside
    from workflows.tracks.phases import CourtStage

HOLD = "PRES_HOLD"
LONGEST_HOLD = {
    PropertyKind.BANK_DEPOSIT: "PRES_HOLD_BANK",
    PropertyKind.MOVABLE: "PRES_HOLD_MOVABLE",
    PropertyKind.REAL_ESTATE: "PRES_HOLD_OTHER",
    PropertyKind.OTHER_RIGHT: "PRES_HOLD_OTHER",
}
FOLLOWS = ("PRES_FOLLOW", "PRES_AFTER_TITLE")
DECIDES = ("PRES_DECIDE", "PRES_DECIDE_URGENT")


class Preservation(Beside):
    """Application, security, ruling, measures with their holds; followed by a suit, or released.

    A measure taken before suit is released unless a suit or an arbitration is begun in thirty
    days (民事诉讼法 104); one taken after a title unless enforcement is applied for in five days
    from the end of performance (解释 163). Each hold lapses unless it is renewed.
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        assert court.opening.preservation is not None
        self.asked = court.opening.preservation
        self.followed_on = court.opened_on if self.asked.followed else None
        self.security = self.asked.security
        self.security_due = 0
        self.security_most = 0
        self.granted = False
        self.served = False
        self.reconsidering = False
        self.asked_again = False
        self.measures: tuple[Measure, ...] = ()
        self.gone: tuple[Measure, ...] = ()
        self.taken = 0
        self.renewal_of: date | None = None
        self.renew_by: date | None = None
        self.to_follow_by: date | None = None

    async def take(self) -> Ticket | Term:
        """The next act or end of a term; a forum that has opened is taken note of on the way."""
        while True:
            match await self.court.next_item():
                case Report(day=day):
                    await self.followed(day)
                case Ticket() | Term() as item:
                    return item
                case _:
                    raise AssertionError("preservation hears of forums only")

    # Application

    async def filing(self) -> Phase:
        """To the court; in arbitration through the institution (财产保全规定 3)."""
        if self.asked.taken_on is not None:
            return await self.taken_before(self.asked.taken_on)
        advice = await self.advice()
        self.security_due = advice.value.security_due
        self.security_most = advice.value.security_most
        self.court.opens(
            "order_preservation_security",
            "give_preservation_security",
            "record_preservation_ruling",
            since=self.court.opened_on,
        )
        await self.run_decision(self.court.opened_on)
        facts = {
            "time": self.asked.time.value,
            "amount_fen": self.asked.amount,
            "security_fen": self.security,
            "security_due_fen": self.security_due,
        }
        await self.filed("preservation_applied", advice, facts, "PRESERVATION 1")
        court = advice.value.court.name
        await self.court.write_package("preservation", to=court, day=self.court.opened_on)
        if self.asked.security_form in OWN_SECURITY:
            self.court.write("preservation_security", day=self.court.opened_on)
        return self.application

    async def advice(self) -> Advice[ApplicationAdvice]:
        """Ask which court, at what fee and security."""
        question = outside.PreservationQuestion(
            case_no=self.court.case.case_no,
            situation=self.court.opening.situation,
            time=self.asked.time,
            amount=self.asked.amount,
        )
        return await self.court.ask(
            outside.ADVISE_PRESERVATION, question, Advice[ApplicationAdvice]
        )

    async def taken_before(self, day: date) -> Phase:
        """A measure that was taken before the case came in."""
        self.granted = True
        if self.followed_on is None:
            await self.court.start_term("PRES_FOLLOW", day, turns=True)
        self.open_steps(self.court.opened_on)
        entry = Entry("preservation_noted", self.court.opened_on, basis=cite("CPL 104"))
        entry.facts = {"taken_on": day.isoformat()}
        await self.court.commit(entry)
        await self.court.report(Outcome.OPENED, self.court.opened_on)
        return self.held

    async def run_decision(self, day: date) -> None:
        """The court decides in five days, in forty-eight hours where it is urgent (4)."""
        self.court.drop(*DECIDES)
        if self.security >= self.security_due:
            urgent = self.asked.urgent or self.asked.time is PreservationTime.BEFORE_SUIT
            await self.court.start_term(DECIDES[1] if urgent else DECIDES[0], day)

    async def application(self) -> Phase:
        """Security as due or as ordered; then the ruling."""
        match await self.take():
            case Ticket(facts=OrderSecurity(amount=amount)) as act:
                self.security_due = amount
                await self.run_decision(act.day)
                await self.court.commit(Entry("preservation_security_ordered", act.day), act)
            case Ticket(facts=GiveSecurity(amount=amount, form=form)) as act:
                self.security += amount
                await self.run_decision(act.day)
                await self.court.commit(Entry("preservation_security_given", act.day), act)
                if form in OWN_SECURITY:
                    self.court.write("preservation_security", day=act.day)
            case Ticket(facts=PreservationRuling(granted=granted)) as act:
                return await self.ruled(act, granted=granted)
            case _:
                pass
        return self.application

    async def ruled(self, act: Ticket, *, granted: bool) -> Phase:
        """Ordered, it is to be carried out in five days; refused, it may be reconsidered."""
        self.court.met(*DECIDES)
        self.granted = granted
        if granted:
            await self.court.start_term("PRES_START", act.day)
        self.open_steps(act.day)
        kind = "preservation_ordered" if granted else "preservation_refused"
        await self.court.commit(Entry(kind, act.day), act)
        if not granted:
            await self.court.report(Outcome.UNPRESERVED, act.day)
        return self.held

    # Measures

    def open_steps(self, since: date) -> None:
        """What may be done as things stand."""
        open_now = {
            "record_preservation_measure": self.granted,
            "record_preservation_lift": self.granted,
            "apply_for_preservation_renewal": bool(self.measures),
            "record_preservation_renewal": bool(self.measures),
            "record_preservation_ruling_service": not self.served,
            "apply_for_preservation_reconsideration": self.reconsidering,
            "record_preservation_reconsideration": self.asked_again,
        }
        self.court.opens(*(step for step, open_ in open_now.items() if open_), since=since)

    async def held(self) -> Phase:
        """Measures are taken, renewed, reconsidered and lifted; terms end."""
        match await self.take():
            case Ticket(facts=TakeMeasure() as measure) as act:
                await self.measured(act, measure)
            case Ticket(facts=ApplyForRenewal(measure=number)) as act:
                await self.renewal_asked(act, number)
            case Ticket(facts=RecordRenewal() as renewal) as act:
                await self.renewed(act, renewal)
            case Ticket(facts=LiftPreservation() as lift) as act:
                await self.lifted(act, lift)
            case Ticket(facts=Reconsideration(stands=stands)) as act:
                await self.reconsidered(act, stands=stands)
            case Ticket(step="record_preservation_ruling_service") as act:
                self.served = self.reconsidering = True
                await self.court.start_term("PRES_RECONSIDER", act.day, turns=True)
                await self.note(act, "preservation_ruling_served")
            case Ticket() as act:
                self.reconsidering, self.asked_again = False, True
                self.court.met("PRES_RECONSIDER")
                self.court.forget_late("apply_for_preservation_reconsideration")
                await self.court.start_term("PRES_REVIEW", act.day)
                await self.note(act, "preservation_reconsideration_applied")
            case Term() as ended:
                await self.term_ended(ended)
        return self.held

    async def note(self, act: Ticket, kind: str, *, flags: tuple[str, ...] = ()) -> None:
        """Record an act, with the steps as they stand after it."""
        self.open_steps(act.day)
        await self.court.commit(Entry(kind, act.day, flags=flags), act)

    async def longest(self, property_kind: PropertyKind, day: date) -> date:
        """The last day a hold that begins on a day may have (解释 485)."""
        question = outside.TermQuestion(code=LONGEST_HOLD[property_kind], trigger=day)
        advice = await self.court.ask(outside.ADVISE_TERM, question, Advice[Deadline])
        return advice.value.raw

    async def measured(self, act: Ticket, measure: TakeMeasure) -> None:
        """A measure is in force; the first one sets the follow-up running."""
        if measure.until > await self.longest(measure.property, act.day):
            act.refusal = self.court.refusal("hold_too_long", "保全期限超过法律规定的最长期限")
            return
        self.taken += 1
        kept = measure.model_dump()
        self.measures = (*self.measures, Measure(number=self.taken, **kept))
        self.court.met("PRES_START")
        if self.followed_on is None and not any(code in self.court.terms for code in FOLLOWS):
            await self.run_follow_up(act.day)
        await self.await_renewal()
        self.open_steps(act.day)
        facts = {"measure": self.taken}
        await self.court.commit(Entry("preservation_measure_taken", act.day, facts=facts), act)
        await self.preserved(act.day)

    async def run_follow_up(self, day: date) -> None:
        """Thirty days to begin suit or arbitration; after a title five to apply to enforce."""
        match self.asked.time:
            case PreservationTime.BEFORE_SUIT:
                await self.court.start_term("PRES_FOLLOW", day, turns=True)
            case PreservationTime.BEFORE_ENFORCEMENT:
                await self.court.start_term(
                    "PRES_AFTER_TITLE", self.asked.perform_by or day, turns=True
                )
            case _:
                pass

    async def preserved(self, day: date) -> None:
        """Tell the dispute that property is held, and by when the claim must go to a forum."""
        follow = self.court.terms.get("PRES_FOLLOW")
        await self.court.report(Outcome.PRESERVED, day, until=follow.due if follow else None)

    async def await_renewal(self) -> None:
        """Let the hold that ends first run, and the term to ask for its renewal."""
        ends = min((measure.until for measure in self.measures), default=None)
        if ends == self.renewal_of:
            return
        self.renewal_of, self.renew_by = ends, None
        self.court.drop(HOLD, "PRES_RENEW")
        if ends is not None:
            await self.court.start_term("PRES_RENEW", ends, turns=True)
            self.court.add_term(
                Term(
                    HOLD,
                    self.court.today(),
                    ends,
                    ends,
                    turns=True,
                    clock="court",
                    basis=cite("PRESERVATION 18", "CPL-I 485"),
                )
            )

    async def renewal_asked(self, act: Ticket, number: int) -> None:
        """In time seven days before the hold ends; later the court need not renew it (18)."""
        first = self.measure(number).until == self.renewal_of
        late = first and self.renew_by is not None and act.day > self.renew_by
        if first:
            self.court.met("PRES_RENEW")
        flags = ("续行申请晚于保全期限届满七日前，不能续行的后果由申请人承担",) if late else ()
        await self.note(act, "preservation_renewal_applied", flags=flags)

    async def renewed(self, act: Ticket, renewal: RecordRenewal) -> None:
        """The hold goes on, for no longer than the law's term again (解释 485)."""
        known = self.measure(renewal.measure)
        if renewal.until > await self.longest(known.property, known.until):
            act.refusal = self.court.refusal("hold_too_long", "保全期限超过法律规定的最长期限")
            return
        again = known.model_copy(update={"until": renewal.until})
        others = tuple(each for each in self.measures if each.number != known.number)
        revived = known not in self.measures
        self.measures = (*others, again)
        self.gone = tuple(each for each in self.gone if each.number != known.number)
        self.court.met("PRES_RENEW")
        self.court.forget_late("record_preservation_renewal")
        await self.await_renewal()
        await self.note(act, "preservation_renewed")
        if revived:
            await self.preserved(act.day)

    def measure(self, number: int) -> Measure:
        """The measure of a number, in force or lapsed; ``check`` has seen that there is one."""
        return next(each for each in (*self.measures, *self.gone) if each.number == number)

    async def lifted(self, act: Ticket, lift: LiftPreservation) -> None:
        """The court lifts a measure, or all of them."""
        kept = tuple(each for each in self.measures if lift.measure and each.number != lift.measure)
        self.measures, self.gone = kept, ()
        await self.await_renewal()
        if not kept:
            self.granted, self.to_follow_by = False, None
            self.court.drop(*FOLLOWS, "PRES_START")
        await self.note(act, "preservation_lifted")
        await self.unpreserved(act.day)

    async def reconsidered(self, act: Ticket, *, stands: bool) -> None:
        """Turned round, a measure goes, or a refused application is granted (25)."""
        self.asked_again = False
        self.court.met("PRES_REVIEW")
        if stands:
            await self.note(act, "preservation_ruling_upheld")
            return
        self.granted = not self.granted
        if not self.granted:
            self.measures = self.gone = ()
            self.court.drop(*FOLLOWS, "PRES_START")
            await self.await_renewal()
        await self.note(act, "preservation_ruling_reversed")
        if not self.granted:
            await self.court.report(Outcome.UNPRESERVED, act.day)

    # What follows, and what ends

    async def followed(self, day: date) -> None:
        """A suit, an arbitration or enforcement has begun: in time, the measures go on (17)."""
        court = self.court
        released = self.to_follow_by is not None
        too_late = self.to_follow_by is not None and day > self.to_follow_by
        if self.followed_on is not None or too_late:
            return
        self.followed_on, self.to_follow_by = day, None
        court.met(*FOLLOWS)
        if released:
            self.granted = True
            self.measures, self.gone = self.gone, ()
            await self.await_renewal()
            self.open_steps(day)
        kind = "preservation_restored" if released else "preservation_followed"
        await court.commit(Entry(kind, day, basis=cite("PRESERVATION 17")))
        if released:
            await self.preserved(day)

    async def term_ended(self, ended: Term) -> None:
        """A hold lapses; what is not followed is released; a ruling not attacked stands."""
        if ended.code == "PRES_RENEW":
            self.renew_by = ended.due
            await self.closes(ended, "term_ended")
        elif ended.code == "PRES_RECONSIDER":
            self.reconsidering = False
            self.court.keep_late(ended, "apply_for_preservation_reconsideration")
            await self.closes(ended, "term_ended")
        elif ended.code == HOLD:
            self.gone = tuple(each for each in self.measures if each.until <= ended.due)
            self.measures = tuple(each for each in self.measures if each.until > ended.due)
            self.court.keep_late(ended, "record_preservation_renewal")
            await self.await_renewal()
            await self.closes(ended, "preservation_lapsed")
            await self.unpreserved(ended.due)
        else:
            self.to_follow_by = ended.due
            self.gone, self.measures, self.granted = self.measures, (), False
            await self.await_renewal()
            await self.closes(ended, "preservation_released")
            await self.unpreserved(ended.due)

    async def unpreserved(self, day: date) -> None:
        """Tell the dispute where nothing is held any more."""
        if not self.measures:
            await self.court.report(Outcome.UNPRESERVED, day)

    async def closes(self, ended: Term, kind: str) -> None:
        """Record the end of a term, with the steps as they stand after it."""
        self.open_steps(ended.due)
        facts = {"term": ended.code, "clock": ended.clock}
        await self.court.commit(Entry(kind, ended.due, facts=facts, basis=ended.basis))

    async def to_lift(self, day: date, citation: str) -> None:
        """What is still held is to be lifted: the applicant has to ask for it."""
        if self.measures or (self.granted and self.asked.taken_on is not None):
            notices = tuple(
                (party, "preservation_to_lift") for party in self.court.case.roster.claimants
            )
            await self.court.commit(
                Entry("preservation_to_lift", day, basis=cite(citation), notices=notices)
            )

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Security is what the law asks for; a hold ends later; a measure named is known."""
        known = {each.number for each in (*self.measures, *self.gone)}
        match facts:
            case OrderSecurity(amount=amount) if amount > self.security_most:
                raise self.court.refusal("security_too_high", "责令担保的数额超过法定上限")
            case PreservationRuling(granted=True) if self.security < self.security_due:
                raise self.court.refusal("security_missing", "担保没有达到应当提供的数额")
            case TakeMeasure(until=until) | RecordRenewal(until=until) if until <= day:
                raise self.court.refusal("day_not_ahead", "保全期限届满日须晚于该行为之日")
            case _:
                pass
        match facts:
            case ApplyForRenewal(measure=number) | RecordRenewal(measure=number):
                if number not in known:
                    raise self.court.refusal("unknown_measure", "没有该项保全措施")
            case LiftPreservation(measure=int(number)) if number not in known:
                raise self.court.refusal("unknown_measure", "没有该项保全措施")
            case _:
                pass
