"""Puts down which activities fail and are to be tried again, for the desk of ops to see.

The server keeps each failure with its own workflow, and cannot be asked which ones there are.
"""

import asyncio
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from temporalio import activity
from temporalio.exceptions import ApplicationError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

from records.engine import transaction
from records.ops_tables import FailingActivity
from records.stuck import forget_failure, note_failure

logger = logging.getLogger(__name__)


class NotedFailures(Interceptor):
    """Notes the failures of the activities of a worker."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        """The activities, noted."""
        return _Noting(next, self._engine)


class _Noting(ActivityInboundInterceptor):
    def __init__(self, next: ActivityInboundInterceptor, engine: Engine) -> None:
        super().__init__(next)
        self._engine = engine

    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        info = activity.info()
        if info.is_local:  # part of a workflow task, which is tried again as a whole
            return await self.next.execute_activity(input)
        try:
            result = await self.next.execute_activity(input)
        except Exception as error:
            if _is_tried_again(info, error):
                await asyncio.to_thread(self._note, info, error)
            else:
                await asyncio.to_thread(self._forget, info)
            raise
        if info.attempt > 1:
            await asyncio.to_thread(self._forget, info)
        return result

    def _note(self, info: activity.Info, error: Exception) -> None:
        now = datetime.now(UTC)
        failed = FailingActivity(
            workflow_id=info.workflow_id or "",
            activity_id=info.activity_id,
            activity_type=info.activity_type,
            attempt=info.attempt,
            error=_error_type(error),
            place=_place(error),
            failing_since=now,
            failed_at=now,
        )
        try:
            with transaction(self._engine) as session:
                note_failure(session, failed)
        except SQLAlchemyError as unwritten:
            logger.warning("a failure is not noted: %s", type(unwritten).__name__)

    def _forget(self, info: activity.Info) -> None:
        try:
            with transaction(self._engine) as session:
                forget_failure(session, info.workflow_id or "", info.activity_id)
        except SQLAlchemyError as unwritten:
            logger.warning("a failure is not forgotten: %s", type(unwritten).__name__)


def _is_tried_again(info: activity.Info, error: Exception) -> bool:
    if isinstance(error, ApplicationError) and error.non_retryable:
        return False
    most = info.retry_policy.maximum_attempts if info.retry_policy else 0
    return most == 0 or info.attempt < most


def _error_type(error: Exception) -> str:
    named = error.type if isinstance(error, ApplicationError) else None
    return named or type(error).__name__


def _place(error: Exception) -> str:
    """Where in the code it arose, innermost; nothing of what was being worked on."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else ""
