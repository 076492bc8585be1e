"""What Temporal tells of itself: who polls its queues, what waits there, what a workflow lacks.

Whatever is asked is asked for a short time only: a page that shows this must not wait for a server
that does not answer.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeVar

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType, TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflow.v1 import PendingActivityInfo
from temporalio.api.workflowservice.v1 import (
    DescribeTaskQueueRequest,
    DescribeWorkflowExecutionRequest,
    DescribeWorkflowExecutionResponse,
    ResetActivityRequest,
    ResetWorkflowExecutionRequest,
    UnpauseActivityRequest,
)
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

TIMEOUT = timedelta(seconds=1)
STALE = timedelta(minutes=2)
"""A poller that has not asked for so long has gone; the server names it for five minutes."""
GONE = (RPCStatusCode.NOT_FOUND, RPCStatusCode.FAILED_PRECONDITION)

T = TypeVar("T")
QueueKind = Literal["workflow", "activity"]
_TYPES: dict[QueueKind, TaskQueueType.ValueType] = {
    "workflow": TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    "activity": TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
}


class Unreachable(Exception):
    """Temporal gave no answer in time, or does not offer what was asked."""


class Gone(Exception):
    """There is no such workflow or activity any more."""


@dataclass(frozen=True)
class QueueHealth:
    """A task queue: the workers that poll it, and what waits; ``age_seconds`` of the oldest."""

    kind: QueueKind
    pollers: tuple[str, ...]
    backlog: int
    age_seconds: float


@dataclass(frozen=True)
class PendingActivity:
    """An activity that a workflow waits for, and when the server tries it next."""

    activity_id: str
    attempt: int
    paused: bool
    next_attempt_at: datetime | None


@dataclass(frozen=True)
class WorkflowHealth:
    """What a workflow waits for. ``task_attempt`` above 1: its workflow task fails."""

    workflow_id: str
    run_id: str
    task_attempt: int
    activities: tuple[PendingActivity, ...]


class TemporalHealth:
    """Asks Temporal, and has it try again what fails."""

    def __init__(self, client: Client, task_queue: str) -> None:
        self._client = client
        self._task_queue = task_queue

    async def queues(self) -> list[QueueHealth]:
        """The health of both queues; raises ``Unreachable``."""
        return list(await asyncio.gather(*(self._queue(kind) for kind in _TYPES)))

    async def workflows(self, idents: Sequence[str]) -> dict[str, WorkflowHealth | None]:
        """What each of a few workflows waits for, ``None`` if it is gone; ``Unreachable``."""
        return dict(
            zip(idents, await asyncio.gather(*(self._found(each) for each in idents)), strict=True)
        )

    async def workflow(self, ident: str) -> WorkflowHealth:
        """What a workflow waits for; raises ``Gone`` or ``Unreachable``."""
        request = DescribeWorkflowExecutionRequest(
            namespace=self._client.namespace, execution=WorkflowExecution(workflow_id=ident)
        )
        service = self._client.workflow_service
        return _workflow(
            await _answer(service.describe_workflow_execution(request, timeout=TIMEOUT))
        )

    async def retry(self, workflow: WorkflowHealth, activity_id: str, by: str) -> None:
        """Have an activity tried at once, with its attempts counted anew.

        Raises ``Gone`` or ``Unreachable``.
        """
        pending = next((a for a in workflow.activities if a.activity_id == activity_id), None)
        if pending is None:
            raise Gone
        execution = WorkflowExecution(workflow_id=workflow.workflow_id, run_id=workflow.run_id)
        service, namespace = self._client.workflow_service, self._client.namespace
        if pending.paused:
            unpause = UnpauseActivityRequest(
                namespace=namespace,
                execution=execution,
                identity=by,
                id=activity_id,
                reset_attempts=True,
            )
            await _answer(service.unpause_activity(unpause, timeout=TIMEOUT))
            return
        reset = ResetActivityRequest(
            namespace=namespace, execution=execution, identity=by, id=activity_id
        )
        await _answer(service.reset_activity(reset, timeout=TIMEOUT))

    async def reset(self, workflow: WorkflowHealth, reason: str, by: str, key: str) -> str:
        """Have a workflow go on from its last workflow task that succeeded; its new run.

        Updates and signals that came since are given to it again. Once for each key. Raises
        ``Gone``, where no task has succeeded yet, or ``Unreachable``.
        """
        request = ResetWorkflowExecutionRequest(
            namespace=self._client.namespace,
            workflow_execution=WorkflowExecution(
                workflow_id=workflow.workflow_id, run_id=workflow.run_id
            ),
            reason=reason,
            identity=by,
            request_id=key,
            workflow_task_finish_event_id=await self._last_task(workflow),
        )
        service = self._client.workflow_service
        answer = await _answer(service.reset_workflow_execution(request, timeout=TIMEOUT))
        return answer.run_id

    async def _last_task(self, workflow: WorkflowHealth) -> int:
        """The event at which the last workflow task that succeeded was completed."""
        handle = self._client.get_workflow_handle(workflow.workflow_id, run_id=workflow.run_id)
        history = await _answer(handle.fetch_history(rpc_timeout=TIMEOUT))
        completed = EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
        found = [event.event_id for event in history.events if event.event_type == completed]
        if not found:
            raise Gone
        return found[-1]

    async def _queue(self, kind: QueueKind) -> QueueHealth:
        request = DescribeTaskQueueRequest(
            namespace=self._client.namespace,
            task_queue=TaskQueue(name=self._task_queue),
            task_queue_type=_TYPES[kind],
            report_stats=True,
        )
        service = self._client.workflow_service
        answer = await _answer(service.describe_task_queue(request, timeout=TIMEOUT))
        since = datetime.now(UTC) - STALE
        polling = (
            each.identity
            for each in answer.pollers
            if each.last_access_time.ToDatetime(UTC) >= since
        )
        return QueueHealth(
            kind=kind,
            pollers=tuple(sorted(polling)),
            backlog=answer.stats.approximate_backlog_count,
            age_seconds=answer.stats.approximate_backlog_age.ToTimedelta().total_seconds(),
        )

    async def _found(self, ident: str) -> WorkflowHealth | None:
        try:
            return await self.workflow(ident)
        except Gone:
            return None


async def _answer(call: Awaitable[T]) -> T:
    """The answer; a connection that is not there yet is not waited for either."""
    try:
        async with asyncio.timeout(TIMEOUT.total_seconds()):
            return await call
    except RPCError as error:
        if error.status in GONE:
            raise Gone from None
        raise Unreachable(error.status.name.lower()) from None
    except (TimeoutError, RuntimeError) as error:
        # A lazy client that cannot connect says so by a RuntimeError.
        raise Unreachable(type(error).__name__) from None


def _workflow(answer: DescribeWorkflowExecutionResponse) -> WorkflowHealth:
    execution = answer.workflow_execution_info.execution
    return WorkflowHealth(
        workflow_id=execution.workflow_id,
        run_id=execution.run_id,
        task_attempt=answer.pending_workflow_task.attempt,
        activities=tuple(map(_pending, answer.pending_activities)),
    )


def _pending(info: PendingActivityInfo) -> PendingActivity:
    at = info.next_attempt_schedule_time
    return PendingActivity(
        activity_id=info.activity_id,
        attempt=info.attempt,
        paused=info.paused,
        next_attempt_at=at.ToDatetime(UTC) if info.HasField("next_attempt_schedule_time") else None,
    )
