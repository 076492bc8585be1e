"""``jiefen worker`` and ``jiefen api``: the processes of an installation."""

import asyncio
import logging
import signal

import uvicorn

import web
from activities.filing.filings import Filings
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import PdfConverter
from activities.sealing import Sealer
from api.app import create_app
from api.bulk_running import BulkRunner
from api.commands import CommandPath
from api.messages import SpooledMessages
from api.ops_system import Installation
from api.relay import Relay
from api.webhook_reach import Reach
from api.webhook_sending import WebhookSender
from cli.arguments import today
from cli.certificates import signing_of
from cli.gateways import gateways_of
from cli.providers import read_providers
from embedded import temporal_client
from embedded.settings import Settings
from records.engine import connect
from worker import build_worker

SECONDS_TO_STOP = 5
"""How long a request under way may take once the API is told to stop; a stream never ends."""


def worker() -> None:
    """运行工作进程"""
    logging.basicConfig(level=logging.INFO)
    asyncio.run(_work(Settings()))


async def _work(settings: Settings) -> None:
    engine = connect(settings.database_url)
    client = await temporal_client.connect(settings)
    queue = settings.temporal_task_queue
    path = CommandPath(engine, client, queue)
    companions = (
        Relay(engine, path),
        Sealer(engine, with_sm2=settings.sm2),
        BulkRunner(engine, path),
        WebhookSender(engine, _reach(settings)),
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
            Filings(engine, store, papers, gateways_of(settings)),
            task_queue=queue,
            simulation=settings.simulation,
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
    soffice = str(settings.soffice) if settings.soffice else None
    async with PdfConverter(soffice, size=1) as converter:
        app = create_app(
            connect(settings.database_url),
            client,
            PaperStore(settings.papers),
            task_queue=settings.temporal_task_queue,
            today=(lambda: None) if settings.simulation else today,
            signing=signing_of(settings),
            messages=SpooledMessages(settings.home / "messages"),
            providers=read_providers(settings.providers),
            reach=_reach(settings),
            installation=Installation(settings.home, settings.temporal_ui),
            convert=converter.convert,
        )
        web.install(app)
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_level="info",
            access_log=False,  # an address may hold a name that is searched for
            timeout_graceful_shutdown=SECONDS_TO_STOP,
        )
        await uvicorn.Server(config).serve()


def _reach(settings: Settings) -> Reach:
    return Reach(loopback=settings.webhook_loopback, private=settings.webhook_private)
