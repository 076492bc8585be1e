"""What a receiver does not take is tried again, and never given up in silence."""

import json
from datetime import UTC, datetime, timedelta

import httpx
from sqlalchemy import Engine

from api.webhook_sending import WebhookSender
from records import webhooks
from tests.api.receiver import Receiver, receiver
from tests.api.webhooks.subscriptions import (
    API,
    MINE,
    SECOND,
    deliveries,
    details,
    happens,
    subscribed,
    told,
)


async def exhausted(sender: WebhookSender, now: datetime) -> datetime:
    """Try for as long as a message is tried; the instant of the last attempt."""
    for delay in (timedelta(), *webhooks.DELAYS):
        now += delay * 1.2
        await sender.once(now)
    return now


async def test_for_three_days_gives_the_message_up_and_disables_the_webhook_with_notice(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there, kinds=["a"])
    there.behaves = [500] * 10
    happens(engine, MINE, "a", "a")
    with receiver() as second:
        await subscribed(http, second, kinds=["b"])
        end = await exhausted(sender, now)
        await sender.once(end)
        [notice] = [json.loads(each.body) for each in second.received]
    assert len(there.received) == 10
    read = (await http.get(f"{API}/{webhook['id']}")).json()
    assert (read["active"], read["disabled_because"]) == (False, "三日内没有一次投递成功")
    assert notice["type"] == "webhook_disabled"
    assert notice["data"]["webhook_id"] == webhook["id"]
    states = [each["state"] for each in await deliveries(http, webhook)]
    assert sorted(states) == ["failed", "pending"]


async def test_of_one_message_alone_does_not_disable(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, "a")
    there.behaves = [500, 204, *[500] * 9]
    await sender.once(now)
    happens(engine, SECOND, "x")
    await sender.once(now)
    await exhausted(sender, now)
    assert (await http.get(f"{API}/{webhook['id']}")).json()["active"]
    states = {each["case_no"]: each["state"] for each in await deliveries(http, webhook)}
    assert states == {MINE: "failed", SECOND: "delivered"}


async def test_with_410_disables_at_once_and_what_waits_goes_on_when_it_is_active_again(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    there.behaves = [410]
    happens(engine, MINE, "a", "b")
    await sender.once(now)
    assert await sender.once(now + timedelta(days=1)) == 0
    happens(engine, MINE, "c")
    await sender.once(now + timedelta(days=1))
    await http.patch(f"{API}/{webhook['id']}", json={"active": True})
    await sender.once(now + timedelta(days=1))
    assert [kind for _, kind in told(there)] == ["a", "b"]


async def test_a_message_can_be_delivered_again_by_hand_once_for_each_key(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, "a")
    await sender.once(now)
    found = await details(http, webhook)
    path, key = f"{API}/{webhook['id']}/deliveries/{found['id']}", {"Idempotency-Key": "again"}
    for _ in range(2):
        answer = await http.post(f"{path}/redeliver", headers=key)
        assert answer.status_code == 202
        await sender.once(datetime.now(UTC))
    assert [each.headers["webhook-id"] for each in there.received] == [found["id"]] * 2
    assert len((await details(http, webhook))["attempts"]) == 2
