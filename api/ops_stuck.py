"""What stands still, and how it is set going again, by those who run the system.

Temporal is asked about no more than what is shown. Where it does not answer, what the record knows
is shown without it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.ops_system import Host, Installed, Temporal
from api.problems import Problem
from api.steps import IdempotencyKey
from api.temporal_health import Gone, Unreachable, WorkflowHealth
from law.civil_time import civil_date
from law.intake.fields import Line
from records import stuck
from records.access_log import note_access
from records.commands import command_id
from records.engine import reading, transaction
from records.ops_tables import FailingActivity
from records.tables import Case, Command

router = APIRouter(prefix="/api/v1/ops", tags=["ops"])

LISTED = 20
"""So many of a kind are shown, and Temporal is asked about."""
SETTLES = timedelta(hours=1)
"""How long after midnight the terms of the day before may still be ended."""


class FailingActivityView(BaseModel):
    """An activity that is tried again and again; ``error`` is a code, never a message.

    ``next_attempt_at`` and ``paused`` are Temporal's; empty where it was not reached.
    """

    workflow_id: str
    activity_id: str
    activity_type: str
    attempt: int
    error: str
    place: str
    failing_since: datetime
    failed_at: datetime
    next_attempt_at: datetime | None
    paused: bool | None
    workflow_address: str | None


class StuckWorkflow(BaseModel):
    """A workflow in which something was to happen and has not.

    ``terms`` have ended and still run on record; ``commands`` are not answered. ``task_attempt``
    above 1: its workflow task fails. ``state``: gone where Temporal knows no such workflow,
    unknown where it was not reached.
    """

    workflow_id: str
    case_no: str
    terms: list[str]
    commands: list[str]
    since: date
    state: Literal["waiting", "task_failing", "gone", "unknown"]
    task_attempt: int | None
    workflow_address: str | None


class Stuck(BaseModel):
    """What stands still, what has stood longest first; ``more`` if not all of it is shown."""

    workflows: list[StuckWorkflow]
    activities: list[FailingActivityView]
    temporal_reached: bool
    more: bool


class _Reasoned(BaseModel):
    model_config = ConfigDict(extra="forbid")

    workflow_id: Annotated[str, Field(pattern=r"^[a-z_]+/JF\d{4}-\d{6,}(/[a-z0-9_/]+)?$")]
    reason: Annotated[Line, Field(description="重试的理由，记入查阅记录")]


class RetryActivity(_Reasoned):
    """An activity that is to be tried at once."""

    activity_id: Annotated[str, Field(min_length=1, max_length=100)]


class ResetWorkflow(_Reasoned):
    """A workflow that is to go on from its last workflow task that succeeded."""


class Retried(BaseModel):
    """What was set going again; ``run_id`` is the workflow's run from now on."""

    workflow_id: str
    run_id: str


@router.get("/stuck", operation_id="read_stuck", summary="停滞的流程和反复失败的活动")
async def read_stuck(
    _caller: SignedIn, engine: Database, temporal: Temporal, installed: Installed
) -> Stuck:
    """Workflows that do not go on, and activities that fail."""
    halted = await asyncio.to_thread(_halted, engine)
    idents = {each.workflow_id for each in (*halted.terms, *halted.commands, *halted.activities)}
    try:
        told = await temporal.workflows(sorted(idents))
    except Unreachable:
        told = None
    workflows = _workflows(halted, told, installed)
    return Stuck(
        workflows=workflows[:LISTED],
        activities=[
            view
            for failing in halted.activities[:LISTED]
            if (view := _activity(failing, told, installed)) is not None
        ],
        temporal_reached=told is not None,
        more=len(halted.terms) > LISTED
        or len(halted.commands) > LISTED
        or len(halted.activities) > LISTED,
    )


@router.post("/activities/retry", operation_id="retry_activity", summary="立即重试失败的活动")
async def retry_activity(
    body: RetryActivity, caller: SignedIn, engine: Database, temporal: Temporal
) -> Retried:
    """Have an activity tried at once, its attempts counted anew; who did it and why is noted."""
    await asyncio.to_thread(_audit, engine, caller, "retry_activity", body, body.activity_id)
    try:
        workflow = await temporal.workflow(body.workflow_id)
        await temporal.retry(workflow, body.activity_id, caller.user_id)
    except Gone:
        await asyncio.to_thread(_forget, engine, body)
        raise Problem("not_found", "该活动已经完成或者不复存在") from None
    except Unreachable:
        raise Problem("temporarily_unavailable", "Temporal 没有答复，请稍后再试") from None
    return Retried(workflow_id=workflow.workflow_id, run_id=workflow.run_id)


@router.post("/workflows/reset", operation_id="reset_workflow", summary="自最近完成的任务重新运行")
async def reset_workflow(
    body: ResetWorkflow,
    caller: SignedIn,
    engine: Database,
    temporal: Temporal,
    key: IdempotencyKey = None,
) -> Retried:
    """Have a workflow go on from its last workflow task that succeeded; who and why is noted."""
    await asyncio.to_thread(_audit, engine, caller, "reset_workflow", body, "")
    request_id = command_id(caller.user_id, key or uuid4().hex)
    try:
        workflow = await temporal.workflow(body.workflow_id)
        run_id = await temporal.reset(workflow, body.reason, caller.user_id, request_id)
    except Gone:
        raise Problem("not_found", "没有该流程，或者它已经结束") from None
    except Unreachable:
        raise Problem("temporarily_unavailable", "Temporal 没有答复，请稍后再试") from None
    return Retried(workflow_id=workflow.workflow_id, run_id=run_id)


@dataclass(frozen=True)
class _Halted:
    terms: Sequence[stuck.MissedTerm]
    commands: Sequence[Command]
    activities: Sequence[FailingActivity]


def _halted(engine: Engine) -> _Halted:
    now = datetime.now(UTC)
    with reading(engine) as session:
        return _Halted(
            terms=stuck.missed_terms(session, civil_date(now - SETTLES), LISTED + 1),
            commands=stuck.waiting_commands(session, now, LISTED + 1),
            activities=stuck.failing_activities(session, LISTED + 1),
        )


def _workflows(
    halted: _Halted, told: dict[str, WorkflowHealth | None] | None, installed: Host
) -> list[StuckWorkflow]:
    since: dict[str, date] = {}
    terms: dict[str, list[str]] = {}
    commands: dict[str, list[str]] = {}
    for term in halted.terms:
        terms.setdefault(term.workflow_id, []).append(term.code)
        since.setdefault(term.workflow_id, term.due)
    for command in halted.commands:
        commands.setdefault(command.workflow_id, []).append(command.step)
        since.setdefault(command.workflow_id, civil_date(command.created_at))
    found = [
        _workflow(ident, day, terms.get(ident, []), commands.get(ident, []), told, installed)
        for ident, day in since.items()
    ]
    return sorted(found, key=lambda each: (each.since, each.workflow_id))


def _workflow(
    ident: str,
    since: date,
    terms: list[str],
    commands: list[str],
    told: dict[str, WorkflowHealth | None] | None,
    installed: Host,
) -> StuckWorkflow:
    health = told.get(ident) if told is not None else None
    state = "unknown" if told is None else "gone" if health is None else "waiting"
    if health is not None and health.task_attempt > 1:
        state = "task_failing"
    return StuckWorkflow(
        workflow_id=ident,
        case_no=ident.split("/")[1],
        terms=terms,
        commands=commands,
        since=since,
        state=state,
        task_attempt=health.task_attempt if health else None,
        workflow_address=_address(installed, ident),
    )


def _activity(
    failing: FailingActivity,
    told: dict[str, WorkflowHealth | None] | None,
    installed: Host,
) -> FailingActivityView | None:
    """The failing activity as Temporal has it; none where it has ended meanwhile."""
    health = told.get(failing.workflow_id) if told is not None else None
    pending = next(
        (
            each
            for each in (health.activities if health else ())
            if each.activity_id == failing.activity_id
        ),
        None,
    )
    if told is not None and pending is None:
        return None
    return FailingActivityView(
        **failing.model_dump(exclude={"attempt"}),
        attempt=pending.attempt if pending else failing.attempt,
        next_attempt_at=pending.next_attempt_at if pending else None,
        paused=pending.paused if pending else None,
        workflow_address=_address(installed, failing.workflow_id),
    )


def _address(installed: Host, workflow_id: str) -> str | None:
    if installed.temporal_ui is None:
        return None
    return f"{installed.temporal_ui.rstrip('/')}/workflows/{quote(workflow_id, safe='')}"


def _audit(
    engine: Engine, caller: Caller, operation: str, body: _Reasoned, activity_id: str
) -> None:
    """Note who sets what going again and why; raises ``not_found`` for an unknown case."""
    case_no = body.workflow_id.split("/")[1]
    with transaction(engine) as session:
        case = session.get(Case, case_no)
        if case is None:
            raise Problem("not_found", "没有该流程")
        note_access(
            session,
            at=datetime.now(UTC),
            user_id=caller.user_id,
            role=caller.role,
            bureau=case.bureau,
            case_no=case_no,
            operation=operation,
            subject="#".join(filter(None, (body.workflow_id, activity_id))),
            reason=body.reason,
        )


def _forget(engine: Engine, body: RetryActivity) -> None:
    with transaction(engine) as session:
        stuck.forget_failure(session, body.workflow_id, body.activity_id)
