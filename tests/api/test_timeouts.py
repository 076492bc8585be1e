"""Whoever asks while the database is held up is told to come again."""

from datetime import timedelta
from pathlib import Path

import httpx
from sqlalchemy import text
from temporalio.client import Client

from records.engine import connect, transaction
from tests.api.small_app import PASSWORD, whole_app

FIRST = {"username": "root", "name": "管理员", "password": PASSWORD}


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
