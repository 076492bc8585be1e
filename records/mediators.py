"""Mediators that may be proposed for a case: the bureau's own, the least busy first."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, or_, select

from records.assignments import assigned_to
from records.cases import intake_of
from records.tables import Case, Event, User


@dataclass(frozen=True)
class Proposal:
    """A mediator who may take a case, and how many open cases he has."""

    user: User
    open_cases: int


def proposals(session: Session, case: Case) -> list[Proposal]:
    """The mediators of the case's bureau who stand in no conflict with it, the least busy first.

    Left out are disabled accounts and whoever has declined this case, has been replaced in it or
    disclosed an interest in it.
    """
    query = select(User).where(
        col(User.role) == "mediator",
        col(User.disabled).is_(False),
        or_(col(User.bureau) == case.bureau, col(User.bureau).is_(None)),
    )
    passed_over = _passed_over(session, case)
    fit = [
        Proposal(user, _open_cases(session, user))
        for user in session.exec(query)
        if user.id not in passed_over and not conflicted(user, case)
    ]
    return sorted(fit, key=lambda each: (each.open_cases, each.user.name, each.user.id))


def conflicted(user: User, case: Case) -> bool:
    """Whether the account bears the name of a party, its representative or its agent.

    Nobody mediates his own case or one in which he represents a party (特邀调解规定 16).
    """
    intake = intake_of(case)
    named: set[str] = set()
    for party in (intake.claimant, *intake.respondents):
        representative = getattr(party, "legal_representative", None)
        involved = (party, representative, party.agent)
        named |= {person.name for person in involved if person is not None}
    return user.name in named


def _passed_over(session: Session, case: Case) -> set[str]:
    query = select(Event).where(col(Event.case_no) == case.case_no).order_by(col(Event.seq))
    asked: str | None = None
    found: set[str] = set()
    for event in session.exec(query):
        match event.kind:
            case "mediator_replaced":
                found |= {asked} if asked else set()
                asked = event.facts["mediator"]
            case "mediator_appointed":
                asked = event.facts["mediator"]
            case "assignment_declined" | "conflict_disclosed":
                found.add(event.actor)
            case _:
                pass
    return found


def _open_cases(session: Session, user: User) -> int:
    query = select(func.count()).where(col(Case.closed_on).is_(None), assigned_to(user.id))
    return session.exec(query).one()
