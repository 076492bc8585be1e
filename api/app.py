"""The application: the API under /api/v1, and the pages."""

from collections.abc import Callable, Sequence
from datetime import date

from fastapi import FastAPI
from sqlalchemy import Engine
from temporalio.client import Client

from api import (
    accounts,
    agents,
    api_keys,
    balances,
    cases,
    delegation,
    desk,
    disputes,
    engagement,
    entry_links,
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
    worklist,
)
from api.commands import CommandPath
from api.content import ContentStore
from api.messages import Messages
from api.oidc import Provider
from api.party_entry import PartyEntry
from api.signed_pdfs import SignedPdfs
from api.signing_desk import SigningDesk
from api.signing_links import SigningLinks
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
    providers: Sequence[Provider] = (),
) -> FastAPI:
    """The application over a record, a Temporal client and a store of papers.

    ``today`` tells the day a document is read on, or ``None`` in a simulation. ``signing`` is
    asked when a paper is signed, and may fail until an authority is set up. ``providers`` are those
    by which people sign in besides passwords.
    """
    app = FastAPI(title="解纷 Jiefen", version="0.1.0", docs_url=None, redoc_url=None)
    app.state.engine = engine
    app.state.papers = papers
    app.state.providers = providers
    app.state.commands = CommandPath(engine, client, task_queue)
    app.state.today = today
    pdfs = SignedPdfs(engine, papers, signing)
    app.state.signing_desk = SigningDesk(engine, papers, app.state.commands, pdfs)
    app.state.signing_links = SigningLinks(engine, app.state.commands, messages, pdfs)
    app.state.party_entry = PartyEntry(engine, app.state.commands, messages)
    problems.install(app)
    resources = (
        accounts,
        api_keys,
        delegation,
        desk,
        engagement,
        entry_links,
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
    )
    for resource in resources:
        app.include_router(resource.router)

    @app.get("/healthz", include_in_schema=False)
    def healthz() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        return {"status": "ok"}

    return app
