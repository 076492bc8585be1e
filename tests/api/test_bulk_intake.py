"""Bulk intake: each row a case or a report, nothing by halves, nothing twice."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import func, select

from api.bulk_running import BulkRunner
from api.commands import CommandPath
from embedded.simulation.people import API, Bureau, Person
from embedded.simulation.town import TASK_QUEUE, Town
from jiefen_client import Problem, Request
from records.bulk_intake import LEASE
from records.engine import reading
from records.tables import Case, Command
from tests.api.sheets import as_csv, as_xlsx, goods, table
from tests.documents import varied

BULK = f"{API}/intake/bulk"
BAD_PHONE = {"被申请人1电话": "12"}


class Desk:
    """A clerk's desk at which files are handed in, and the runner that takes them in."""

    def __init__(self, here: Town, clerk: Person) -> None:
        self.here, self.clerk = here, clerk
        self.path = CommandPath(here.engine, here.client, TASK_QUEUE)

    async def hand_in(self, content: bytes, key: str | None = None, **query: bool) -> Any:
        headers = {"Idempotency-Key": key}
        handed_in = Request("POST", BULK, query=query, content=content, headers=headers)
        try:
            answer = await self.clerk.client.send(handed_in)
        except Problem as refused:
            return refused.body
        return answer.json() | {"status": answer.status_code}

    async def run(self) -> None:
        await BulkRunner(self.here.engine, self.path).all_waiting()

    async def taken(self, content: bytes, **query: bool) -> tuple[Any, list[Any]]:
        """Hand in a file and have it taken in: the job and its rows."""
        job = await self.hand_in(content, **query)
        assert job["status"] == 202, job
        await self.run()
        return await self.read(job), await self.rows(job)

    async def read(self, job: Any) -> Any:
        return await self.clerk.get(f"/intake/bulk/{job['id']}")

    async def rows(self, job: Any) -> list[Any]:
        return (await self.clerk.get(f"/intake/bulk/{job['id']}/rows"))["rows"]

    def cases(self) -> int:
        with reading(self.here.engine) as session:
            return session.exec(select(func.count()).select_from(Case)).one()


@pytest.fixture
def desk(here: Town, bureau: Bureau) -> Desk:
    return Desk(here, bureau.clerk)


def numbers(*contracts: str) -> list[dict[str, Any]]:
    return [goods(contract) for contract in contracts]


@pytest.mark.parametrize("written", [as_csv, as_xlsx])
async def test_each_row_becomes_a_case_that_goes_its_way(desk: Desk, written: Any) -> None:
    contracts = [f"{written.__name__}-{n}" for n in (1, 2)]
    job, rows = await desk.taken(written(table(*numbers(*contracts))))
    assert (job["state"], job["rows"], job["taken"]) == ("done", 2, 2)
    for row in rows:
        case = await desk.clerk.get(f"/cases/{row['case_no']}")
        assert case["stage"] == "intake"
        assert [party["name"] for party in case["parties"]] == ["无锡示例轴承有限公司", "李*"]


async def test_json_lines_hold_the_usual_document(desk: Desk) -> None:
    documents = (varied("02", contract__number=f"L-{number}") for number in (1, 2))
    lines = "\n".join(json.dumps(document, ensure_ascii=False) for document in documents)
    job, rows = await desk.taken(lines.encode())
    assert (job["form"], job["taken"]) == ("jsonl", 2)
    assert all(row["case_no"] for row in rows)


async def test_a_row_is_refused_with_the_problems_of_a_single_intake_and_can_be_corrected(
    desk: Desk,
) -> None:
    sheet = as_csv(table(*numbers("B-1"), goods("B-2", **BAD_PHONE, **{"本金（元）": "0"})))
    job, rows = await desk.taken(sheet)
    assert [(row["number"], row["state"]) for row in rows] == [(2, "taken"), (3, "refused")]
    told = {(each["field"], each["heading"], each["code"]) for each in rows[1]["problems"]}
    assert told == {
        ("respondents.0.phone", "被申请人1电话", "phone_format"),
        ("claim.principal", "本金（元）", "amount_not_positive"),
    }
    refused: bytes = await desk.clerk.get(f"/intake/bulk/{job['id']}/corrections")
    corrected = refused.decode("utf-8-sig").replace(",12,", ",13800000202,").replace(",0,", ",9,")
    again, [row] = await desk.taken(corrected.encode())
    assert (again["taken"], row["state"]) == (1, "taken")


async def test_a_dry_run_reports_and_takes_nothing(desk: Desk) -> None:
    before = desk.cases()
    job, rows = await desk.taken(
        as_csv(table(*numbers("C-1", "C-1"), goods("C-2", **BAD_PHONE))), dry_run=True
    )
    assert desk.cases() == before
    assert (job["state"], job["acceptable"], job["refused"]) == ("done", 1, 2)
    assert [[each["code"] for each in row["problems"]] for row in rows] == [
        [],
        ["duplicate_case"],
        ["phone_format"],
    ]


async def test_all_or_nothing_takes_the_whole_file_or_nothing(desk: Desk) -> None:
    before = desk.cases()
    bad = as_csv(table(*numbers("D-1"), goods("D-2", **BAD_PHONE)))
    job, rows = await desk.taken(bad, all_or_nothing=True)
    assert (job["state"], desk.cases()) == ("refused", before)
    assert [row["state"] for row in rows] == ["acceptable", "refused"]
    good = as_csv(table(*numbers("D-1", "D-2")))
    job, rows = await desk.taken(good, all_or_nothing=True)
    assert (job["state"], job["taken"], desk.cases()) == ("done", 2, before + 2)
    assert (await desk.clerk.get(f"/cases/{rows[0]['case_no']}"))["stage"] == "intake"


async def test_the_same_key_is_the_same_job_and_the_same_file_the_same_cases(desk: Desk) -> None:
    sheet = as_csv(table(*numbers("E-1", "E-2")))
    first = await desk.hand_in(sheet, key="bulk-one")
    await desk.run()
    assert (await desk.hand_in(sheet, key="bulk-one"))["id"] == first["id"]
    before = desk.cases()
    again, rows = await desk.taken(sheet)
    assert (again["taken"], desk.cases()) == (2, before)
    assert [row["case_no"] for row in rows] == [r["case_no"] for r in await desk.rows(first)]
    other = await desk.hand_in(as_csv(table(*numbers("E-3"))), key="bulk-one")
    assert (other["status"], other["code"]) == (409, "idempotency_key_reused")
    changed = await desk.hand_in(sheet, key="bulk-one", dry_run=True)
    assert changed["status"] == 409


class Dying(CommandPath):
    """The way to the workflows of a process that is killed when it sends its second command."""

    sent = 0

    async def send(self, command: Command) -> Command:
        self.sent += 1
        if self.sent == 2:
            raise asyncio.CancelledError
        return await super().send(command)


@pytest.mark.parametrize("all_or_nothing", [False, True])
async def test_a_job_cut_off_is_gone_on_with_and_takes_nothing_twice(
    desk: Desk, all_or_nothing: bool
) -> None:
    contracts = [f"F-{all_or_nothing}-{n}" for n in range(3)]
    before, now = desk.cases(), datetime.now(UTC)
    job = await desk.hand_in(as_csv(table(*numbers(*contracts))), all_or_nothing=all_or_nothing)
    dying = Dying(desk.here.engine, desk.here.client, TASK_QUEUE)
    with pytest.raises(asyncio.CancelledError):
        await BulkRunner(desk.here.engine, dying).once(now)
    cut_off = await desk.read(job)
    runner = BulkRunner(desk.here.engine, desk.path)
    if all_or_nothing:
        assert (cut_off["state"], cut_off["taken"]) == ("done", 3)  # the relay sends the rest
    else:
        assert (cut_off["state"], cut_off["taken"], cut_off["waiting"]) == ("waiting", 2, 1)
        assert not await runner.once(now), "somebody may still be at it"
        assert await runner.once(datetime.now(UTC) + LEASE)
    done = await desk.read(job)
    assert (done["state"], done["taken"], desk.cases()) == ("done", 3, before + 3)


async def test_two_workers_share_the_jobs_and_no_row_is_taken_twice(desk: Desk) -> None:
    before = desk.cases()
    jobs = [await desk.hand_in(as_csv(table(*numbers(f"G-{n}", f"H-{n}")))) for n in range(3)]
    await asyncio.gather(desk.run(), desk.run())
    assert [(await desk.read(job))["taken"] for job in jobs] == [2, 2, 2]
    assert desk.cases() == before + 6


async def test_a_job_is_its_submitters_alone(desk: Desk, bureau: Bureau) -> None:
    job = await desk.hand_in(as_csv(table(goods("I-1", **BAD_PHONE))))
    await desk.run()
    for path in ("", "/rows", "/corrections"):
        with pytest.raises(Problem) as hidden:
            await bureau.supervisor.get(f"/intake/bulk/{job['id']}{path}")
        assert (hidden.value.status, hidden.value.code) == (404, "not_found")
    listed = await bureau.supervisor.get("/intake/bulk")
    assert job["id"] not in [each["id"] for each in listed]
    with pytest.raises(Problem) as refused:
        await bureau.mediator.client.submit_bulk(b"{}", media_type="application/jsonl")
    assert refused.value.status == 403


async def test_a_clerk_files_for_the_own_bureau_only(desk: Desk, bureau: Bureau) -> None:
    elsewhere = await bureau.official(
        "elsewhere", role="clerk", name="外局书记员", bureau="苏州市姑苏区司法局"
    )
    _, [row] = await Desk(desk.here, elsewhere).taken(as_csv(table(goods("J-1"))))
    assert [(each["code"], each["heading"]) for each in row["problems"]] == [
        ("forbidden", "受理机构")
    ]


async def test_what_is_too_large_or_no_such_file_is_refused_at_once(desk: Desk) -> None:
    assert (await desk.hand_in(b"x" * (10 << 20) + b"x"))["code"] == "file_too_large"
    refused = await desk.hand_in("甲,乙\n1,2\n".encode())
    assert (refused["status"], refused["code"]) == (422, "columns_unknown")
    assert len(refused["errors"]) == 2


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_the_template_can_be_downloaded(desk: Desk, form: str) -> None:
    answer = await desk.here.http.get(f"{BULK}/template.{form}")
    assert answer.status_code == 200
    assert f'filename="intake-template.{form}"' in answer.headers["Content-Disposition"]
