"""Webhooks: who is told of events, and the outbox of what is on its way to them.

The outbox is filled from the feed by a cursor, so that nothing is lost or queued twice. A message
is on record until it is delivered or given up; of one case a webhook gets its messages in order.
"""

import base64
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, exists, func, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, select

from proof.digests import sha256
from records import feed
from records.cursors import newest_first
from records.feed import Told
from records.webhook_tables import Webhook, WebhookAttempt, WebhookCursor, WebhookDelivery

DELAYS = tuple(timedelta(hours=hours) for hours in (5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 20))
"""How long after each failed attempt the next one is made: together about three days."""
LEASE = timedelta(minutes=1)
"""How long a worker has for one attempt before another may take it over."""
OVERLAP = timedelta(hours=24)
"""How long an earlier secret goes on signing beside the new one."""
KEPT = timedelta(days=30)
"""How long messages that are delivered or given up stay in the log."""
GONE = 410
TEST, DISABLED = "webhook_test", "webhook_disabled"
_AT_ONCE = 200


def new_secret() -> str:
    """A secret as the Standard Webhooks specification writes it: 256 random bits."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def webhooks_of(session: Session, scope: ColumnElement[bool]) -> Sequence[Webhook]:
    """The webhooks within ``scope``, oldest first."""
    query = select(Webhook).where(scope)
    return session.exec(query.order_by(col(Webhook.created_at), col(Webhook.id))).all()


def rotate(webhook: Webhook, key: str, now: datetime) -> None:
    """A new secret; the one until now signs beside it for a while. Once for each key."""
    if webhook.rotation_key == key:
        return
    webhook.earlier_secret, webhook.earlier_until = webhook.secret, now + OVERLAP
    webhook.secret, webhook.rotation_key = new_secret(), key


def secrets_of(webhook: Webhook, now: datetime) -> tuple[str, ...]:
    """The secrets that sign now, the newest first."""
    if webhook.earlier_secret and webhook.earlier_until and now < webhook.earlier_until:
        return (webhook.secret, webhook.earlier_secret)
    return (webhook.secret,)


def remove(session: Session, webhook: Webhook) -> None:
    """Take a webhook away with everything that was on its way to it."""
    _remove_deliveries(session, col(WebhookDelivery.webhook_id) == webhook.id)
    session.delete(webhook)


def queue_events(session: Session, now: datetime) -> bool:
    """Put the events that are new in the feed into the outbox; whether there are more of them."""
    cursor = session.exec(select(WebhookCursor).with_for_update()).one()
    page = feed.page(session, true(), after=cursor.position, limit=_AT_ONCE)
    live = webhooks_of(session, col(Webhook.disabled_at).is_(None))
    session.add_all(
        _delivery(webhook, told.event.kind, _data(told), told.event.recorded_at, now, told)
        for told in page.told
        for webhook in live
        if _wants(webhook, told)
    )
    cursor.position = page.reached
    session.add(cursor)
    return page.more


def behind(session: Session) -> bool:
    """Whether the feed holds events that are not in the outbox yet."""
    return session.exec(select(WebhookCursor.position)).one() < feed.head(session)


def _wants(webhook: Webhook, told: Told) -> bool:
    return (
        told.position > webhook.since
        and webhook.bureau in (None, told.case.bureau)
        and (not webhook.kinds or told.event.kind in webhook.kinds)
    )


def _data(told: Told) -> dict[str, Any]:
    """What is told of an event: where to read it, and nothing that was said in the case."""
    event = told.event
    return {
        "id": told.position,
        "case_no": event.case_no,
        "seq": event.seq,
        "workflow_id": event.workflow_id,
        "occurred_on": event.occurred_on.isoformat(),
        "hash": event.hash,
    }


def _delivery(
    webhook: Webhook,
    kind: str,
    data: Mapping[str, Any],
    at: datetime,
    now: datetime,
    told: Told | None = None,
) -> WebhookDelivery:
    return WebhookDelivery(
        id=f"msg_{_ident(webhook, told)}",
        webhook_id=webhook.id,
        position=told.position if told else None,
        case_no=told.event.case_no if told else None,
        kind=kind,
        body={"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": dict(data)},
        asked_at=now,
        next_at=now,
        created_at=now,
    )


def _ident(webhook: Webhook, told: Told | None) -> str:
    """The same event has the same id, also when a restored database tells it again."""
    return sha256(f"{webhook.id}:{told.event.hash}".encode())[:32] if told else uuid4().hex


def queue_test(session: Session, webhook: Webhook, key: str, now: datetime) -> WebhookDelivery:
    """A test message; asked for again with the same key it is the same one."""
    query = select(WebhookDelivery).where(
        col(WebhookDelivery.webhook_id) == webhook.id,
        col(WebhookDelivery.kind) == TEST,
        col(WebhookDelivery.request_key) == key,
    )
    if (queued := session.exec(query).first()) is not None:
        return queued
    delivery = _delivery(webhook, TEST, {"webhook_id": webhook.id}, now, now)
    delivery.request_key = key
    session.add(delivery)
    return delivery


def deliver_again(delivery: WebhookDelivery, key: str, now: datetime) -> None:
    """Try a message anew from now on, under the id it has; once for each key."""
    if delivery.request_key == key:
        return
    delivery.request_key = key
    delivery.state, delivery.tries = "pending", 0
    delivery.asked_at = delivery.next_at = now


def claim(
    session: Session, now: datetime, *, room: int, besides: Collection[str]
) -> list[tuple[WebhookDelivery, Webhook]]:
    """What is due, at most ``room`` messages, now leased to whoever asks.

    A message waits until the one before it of the same case is delivered or given up. Webhooks
    ``besides`` get nothing now. No two workers are given the same message.
    """
    earlier = aliased(WebhookDelivery)
    waits = exists().where(
        col(earlier.webhook_id) == col(WebhookDelivery.webhook_id),
        col(earlier.case_no) == col(WebhookDelivery.case_no),
        col(earlier.position) < col(WebhookDelivery.position),
        col(earlier.state) == "pending",
    )
    leased = col(WebhookDelivery.leased_until)
    query = (
        select(WebhookDelivery, Webhook)
        .join(Webhook, col(Webhook.id) == col(WebhookDelivery.webhook_id))
        .where(
            col(WebhookDelivery.state) == "pending",
            col(WebhookDelivery.next_at) <= now,
            or_(leased.is_(None), leased <= now),
            col(Webhook.disabled_at).is_(None),
            col(Webhook.id).not_in(besides),
            ~waits,
        )
        .order_by(col(WebhookDelivery.next_at), col(WebhookDelivery.position))
        .limit(room)
        .with_for_update(skip_locked=True, of=WebhookDelivery)
    )
    due = list(session.exec(query).all())
    for delivery, _ in due:
        delivery.leased_until = now + LEASE
        session.add(delivery)
    return due


def settle(
    session: Session, attempt: WebhookAttempt, now: datetime, jitter: float
) -> Webhook | None:
    """Keep an attempt and what follows from it; gives the webhook, if that has disabled it.

    ``jitter`` stretches or shortens the pause before the next attempt. A webhook to which no
    attempt has succeeded while a message was tried to the end is disabled, and so is one that
    answers 410.
    """
    delivery = session.get(WebhookDelivery, attempt.delivery_id, with_for_update=True)
    if delivery is None:
        return None  # the webhook was taken away meanwhile
    webhook = session.get_one(Webhook, delivery.webhook_id, with_for_update=True)
    session.add_all((attempt, delivery, webhook))
    session.flush()
    delivery.leased_until = None
    delivery.tries += 1
    if attempt.status is not None and 200 <= attempt.status < 300:
        delivery.state, webhook.failing_since = "delivered", None
        return None
    webhook.failing_since = webhook.failing_since or attempt.started_at
    if attempt.status == GONE:
        delivery.state = "failed"
        _disable(session, webhook, "接收方答复 410，不再接收", now)
    elif delivery.tries <= len(DELAYS):
        delivery.next_at = now + DELAYS[delivery.tries - 1] * jitter
    else:
        delivery.state = "failed"
        if webhook.failing_since <= _first_try(session, delivery):
            _disable(session, webhook, "三日内没有一次投递成功", now)
    return webhook if webhook.disabled_at == now else None


def _first_try(session: Session, delivery: WebhookDelivery) -> datetime:
    query = select(func.min(col(WebhookAttempt.started_at))).where(
        col(WebhookAttempt.delivery_id) == delivery.id,
        col(WebhookAttempt.started_at) >= delivery.asked_at,
    )
    return session.exec(query).one()


def _disable(session: Session, webhook: Webhook, because: str, now: datetime) -> None:
    """Stop telling a webhook; the bureau's others are told of it."""
    webhook.disabled_at, webhook.disabled_because = now, because
    others = (col(Webhook.id) != webhook.id) & col(Webhook.disabled_at).is_(None)
    for other in webhooks_of(session, others):
        if other.bureau in (None, webhook.bureau):
            data = {"webhook_id": webhook.id, "because": because}
            session.add(_delivery(other, DISABLED, data, now, now))


def enable(webhook: Webhook) -> None:
    """Go on: what had been queued is tried again, what has happened meanwhile is not told."""
    webhook.disabled_at = webhook.disabled_because = webhook.failing_since = None


def disable(webhook: Webhook, now: datetime) -> None:
    """Stop by hand."""
    if webhook.disabled_at is None:
        webhook.disabled_at, webhook.disabled_because = now, "已由管理者停用"


def deliveries_of(
    session: Session, webhook_id: str, *, state: str | None, limit: int, cursor: str | None
) -> tuple[Sequence[WebhookDelivery], str | None]:
    """The messages of a webhook, newest first, and the cursor of the next page; ``BadCursor``."""
    query = select(WebhookDelivery).where(col(WebhookDelivery.webhook_id) == webhook_id)
    if state is not None:
        query = query.where(col(WebhookDelivery.state) == state)
    return newest_first(
        session,
        query,
        (col(WebhookDelivery.created_at), col(WebhookDelivery.id)),
        lambda delivery: (delivery.created_at, delivery.id),
        limit=limit,
        cursor=cursor,
    )


def attempts_of(session: Session, delivery_id: str) -> Sequence[WebhookAttempt]:
    """Every attempt of a message, oldest first."""
    query = select(WebhookAttempt).where(col(WebhookAttempt.delivery_id) == delivery_id)
    return session.exec(query.order_by(col(WebhookAttempt.id))).all()


def forget(session: Session, now: datetime) -> None:
    """Remove from the log what has been delivered or given up long ago."""
    old = (col(WebhookDelivery.state) != "pending") & (col(WebhookDelivery.created_at) < now - KEPT)
    _remove_deliveries(session, old)


def _remove_deliveries(session: Session, which: ColumnElement[bool]) -> None:
    theirs = select(WebhookDelivery.id).where(which)
    session.exec(delete(WebhookAttempt).where(col(WebhookAttempt.delivery_id).in_(theirs)))
    session.exec(delete(WebhookDelivery).where(which))
