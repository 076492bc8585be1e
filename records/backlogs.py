"""What waits to go out: papers without a PDF, packages to be handed in, messages of webhooks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlmodel import Session, col

from records.ops_tables import UNDECIDED, WITHOUT_PDF
from records.tables import FilingPackage, Paper
from records.webhook_tables import Webhook, WebhookDelivery
from records.webhooks import webhooks_of

COUNTED = 1_000
"""Up to so many are counted; beyond, it is told that there are more."""


@dataclass(frozen=True)
class Waiting:
    """How many wait, up to ``COUNTED`` + 1, and since which day the first does."""

    count: int
    oldest: date | None


@dataclass(frozen=True)
class FailingWebhook:
    """A webhook to which nothing gets through; ``receiver`` is the host alone."""

    webhook: Webhook
    receiver: str
    pending: int


def papers_without_pdf(session: Session) -> Waiting:
    """The papers of which no PDF has been made, or none could be."""
    few = select(col(Paper.written_on)).where(WITHOUT_PDF).limit(COUNTED + 1).subquery()
    query = select(func.count(), func.min(few.c.written_on))
    count, oldest = session.connection().execute(query).one()
    return Waiting(count, oldest)


def open_packages(session: Session) -> Mapping[str, Waiting]:
    """The filing packages that are not decided on, by their state."""
    query = (
        select(col(FilingPackage.state), func.count(), func.min(col(FilingPackage.created_on)))
        .where(UNDECIDED)
        .group_by(col(FilingPackage.state))
    )
    rows = session.connection().execute(query)
    return {state: Waiting(count, oldest) for state, count, oldest in rows}


def failing_webhooks(session: Session) -> list[FailingWebhook]:
    """The webhooks that are disabled, or to which the last attempt has failed."""
    failing = col(Webhook.disabled_at).is_not(None) | col(Webhook.failing_since).is_not(None)
    return [
        FailingWebhook(webhook, urlsplit(webhook.url).hostname or "", _pending(session, webhook))
        for webhook in webhooks_of(session, failing)
    ]


def _pending(session: Session, webhook: Webhook) -> int:
    few = (
        select(col(WebhookDelivery.id))
        .where(col(WebhookDelivery.webhook_id) == webhook.id)
        .where(col(WebhookDelivery.state) == "pending")
        .limit(COUNTED + 1)
    )
    return (
        session.connection().execute(select(func.count()).select_from(few.subquery())).scalar_one()
    )
