"""The papers a stage has written, and the packages it hands in."""

import asyncio
from datetime import date, timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError
from temporalio.workflow import ParentClosePolicy

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from workflows.acts import Ticket
    from workflows.children import Handle, tell
    from workflows.progress import Entry
    from workflows.reports import CaseRef, FilingOpening, GoOn, HandInAgain, Stay
    from workflows.standing import Standing

WRITTEN_IN = timedelta(seconds=30)
"""Long for what takes milliseconds, and all that a paper waits for whose worker has died."""
PDF_TIMEOUT = timedelta(minutes=2)
PAPER_RETRIES = RetryPolicy(maximum_interval=timedelta(minutes=5))
PDF_RETRIES = RetryPolicy(maximum_attempts=5, maximum_interval=timedelta(minutes=1))
FILING_DECISIONS = frozenset(
    {
        "record_filing_acceptance",
        "record_filing_refusal",
        "record_arbitration_acceptance",
        "record_arbitration_refusal",
        "record_preservation_ruling",
    }
)
"""Acts after which there is nothing more to hand in."""


class PaperWork(Standing):
    """Papers are written while the stage goes on; a workflow of its own carries each filing."""

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self._papers: list[asyncio.Task[bool]] = []
        self._filings: dict[str, Handle] = {}

    def write(self, *kinds: str, day: date) -> list[asyncio.Task[bool]]:
        """Have papers written from the record as it stands, while the stage goes on."""
        tasks = [asyncio.create_task(self._write(kind, day, self.last_event)) for kind in kinds]
        self._papers += tasks
        return tasks

    async def _write(self, kind: str, day: date, event: int) -> bool:
        order = outside.PaperOrder(
            case_no=self.case.case_no, kind=kind, event=event, written_on=day
        )
        paper = await workflow.execute_activity(
            outside.WRITE_PAPER,
            order,
            result_type=outside.PaperRef,
            start_to_close_timeout=WRITTEN_IN,
            retry_policy=PAPER_RETRIES,
        )
        try:
            await workflow.execute_activity(
                outside.CONVERT_PAPER,
                paper,
                start_to_close_timeout=PDF_TIMEOUT,
                retry_policy=PDF_RETRIES,
            )
        except ActivityError:
            workflow.logger.warning("no PDF of paper %s", paper.paper_id)
            return False
        return True

    async def write_package(self, kind: str, *, to: str, day: date) -> None:
        """Have a filing package (law/parameters/filing.toml) made and handed in to ``to``.

        A filing of its own carries it; complete, one that takes the claim itself on is a lawful
        escalation of the case.
        """
        stage, case_no, *place = self.workflow_id.split("/")
        filing = "/".join(("filing", case_no, stage, *place, str(len(self._filings) + 1)))
        opening = FilingOpening(
            case=self.case, opened_on=day, stage=self.workflow_id, kind=kind, to=to
        )
        self._filings[filing] = await workflow.start_child_workflow(
            "filing", opening, id=filing, parent_close_policy=ParentClosePolicy.ABANDON
        )

    async def commit(self, entry: Entry, ticket: Ticket | None = None) -> None:
        """Write an event; once the filing is decided on, nothing more is handed in."""
        await super().commit(entry, ticket)
        if ticket is not None and ticket.step in FILING_DECISIONS:
            await self._end_filings()

    async def stand_still(self, stay: Stay) -> None:
        """Nothing is handed in either until the case goes on."""
        await super().stand_still(stay)
        for filing in self._filings.values():
            await tell(filing, "stay", stay)

    async def go_on_again(self, go_on: GoOn) -> None:
        """What was being handed in goes on as well."""
        await super().go_on_again(go_on)
        for filing in self._filings.values():
            await tell(filing, "go_on", go_on)

    async def send_papers_again(self, day: date) -> None:
        """What was found missing has been made good: the packages still open go out with it."""
        for filing in self._filings.values():
            await tell(filing, "hand_in_again", HandInAgain(day=day))

    async def _end_filings(self) -> None:
        for filing in self._filings.values():
            await tell(filing, "release")

    async def end_papers(self) -> None:
        """Every paper is written, and nothing more is handed in."""
        await self._end_filings()
        await asyncio.gather(*self._papers, *self._filings.values())
