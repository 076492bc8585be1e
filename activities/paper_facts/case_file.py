"""Everything a paper may be built from: a case as its record stood at one of its events.

The same event gives the same file however much the case has moved on since, so that a paper that
is written again is the same paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from activities.paper_facts.schedule import Terms
from law.intake import Agent, Guarantee, Intake, Party
from records import confidentiality
from records.agents import agents_of
from records.cases import evidence_of, intake_of
from records.parties import parties_of
from records.tables import Agent as AgentRow
from records.tables import Case, Event, Evidence, Submission, User
from records.tables import Party as PartyRow

_PARTY: TypeAdapter[Party] = TypeAdapter(Party)
_OFFICIALS = ("mediator", "arbitrators", "arbitrator", "presiding", "replacement")


class FactMissingError(LookupError):
    """The record does not hold a fact that a paper cannot do without; names the fact."""


@dataclass(frozen=True)
class CaseParty:
    """A party with its details as corrected; ``guarantee`` where it guarantees the debt.

    ``agents`` are those who act for it.
    """

    party_id: str
    side: str
    details: Party
    guarantee: Guarantee | None
    agents: tuple[Agent, ...] = ()

    @property
    def name(self) -> str:
        """The party's name."""
        return self.details.name


@dataclass(frozen=True)
class CaseFile:
    """A case as it stood at the last of ``events``.

    ``words`` are the texts that people handed in with those events, by submission; ``names`` are
    those of officials and of others who acted, by account.
    """

    case_no: str
    intake: Intake
    parties: tuple[CaseParty, ...]
    evidence: tuple[Evidence, ...]
    events: tuple[Event, ...]
    words: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def event(self) -> Event:
        """The event after which the paper is written."""
        return self.events[-1]

    @property
    def claimant(self) -> CaseParty:
        """Who claims the debt; of several, the first."""
        return self.claimants[0]

    @property
    def claimants(self) -> tuple[CaseParty, ...]:
        """Everyone who claims the debt."""
        return tuple(party for party in self.parties if party.side == "claimant")

    @property
    def debtors(self) -> tuple[CaseParty, ...]:
        """Who owes the debt, guarantors left out."""
        return tuple(party for party in self.parties if party.side == "respondent")

    @property
    def guarantors(self) -> tuple[CaseParty, ...]:
        """The parties who guarantee the debt."""
        return tuple(party for party in self.parties if party.side == "guarantor")

    @property
    def respondents(self) -> tuple[CaseParty, ...]:
        """Debtors and guarantors."""
        return tuple(party for party in self.parties if party.side != "claimant")

    @property
    def settlement(self) -> Event | None:
        """The settlement of the mediation that all parties have signed, if there is one."""
        return confidentiality.settlement_of(self.events)

    @property
    def undisputed_facts(self) -> str | None:
        """The facts that every party has confirmed in writing, in the words of their record."""
        confirmed = confidentiality.undisputed_facts_of(self.events)
        return self.words_of(confirmed) if confirmed else None

    @property
    def joined(self) -> tuple[CaseParty, ...]:
        """The guarantors who joined the settlement in force."""
        settled = self.settlement
        ids = Terms.of(settled).guarantors if settled else ()
        return tuple(party for party in self.parties if party.party_id in ids)

    def electronic(self, party: CaseParty) -> bool:
        """Whether a party consents to electronic service, as it last said (民事诉讼法 90)."""
        said = _last(
            event
            for event in self.events
            if event.kind in ("service_address_confirmed", "electronic_service_withdrawn")
            and event.facts["party_id"] == party.party_id
        )
        if said is not None:
            return bool(said.facts.get("electronic"))
        return party.side == "claimant" and self.intake.consents.e_service

    def last(self, *kinds: str, workflow_id: str | None = None) -> Event | None:
        """The last event of these kinds, of one stage if ``workflow_id`` names it."""
        return _last(
            event
            for event in self.events
            if event.kind in kinds and workflow_id in (None, event.workflow_id)
        )

    def the_last(self, *kinds: str, workflow_id: str | None = None) -> Event:
        """The last event of these kinds; raises ``FactMissingError`` where there is none."""
        event = self.last(*kinds, workflow_id=workflow_id)
        if event is None:
            raise FactMissingError(" | ".join(kinds))
        return event

    def party(self, party_id: str) -> CaseParty:
        """The party of this id."""
        return next(party for party in self.parties if party.party_id == party_id)

    def words_of(self, event: Event) -> str | None:
        """What was handed in with an event, in its author's words."""
        return self.words.get(event.submission or "")

    def outside_mediation(self) -> "CaseFile":
        """The file without what was said in mediation, which no forum may hear.

        The wall is ``records.confidentiality``; of the words written in mediation only those of
        the facts that every party has confirmed pass it.
        """
        kept = confidentiality.told_outside(self.events)
        facts = confidentiality.undisputed_facts_of(self.events)
        told = {
            event.submission
            for event in kept
            if not confidentiality.in_mediation(event) or event is facts
        }
        words = {ident: text for ident, text in self.words.items() if ident in told}
        return replace(self, events=kept, words=words)


def read_case_file(session: Session, case_no: str, event_seq: int) -> CaseFile:
    """Read a case as it stood at an event."""
    case = session.get_one(Case, case_no)
    query = select(Event).where(col(Event.case_no) == case_no, col(Event.seq) <= event_seq)
    events = tuple(session.exec(query.order_by(col(Event.seq))).all())
    if not events or events[-1].seq != event_seq:
        raise FactMissingError(f"event {event_seq}")
    bodies = _bodies(session, events)
    intake = intake_of(case)
    parties = _parties(intake, parties_of(session, case_no), events, bodies)
    acting = _agents(intake, agents_of(session, case_no), parties, events)
    parties = tuple(replace(each, agents=acting.get(each.party_id, ())) for each in parties)
    claimants = [party.details for party in parties if party.side == "claimant"]
    respondents = [party.details for party in parties if party.side != "claimant"]
    accepted = [event for event in events if event.kind == "transfer_accepted"]
    named = {
        "bureau": accepted[-1].facts["bureau"] if accepted else intake.bureau,
        "claimant": claimants[0],
        "co_claimants": tuple(claimants[1:]),
        "respondents": tuple(respondents),
    }
    return CaseFile(
        case_no=case_no,
        intake=intake.model_copy(update=named),
        parties=parties,
        evidence=tuple(evidence_of(session, case_no))[: _listed(intake, events)],
        events=events,
        words={ident: body["text"] for ident, body in bodies.items() if "text" in body},
        names=_names(session, events),
    )


def _agents(
    intake: Intake, rows: Iterable[AgentRow], parties: Iterable[CaseParty], events: Iterable[Event]
) -> dict[str, tuple[Agent, ...]]:
    """Who acted for each party at the last of the events."""
    events = tuple(events)
    at_intake = {
        f"{party.party_id}-a1"
        for party, named in zip(parties, intake.parties, strict=True)
        if named.agent is not None
    }
    appointed = {each.facts["agent_id"] for each in events if each.kind == "agent_appointed"}
    revoked = {each.facts["agent_id"] for each in events if each.kind == "agent_revoked"}
    acting: dict[str, tuple[Agent, ...]] = {}
    for row in rows:
        if row.agent_id in (at_intake | appointed) - revoked:
            agent = Agent.model_validate(row.details)
            acting[row.party_id] = (*acting.get(row.party_id, ()), agent)
    return acting


def _listed(intake: Intake, events: Iterable[Event]) -> int:
    """How many items of evidence had been handed in by the last of the events."""
    later = (event.facts["evidence"] for event in events if event.kind == "intake_supplemented")
    return len(intake.evidence) + sum(later)


def _bodies(session: Session, events: Iterable[Event]) -> dict[str, dict[str, Any]]:
    wanted = {event.submission for event in events if event.submission}
    query = select(Submission).where(col(Submission.id).in_(wanted))
    return {submission.id: submission.body for submission in session.exec(query)}


def _names(session: Session, events: Iterable[Event]) -> dict[str, str]:
    wanted = {account for event in events for account in _officials(event)}
    query = select(User).where(col(User.id).in_(wanted))
    return {user.id: user.name for user in session.exec(query)}


def _officials(event: Event) -> Iterable[str]:
    yield event.actor
    for named in (event.facts.get(role) for role in _OFFICIALS):
        yield from [named] if isinstance(named, str) else named or ()


def _parties(
    intake: Intake,
    rows: Sequence[PartyRow],
    events: Iterable[Event],
    bodies: Mapping[str, dict[str, Any]],
) -> tuple[CaseParty, ...]:
    guarantees = {guarantee.guarantor: guarantee for guarantee in intake.guarantees}
    corrections: dict[str, dict[str, Any]] = {}
    for event in events:
        if event.kind == "party_corrected" and event.submission:
            known = corrections.get(event.facts["party_id"], {})
            corrections[event.facts["party_id"]] = known | bodies[event.submission]
    named = zip(rows, intake.parties, strict=True)
    return tuple(
        CaseParty(
            party_id=row.party_id,
            side=row.side,
            details=_corrected(party, corrections.get(row.party_id, {})),
            guarantee=guarantees.get(party.name),
        )
        for row, party in named
    )


def _corrected(party: Party, words: Mapping[str, Any]) -> Party:
    if not words:
        return party
    return _PARTY.validate_python(party.model_dump(mode="json", exclude_none=True) | dict(words))


def _last(events: Iterable[Event]) -> Event | None:
    return max(events, key=lambda event: event.seq, default=None)
