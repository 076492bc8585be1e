"""The application: the API under /api/v1, and the pages."""

from collections.abc import Callable
from datetime import date

from fastapi import FastAPI
from sqlalchemy import Engine
from temporalio.client import Client

from api import (
    accounts,
    agents,
    balances,
    bulk_intake,
    cases,
    delegation,
    desk,
    disputes,
    engagement,
    events,
    evidence,
    fees,
    incidents,
    intake,
    mediation,
    packages,
    problems,
    related,
    retention,
    signings,
    steps,
    webhooks,
    worklist,
)
from api.commands import CommandPath
from api.content import ContentStore
from api.event_tail import EventTail
from api.messages import Messages
from api.signed_pdfs import SignedPdfs
from api.signing_desk import SigningDesk
from api.signing_links import SigningLinks
from api.webhook_reach import PUBLIC, Reach
from signing.pades import Signing


def create_app(
    engine: Engine,
    client: Client,
    papers: ContentStore,
    *,
    task_queue: str,
    today: Callable[[], date | None],
    signing: Callable[[], Signing],
    messages: Messages,
    reach: Reach = PUBLIC,
) -> FastAPI:
    """The application over a record, a Temporal client and a store of papers.

    ``today`` tells the day a document is read on, or ``None`` in a simulation. ``signing`` is
    asked when a paper is signed, and may fail until an authority is set up. ``reach`` says where
    webhooks may go.
    """
    app = FastAPI(title="解纷 Jiefen", version="0.1.0", docs_url=None, redoc_url=None)
    app.state.engine = engine
    app.state.papers = papers
    app.state.commands = CommandPath(engine, client, task_queue)
    app.state.today = today
    app.state.event_tail = EventTail(engine)
    app.state.reach = reach
    pdfs = SignedPdfs(engine, papers, signing)
    app.state.signing_desk = SigningDesk(engine, papers, app.state.commands, pdfs)
    app.state.signing_links = SigningLinks(engine, app.state.commands, messages, pdfs)
    problems.install(app)
    resources = (
        accounts,
        delegation,
        desk,
        engagement,
        disputes,
        intake,
        agents,
        related,
        retention,
        cases,
        packages,
        evidence,
        fees,
        balances,
        mediation,
        signings,
        steps,
        incidents,
        worklist,
        events,
        webhooks,
        bulk_intake,
    )
    for resource in resources:
        app.include_router(resource.router)

    @app.get("/healthz", include_in_schema=False)
    def healthz() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        return {"status": "ok"}

    return app
