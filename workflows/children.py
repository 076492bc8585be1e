"""The stages a dispute opens: started once, let go when the route leaves them, waited for."""

from typing import Any

from temporalio import workflow
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import FailureError
from temporalio.workflow import ChildWorkflowHandle, ParentClosePolicy

with workflow.unsafe.imports_passed_through():
    from workflows.reports import Credit, GoOn, Stay

Handle = ChildWorkflowHandle[Any, Any]


class Children:
    """The dispute's stages by workflow id.

    The dispute ends only when all of them have: nothing relies on what a server does with the
    children of a closed parent.
    """

    def __init__(self) -> None:
        self._handles: dict[str, Handle] = {}
        self._going: set[str] = set()
        self._opened: set[str] = set()
        self._still: frozenset[str] = frozenset()

    def count(self, prefix: str) -> int:
        """How many stages with this prefix have been opened."""
        return sum(1 for workflow_id in self._handles if workflow_id.startswith(prefix))

    def going(self, prefix: str = "") -> list[str]:
        """Stages not yet let go."""
        return sorted(each for each in self._going if each.startswith(prefix))

    def mark_opened(self, workflow_id: str) -> None:
        """A stage has recorded its opening and waits for its first act."""
        self._opened.add(workflow_id)

    async def open(self, name: str, workflow_id: str, opening: Any) -> None:
        """Start a stage and wait until it takes acts."""
        self._handles[workflow_id] = await workflow.start_child_workflow(
            name,
            opening,
            id=workflow_id,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            parent_close_policy=ParentClosePolicy.ABANDON,
        )
        self._going.add(workflow_id)
        await workflow.wait_condition(lambda: workflow_id in self._opened)

    def let_go(self, workflow_id: str) -> None:
        """A stage no longer counts; it is released once its report has been drawn upon."""
        self._going.discard(workflow_id)

    async def release(self, *workflow_ids: str) -> None:
        """Let stages go."""
        for workflow_id in workflow_ids:
            self._going.discard(workflow_id)
            await self.tell(workflow_id, "release")

    async def heard(self, workflow_id: str) -> None:
        """Tell a stage that its report has been taken in."""
        await self.tell(workflow_id, "heard")

    async def credit(self, workflow_id: str, credit: Credit) -> None:
        """Credit money recovered elsewhere to a performance."""
        await self.tell(workflow_id, "credit", credit)

    def mark_still(self, workflow_id: str, *, still: bool) -> None:
        """A stage has stood still, or gone on, as it was told to."""
        self._still = self._still | {workflow_id} if still else self._still - {workflow_id}

    async def stay(self, workflow_ids: list[str], stay: Stay) -> None:
        """Let stages stand still, and wait until they do."""
        for workflow_id in workflow_ids:
            await self.tell(workflow_id, "stay", stay)
        await workflow.wait_condition(
            lambda: all(each in self._still or self._handles[each].done() for each in workflow_ids)
        )

    async def go_on(self, workflow_ids: list[str], go_on: GoOn) -> None:
        """Let stages that stand still go on, and wait until they have."""
        still = [each for each in workflow_ids if each in self._still]
        for workflow_id in still:
            await self.tell(workflow_id, "go_on", go_on)
        await workflow.wait_condition(
            lambda: (
                not any(each in self._still and not self._handles[each].done() for each in still)
            )
        )

    async def tell(self, workflow_id: str, signal: str, *args: Any) -> None:
        """Tell a stage something."""
        await tell(self._handles[workflow_id], signal, *args)

    async def end(self) -> None:
        """Let every stage go and wait for all of them."""
        await self.release(*self.going())
        for handle in self._handles.values():
            await handle


async def tell(child: Handle, signal: str, *args: Any) -> None:
    """Signal a child that has not ended: a closed one has nothing to be told."""
    try:
        if not child.done():
            await child.signal(signal, args=args)
    except FailureError:
        # It ended by itself in the meantime.
        workflow.logger.info("%s has already ended", child.id)
