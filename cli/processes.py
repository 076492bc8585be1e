"""``jiefen worker`` and ``jiefen api``: the processes of an installation."""

import asyncio
import logging
import signal
from datetime import UTC, datetime

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine

import web
from activities.filing.filings import Filings
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import PdfConverter
from activities.sealing import Sealer
from api.antivirus import Clamd
from api.app import create_app
from api.bulk_running import BulkRunner
from api.commands import CommandPath
from api.idempotency import Forgetting
from api.ops_system import Host
from api.rate_limits import RateLimits
from api.relay import Relay
from api.webhook_reach import Reach
from api.webhook_sending import WebhookSender
from cli.arguments import today
from cli.certificates import signing_of
from cli.gateways import gateways_of
from cli.notice_settings import transports_of
from cli.providers import read_providers
from embedded import temporal_client
from embedded.settings import Settings
from notices.sending import NoticeSender
from records.engine import connect
from records.installation import Installation
from records.outbound import Outbound
from worker import build_worker

KEPT_ALIVE_SECONDS = 15
"""How long a connection may be idle before it is closed."""
LAST_ANSWERS_SECONDS = 25
"""How long a stopping API goes on with what it has begun: longer than a command takes."""

logger = logging.getLogger(__name__)


def worker() -> None:
    """运行工作进程"""
    logging.basicConfig(level=logging.INFO)
    asyncio.run(_work(Settings()))


async def _work(settings: Settings) -> None:
    engine = connect(settings.database_url)
    client = await temporal_client.connect(settings)
    queue = settings.temporal_task_queue
    path = CommandPath(engine, client, queue)
    transports, outbound = transports_of(settings), _outbound(settings, engine)
    companions = (
        Relay(engine, path),
        Sealer(engine, with_sm2=settings.sm2),
        BulkRunner(engine, path),
        WebhookSender(engine, _reach(settings), outbound),
        NoticeSender(engine, transports, outbound),
        Forgetting(engine),
    )
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    soffice = str(settings.soffice) if settings.soffice else None
    store = PaperStore(settings.papers)
    async with PdfConverter(soffice, size=settings.soffice_processes) as converter:
        papers = Papers(engine, store, converter)
        async with build_worker(
            client,
            engine,
            papers,
            Filings(engine, store, papers, gateways_of(settings), outbound),
            task_queue=queue,
            simulation=settings.simulation,
            channels=transports.order,
        ):
            beside = [asyncio.create_task(each.run()) for each in companions]
            await stopping.wait()
            for task in beside:
                task.cancel()


def api() -> None:
    """运行网页与接口"""
    logging.basicConfig(level=logging.INFO)
    asyncio.run(_serve(Settings()))


async def _serve(settings: Settings) -> None:
    client = await temporal_client.connect(settings)
    engine = connect(settings.database_url)
    soffice = str(settings.soffice) if settings.soffice else None
    async with PdfConverter(soffice, size=1) as converter:
        app = create_app(
            engine,
            client,
            PaperStore(settings.papers),
            task_queue=settings.temporal_task_queue,
            today=(lambda: None) if settings.simulation else today,
            signing=signing_of(settings),
            messages=transports_of(settings),
            outbound=_outbound(settings, engine),
            providers=read_providers(settings.providers),
            reach=_reach(settings),
            rate_limits=RateLimits(),
            antivirus=Clamd(settings.clamd) if settings.clamd else None,
            installation=Host(settings.home, settings.temporal_ui),
            convert=converter.convert,
        )
        web.install(app)
        await uvicorn.Server(server_config(app, settings)).serve()


def server_config(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How the API is served: for how long, and whom it believes about where a request is from."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,  # an address may hold a name that is searched for
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=KEPT_ALIVE_SECONDS,
        timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
    )


def _reach(settings: Settings) -> Reach:
    return Reach(
        loopback=settings.webhook_loopback,
        private=settings.webhook_private,
        only=settings.fence.allowed if settings.fence else None,
    )


def _outbound(settings: Settings, engine: Engine) -> Outbound:
    """The switch over all that is sent; a database taken back from a backup begins stopped."""
    outbound = Outbound(Installation(settings.home))
    state = outbound.begin(engine, datetime.now(UTC))
    if state.stopped:
        logger.warning("outbound traffic is stopped: %s", state.reason)
    return outbound
