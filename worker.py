"""The worker: which workflows and activities it runs, and the relay beside them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.desk import DeskAnswers
from activities.failures import NotedFailures
from activities.law_advice import LawAdvice
from activities.recording import Recording
from activities.sealed_figures import SealedFigures
from records.outbox import OUTWARD, NoticeChannel
from workflows.arbitration import Arbitration
from workflows.court import Court
from workflows.dispute import Dispute
from workflows.filing import Filing
from workflows.mediation import Mediation
from workflows.performance import Performance

WORKFLOWS: tuple[type, ...] = (Dispute, Mediation, Arbitration, Court, Performance, Filing)
DATABASE_THREADS = 8
PAPERS_AT_ONCE = 4


class WritesPapers(Protocol):
    """The activities that write papers: ``activities.papers.Papers`` but in a simulation."""

    @property
    def write_paper(self) -> Callable[..., Any]:
        """Write the .docx of a paper."""
        ...

    @property
    def convert_paper(self) -> Callable[..., Any]:
        """Make its PDF."""
        ...


class HandsInPackages(Protocol):
    """The activities around filing packages: ``activities.filing.filings.Filings`` but in a
    simulation."""

    @property
    def assemble(self) -> Callable[..., Any]:
        """Put a package together."""
        ...

    @property
    def submit(self) -> Callable[..., Any]:
        """Hand it in."""
        ...

    @property
    def await_decision(self) -> Callable[..., Any]:
        """Ask what has been decided on it."""
        ...


def build_worker(
    client: Client,
    engine: Engine,
    papers: WritesPapers,
    filings: HandsInPackages,
    *,
    task_queue: str,
    simulation: bool,
    failures: Sequence[type[BaseException]] = (),
    cached_workflows: int = 1000,
    channels: Sequence[NoticeChannel] = OUTWARD,
) -> Worker:
    """A worker for every workflow and activity of Jiefen.

    ``failures`` are the exceptions that fail a workflow instead of retrying its task for ever.
    A worker that caches no workflow leaves nothing behind that the next one would wait for.
    ``channels`` are those by which parties are told, in the order in which they are tried.
    A simulation keeps its machine busy, so that a slow workflow task is no sign of a deadlock.
    """
    desk = DeskAnswers(engine)
    advice = LawAdvice(engine, simulation=simulation)
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=[
            Recording(engine, channels).record,
            advice.docket,
            desk.on_duty,
            desk.engaged,
            advice.advise_route,
            advice.advise_term,
            advice.advise_terms,
            advice.advise_set_term,
            advice.advise_venue,
            advice.advise_court_fee,
            advice.advise_enforcement_account,
            SealedFigures(engine).compare_sealed,
            advice.advise_institution,
            advice.advise_preservation,
            advice.advise_review,
            advice.advise_balance,
            papers.write_paper,
            papers.convert_paper,
            advice.advise_filing,
            filings.assemble,
            filings.submit,
            filings.await_decision,
        ],
        activity_executor=ThreadPoolExecutor(DATABASE_THREADS),
        max_concurrent_activities=PAPERS_AT_ONCE,
        workflow_runner=UnsandboxedWorkflowRunner(),
        interceptors=[NotedFailures(engine)],
        debug_mode=simulation,
        max_cached_workflows=cached_workflows,
        workflow_failure_exception_types=failures,
    )
