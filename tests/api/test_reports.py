"""Reports over the API: whose cases they are on, and the files."""

import io
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from openpyxl import load_workbook
from sqlalchemy import Engine
from temporalio.client import Client

from activities.pdf_conversion import PdfConverter
from law.civil_time import civil_date
from records.engine import transaction
from tests.api.small_app import account, bearer, database_at, whole_app
from tests.records.caseloads import LIANGXI, XISHAN, filed
from tests.verapdf import not_pdf_a_2b
from workflows.messages.common import Role

FORMULA = "=1+1"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return database_at(tmp_path)


@pytest.fixture
async def app(engine: Engine, tmp_path: Path) -> FastAPI:
    client = await Client.connect("127.0.0.1:1", lazy=True)
    today = civil_date(datetime.now(UTC))
    with transaction(engine) as session:
        filed(session, 1, today - timedelta(days=60), 20, bureau=XISHAN)
        filed(session, 2, today - timedelta(days=60), 50, bureau=LIANGXI)
        filed(session, 3, today - timedelta(days=60), bureau=FORMULA)
    return whole_app(engine, client, tmp_path, today=lambda: None)


@pytest.fixture
async def http(app: FastAPI, engine: Engine) -> AsyncGenerator[httpx.AsyncClient]:
    ops = bearer(engine, account(engine, "ops", Role.OPS))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://testserver/api/v1", headers=ops
    ) as opened:
        yield opened


async def test_ops_read_every_bureau_and_the_total(http: httpx.AsyncClient) -> None:
    told = (await http.get("/reports", params={"by": "bureau"})).json()
    assert {row["name"]: row["share"] for row in told["rows"]} == {
        XISHAN: 1.0,
        LIANGXI: 0.0,
        FORMULA: 0.0,
    }
    total = told["total"]
    assert (total["cases"], total["counted"], total["share"]) == (
        3,
        3,
        pytest.approx(1 / 3, abs=1e-4),
    )
    assert (total["mean_days"], total["p50_days"], total["p90_days"]) == (35.0, 20, 50)
    assert total["saved"] == total["court_halved"] != "0.00"


async def test_a_supervisor_reads_the_own_bureau_whatever_is_asked(
    engine: Engine, http: httpx.AsyncClient
) -> None:
    supervisor = account(engine, "zhang", Role.SUPERVISOR, bureau=XISHAN)
    asked = {"by": "bureau", "bureau": LIANGXI}
    answer = await http.get("/reports", params=asked, headers=bearer(engine, supervisor))
    assert [row["name"] for row in answer.json()["rows"]] == [XISHAN]


async def test_a_clerk_reads_none(engine: Engine, http: httpx.AsyncClient) -> None:
    clerk = bearer(engine, account(engine, "wang", Role.CLERK, bureau=XISHAN))
    assert (await http.get("/reports", headers=clerk)).status_code == 403


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2026-03-02", "until": "2026-03-01"},
        {"since": "2020-01-01", "until": "2026-03-01"},
        {"since": "2999-12-31"},
    ],
)
async def test_a_period_must_be_one(http: httpx.AsyncClient, asked: dict[str, str]) -> None:
    answer = await http.get("/reports", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "period_invalid")


async def test_the_workbook_holds_the_figures_and_no_formula(http: httpx.AsyncClient) -> None:
    answer = await http.get("/reports/report.xlsx", params={"by": "bureau"})
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert set(rows) == {XISHAN, LIANGXI, FORMULA, "合计"}
    assert rows[FORMULA][0].data_type == "s"
    assert [cell.value for cell in rows["合计"][1:4]] == [3, 2, 3]


async def test_without_libreoffice_the_pdf_is_unavailable(http: httpx.AsyncClient) -> None:
    answer = await http.get("/reports/report.pdf")
    assert (answer.status_code, answer.json()["code"]) == (503, "pdf_unavailable")


async def test_the_pdf_is_one_for_the_archive(
    app: FastAPI, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    async with PdfConverter() as converter:
        app.state.convert = converter.convert
        answer = await http.get("/reports/report.pdf", params={"by": "bureau"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert not_pdf_a_2b(tmp_path, {"report": answer.content}) == []
