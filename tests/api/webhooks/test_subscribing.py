"""Who may have webhooks, to where, and what is told of them."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select
from standardwebhooks import Webhook as Verifier

from api.webhook_sending import WebhookSender, signed_headers
from records import webhooks
from records.engine import reading
from records.webhook_tables import Webhook, WebhookDelivery
from tests.api.receiver import Receiver
from tests.api.small_app import account, bearer
from tests.api.webhooks.subscriptions import API, BUREAU, ELSEWHERE, MINE, happens, subscribed
from workflows.messages.common import Role


async def test_shows_the_secret_once_and_again_only_to_who_repeats_the_request(
    http: httpx.AsyncClient, there: Receiver
) -> None:
    key = {"Idempotency-Key": "one"}
    body = {"url": f"{there.url}/hook", "kinds": ["a"]}
    first = (await http.post(API, json=body, headers=key)).json()
    assert (await http.post(API, json=body, headers=key)).json() == first
    assert "secret" not in (await http.get(f"{API}/{first['id']}")).json()
    assert len((await http.get(API)).json()) == 1
    other = await http.post(API, json=body | {"kinds": []}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")


async def test_a_changed_secret_overlaps_with_the_earlier_one_for_a_day(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    path, key = f"{API}/{webhook['id']}/rotate-secret", {"Idempotency-Key": "rotate"}
    rotated = (await http.post(path, headers=key)).json()
    assert (await http.post(path, headers=key)).json() == rotated
    assert rotated["secret"] != webhook["secret"]
    with reading(engine) as session:
        found = session.get_one(Webhook, webhook["id"])
    at = datetime.now(UTC)
    during = signed_headers(found, "msg_1", b"{}", at)
    for secret in (webhook["secret"], rotated["secret"]):
        Verifier(secret).verify(b"{}", during)
    after = signed_headers(found, "msg_1", b"{}", at + webhooks.OVERLAP)
    assert len(after["webhook-signature"].split()) == 1


async def test_a_test_message_is_sent_whatever_kinds_are_asked_for(
    http: httpx.AsyncClient, there: Receiver, sender: WebhookSender
) -> None:
    webhook = await subscribed(http, there, kinds=["never"])
    key = {"Idempotency-Key": "test"}
    for _ in range(2):
        answer = await http.post(f"{API}/{webhook['id']}/test", headers=key)
        assert answer.status_code == 202
    await sender.once(datetime.now(UTC))
    [message] = there.received
    assert json.loads(message.body)["type"] == "webhook_test"


async def test_takes_the_webhook_away_with_its_log(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, "a")
    await sender.once(now)
    assert (await http.delete(f"{API}/{webhook['id']}")).status_code == 204
    with reading(engine) as session:
        assert session.exec(select(WebhookDelivery)).all() == []
    assert (await http.get(f"{API}/{webhook['id']}")).status_code == 404


async def test_is_for_supervisors_of_their_own_bureau(
    engine: Engine, http: httpx.AsyncClient, there: Receiver
) -> None:
    webhook = await subscribed(http, there)
    assert webhook["bureau"] == BUREAU
    wider = await http.post(API, json={"url": there.url, "bureau": ELSEWHERE})
    assert (wider.status_code, wider.json()["field"]) == (403, "bureau")
    stranger = account(engine, "stranger", Role.SUPERVISOR, bureau=ELSEWHERE)
    clerk = account(engine, "clerk", Role.CLERK, bureau=BUREAU)
    path = f"{API}/{webhook['id']}"
    assert (await http.get(path, headers=bearer(engine, stranger))).status_code == 404
    assert (await http.get(path, headers=bearer(engine, clerk))).status_code == 403


@pytest.mark.parametrize(
    "url",
    [
        "",
        "jiefen",
        "ftp://example.com/",
        "http://example.com/hook",
        "https://user:pass@example.com/",
        "https://example.com/#part",
        "https://10.0.0.7/hook",
        "https://169.254.169.254/latest",
        "https://[fe80::1%25lo]/",
        "https://" + "a" * 2000,
        "https://exa mple.com/",
        "https://\x00/",
    ],
)
async def test_to_an_address_that_nothing_goes_to_is_refused(
    http: httpx.AsyncClient, url: str
) -> None:
    answer = await http.post(API, json={"url": url})
    assert answer.status_code == 422, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_has_an_end(http: httpx.AsyncClient, there: Receiver) -> None:
    for _ in range(20):
        await subscribed(http, there)
    answer = await http.post(API, json={"url": there.url})
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_webhooks")


async def test_lists_messages_page_by_page(
    engine: Engine,
    http: httpx.AsyncClient,
    there: Receiver,
    sender: WebhookSender,
    now: datetime,
) -> None:
    webhook = await subscribed(http, there)
    happens(engine, MINE, *"abcde")
    await sender.once(now)
    met: list[str] = []
    page: dict[str, Any] = {"next_cursor": ""}
    while (cursor := page["next_cursor"]) is not None:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        path = f"{API}/{webhook['id']}/deliveries"
        page = (await http.get(path, params=query)).json()
        met += [each["kind"] for each in page["items"]]
    assert sorted(met) == [*"abcde"]
