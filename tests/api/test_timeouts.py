"""Whoever asks while a part of the system cannot answer is told to come again."""

from datetime import timedelta
from pathlib import Path

import httpx
from sqlalchemy import Engine, text
from sqlmodel import select
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter

from records.engine import connect, reading, transaction
from records.tables import Command
from tests.api.small_app import PASSWORD, account, bearer, whole_app
from tests.documents import example
from workflows.messages.common import Role

FIRST = {"username": "root", "name": "管理员", "password": PASSWORD}
BUREAU = "无锡市锡山区司法局"


async def test_a_database_that_is_held_up_answers_503(database_url: str, tmp_path: Path) -> None:
    holder, impatient = connect(database_url), connect(database_url, timedelta(milliseconds=200))
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(impatient, client, tmp_path, today=lambda: None)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://jiefen.test/api/v1"
    ) as http:
        with transaction(holder) as session:
            session.execute(text("UPDATE user_account SET name = name"))
            if holder.dialect.name == "postgresql":
                session.execute(text("LOCK TABLE user_account"))
            answer = await http.post("/setup", json=FIRST)
        assert (answer.status_code, answer.json()["code"]) == (503, "temporarily_unavailable")
        assert "Retry-After" in answer.headers
        assert (await http.post("/setup", json=FIRST)).status_code == 201
    holder.dispose()
    impatient.dispose()


async def test_temporal_that_was_never_there_answers_503_and_the_case_is_kept(
    engine: Engine, tmp_path: Path
) -> None:
    nobody = await Client.connect("127.0.0.1:1", lazy=True, data_converter=pydantic_data_converter)
    app = whole_app(engine, nobody, tmp_path, today=lambda: None)
    clerk = account(engine, "wang", Role.CLERK, bureau=BUREAU)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://jiefen.test/api/v1"
    ) as http:
        answer = await http.post("/disputes", json=example("01"), headers=bearer(engine, clerk))
        assert (answer.status_code, answer.json()["code"]) == (503, "temporarily_unavailable")
        assert "Retry-After" in answer.headers
    with reading(engine) as session:
        assert session.exec(select(Command.state)).one() == "pending"
