"""What mediation needs besides its steps: mediators to propose, and figures handed in sealed."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api.caller import Database, SignedIn
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.steps import Envelope, IdempotencyKey, StepAnswer, authorise
from law.intake.fields import Yuan
from records import commands, mediators
from records.engine import reading, transaction
from records.sealed_figures import seal
from workflows.messages.common import NoFacts
from workflows.messages.steps import STEPS

router = APIRouter(prefix="/api/v1", tags=["mediation"])

SUBMIT = STEPS["submit_sealed_figure"]


class ProposedMediator(BaseModel):
    """A mediator who may take the case, and the open cases he already has."""

    mediator: str
    name: str
    open_cases: int


@router.get(
    "/cases/{case_no}/mediation/mediator-proposal",
    operation_id="propose_mediators",
    summary="推荐调解员",
)
def propose_mediators(
    case: VisibleCase, caller: SignedIn, engine: Database
) -> list[ProposedMediator]:
    """Mediators of the bureau without a conflict, the least busy first; the clerk decides."""
    with reading(engine) as session:
        found = mediators.proposals(session, case)
    return [
        ProposedMediator(mediator=each.user.id, name=each.user.name, open_cases=each.open_cases)
        for each in found
    ]


class SealedFigure(BaseModel):
    """What the claimant takes at least, or the respondent pays at most: yuan in the body."""

    model_config = ConfigDict(extra="forbid")

    amount: Annotated[Yuan, Field(gt=0)]


@router.post(
    "/cases/{case_no}/mediation/submit-sealed-figure",
    operation_id=SUBMIT.name,
    summary=SUBMIT.title,
    tags=["steps"],
)
async def submit_sealed_figure(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    figure: Annotated[SealedFigure, Body()],
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Hand in a figure. Nobody is shown it; only the sum that follows from two that cross.

    The figure is kept apart under the command's id. The command itself carries none.
    """
    authorise(SUBMIT, caller, Envelope())
    key = key or uuid4().hex
    await asyncio.to_thread(
        _seal, engine, commands.command_id(caller.user_id, key), case.case_no, figure
    )
    path: CommandPath = request.app.state.commands
    return StepAnswer.model_validate(
        await path.take(Wish(case.case_no, SUBMIT, NoFacts()), caller, key)
    )


def _seal(engine: Engine, command_id: str, case_no: str, figure: SealedFigure) -> None:
    with transaction(engine) as session:
        seal(session, command_id, case_no, fen=figure.amount, now=datetime.now(UTC))
