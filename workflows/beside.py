"""What runs beside the forum of a claim: it decides nothing of the claim itself."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.forums import Forums
    from workflows.messages.dispute import Track


class Beside(Forums):
    """How a track beside the forum is opened, and what it changes taken in."""

    @property
    def arbitrating(self) -> bool:
        """Whether an arbitration is the live forum."""
        return self.forum is not None and self.forum.startswith("arbitration/")

    async def open_beside(self, track: Track, day: date, **details: Any) -> str:
        """Open a track beside the forum; gives its workflow id."""
        workflow_id, opening = self.court_opening(track, day, **details)
        await self.children.open("court", workflow_id, opening)
        return workflow_id

    async def changed(self, day: date, kind: str = "route_advised", **changes: Any) -> None:
        """Take in what has changed, ask for the route anew and record it."""
        self.situation = self.situation.model_copy(update=changes)
        advice = await self.advise(self.situation)
        self.open_route(advice, day)
        await self.commit(self.routed(kind, day, advice))
