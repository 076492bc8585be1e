"""The bureau's desk: giving a case to a clerk, and all the cases of one official to another."""

import asyncio
from collections.abc import Sequence
from typing import Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn, visible
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.problems import Problem
from api.steps import Envelope, IdempotencyKey, StepAnswer, check_officials
from records import desk
from records.engine import reading
from records.mediators import conflicted
from records.tables import Case, User
from workflows.messages.common import Message, Role
from workflows.messages.desk import AssignCase, AssignmentReason
from workflows.messages.mediation import ReplaceMediator, ReplacementReason
from workflows.messages.steps import BUREAU, STEPS

router = APIRouter(prefix="/api/v1", tags=["desk"])

AT_ONCE = 8
REPLACED_FOR = {
    AssignmentReason.CONFLICT: ReplacementReason.CONFLICT,
    AssignmentReason.ABSENCE: ReplacementReason.UNABLE,
}


class CaseAssignment(Envelope):
    """Who is to be in charge of the case, and why."""

    assignee: str
    reason: AssignmentReason


class Reassignment(BaseModel):
    """All the cases, or those named, that pass from one clerk or mediator to another."""

    model_config = ConfigDict(extra="forbid")

    official: str = Field(description="原经办人或者调解员的账户")
    successor: str = Field(description="接手的账户")
    reason: AssignmentReason
    record: str = Field(min_length=1, max_length=2_000, description="改派的说明")
    cases: list[str] | None = Field(None, max_length=2_000, description="缺省为其全部未结案件")


class Reassigned(BaseModel):
    """What became of one case; ``pending`` ones are gone on with until they are answered."""

    case_no: str
    state: Literal["done", "refused", "pending"]
    event: int | None = None
    code: str | None = None
    detail: str | None = None


class Reassignments(BaseModel):
    """What became of each case."""

    items: list[Reassigned]


@router.post(
    "/cases/{case_no}/assign-case", operation_id="assign_case", tags=["steps"], summary="分派经办人"
)
async def assign_case(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    body: CaseAssignment,
    key: IdempotencyKey = None,
) -> StepAnswer:
    """Put a clerk of the bureau in charge of the case."""
    facts = AssignCase(assignee=body.assignee, reason=body.reason)
    await asyncio.to_thread(_check_assignee, engine, facts, case)
    path: CommandPath = request.app.state.commands
    wish = body.wish(case.case_no, STEPS["assign_case"], facts)
    return StepAnswer.model_validate(await path.take(wish, caller, key or uuid4().hex))


@router.post("/reassignments", summary="批量改派案件")
async def reassign(
    request: Request,
    caller: SignedIn,
    engine: Database,
    body: Reassignment,
    key: IdempotencyKey = None,
) -> Reassignments:
    """Pass on the cases of a clerk or a mediator; each case's log says so.

    A mediator is replaced in every mediation where that may be done now. Sent again with the same
    key, what is done stays done and only the rest is gone on with.
    """
    key = key or uuid4().hex
    path: CommandPath = request.app.state.commands
    found, step, facts = await asyncio.to_thread(_to_reassign, engine, caller, body)
    limit = asyncio.Semaphore(AT_ONCE)

    async def pass_on(case: Case) -> Reassigned:
        async with limit:
            try:
                await asyncio.to_thread(_check_successor, engine, facts, case)
                wish = Wish(case.case_no, STEPS[step], facts, words={"text": body.record})
                answer = await path.take(wish, caller, f"{key}:{case.case_no}")
            except Problem as problem:
                return _not_done(case.case_no, problem)
            return Reassigned(case_no=case.case_no, state="done", event=answer["event"])

    return Reassignments(items=list(await asyncio.gather(*(pass_on(case) for case in found))))


def _to_reassign(
    engine: Engine, caller: Caller, body: Reassignment
) -> tuple[Sequence[Case], str, Message]:
    """The cases that pass on, the step by which they do, and its facts."""
    with reading(engine) as session:
        official = session.get(User, body.official)
        match official.role if official else None:
            case Role.CLERK | Role.SUPERVISOR:
                found = desk.in_charge(session, body.official, visible(caller))
                step, facts = "assign_case", _assignment(body)
            case Role.MEDIATOR:
                found = desk.mediated(session, body.official, visible(caller))
                step, facts = "replace_mediator", _replacement(body)
            case _:
                raise Problem("not_an_official", "只能改派经办人或者调解员的案件", field="official")
    named = set(body.cases) if body.cases is not None else None
    return [case for case in found if named is None or case.case_no in named], step, facts


def _assignment(body: Reassignment) -> AssignCase:
    return AssignCase(assignee=body.successor, reason=body.reason)


def _replacement(body: Reassignment) -> ReplaceMediator:
    reason = REPLACED_FOR.get(body.reason, ReplacementReason.OTHER)
    return ReplaceMediator(mediator=body.successor, reason=reason)


def _check_successor(engine: Engine, facts: Message, case: Case) -> None:
    if isinstance(facts, AssignCase):
        _check_assignee(engine, facts, case)
    else:
        check_officials(engine, facts, case)


def _check_assignee(engine: Engine, facts: AssignCase, case: Case) -> None:
    """The assignee works for the case's bureau and is no party to the case."""
    with reading(engine) as session:
        user = session.get(User, facts.assignee)
    if user is None or user.disabled or user.role not in BUREAU:
        raise Problem("not_an_official", f"{facts.assignee} 不是可分派的经办人", field="assignee")
    if user.bureau not in (None, case.bureau):
        raise Problem("not_an_official", "经办人须为本局人员", field="assignee")
    if conflicted(user, case):
        raise Problem("conflict_of_roles", "经办人不得为本案当事人或者代理人", field="assignee")


def _not_done(case_no: str, problem: Problem) -> Reassigned:
    told: dict[str, Any] = {"code": problem.code, "detail": problem.detail}
    waits = problem.code == "temporarily_unavailable"
    return Reassigned(case_no=case_no, state="pending" if waits else "refused", **told)
