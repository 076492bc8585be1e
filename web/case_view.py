"""What the page of a case shows, read from the record and put into words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from api.caller import Caller
from api.confidentiality import shown_events, shown_papers
from records.cases import deadlines_of, papers_of, steps_of
from records.ledger import events_of
from records.masking import mask_party
from records.parties import parties_of
from records.tables import Case, Deadline, Event, OpenStep, Paper, Party, User
from records.worklist import days_reached
from web import facts, labels
from web.clock import Clock, clock_of
from web.language import gettext
from web.timeline import Timeline, timeline_of
from web.words import DaysLeft, days_left
from workflows.messages.steps import STEPS

_PARTS = {
    "dispute": "登记",
    "mediation": "调解",
    "arbitration": "仲裁",
    "court": "法院",
    "performance": "履行",
}
_PART_OF_STAGE = {"submitted": "dispute", "intake": "dispute", "enforcement": "court"}
_NO_ACCOUNT = {"system": "系统", "institution": "受理机构"}
_BY_OTHER_WAYS = {
    "api-key-": "其他系统",
    "entry-link-": labels.ROLES["party"],
    "signing-link-": labels.ROLES["party"],
}
"""What those are called who act without an account, by how their ids begin."""


@dataclass(frozen=True)
class Phase:
    """A stage in the stepper. ``state`` is done, current, passed_by or ahead."""

    name: str
    state: str


@dataclass(frozen=True)
class Happening:
    """An event as a line of the timeline."""

    seq: int
    day: date
    label: str
    actor: str
    facts: list[tuple[str, str]]
    basis: Sequence[Mapping[str, str]]
    flags: Sequence[str]


@dataclass(frozen=True)
class Term:
    """A deadline as a row; ``left`` is empty unless it is running."""

    name: str
    deadline: Deadline
    left: DaysLeft | None


@dataclass(frozen=True)
class Possible:
    """A step that may be taken now."""

    title: str
    roles: str
    mark: OpenStep
    basis: Sequence[Any]


@dataclass(frozen=True)
class Written:
    """A paper, with the one in whose place it stands and the one that stands in its own."""

    paper: Paper
    earlier: Paper | None
    later: Paper | None


@dataclass(frozen=True)
class CaseView:
    """A case, ready to be shown. ``today`` is the case's own legal day."""

    today: date
    parties: Sequence[tuple[str, str]]
    phases: Sequence[Phase]
    clock: Clock | None
    timeline: Timeline | None
    legal_terms: Sequence[Term]
    service_terms: Sequence[Term]
    steps: Sequence[Possible]
    events: Sequence[Happening]
    papers: Sequence[Written]


def read(session: Session, case: Case, caller: Caller, today: date) -> CaseView:
    """The case as a caller may see it; a simulated one is shown on the day it has reached."""
    if case.simulated:
        today = days_reached(session, [case.case_no]).get(case.case_no, today)
    parties = parties_of(session, case.case_no)
    log = events_of(session, case.case_no)
    events = shown_events(caller, log)
    people = _people(session, parties, events)
    deadlines = deadlines_of(session, case.case_no)
    terms = sorted((_term(each, today) for each in deadlines), key=_running_first)
    return CaseView(
        today=today,
        parties=[(gettext(labels.SIDES[party.side]), mask_party(party)) for party in parties],
        phases=_phases(case, events),
        clock=clock_of(case, deadlines, today),
        timeline=timeline_of(case, deadlines, events, today),
        legal_terms=[term for term in terms if term.deadline.clock != "service"],
        service_terms=[term for term in terms if term.deadline.clock == "service"],
        steps=[_possible(mark) for mark in steps_of(session, case.case_no)],
        events=[_happening(event, people) for event in events],
        papers=_written(shown_papers(session, caller, papers_of(session, case.case_no), log)),
    )


def _written(papers: Sequence[Paper]) -> list[Written]:
    by_id = {paper.id: paper for paper in papers}
    later = {paper.supersedes: paper for paper in papers}
    return [
        Written(paper, by_id.get(paper.supersedes or ""), later.get(paper.id)) for paper in papers
    ]


@dataclass(frozen=True)
class _People:
    """What those whom the log names are called: parties by party id, others by account id."""

    parties: Mapping[str, str]
    accounts: Mapping[str, User]

    def actor(self, ident: str) -> str:
        """Whoever did something, with the role in which it was done."""
        user = self.accounts.get(ident)
        if user is None:
            others = (name for way, name in _BY_OTHER_WAYS.items() if ident.startswith(way))
            return gettext(_NO_ACCOUNT.get(ident) or next(others, "已注销的账户"))
        if user.party_id is not None:
            return self.parties.get(user.party_id) or gettext(labels.ROLES["party"])
        return f"{gettext(labels.ROLES[user.role])} {user.name}"

    def names(self) -> dict[str, str]:
        """The name of each party and account."""
        return {**self.parties, **{ident: user.name for ident, user in self.accounts.items()}}


def _people(session: Session, parties: Iterable[Party], events: Sequence[Event]) -> _People:
    idents = {event.actor for event in events}
    for event in events:
        idents |= {event.facts.get(name, "") for name in ("mediator", "assignee", "formerly")}
        idents |= {*event.facts.get("arbitrators", ())}
    users = session.exec(select(User).where(col(User.id).in_(idents)))
    return _People(
        {
            party.party_id: f"{gettext(labels.SIDES[party.side])} {mask_party(party)}"
            for party in parties
        },
        {user.id: user for user in users},
    )


def _phases(case: Case, events: Iterable[Event]) -> list[Phase]:
    seen = {event.workflow_id.partition("/")[0] for event in events}
    current = _PART_OF_STAGE.get(case.stage, case.stage)
    furthest = max(
        (place for place, part in enumerate(_PARTS) if part in seen | {current}), default=0
    )
    phases: list[Phase] = []
    for place, (part, name) in enumerate(_PARTS.items()):
        if part == current:
            state = "current"
        elif part in seen:
            state = "done"
        else:
            state = "passed_by" if place < furthest or case.closed_on else "ahead"
        phases.append(Phase(gettext(name), state))
    return [*phases, Phase(gettext("结案"), "current" if case.closed_on else "ahead")]


def _term(deadline: Deadline, today: date) -> Term:
    left = days_left(deadline.due, today) if deadline.state == "running" else None
    return Term(labels.term(deadline.code), deadline, left)


def _running_first(term: Term) -> tuple[bool, date]:
    return term.left is None, term.deadline.due


def _possible(mark: OpenStep) -> Possible:
    step = STEPS[mark.step]
    roles = gettext("、").join(
        gettext(name) for role, name in labels.ROLES.items() if role in step.roles
    )
    return Possible(labels.step(mark.step), roles, mark, step.basis)


def _happening(event: Event, people: _People) -> Happening:
    actor = people.actor(event.actor)
    # Who acted for itself is named once.
    told = [fact for fact in facts.told(event.facts, people.names()) if fact[1] != actor]
    return Happening(
        seq=event.seq,
        day=event.occurred_on,
        label=labels.event(event.kind),
        actor=actor,
        facts=told,
        basis=event.basis,
        flags=event.flags,
    )
