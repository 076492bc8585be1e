"""A whole system in one process, its time skipped: server, worker, API and record."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.worker import Worker

import web
from activities.filing.filings import Filings
from activities.filing.gateways import Endpoint, Gateways
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import FONTS, PdfConverter
from api.app import create_app
from embedded.simulation.clock import SharedClock
from embedded.simulation.skipping_server import SkippingServer
from notices.transports.transports import Transports
from records import schema
from records.engine import connect
from signing.authority import Authority
from signing.lettering import lettering
from signing.pades import Signing
from worker import build_worker

TASK_QUEUE = "jiefen"


@cache
def quiet_runtime() -> Runtime:
    """The SDK writes its own log to standard output, where a demo prints its result."""
    quiet = LoggingConfig(filter=TelemetryFilter(core_level="ERROR", other_level="ERROR"))
    return Runtime(telemetry=TelemetryConfig(logging=quiet))


@dataclass
class Town:
    """What a simulation runs on."""

    app: FastAPI
    http: httpx.AsyncClient
    clock: SharedClock
    engine: Engine
    client: Client
    store: PaperStore
    converter: PdfConverter
    gateways: Gateways

    def worker(self, cached_workflows: int = 1000) -> Worker:
        """A worker of this town, to be entered as a context; see ``build_worker``."""
        papers = Papers(self.engine, self.store, self.converter)
        return build_worker(
            self.client,
            self.engine,
            papers,
            Filings(self.engine, self.store, papers, self.gateways),
            task_queue=TASK_QUEUE,
            simulation=True,
            failures=[Exception],
            cached_workflows=cached_workflows,
        )


@asynccontextmanager
async def town(
    server: str,
    database_url: str,
    papers: Path,
    soffice: str | None = None,
    endpoints: tuple[Endpoint, ...] = (),
) -> AsyncGenerator[Town]:
    """Open a simulated town on an empty record, at the address of a time-skipping server.

    ``endpoints`` are those of institutions that take packages over HTTP; all others have theirs
    laid into the folder ``filings`` beside the papers.
    """
    async with (
        workerless_town(server, database_url, papers, soffice, endpoints) as here,
        here.worker(),
    ):
        yield here


@asynccontextmanager
async def workerless_town(
    server: str,
    database_url: str,
    papers: Path,
    soffice: str | None = None,
    endpoints: tuple[Endpoint, ...] = (),
) -> AsyncGenerator[Town]:
    """A town in which nobody works yet: what is sent to its workflows waits for a worker."""
    engine = connect(database_url)
    schema.upgrade(engine)
    store = PaperStore(papers)
    skipping = await SkippingServer.connect(server, quiet_runtime())
    client = skipping.client
    async with PdfConverter(soffice) as converter:
        app = create_app(
            engine,
            client,
            store,
            task_queue=TASK_QUEUE,
            today=lambda: None,
            signing=lambda: Signing(Authority.open(papers.with_name("ca")), lettering(FONTS)),
            messages=Transports.spooled(papers.with_name("messages")),
            convert=converter.convert,
        )
        web.install(app)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://jiefen.simulation", timeout=60
        ) as http:
            gateways = Gateways.of(papers.with_name("filings"), endpoints)
            clock = SharedClock(skipping)
            yield Town(app, http, clock, engine, client, store, converter, gateways)
    engine.dispose()
