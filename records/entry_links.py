"""Links by which parties come into their cases without an account, and the sessions they open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete
from sqlmodel import Session, col, select

from records import links
from records.entry_tables import EntryLink, EntrySession
from records.tables import Agent

SESSION_LIFE = timedelta(minutes=30)
PREFIX = "jfp_"
"""What the token of a party's session begins with."""


def invite(
    session: Session,
    case_no: str,
    party_id: str,
    agent_id: str | None,
    purpose: str,
    *,
    uses: int,
    life: timedelta,
    by: str,
    now: datetime,
) -> tuple[EntryLink, str]:
    """A new link for a party, or its agent, and its token, which is told once.

    Earlier links to the same person for the same purpose open no more.
    """
    for earlier in links_of(session, case_no):
        whom = (earlier.party_id, earlier.agent_id, earlier.purpose)
        if earlier.state == links.OPEN and whom == (party_id, agent_id, purpose):
            revoke(session, earlier)
    token = links.new_token()
    link = EntryLink(
        id=uuid4().hex,
        case_no=case_no,
        party_id=party_id,
        agent_id=agent_id,
        purpose=purpose,
        uses_left=uses,
        made_by=by,
        token_sha256=links.digest(token),
        created_at=now,
        expires_at=now + life,
    )
    session.add(link)
    return link, token


def links_of(session: Session, case_no: str) -> Sequence[EntryLink]:
    """Every link into a case, oldest first."""
    query = select(EntryLink).where(col(EntryLink.case_no) == case_no)
    return session.exec(query.order_by(col(EntryLink.created_at), col(EntryLink.id))).all()


def revoke(session: Session, link: EntryLink) -> None:
    """A link opens no more, and what it has opened is over."""
    link.state = links.REVOKED
    session.add(link)


def enter(session: Session, link: EntryLink, now: datetime) -> str:
    """The token of a new session; whoever has given the right code has used the link once."""
    session.exec(delete(EntrySession).where(col(EntrySession.expires_at) <= now))
    link.uses_left -= 1
    link.state = links.OPEN if link.uses_left > 0 else links.USED
    # The code has served; whoever had it on the phone begins anew with all tries.
    link.code_sha256, link.code_sent_at, link.tries_left = None, None, links.TRIES
    link.identified_at = link.identified_at or now
    token = PREFIX + links.new_token()
    session.add(link)
    session.add(
        EntrySession(
            token_sha256=links.digest(token),
            link_id=link.id,
            started_at=now,
            expires_at=now + SESSION_LIFE,
        )
    )
    return token


def entered_by(session: Session, token: str, now: datetime) -> EntryLink | None:
    """The link that opened a session, unless that is over, or the link or the agency has ended."""
    found = session.get(EntrySession, links.digest(token))
    if found is None or found.expires_at <= now:
        return None
    link = session.get_one(EntryLink, found.link_id)
    agent = session.get(Agent, (link.case_no, link.agent_id)) if link.agent_id else None
    over = link.state == links.REVOKED or (agent is not None and agent.until is not None)
    return None if over else link


def leave(session: Session, token: str) -> None:
    """A session is over, if there is one of this token."""
    digest = links.digest(token)
    session.exec(delete(EntrySession).where(col(EntrySession.token_sha256) == digest))
