"""The client follows events over broken streams: each once, in their order."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import httpx
import pytest
from temporalio.client import Client

from api import event_tail
from jiefen_client import Jiefen, Password, Problem
from jiefen_client.event_stream import StreamMessage, messages
from records.engine import transaction
from tests.api.serving import served
from tests.api.small_app import PASSWORD, a_case, account, database_at, happened, whole_app
from tests.client.lossy import CutLine
from workflows.messages.common import Role

BUREAU = "无锡市锡山区司法局"
PATIENCE = 90
KINDS = ["claim_withdrawn", "case_closed", "claim_withdrawn"]


async def _no_sleep(seconds: float) -> None:
    await asyncio.sleep(0)


async def test_events_are_told_once_over_broken_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_tail, "PAUSE_SECONDS", 0.05)
    engine = database_at(tmp_path)
    account(engine, "wang", Role.CLERK, bureau=BUREAU)
    with transaction(engine) as session:
        case = a_case(session, bureau=BUREAU)
        for kind in KINDS:
            happened(session, case, kind)
    temporal = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, temporal, tmp_path, today=lambda: None)
    line = CutLine(httpx.AsyncHTTPTransport())
    wang = Password("wang", PASSWORD)
    async with served(app) as url, httpx.AsyncClient(transport=line, timeout=PATIENCE) as http:
        jiefen = Jiefen(url, wang, http_client=http, sleep=_no_sleep)
        async with asyncio.timeout(PATIENCE), aclosing(jiefen.follow_events(after=0)) as events:
            told = [await anext(events) for _ in KINDS]
        with pytest.raises(Problem, match="bad_cursor"):
            await anext(jiefen.follow_events(after=99))
    assert [(event.id, event.kind) for event in told] == list(enumerate(KINDS, start=1))
    assert line.last_ids[:3] == ["0", "1", "2"]
    engine.dispose()


async def test_a_stream_is_read_as_it_is_written() -> None:
    async def lines():
        for line in ("retry: 3000", "id: 7", "", ": heartbeat", "id: 8", "", "data: a", "data:b"):
            yield line
        yield ""
        yield "data: cut off"

    assert [message async for message in messages(lines())] == [
        StreamMessage(last_id="7", retry=3.0),
        StreamMessage(last_id="8"),
        StreamMessage(data="a\nb"),
    ]
