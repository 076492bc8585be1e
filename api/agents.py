"""The agents of the parties: who acts for whom, and with which powers."""

from datetime import date
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.commands import CommandPath
from api.problems import Problem
from api.steps import Envelope, IdempotencyKey, StepAnswer, authorise
from law.agency import SpecialPower, special_powers
from law.intake import Agent as AgentDetails
from records.agents import agents_of, next_agent_id
from records.engine import reading
from records.masking import mask_details
from records.tables import Party
from workflows.messages.agency import AppointAgent
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/api/v1", tags=["agents"])


class AgentView(BaseModel):
    """An agent; ``powers`` are the special powers listed, ``until`` the end of the agency.

    The details are masked.
    """

    agent_id: str
    party_id: str
    details: dict[str, Any]
    powers: list[SpecialPower]
    since: date
    until: date | None


class Appointment(Envelope):
    """An agent to be appointed: whose, and what the power of attorney says."""

    party_id: str
    agent: AgentDetails


@router.get("/cases/{case_no}/agents", operation_id="read_agents", summary="代理人列表")
def read_agents(case: VisibleCase, engine: Database) -> list[AgentView]:
    """Every agent of the case's parties, also those who act no longer."""
    with reading(engine) as session:
        return [
            AgentView.model_validate(agent.model_dump() | {"details": mask_details(agent.details)})
            for agent in agents_of(session, case.case_no)
        ]


@router.post("/cases/{case_no}/appoint-agent", operation_id="appoint_agent", summary="委托代理人")
async def appoint_agent(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: Appointment,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Appoint an agent; special powers are those that the listed powers name (民事诉讼法 62)."""
    step = STEPS["appoint_agent"]
    authorise(step, caller, body)
    with reading(engine) as session:
        if session.get(Party, (case.case_no, body.party_id)) is None:
            raise Problem("unknown_party", field="party_id")
        agent_id = next_agent_id(session, case.case_no, body.party_id)
    facts = AppointAgent(
        party_id=body.party_id,
        agent_id=agent_id,
        powers=special_powers(body.agent.powers).value,
    )
    agent = body.agent.model_dump(mode="json", exclude_none=True)
    path: CommandPath = request.app.state.commands
    wish = body.wish(case.case_no, step, facts, agent=agent)
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))
