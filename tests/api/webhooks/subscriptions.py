"""A bureau's subscriptions, and what becomes of them."""

import json
from typing import Any

import httpx
from sqlalchemy import Engine

from api.webhook_reach import Reach
from records.engine import transaction
from records.tables import Case
from tests.api.receiver import Receiver
from tests.api.small_app import happened

BUREAU, ELSEWHERE = "无锡市锡山区司法局", "苏州市姑苏区司法局"
MINE, SECOND, OTHER = "JF2026-000001", "JF2026-000002", "JF2026-000003"
API = "/api/v1/webhooks"
REACH = Reach(loopback=True)


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
