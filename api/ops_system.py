"""The parts of the system as those who run it see them, and how each of them is.

What does not answer in time is told so in its place; nothing here fails because of it.
"""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Database, SignedIn
from api.temporal_health import Gone, TemporalHealth, Unreachable
from records import backlogs, storage
from records.backlogs import COUNTED
from records.engine import reading

router = APIRouter(prefix="/api/v1/ops", tags=["ops"])


@dataclass(frozen=True)
class Host:
    """What an application knows of where it is installed; empty where nobody told it.

    ``temporal_ui`` is the address of Temporal's own pages for the namespace of the cases.
    """

    home: Path | None = None
    temporal_ui: str | None = None


class QueueView(BaseModel):
    """A task queue: the workers that poll it, and what waits for them."""

    kind: Literal["workflow", "activity"]
    workers: int
    backlog: int
    oldest_seconds: float


class DatabaseView(BaseModel):
    """The database: its size, and how long a question that reads one row takes."""

    bytes: int
    latency_ms: float


class DiskView(BaseModel):
    """The disk that holds the home of the installation."""

    free_bytes: int
    total_bytes: int


class WaitingView(BaseModel):
    """How many wait (with ``more``: more than that), and since which day the first."""

    count: int
    more: bool
    oldest: date | None


class WebhookHealth(BaseModel):
    """A webhook to which nothing gets through; ``receiver`` is its host."""

    id: str
    bureau: str | None
    receiver: str
    failing_since: datetime | None
    disabled_because: str | None
    pending: int


class System(BaseModel):
    """Every part of the system. ``queues`` is empty where Temporal is not reached.

    ``packages`` are filing packages not decided on, by state: complete (to be handed in),
    delivered, acknowledged, returned.
    """

    queues: list[QueueView] | None
    database: DatabaseView
    disk: DiskView | None
    papers_without_pdf: WaitingView
    packages: dict[str, WaitingView]
    webhooks: list[WebhookHealth]
    temporal_address: str | None


def temporal_health(request: Request) -> TemporalHealth:
    """How Temporal is asked."""
    health: TemporalHealth = request.app.state.temporal_health
    return health


def installation(request: Request) -> Host:
    """Where the application is installed."""
    told: Host = request.app.state.installation
    return told


Temporal = Annotated[TemporalHealth, Depends(temporal_health)]
Installed = Annotated[Host, Depends(installation)]


@router.get("/system", operation_id="read_system", summary="系统各部分的状况")
async def read_system(
    _caller: SignedIn, engine: Database, temporal: Temporal, installed: Installed
) -> System:
    """How each part of the system is."""
    queues, of_record = await asyncio.gather(
        _queues(temporal), asyncio.to_thread(_record, engine, installed)
    )
    return of_record.model_copy(update={"queues": queues})


async def _queues(temporal: TemporalHealth) -> list[QueueView] | None:
    try:
        found = await temporal.queues()
    except (Unreachable, Gone):
        return None
    return [
        QueueView(
            kind=queue.kind,
            workers=len(queue.pollers),
            backlog=queue.backlog,
            oldest_seconds=queue.age_seconds,
        )
        for queue in found
    ]


def _record(engine: Engine, installed: Host) -> System:
    with reading(engine) as session:
        return System(
            queues=None,
            database=DatabaseView(
                bytes=storage.size_bytes(session), latency_ms=storage.latency_ms(session)
            ),
            disk=_disk(installed.home),
            papers_without_pdf=_waiting(backlogs.papers_without_pdf(session)),
            packages={
                state: _waiting(found) for state, found in backlogs.open_packages(session).items()
            },
            webhooks=_webhooks(session),
            temporal_address=installed.temporal_ui,
        )


def _webhooks(session: Session) -> list[WebhookHealth]:
    return [
        WebhookHealth(
            **failing.webhook.model_dump(
                include={"id", "bureau", "failing_since", "disabled_because"}
            ),
            receiver=failing.receiver,
            pending=failing.pending,
        )
        for failing in backlogs.failing_webhooks(session)
    ]


def _disk(home: Path | None) -> DiskView | None:
    if home is None or not home.exists():
        return None
    usage = shutil.disk_usage(home)
    return DiskView(free_bytes=usage.free, total_bytes=usage.total)


def _waiting(found: backlogs.Waiting) -> WaitingView:
    return WaitingView(
        count=min(found.count, COUNTED), more=found.count > COUNTED, oldest=found.oldest
    )
