"""Webhooks: each event reaches its receivers signed, in order, and is never given up in silence."""

import asyncio
import json
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import select
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError
from temporalio.client import Client

from activities.paper_store import PaperStore
from api import webhook_sending
from api.app import create_app
from api.webhook_reach import Reach
from api.webhook_sending import WebhookSender, signed_headers
from notices.transports.transports import Transports
from records import webhooks
from records.engine import reading, transaction
from records.tables import Case
from records.webhook_tables import Webhook, WebhookDelivery
from tests.api.receiver import Receiver, receiver
from tests.api.small_app import a_case, account, bearer, happened, no_signing
from workflows.messages.common import Role

BUREAU, ELSEWHERE = "无锡市锡山区司法局", "苏州市姑苏区司法局"
MINE, SECOND, OTHER = "JF2026-000001", "JF2026-000002", "JF2026-000003"
API = "/api/v1/webhooks"
EXAMPLE = Path(__file__).parents[2] / "examples" / "webhooks" / "receiver.py"
REACH = Reach(loopback=True)


@pytest.fixture
async def http(engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """The application, as the supervisor of a bureau calls it."""
    with transaction(engine) as session:
        for case_no, bureau in ((MINE, BUREAU), (SECOND, BUREAU), (OTHER, ELSEWHERE)):
            a_case(session, case_no, bureau=bureau)
    app = create_app(
        engine,
        await Client.connect("127.0.0.1:1", lazy=True),
        PaperStore(tmp_path / "papers"),
        task_queue="none",
        today=lambda: None,
        signing=no_signing,
        messages=Transports.spooled(tmp_path / "messages"),
        reach=REACH,
    )
    supervisor = account(engine, "supervisor", Role.SUPERVISOR, bureau=BUREAU)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://jiefen.test",
        headers=bearer(engine, supervisor),
    ) as http:
        yield http


@pytest.fixture
def there() -> Generator[Receiver]:
    with receiver() as there:
        yield there


@pytest.fixture
def sender(engine: Engine) -> WebhookSender:
    return WebhookSender(engine, REACH)


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


async def subscribed(http: httpx.AsyncClient, there: Receiver, **more: Any) -> dict[str, Any]:
    answer = await http.post(API, json={"url": f"{there.url}/hook", **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def happens(engine: Engine, case_no: str, *kinds: str, **facts: Any) -> None:
    with transaction(engine) as session:
        for kind in kinds:
            happened(session, session.get_one(Case, case_no), kind, **facts)


def told(there: Receiver) -> list[tuple[str, str]]:
    """The case and the kind of everything that was received."""
    bodies = [json.loads(each.body) for each in there.received]
    return [(body["data"]["case_no"], body["type"]) for body in bodies]


async def deliveries(http: httpx.AsyncClient, webhook: dict[str, Any]) -> list[dict[str, Any]]:
    return (await http.get(f"{API}/{webhook['id']}/deliveries")).json()["items"]


async def details(http: httpx.AsyncClient, webhook: dict[str, Any]) -> dict[str, Any]:
    [delivery] = await deliveries(http, webhook)
    return (await http.get(f"{API}/{webhook['id']}/deliveries/{delivery['id']}")).json()


class TestDelivering:
    async def test_an_event_of_the_bureau_arrives_signed_and_says_nothing_of_what_was_said(
        self,
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
        self,
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
        self,
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
        self,
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
        self,
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
        self,
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
        self, engine: Engine, http: httpx.AsyncClient, there: Receiver, now: datetime
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
        self,
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
        self,
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


class TestFailing:
    async def exhausted(self, sender: WebhookSender, now: datetime) -> datetime:
        """Try for as long as a message is tried; the instant of the last attempt."""
        for delay in (timedelta(), *webhooks.DELAYS):
            now += delay * 1.2
            await sender.once(now)
        return now

    async def test_for_three_days_gives_the_message_up_and_disables_the_webhook_with_notice(
        self,
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
            end = await self.exhausted(sender, now)
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
        self,
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
        await self.exhausted(sender, now)
        assert (await http.get(f"{API}/{webhook['id']}")).json()["active"]
        states = {each["case_no"]: each["state"] for each in await deliveries(http, webhook)}
        assert states == {MINE: "failed", SECOND: "delivered"}

    async def test_with_410_disables_at_once_and_what_waits_goes_on_when_it_is_active_again(
        self,
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
        self,
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


class TestSubscribing:
    async def test_shows_the_secret_once_and_again_only_to_who_repeats_the_request(
        self, http: httpx.AsyncClient, there: Receiver
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
        self,
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
        self, http: httpx.AsyncClient, there: Receiver, sender: WebhookSender
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
        self,
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
        self, engine: Engine, http: httpx.AsyncClient, there: Receiver
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
        self, http: httpx.AsyncClient, url: str
    ) -> None:
        answer = await http.post(API, json={"url": url})
        assert answer.status_code == 422, answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"

    async def test_has_an_end(self, http: httpx.AsyncClient, there: Receiver) -> None:
        for _ in range(20):
            await subscribed(http, there)
        answer = await http.post(API, json={"url": there.url})
        assert (answer.status_code, answer.json()["code"]) == (409, "too_many_webhooks")

    async def test_lists_messages_page_by_page(
        self,
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


class TestTheExampleReceiver:
    """The receiver of the documentation, in a process of its own."""

    @pytest.fixture
    def port(self) -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def start(self, port: int, folder: Path, secret: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, str(EXAMPLE), str(port), str(folder)],
            env=os.environ | {"WEBHOOK_SECRET": secret},
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return process
            except OSError:
                assert time.monotonic() < deadline, "the receiver does not start"
                time.sleep(0.02)

    async def test_takes_each_message_once_though_it_dies_in_between(
        self,
        engine: Engine,
        http: httpx.AsyncClient,
        sender: WebhookSender,
        tmp_path: Path,
        port: int,
    ) -> None:
        url = f"http://127.0.0.1:{port}/"
        webhook = (await http.post(API, json={"url": url})).json()
        now = datetime.now(UTC)
        happens(engine, MINE, "a")
        await sender.once(now)
        process = self.start(port, tmp_path, webhook["secret"])
        try:
            await sender.once(now + timedelta(seconds=6))
            process.kill()
            process.wait()
            found = await details(http, webhook)
            await http.post(f"{API}/{webhook['id']}/deliveries/{found['id']}/redeliver")
            happens(engine, SECOND, "b")
            process = self.start(port, tmp_path, webhook["secret"])
            await sender.once(datetime.now(UTC))
        finally:
            process.kill()
            process.wait()
        taken = (tmp_path / "messages.jsonl").read_text().splitlines()
        assert [json.loads(line)["type"] for line in taken] == ["a", "b"]
        assert {each["state"] for each in await deliveries(http, webhook)} == {"delivered"}

    async def test_refuses_what_is_forged_or_replayed(self, tmp_path: Path, port: int) -> None:
        webhook = Webhook(id="", url="", secret=webhooks.new_secret(), creation_key="")
        now = datetime.now(UTC)
        genuine = signed_headers(webhook, "msg_1", b'{"n":1}', now)
        old = signed_headers(webhook, "msg_2", b'{"n":1}', now - timedelta(minutes=6))
        process = self.start(port, tmp_path, webhook.secret)
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
                answers = [
                    (await http.post("/", content=body, headers=headers)).status_code
                    for body, headers in (
                        (b'{"n":1}', genuine),
                        (b'{"n":1}', genuine),
                        (b'{"n":2}', genuine),
                        (b'{"n":1}', genuine | {"webhook-id": "msg_3"}),
                        (b'{"n":1}', old),
                    )
                ]
        finally:
            process.kill()
            process.wait()
        assert answers == [204, 204, 401, 401, 401]
        assert (tmp_path / "messages.jsonl").read_text().splitlines() == ['{"n":1}']


@given(body=st.dictionaries(st.text(), st.text()), other=st.binary(min_size=1))
def test_a_signature_fits_its_own_message_alone(body: dict[str, str], other: bytes) -> None:
    webhook = Webhook(id="", url="", secret=webhooks.new_secret(), creation_key="")
    content = json.dumps(body).encode()
    headers = signed_headers(webhook, "msg_1", content, datetime.now(UTC))
    assert Verifier(webhook.secret).verify(content, headers) == body
    with pytest.raises(WebhookVerificationError):
        Verifier(webhooks.new_secret()).verify(content, headers)
    if other != content and _is_text(other):
        with pytest.raises(WebhookVerificationError):
            Verifier(webhook.secret).verify(other, headers)


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(jitter=st.lists(st.floats(*webhook_sending.JITTER), min_size=9, max_size=9))
def test_a_message_is_tried_for_about_three_days(jitter: list[float]) -> None:
    pauses = [delay * share for delay, share in zip(webhooks.DELAYS, jitter, strict=True)]
    whole = sum(pauses, timedelta())
    assert timedelta(days=2.6) < whole < timedelta(days=3.4)
    assert all(later >= earlier * 0.8 for earlier, later in pairwise(pauses))


class TestTls:
    """A receiver behind TLS: the address is looked up once, the certificate must be the name's."""

    @pytest.mark.parametrize(
        ("certified", "outcome"),
        [("localhost", (204, None)), ("elsewhere.test", (None, "connection_failed"))],
    )
    async def test_only_the_name_that_was_subscribed_is_believed(
        self,
        engine: Engine,
        http: httpx.AsyncClient,
        sender: WebhookSender,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        certified: str,
        outcome: tuple[int | None, str | None],
    ) -> None:
        pem = _certificate(tmp_path, certified)
        trusting = ssl.create_default_context(cafile=str(pem))
        monkeypatch.setattr(webhook_sending, "_tls", lambda: trusting)
        serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        serving.load_cert_chain(pem)
        with receiver(serving) as there:
            url = there.url.replace("http://127.0.0.1", "https://localhost")
            webhook = (await http.post(API, json={"url": url})).json()
            happens(engine, MINE, "a")
            await sender.once(datetime.now(UTC))
        [attempt] = (await details(http, webhook))["attempts"]
        assert (attempt["status"], attempt["fault"]) == outcome


def _certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for a name, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "receiver.pem"
    pem.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem
