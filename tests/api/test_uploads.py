"""What is uploaded is told by its content, harmless, and not too much; else nothing is kept."""

import asyncio
import struct
import zipfile
import zlib
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from temporalio.client import Client

from api.antivirus import Clamd
from records import uploads
from records.engine import transaction
from tests.activities.recorded import RecordedCase, empty_record
from tests.api.small_app import account, bearer, whole_app
from tests.clamd.process import clamd
from tests.clamd.server import EICAR
from tests.uploads import attaching_pdf, image, launching_pdf, locked_pdf, pdf, scripted_pdf
from workflows.messages.common import Role


class Counter:
    """Where a party hands in its evidence."""

    def __init__(self, engine: Engine, app: FastAPI, http: httpx.AsyncClient, home: Path) -> None:
        self.engine = engine
        self.app = app
        self.case_no = RecordedCase(engine, "01").has("x", "2026-03-02", "dispute").case_no
        self.party = account(engine, "c1", Role.PARTY, case_no=self.case_no, party_id="c1")
        self._http = http
        self._home = home

    async def takes(self, content: bytes, **label: str) -> httpx.Response:
        return await self._http.post(
            f"/api/v1/cases/{self.case_no}/evidence/files",
            params={"name": "借条"} | label,
            content=content,
            headers=bearer(self.engine, self.party),
        )

    async def refuses(self, content: bytes, **label: str) -> str:
        """The code with which a file is refused, of which nothing is kept."""
        answer = await self.takes(content, **label)
        assert not self.kept, "a file stayed"
        return answer.json()["code"]

    @property
    def kept(self) -> list[Path]:
        return [path for path in self._home.glob("papers/*/*") if path.is_file()]


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncGenerator[Counter]:
    with empty_record(tmp_path) as engine:
        client = await Client.connect("127.0.0.1:1", lazy=True)
        app = whole_app(engine, client, tmp_path / "papers", today=lambda: None)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
            yield Counter(engine, app, http, tmp_path)


def _zipped_after(content: bytes) -> bytes:
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("a.exe", b"MZ")
    return out.getvalue()


def _huge_png() -> bytes:
    """A picture of ten gigapixels in a few bytes."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + image("PNG")[33:]
    )


@pytest.mark.parametrize("content", [pdf(), locked_pdf(""), image("PNG"), image("JPEG")])
async def test_documents_and_pictures_are_taken(counter: Counter, content: bytes) -> None:
    assert (await counter.takes(content)).status_code == 201
    assert len(counter.kept) == 1


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "file_type_refused"),
        (lambda: b"MZ a program", "file_type_refused"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file_type_refused"),
        (scripted_pdf, "file_refused"),
        (attaching_pdf, "file_refused"),
        (launching_pdf, "file_refused"),
        (lambda: scripted_pdf().replace(b"/J", b"/#4a"), "file_refused"),
        (lambda: locked_pdf("secret"), "file_refused"),
        (lambda: b"%PDF-1.7 and nothing else", "file_refused"),
        (lambda: _zipped_after(pdf()), "file_refused"),
        (lambda: _zipped_after(image("PNG")), "file_refused"),
        (lambda: image("JPEG")[:20] + b"%PDF-1.7" + image("JPEG")[20:], "file_refused"),
        (_huge_png, "file_refused"),
        (lambda: image("PNG", (10_000, 10_000)), "file_refused"),
        (lambda: image("PNG")[:-20], "file_refused"),
    ],
)
async def test_anything_else_is_refused_and_leaves_no_file(
    counter: Counter, make: Callable[[], bytes], code: str
) -> None:
    assert await counter.refuses(make()) == code


async def test_a_file_that_is_refused_for_its_label_leaves_no_file(counter: Counter) -> None:
    assert await counter.refuses(pdf(), ordinal="9") == "invalid_body"


@pytest.mark.parametrize("which", [0, 1], ids=["unix", "tcp"])
async def test_a_virus_is_found(counter: Counter, tmp_path: Path, which: int) -> None:
    with clamd(tmp_path) as addresses:
        counter.app.state.antivirus = Clamd(addresses[which])
        assert await counter.refuses(pdf() + EICAR) == "file_infected"
        assert (await counter.takes(pdf())).status_code == 201


async def test_nothing_is_taken_while_the_virus_scanner_is_away(
    counter: Counter, tmp_path: Path
) -> None:
    counter.app.state.antivirus = Clamd(f"unix://{tmp_path / 'nobody.ctl'}")
    answer = await counter.takes(pdf())
    assert (answer.status_code, answer.json()["code"]) == (503, "antivirus_unavailable")
    assert "Retry-After" in answer.headers
    assert counter.kept == []


async def test_a_scanner_that_does_not_answer_is_not_waited_for(
    counter: Counter, tmp_path: Path
) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    socket = tmp_path / "silent.ctl"
    async with await asyncio.start_unix_server(silent, socket):
        counter.app.state.antivirus = Clamd(f"unix://{socket}", timedelta(milliseconds=200))
        assert await counter.refuses(pdf()) == "antivirus_unavailable"


async def test_a_case_takes_only_so_many_files(counter: Counter) -> None:
    _uploaded(counter, "somebody", uploads.FILES_OF_CASE)
    assert await counter.refuses(pdf()) == "case_full"


async def test_a_caller_uploads_only_so_much_on_a_day(counter: Counter) -> None:
    _uploaded(counter, counter.party.id, 1, size=uploads.BYTES_OF_DAY - 10)
    answer = await counter.takes(pdf())
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_uploads")
    assert 0 < int(answer.headers["Retry-After"]) <= 24 * 60 * 60
    assert counter.kept == []


async def test_what_was_uploaded_yesterday_counts_no_more(counter: Counter) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    _uploaded(counter, counter.party.id, uploads.FILES_OF_DAY, at=yesterday)
    assert (await counter.takes(pdf())).status_code == 201


def _uploaded(
    counter: Counter, who: str, count: int, *, size: int = 1, at: datetime | None = None
) -> None:
    at = at or datetime.now(UTC)
    with transaction(counter.engine) as session:
        session.add_all(
            uploads.Upload(case_no=counter.case_no, user_id=who, size=size, at=at)
            for _ in range(count)
        )
