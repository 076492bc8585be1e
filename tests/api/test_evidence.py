"""Evidence is registered by its digest; its receipt proves that to anyone, offline."""

import json
from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from activities.sealing import Sealer
from embedded.simulation.people import API
from proof.digests import sha256
from proof.verification import verify_receipt
from records.engine import reading
from records.proof_tables import DailySeal
from tests.activities.recorded import RecordedCase, empty_record
from tests.api.small_app import account, bearer, whole_app
from tests.uploads import pdf
from workflows.messages.common import Role

FILE: dict[str, Any] = {"name": "借条.jpg", "size": 52_311, "sha256": "a" * 64, "sm3": "b" * 64}


class Desk:
    """A case, and people who call about it."""

    def __init__(self, engine: Engine, http: httpx.AsyncClient) -> None:
        self.engine = engine
        case_no = RecordedCase(engine, "01").has("x", "2026-03-02", "dispute").case_no
        self.path = f"/cases/{case_no}/evidence"
        self._http = http
        self._people = {
            "clerk": bearer(engine, account(engine, "clerk", Role.CLERK)),
            "ops": bearer(engine, account(engine, "ops", Role.OPS)),
        } | {
            each: bearer(engine, account(engine, each, Role.PARTY, case_no=case_no, party_id=each))
            for each in ("c1", "r1")
        }

    async def registers(self, who: str, **changes: Any) -> httpx.Response:
        return await self._http.post(self.path, json=FILE | changes, headers=self._people[who])

    async def uploads(self, who: str, content: bytes, **label: Any) -> httpx.Response:
        return await self._http.post(
            f"{self.path}/files", params=label, content=content, headers=self._people[who]
        )

    async def downloads(self, who: str, receipt_id: str) -> httpx.Response:
        path = f"{self.path}/{receipt_id}/file"
        return await self._http.get(path, headers=self._people[who])

    async def reads(self, who: str, path: str) -> Any:
        return (await self._http.get(path, headers=self._people[who])).json()

    def sealed(self, day: date) -> None:
        """The check that the worker makes, at one in the morning of a day in Shanghai."""
        Sealer(self.engine, with_sm2=False).once(
            datetime(day.year, day.month, day.day - 1, 17, 0, tzinfo=UTC)
        )


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    with empty_record(tmp_path) as engine:
        client = await Client.connect("127.0.0.1:1", lazy=True)
        app = whole_app(engine, client, tmp_path, today=lambda: None)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=f"http://jiefen.test{API}"
        ) as http:
            yield Desk(engine, http)


async def test_a_receipt_is_given_at_once_and_proved_from_the_next_seal_on(desk: Desk) -> None:
    answer = await desk.registers("c1", ordinal=1)
    assert answer.status_code == 201
    said = answer.json()["receipt"]
    assert said | FILE | {"ordinal": 1, "party_id": "c1"} == said
    assert answer.json()["proof"] is None
    assert verify_receipt(answer.content).whole
    desk.sealed(date(2026, 11, 26))
    kept = await desk.reads("c1", f"{desk.path}/{said['id']}")
    assert kept["proof"]["seal"]["day"] == "2026-11-26"
    report = verify_receipt(json.dumps(kept).encode())
    assert (report.faults, report.facts["sealed_on"]) == ((), "2026-11-26")


@pytest.mark.parametrize(
    ("place", "value", "part"),
    [
        (("receipt", "sha256"), "0" * 64, {"receipt", "proof"}),
        (("receipt", "registered_at"), "2020-01-01T00:00:00+00:00", {"receipt", "proof"}),
        (("proof", "seal", "sealed_at"), "2020-01-01T00:00:00+00:00", {"seal"}),
        (("proof", "sm3"), ["0" * 64], {"proof"}),
        (("proof", "place"), 0, {"proof"}),
    ],
)
async def test_a_changed_receipt_is_found(
    desk: Desk, place: tuple[str, ...], value: Any, part: set[str]
) -> None:
    receipt_id = (await desk.registers("c1")).json()["receipt"]["id"]
    desk.sealed(date(2026, 11, 26))
    kept = await desk.reads("c1", f"{desk.path}/{receipt_id}")
    holder = kept
    for name in place[:-1]:
        holder = holder[name]
    assert holder[place[-1]] != value
    holder[place[-1]] = value
    report = verify_receipt(json.dumps(kept).encode())
    assert {fault.part for fault in report.faults} == part


async def test_the_same_file_by_the_same_person_keeps_its_first_receipt(desk: Desk) -> None:
    first, again = await desk.registers("c1"), await desk.registers("c1", name="另一个名字")
    other = await desk.registers("r1")
    assert again.json()["receipt"] == first.json()["receipt"]
    assert other.json()["receipt"]["id"] != first.json()["receipt"]["id"]


async def test_a_party_sees_its_own_receipts_and_the_clerk_all(desk: Desk) -> None:
    for who in ("c1", "r1"):
        await desk.registers(who)
    await desk.registers("clerk", for_party="c1", sha256="c" * 64)
    seen = {
        who: [each["receipt"]["party_id"] for each in await desk.reads(who, desk.path)]
        for who in ("c1", "r1", "clerk")
    }
    assert seen == {"c1": ["c1", "c1"], "r1": ["r1"], "clerk": ["c1", "r1", "c1"]}


@pytest.mark.parametrize(
    ("who", "changes", "status"),
    [
        ("clerk", {"for_party": "c9"}, 422),
        ("c1", {"ordinal": 99}, 422),
        ("c1", {"sha256": "A" * 64}, 422),
        ("c1", {"name": "a\u0000b"}, 422),
        ("ops", {}, 403),
    ],
)
async def test_what_cannot_be_registered_is_refused(
    desk: Desk, who: str, changes: dict[str, Any], status: int
) -> None:
    assert (await desk.registers(who, **changes)).status_code == status


async def test_a_day_is_sealed_by_the_first_check_after_midnight_in_shanghai(desk: Desk) -> None:
    desk.sealed(date(2026, 11, 26))
    await desk.registers("c1")
    desk.sealed(date(2026, 11, 26))
    desk.sealed(date(2026, 11, 28))
    with reading(desk.engine) as session:
        made = [session.get(DailySeal, date(2026, 11, day)) for day in (26, 27, 28)]
    assert [seal and seal.size for seal in made] == [1, None, 2]


async def test_anyone_can_read_that_a_seal_continues_an_older_one(desk: Desk) -> None:
    desk.sealed(date(2026, 11, 26))
    await desk.registers("c1")
    desk.sealed(date(2026, 11, 27))
    days = [each["seal"]["day"] for each in await desk.reads("ops", "/seals")]
    assert days == ["2026-11-27", "2026-11-26"]
    proof = await desk.reads("ops", "/seals/2026-11-27/consistency?since=2026-11-26")
    assert (proof["old"]["seal"]["size"], proof["new"]["seal"]["size"]) == (1, 2)
    assert [len(proof[name]) for name in ("sha256", "sm3")] == [1, 1]


PDF = pdf("a loan note")


async def test_an_uploaded_file_is_registered_and_kept(desk: Desk) -> None:
    answer = await desk.uploads("c1", PDF, name="借条", ordinal=1)
    assert answer.status_code == 201
    said = answer.json()["receipt"]
    assert (said["sha256"], said["size"]) == (sha256(PDF), len(PDF))
    assert verify_receipt(answer.content).whole
    kept = await desk.downloads("clerk", said["id"])
    assert (kept.content, kept.headers["content-type"]) == (PDF, "application/pdf")
    assert (await desk.downloads("r1", said["id"])).status_code == 404
    # Once more it is the same receipt.
    again = await desk.uploads("c1", PDF, name="借条", ordinal=1)
    assert again.json()["receipt"]["id"] == said["id"]


async def test_a_file_that_stayed_with_its_owner_cannot_be_fetched(desk: Desk) -> None:
    said = (await desk.registers("c1")).json()["receipt"]
    assert (await desk.downloads("c1", said["id"])).status_code == 404


@pytest.mark.parametrize(
    ("content", "label", "code"),
    [
        (b"MZ a program", {"name": "借条.pdf"}, "file_type_refused"),
        (b"%PDF-" + bytes(20 * 1024 * 1024), {"name": "借条"}, "file_too_large"),
        (PDF, {"name": "借条", "ordinal": 9}, "invalid_body"),
        (PDF, {}, "invalid_body"),
    ],
)
async def test_what_is_no_evidence_is_not_taken(
    desk: Desk, content: bytes, label: dict[str, Any], code: str
) -> None:
    answer = await desk.uploads("c1", content, **label)
    assert answer.json()["code"] == code
    assert await desk.reads("c1", desk.path) == []
