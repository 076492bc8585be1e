"""What the forms of a case's steps let one choose from: its people, terms, records and papers."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlmodel import Session, col, select

from api.caller import Caller
from api.confidentiality import shown_events, shown_papers
from law.completeness import completeness, item_name
from records import users
from records.agents import agents_of
from records.cases import deadlines_of, intake_of, papers_of
from records.ledger import events_of
from records.masking import mask_name, mask_party
from records.mediators import proposals
from records.parties import parties_of
from records.tables import Case, Event
from web import labels
from web.forms.fields import Option
from web.forms.schemas import Schema, plain
from web.language import gettext
from web.words import day
from workflows.messages.common import Role

MOST_EVENTS = 15
MOST_OFFICIALS = 200

Choices = Callable[[Session, Case, Caller], Sequence[Option]]


def choices_for(
    session: Session, case: Case, caller: Caller, schemas: Iterable[Schema]
) -> dict[str, Sequence[Option]]:
    """For each member of these schemas that is chosen from what the case knows: its options."""
    asked = {name for schema in schemas for name in _names(schema)}
    found: dict[Choices, Sequence[Option]] = {}
    for name in asked & _CHOICES.keys():
        choices = _CHOICES[name]
        if choices not in found:
            found[choices] = choices(session, case, caller)
    return {name: found[_CHOICES[name]] for name in asked & _CHOICES.keys()}


def _names(schema: Schema) -> Iterable[str]:
    for name, member in plain(schema).get("properties", {}).items():
        member = plain(member)
        yield name
        yield from _names(member)
        yield from _names(member.get("items", {}))


def _parties(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    return [
        Option(party.party_id, f"{gettext(labels.SIDES[party.side])} {mask_party(party)}")
        for party in parties_of(session, case.case_no)
    ]


def _agents(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    return [
        Option(agent.agent_id, mask_name(agent.details["name"]))
        for agent in agents_of(session, case.case_no)
        if agent.until is None
    ]


def _mediators(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    """Those without a conflict, the least busy first."""
    busy = gettext("%(name)s（在办 %(cases)d 件）")
    return [
        Option(each.user.id, busy % {"name": each.user.name, "cases": each.open_cases})
        for each in proposals(session, case)
    ]


def _arbitrators(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    return _officials(session, case, Role.ARBITRATOR)


def _clerks(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    return [
        *_officials(session, case, Role.CLERK),
        *_officials(session, case, Role.SUPERVISOR),
    ]


def _officials(session: Session, case: Case, role: Role) -> Sequence[Option]:
    found, _ = users.list_users(
        session, bureau=case.bureau, role=role, limit=MOST_OFFICIALS, cursor=None
    )
    return [Option(user.id, user.name) for user in found if not user.disabled]


def _terms(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    """The statutory terms that run or have ended: those that may have started on a wrong day."""
    return [
        Option(each.code, f"{labels.term(each.code)} ({day(each.trigger)}—{day(each.due)})")
        for each in deadlines_of(session, case.case_no)
        if each.state in ("running", "ended") and each.clock == "statutory"
    ]


def _events(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    """The latest records, the newest first."""
    latest = list(shown_events(caller, events_of(session, case.case_no)))[-MOST_EVENTS:]
    return [Option(str(each.seq), _event(each)) for each in reversed(latest)]


def _event(event: Event) -> str:
    return f"{event.seq}. {day(event.occurred_on)} {labels.event(event.kind)}"


def _payments(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    query = select(Event).where(
        col(Event.case_no) == case.case_no, col(Event.kind) == "payment_claimed"
    )
    return [
        Option(str(each.facts["payment"]), _event(each))
        for each in session.exec(query.order_by(col(Event.seq)))
    ]


def _papers(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    log = events_of(session, case.case_no)
    shown = shown_papers(session, caller, papers_of(session, case.case_no), log)
    return list({paper.kind: Option(paper.kind, gettext(paper.title)) for paper in shown}.values())


def _items(session: Session, case: Case, caller: Caller) -> Sequence[Option]:
    """The papers and the evidence that an application of this kind needs."""
    needed = completeness(intake_of(case)).value
    keys = (*needed.papers, *needed.missing_evidence)
    return [Option(key, gettext(item_name(key) or key)) for key in dict.fromkeys(keys)]


def _choices(by_source: Mapping[Choices, str]) -> dict[str, Choices]:
    return {name: source for source, names in by_source.items() for name in names.split()}


_CHOICES = _choices(
    {
        _parties: (
            "absent agreed_by appellants applicant applicants consented_by entrusted_by excused "
            "for_party guarantors left paid_by parties party_id party_ids present provider "
            "respondent signing_order waived_by"
        ),
        _agents: "agent_id by_agent",
        _mediators: "mediator",
        _arbitrators: "appointed arbitrator arbitrators presiding removed replacement",
        _clerks: "assignee",
        _terms: "terms",
        _events: "event",
        _payments: "payment",
        _papers: "papers",
        _items: "missing supplied",
    }
)
