"""The agents of the parties: who acts for whom, and with which powers."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from law.agency import special_powers
from law.intake import Agent as AgentDetails
from records.tables import Agent, Submission

MOST_AGENTS = 2
"""A party has one or two agents (民事诉讼法 61)."""


class TooManyAgents(Exception):
    """The party has as many agents as the law allows."""


class AgentIdTaken(Exception):
    """Another agent of the party has been appointed in the meantime."""


def agents_of(session: Session, case_no: str, party_id: str | None = None) -> Sequence[Agent]:
    """The agents of a case, or of one party of it, in the order they were appointed."""
    query = select(Agent).where(col(Agent.case_no) == case_no)
    if party_id is not None:
        query = query.where(col(Agent.party_id) == party_id)
    return session.exec(query.order_by(col(Agent.agent_id))).all()


def next_agent_id(session: Session, case_no: str, party_id: str) -> str:
    """The id of the next agent of a party, such as ``c1-a2``."""
    return f"{party_id}-a{len(agents_of(session, case_no, party_id)) + 1}"


def appoint(
    session: Session, case_no: str, party_id: str, agent: AgentDetails, *, since: date
) -> Agent:
    """Write an agent down; raises ``TooManyAgents``."""
    acting = [each for each in agents_of(session, case_no, party_id) if each.until is None]
    if len(acting) >= MOST_AGENTS:
        raise TooManyAgents
    appointed = Agent(
        case_no=case_no,
        agent_id=next_agent_id(session, case_no, party_id),
        party_id=party_id,
        details=agent.model_dump(mode="json", exclude_none=True),
        powers=[power.value for power in special_powers(agent.powers).value],
        since=since,
    )
    session.add(appointed)
    session.flush()
    return appointed


def appoint_by(
    session: Session, case_no: str, party_id: str, agent_id: str, submission: str, day: date
) -> None:
    """Appoint the agent whose details are a submission.

    Raises ``TooManyAgents``, or ``AgentIdTaken`` where another was appointed in the meantime.
    """
    if agent_id != next_agent_id(session, case_no, party_id):
        raise AgentIdTaken
    body = session.get_one(Submission, submission).body
    appoint(session, case_no, party_id, AgentDetails.model_validate(body["agent"]), since=day)


def revoke(session: Session, case_no: str, agent_id: str, day: date) -> None:
    """From a day on the agent acts no longer."""
    agent = session.get_one(Agent, (case_no, agent_id), with_for_update=True)
    agent.until = agent.until or day
    session.add(agent)
