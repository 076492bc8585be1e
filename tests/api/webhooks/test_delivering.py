"""Each event reaches its receivers signed and in order."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine
from standardwebhooks import Webhook as Verifier

from api import webhook_sending
from api.webhook_sending import WebhookSender
from records import webhooks
from records.engine import transaction
from records.tables import Case
from tests.api.receiver import Receiver
from tests.api.small_app import happened
from tests.api.webhooks.subscriptions import (
    ELSEWHERE,
    MINE,
    OTHER,
    REACH,
    SECOND,
    deliveries,
    details,
    happens,
    subscribed,
    told,
)


async def test_an_event_of_the_bureau_arrives_signed_and_says_nothing_of_what_was_said(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, "offer_made", amount="50000.00")
    happens(engine, OTHER, "offer_made")
    assert await sender.once(now) == 1
    [message] = there.received
    body = Verifier(webhook["secret"]).verify(message.body, message.headers)
    assert body["type"] == "offer_made"
    assert (body["data"]["case_no"], body["data"]["seq"], body["data"]["id"]) == (MINE, 1, 1)
    assert "50000" not in message.body.decode()


async def test_only_the_kinds_asked_for_and_what_came_after_the_subscription(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    happens(engine, MINE, "b")
    await subscribed(http, there, kinds=["b", "c"])
    happens(engine, MINE, "a", "b", "c")
    for _ in range(3):
        await sender.once(now)
    assert told(there) == [(MINE, "b"), (MINE, "c")]


async def test_what_is_taken_is_not_sent_again(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, "a")
    await sender.once(now)
    assert await sender.once(now + timedelta(days=4)) == 0
    assert [each["state"] for each in await deliveries(http, webhook)] == ["delivered"]


async def test_events_of_a_case_arrive_in_order_though_one_is_refused_first(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    await subscribed(http, there)
    there.behaves = [503]
    happens(engine, MINE, "a", "b")
    await sender.once(now)
    happens(engine, SECOND, "x")
    await sender.once(now)
    await sender.once(now + timedelta(seconds=10))
    await sender.once(now + timedelta(seconds=10))
    assert told(there) == [(MINE, "a"), (SECOND, "x"), (MINE, "a"), (MINE, "b")]


@pytest.mark.parametrize(
    ("behaviour", "status", "fault"),
    [
        (500, 500, None),
        (404, 404, None),
        (302, 302, None),
        ("die", None, "connection_failed"),
        ("hang", None, "timeout"),
    ],
)
async def test_whatever_is_no_2xx_is_tried_again_and_logged(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: int | str,
    status: int | None,
    fault: str | None,
) -> None:
    monkeypatch.setattr(webhook_sending, "ATTEMPT_SECONDS", 1.0)
    webhook = await subscribed(http, there)
    there.behaves = [behaviour]
    happens(engine, MINE, "a")
    await sender.once(now)
    assert await sender.once(now + timedelta(seconds=4)) == 0
    assert await sender.once(now + timedelta(seconds=6)) == 1
    found = await details(http, webhook)
    first, second = found["attempts"]
    assert (first["status"], first["fault"]) == (status, fault)
    assert first["excerpt"] == (f"status {status}  " if status else "")
    assert (second["status"], found["state"], found["tries"]) == (204, "delivered", 2)
    ids = {each.headers["webhook-id"] for each in there.received}
    assert ids == {found["id"]}


async def test_a_receiver_that_answers_twice_has_taken_the_message(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    there.behaves = ["twice"]
    happens(engine, MINE, "a")
    await sender.once(now)
    assert [each["state"] for each in await deliveries(http, webhook)] == ["delivered"]


async def test_two_workers_never_send_the_same(
    engine: Engine, http: httpx.AsyncClient, there: Receiver, now: datetime
) -> None:
    await subscribed(http, there)
    workers = [WebhookSender(engine, REACH) for _ in range(3)]
    happens(engine, MINE, "a", "b", "c")
    happens(engine, SECOND, "x", "y", "z")
    for _ in range(4):
        await asyncio.gather(*(worker.once(now) for worker in workers))
    assert sorted(told(there)) == [(MINE, kind) for kind in "abc"] + [
        (SECOND, kind) for kind in "xyz"
    ]
    assert there.most_at_once <= 2


async def test_what_a_dead_worker_had_begun_is_sent_by_another(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    await subscribed(http, there)
    there.behaves = ["hang"]
    happens(engine, MINE, "a")
    dying = asyncio.create_task(WebhookSender(engine, REACH).run())
    while not there.received:  # noqa: ASYNC110 - another thread receives
        await asyncio.sleep(0.01)
    dying.cancel()
    assert await sender.once(datetime.now(UTC)) == 0
    assert await sender.once(datetime.now(UTC) + webhooks.LEASE) == 1
    assert told(there) == [(MINE, "a")] * 2


async def test_a_case_that_has_moved_on_is_told_to_its_new_bureau_alone(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    await subscribed(http, there)
    with transaction(engine) as session:
        case = session.get_one(Case, MINE)
        case.bureau = ELSEWHERE
        happened(session, case, "transfer_accepted")
    await sender.once(now)
    assert there.received == []
