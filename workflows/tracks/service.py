"""Service of process: each party on its own day, in a way the law allows (民事诉讼法 87-95)."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import (
        Announcement,
        FailedService,
        RecordService,
        ServiceMethod,
    )
    from workflows.progress import Entry
    from workflows.terms import Term, for_party, of_all, party_of
    from workflows.tracks.filing import Filing
    from workflows.tracks.phases import CourtStage


class Service(Filing):
    """Who is to be served with the document under way, and who has received it when.

    ``announced`` are the parties being served by announcement, with its day. ``personal``: the
    document must reach the party itself, so that it is not left behind (解释 133).
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.addressees: tuple[str, ...] = ()
        self.receipts: dict[str, date] = {}
        self.announced: dict[str, date] = {}
        self.personal = False

    def serve_on(self, *parties: str, personal: bool = False) -> None:
        """A new document is to be served on these parties."""
        self.addressees, self.receipts, self.announced = parties, {}, {}
        self.personal = personal

    @property
    def unserved(self) -> tuple[str, ...]:
        """The parties that have not yet received the document."""
        return tuple(party for party in self.addressees if party not in self.receipts)

    @property
    def last_receipt(self) -> date:
        """The day the last party received the document."""
        return max(self.receipts.values())

    def receive(self, parties: tuple[str, ...], day: date) -> tuple[str, ...]:
        """These parties (all that are unserved where none is named) received the document."""
        served = parties or self.unserved
        self.receipts = self.receipts | dict.fromkeys(served, day)
        return served

    async def run_own_terms(
        self, code: str, parties: tuple[str, ...], day: date, *, turns: bool = False
    ) -> None:
        """A term from receipt: one for all where all received together, else each its own."""
        together = set(parties) == set(self.addressees)
        for own in (code,) if together else tuple(for_party(code, party) for party in parties):
            await self.court.start_term(own, day, turns=turns)

    def own_terms(self, code: str) -> dict[str, Term]:
        """The running terms of that code, of all or of one party alone."""
        return {key: term for key, term in self.court.terms.items() if of_all(key) == code}

    def whose(self, term: Term) -> tuple[str, ...]:
        """Those whose term it is."""
        party = party_of(term.code)
        return (party,) if party else self.addressees

    async def service_failed(self, act: Ticket) -> None:
        """An attempt came to nothing; another way of service is open."""
        await self.court.note(act, "service_failed")

    def served(self, kind: str, act: Ticket, parties: tuple[str, ...]) -> Entry:
        """The event of a document received, with who received it."""
        return Entry(kind, act.day, facts={"party_ids": list(parties)})

    async def announce(self, act: Ticket) -> None:
        """Thirty days after the announcement the document counts as served (95)."""
        assert isinstance(act.facts, Announcement)
        parties = act.facts.party_ids or self.unserved
        await self.run_own_terms("ANNOUNCEMENT", parties, act.day, turns=True)
        self.announced = self.announced | dict.fromkeys(parties, act.day)
        await self.court.commit(self.served("announcement_requested", act, parties), act)
        self.court.write("announcement_request", day=act.day)

    def announced_on(self, term: Term) -> tuple[str, ...]:
        """Whom an announcement that has run its thirty days has served."""
        return tuple(party for party in self.whose(term) if party in self.unserved)

    def trigger_moved(self, old: Term, new: Term) -> None:
        """Who received the document on the wrong day received it on the true one."""
        self.receipts = {
            party: new.trigger if party in self.whose(old) and day == old.trigger else day
            for party, day in self.receipts.items()
        }

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Service reaches who is still to be served, in a way open for that document."""
        match facts:
            case RecordService(party_ids=parties, method=method, receipt=receipt):
                self._check_addressees(parties)
                self._check_method(parties or self.unserved, method, receipt)
            case FailedService(party_ids=parties) | Announcement(party_ids=parties):
                self._check_addressees(parties)
            case _:
                super().check(step, act, facts, day)

    def _check_addressees(self, parties: tuple[str, ...]) -> None:
        if not set(parties) <= set(self.addressees):
            raise self.court.refusal("unknown_party", "不是该文书的受送达人")
        if not set(parties) <= set(self.unserved):
            raise self.court.refusal("already_served", "该受送达人已经收到")

    def _check_method(
        self, parties: tuple[str, ...], method: ServiceMethod, receipt: str | None
    ) -> None:
        match method:
            case ServiceMethod.ELECTRONIC if not set(parties) <= set(
                self.court.case.roster.electronic
            ):
                raise self.court.refusal(
                    "electronic_consent_needed", "电子送达须经受送达人同意，没有同意的记录"
                )
            case ServiceMethod.POST if receipt is None:
                raise self.court.refusal("receipt_needed", "邮寄送达须有回执号")
            case ServiceMethod.LEAVE_BEHIND if self.personal:
                raise self.court.refusal("personal_service_only", "调解书不适用留置送达")
            case _:
                pass
