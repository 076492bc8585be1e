"""The application: the API under /api/v1, and the pages."""

from collections.abc import Callable, Sequence
from datetime import date

from fastapi import Depends, FastAPI, Request
from sqlalchemy import Engine
from temporalio.client import Client

from api import (
    access,
    account_control,
    accounts,
    agents,
    api_keys,
    balances,
    bulk_intake,
    cases,
    delegation,
    desk,
    disputes,
    engagement,
    entry_links,
    events,
    evidence,
    fees,
    idempotency,
    inbox,
    incidents,
    intake,
    mediation,
    notes,
    notice_texts,
    open_steps,
    ops,
    ops_stuck,
    ops_system,
    outbox,
    own_account,
    packages,
    policy,
    problems,
    questions,
    related,
    reports,
    retention,
    search,
    sign_in,
    signings,
    steps,
    switches,
    views,
    webhooks,
    worklist,
)
from api.antivirus import Antivirus
from api.commands import CommandPath
from api.content import ContentStore
from api.description import ABOUT, VERSION, DescribedApp
from api.event_tail import EventTail
from api.oidc import Provider
from api.ops_system import Host
from api.party_entry import PartyEntry
from api.rate_limits import RateLimits, by_address, by_caller
from api.recent import Recent
from api.reports import Convert, no_converter
from api.request_bodies import BoundedBodies
from api.signed_pdfs import SignedPdfs
from api.signing_desk import SigningDesk
from api.signing_links import SigningLinks
from api.temporal_health import TemporalHealth
from api.webhook_reach import PUBLIC, Reach
from notices.personal import PersonalMessages
from notices.transports.transports import Transports
from records.outbound import UNCOMPARED, Outbound
from signing.pades import Signing


def described() -> FastAPI:
    """The application's operations, with nothing yet to carry them out on."""
    app = DescribedApp(
        title="解纷 Jiefen",
        version=VERSION,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.router.dependencies.append(Depends(by_address))
    policy.enforce(app, policy.OPERATIONS | {"page:healthz": policy.Rule(policy.Relation.PUBLIC)})
    app.router.dependencies += [Depends(by_caller), Depends(idempotency.claimed)]
    idempotency.install(app)
    app.add_middleware(BoundedBodies)
    problems.install(app)
    app.state.rate_limits = None
    resources = (
        sign_in,
        own_account,
        accounts,
        account_control,
        api_keys,
        access,
        entry_links,
        delegation,
        desk,
        engagement,
        disputes,
        bulk_intake,
        intake,
        agents,
        related,
        retention,
        cases,
        notes,
        questions,
        packages,
        evidence,
        fees,
        balances,
        mediation,
        signings,
        open_steps,
        steps,
        incidents,
        search,
        views,
        worklist,
        events,
        webhooks,
        inbox,
        notice_texts,
        outbox,
        switches,
        ops,
        ops_stuck,
        ops_system,
        reports,
    )
    for resource in resources:
        app.include_router(resource.router)

    @app.get("/healthz", include_in_schema=False)
    def healthz(request: Request) -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        transports: Transports = request.app.state.transports
        return {"status": "ok", "reach": transports.reach}

    return app


def create_app(
    engine: Engine,
    client: Client,
    papers: ContentStore,
    *,
    task_queue: str,
    today: Callable[[], date | None],
    signing: Callable[[], Signing],
    messages: Transports,
    outbound: Outbound = UNCOMPARED,
    providers: Sequence[Provider] = (),
    reach: Reach = PUBLIC,
    rate_limits: RateLimits | None = None,
    antivirus: Antivirus | None = None,
    installation: Host = Host(),  # noqa: B008 - it is frozen
    convert: Convert = no_converter,
) -> FastAPI:
    """The application over a record, a Temporal client and a store of papers.

    ``today`` tells the day a document is read on, or ``None`` in a simulation. ``signing`` is
    asked when a paper is signed, and may fail until an authority is set up. ``providers`` are those
    by which people sign in besides passwords, ``reach`` says where webhooks may go,
    ``messages`` how messages to people leave, ``outbound`` is the switch over all of it. Without
    ``rate_limits`` requests are not counted, without ``antivirus`` uploads are not searched for
    viruses. ``convert`` makes a PDF of a .docx for reports.
    """
    app = described()
    app.state.engine = engine
    app.state.papers = papers
    app.state.providers = providers
    app.state.commands = CommandPath(engine, client, task_queue)
    app.state.today = today
    app.state.event_tail = EventTail(engine)
    app.state.reach = reach
    app.state.rate_limits = rate_limits
    app.state.antivirus = antivirus
    app.state.outbound = outbound
    app.state.transports = messages
    personal = app.state.personal = PersonalMessages(engine, messages, outbound)
    app.state.recent = Recent()
    app.state.temporal_health = TemporalHealth(client, task_queue)
    app.state.installation = installation
    app.state.convert = convert
    pdfs = SignedPdfs(engine, papers, signing)
    app.state.signing_desk = SigningDesk(engine, papers, app.state.commands, pdfs)
    app.state.signing_links = SigningLinks(engine, app.state.commands, personal, pdfs)
    app.state.party_entry = PartyEntry(engine, app.state.commands, personal)
    return app
