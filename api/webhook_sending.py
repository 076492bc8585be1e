"""Sending to webhooks, beside the relay: each message signed, tried until it is taken or given up.

Messages and signatures are those of the Standard Webhooks specification. The receiver takes a
message by answering with any 2xx; what it answers is read no further than an excerpt goes.
"""

import asyncio
import logging
import random
import ssl
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import httpx
from sqlalchemy import Engine
from standardwebhooks import Webhook as Signer

from api.webhook_reach import Reach, Target, Unreachable
from proof.digests import canonical
from records import webhooks
from records.companions import rounds
from records.engine import reading, transaction
from records.outbound import UNCOMPARED, Outbound, OutboundStopped
from records.webhook_tables import Webhook, WebhookAttempt, WebhookDelivery

logger = logging.getLogger(__name__)

PAUSE = timedelta(seconds=1)
ATTEMPT_SECONDS = 20.0
AT_ONCE = 16
AT_ONCE_EACH = 4
JITTER = (0.9, 1.1)
TIDYING = timedelta(hours=1)
_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_EXCERPT = 500


@dataclass(frozen=True)
class _Answer:
    """What came of an attempt: a status and the beginning of the answer, or a fault."""

    status: int | None = None
    fault: str | None = None
    excerpt: str = ""


def signed_headers(webhook: Webhook, message_id: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that prove where a message comes from; every secret in force signs."""
    signatures = (
        Signer(secret).sign(message_id, now, body.decode())
        for secret in webhooks.secrets_of(webhook, now)
    )
    return {
        "Content-Type": "application/json",
        "User-Agent": "Jiefen-Webhooks",
        "Accept-Encoding": "identity",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


class WebhookSender:
    """Runs beside the worker. Any number of them share the outbox."""

    def __init__(self, engine: Engine, reach: Reach, outbound: Outbound = UNCOMPARED) -> None:
        self._engine = engine
        self._outbound = outbound
        self._reach = reach
        self._sending: dict[asyncio.Task[None], str] = {}
        self._tidied: datetime | None = None

    async def run(self) -> None:
        """Send for ever; ends by cancellation. What is cut off is sent again by whoever is next."""
        try:
            await rounds(lambda: self._start(datetime.now(UTC)), PAUSE, "webhooks")
        finally:
            for task in self._sending:
                task.cancel()

    async def once(self, now: datetime) -> int:
        """Send what is due at an instant; how many attempts were made."""
        made = await self._start(now)
        await asyncio.gather(*self._sending)
        return made

    async def _start(self, now: datetime) -> int:
        due = await asyncio.to_thread(self._due, now)
        for delivery, webhook in due:
            task = asyncio.create_task(self._attempt(delivery, webhook, now))
            self._sending[task] = webhook.id
            task.add_done_callback(lambda done: self._sending.pop(done, None))
        return len(due)

    def _due(self, now: datetime) -> list[tuple[WebhookDelivery, Webhook]]:
        self._fill(now)
        busy = Counter(self._sending.values())
        full = [each for each, count in busy.items() if count >= AT_ONCE_EACH]
        room = min(AT_ONCE - len(self._sending), AT_ONCE_EACH)
        if room <= 0:
            return []
        try:
            with transaction(self._engine) as session:
                due = webhooks.claim(session, now, room=room, besides=full)
                if due:
                    self._outbound.reserve(session, *(delivery.id for delivery, _ in due))
                return due
        except OutboundStopped:
            return []

    def _fill(self, now: datetime) -> None:
        """Bring the outbox up to the feed, and once an hour take out what is long done."""
        with reading(self._engine) as session:
            more = webhooks.behind(session)
        while more:
            with transaction(self._engine) as session:
                more = webhooks.queue_events(session, now)
        if self._tidied is None or now - self._tidied > TIDYING:
            self._tidied = now
            with transaction(self._engine) as session:
                webhooks.forget(session, now)

    async def _attempt(self, delivery: WebhookDelivery, webhook: Webhook, now: datetime) -> None:
        begun = time.monotonic()
        body = canonical(delivery.body)
        headers = signed_headers(webhook, delivery.id, body, now)
        answer = await self._answer(webhook.url, body, headers)
        attempt = WebhookAttempt(
            delivery_id=delivery.id,
            started_at=now,
            milliseconds=int((time.monotonic() - begun) * 1000),
            status=answer.status,
            fault=answer.fault,
            excerpt=answer.excerpt,
        )
        await asyncio.to_thread(self._settle, attempt, now)

    def _settle(self, attempt: WebhookAttempt, now: datetime) -> None:
        with transaction(self._engine) as session:
            disabled = webhooks.settle(session, attempt, now, random.uniform(*JITTER))
        if disabled is not None:
            logger.error("webhook %s is disabled: %s", disabled.id, disabled.disabled_because)

    async def _answer(self, url: str, body: bytes, headers: dict[str, str]) -> _Answer:
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                return await _post(await self._reach.resolved(url), body, headers)
        except Unreachable as error:
            return _Answer(fault="address_refused", excerpt=str(error))
        except TimeoutError:
            return _Answer(fault="timeout")
        except httpx.TimeoutException:
            return _Answer(fault="timeout")
        except httpx.HTTPError:
            return _Answer(fault="connection_failed")


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


async def _post(target: Target, body: bytes, headers: dict[str, str]) -> _Answer:
    """Post to the first address that can be reached; the certificate must be the name's."""
    headers = headers | {"Host": target.url.netloc.decode()}
    extensions = {"sni_hostname": target.url.host}
    # A client of its own: a pooled connection may have been opened for another name.
    async with httpx.AsyncClient(
        verify=_tls(), timeout=_TIMEOUT, follow_redirects=False, trust_env=False
    ) as http:
        for number, address in enumerate(target.addresses, start=1):
            url = target.url.copy_with(host=address)
            try:
                async with http.stream(
                    "POST", url, content=body, headers=headers, extensions=extensions
                ) as answer:
                    return _Answer(status=answer.status_code, excerpt=await _excerpt(answer))
            except httpx.ConnectError:
                if number == len(target.addresses):
                    raise
    raise AssertionError("a target has addresses")


async def _excerpt(answer: httpx.Response) -> str:
    """The beginning of an answer, as plain text of one line."""
    read = bytearray()
    async for chunk in answer.aiter_raw():
        read += chunk
        if len(read) >= _EXCERPT:
            break
    text = bytes(read[:_EXCERPT]).decode("utf-8", "replace")
    return "".join(each if each.isprintable() else " " for each in text)
