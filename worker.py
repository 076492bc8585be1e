"""The worker: which workflows and activities it runs, and the relay beside them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.filing.assembly import Assembly
from activities.filing.filings import Filings
from activities.filing.gateways import Gateways
from activities.law_advice import LawAdvice
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import PdfConverter
from activities.recording import Recording
from workflows.arbitration import Arbitration
from workflows.court import Court
from workflows.dispute import Dispute
from workflows.filing import Filing
from workflows.mediation import Mediation
from workflows.performance import Performance

WORKFLOWS: tuple[type, ...] = (Dispute, Mediation, Arbitration, Court, Performance, Filing)
DATABASE_THREADS = 8
PAPERS_AT_ONCE = 4
STEADY_MODULES = ("activities", "law", "pydantic", "workflows.messages")
"""Modules without state that workflows share instead of loading anew for each run."""


def sandbox() -> SandboxedWorkflowRunner:
    """The runner that keeps workflows deterministic."""
    return SandboxedWorkflowRunner(
        restrictions=SandboxRestrictions.default.with_passthrough_modules(*STEADY_MODULES)
    )


def build_worker(
    client: Client,
    engine: Engine,
    store: PaperStore,
    converter: PdfConverter,
    gateways: Gateways,
    *,
    task_queue: str,
    simulation: bool,
    failures: Sequence[type[BaseException]] = (),
    cached_workflows: int = 1000,
) -> Worker:
    """A worker for every workflow and activity of Jiefen.

    ``failures`` are the exceptions that fail a workflow instead of retrying its task for ever.
    A worker that caches no workflow leaves nothing behind that the next one would wait for.
    """
    advice = LawAdvice(engine, simulation=simulation)
    papers = Papers(engine, store, converter)
    filings = Filings(engine, store, gateways)
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=[
            Recording(engine).record,
            advice.docket,
            advice.advise_route,
            advice.advise_term,
            advice.advise_venue,
            papers.write_paper,
            papers.convert_paper,
            advice.advise_filing,
            Assembly(engine, store, papers).assemble,
            filings.submit,
            filings.await_decision,
        ],
        activity_executor=ThreadPoolExecutor(DATABASE_THREADS),
        max_concurrent_activities=PAPERS_AT_ONCE,
        workflow_runner=sandbox(),
        max_cached_workflows=cached_workflows,
        workflow_failure_exception_types=failures,
    )
