"""What a filing package promises: complete, the same bytes each time, and provable offline."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select
from temporalio.exceptions import ApplicationError
from typer.testing import CliRunner, Result

from activities.filing.verification import verify
from activities.pdf_conversion import PdfConverter
from activities.signatures import FILING_INDEX
from cli.main import app
from law.filings import filing_requirements
from proof.archive import pack, unpack
from records.signing_keys import public_jwk
from records.tables import Evidence, FilingPackage, SigningKey
from templates.catalogue import CATALOGUE
from tests.conftest import NO_SOFFICE
from tests.filing.packages import KIND, Suit


def incomplete(error: ApplicationError) -> list[str]:
    assert error.type == "package_incomplete"
    return error.details[0]


async def test_a_package_holds_its_papers_its_evidence_and_an_index(suit: Suit) -> None:
    content = suit.content(await suit.made())
    manifest = json.loads(unpack(content)["manifest.json"])
    assert [paper["kind"] for paper in manifest["papers"]] == [
        FILING_INDEX,
        *filing_requirements()[KIND].papers,
    ]
    assert [item["number"] for item in manifest["evidence"]] == [1, 2]
    assert set(unpack(content)) == {"manifest.json", "manifest.sig"} | {
        f"papers/{number:02d}-{CATALOGUE[paper['kind']].title}.{suffix}"
        for number, paper in enumerate(manifest["papers"])
        for suffix in ("docx", "pdf")
    }
    assert verify(content).whole


async def test_what_the_claimant_uploaded_lies_under_its_item(suit: Suit) -> None:
    suit.uploaded(b"%PDF-1.7 a note", party_id="c1", ordinal=2)
    suit.uploaded(b"%PDF-1.7 a defence", party_id="r1", ordinal=2)
    suit.uploaded(b"%PDF-1.7 something else", party_id="c1", ordinal=None)
    content = suit.content(await suit.made())
    held = {name: file for name, file in unpack(content).items() if name.startswith("evidence/")}
    assert held == {"evidence/02-1.pdf": b"%PDF-1.7 a note"}
    assert verify(content).whole
    manifest = json.loads(unpack(content)["manifest.json"])
    assert [len(item["files"]) for item in manifest["evidence"]] == [0, 1]


async def test_the_same_order_makes_one_package_of_the_same_bytes(
    engine: Engine, suit: Suit
) -> None:
    order = suit.ordered()
    first = await suit.assembly.assemble(order)
    assert await suit.assembly.assemble(order) == first
    with Session(engine) as session, session.begin():
        session.delete(session.exec(select(FilingPackage)).one())
    assert await suit.assembly.assemble(order) == first


@pytest.mark.parametrize("missing", [FILING_INDEX, "complaint"])
async def test_a_package_without_a_paper_is_not_complete(suit: Suit, missing: str) -> None:
    kinds = (FILING_INDEX, *filing_requirements()[KIND].papers)
    order = suit.ordered(tuple(kind for kind in kinds if kind != missing))
    with pytest.raises(ApplicationError) as caught:
        await suit.assembly.assemble(order)
    assert incomplete(caught.value) == [missing]


async def test_a_package_without_pdfs_is_not_complete(engine: Engine, tmp_path: Path) -> None:
    suit = Suit(engine, tmp_path, PdfConverter(NO_SOFFICE))
    with pytest.raises(ApplicationError) as caught:
        await suit.made()
    assert incomplete(caught.value) == [FILING_INDEX, *filing_requirements()[KIND].papers]


async def test_an_evidence_list_that_differs_from_the_record_makes_no_package(
    engine: Engine, suit: Suit
) -> None:
    order = suit.ordered()
    with Session(engine) as session, session.begin():
        session.delete(session.exec(select(Evidence)).all()[-1])
    with pytest.raises(ApplicationError) as caught:
        await suit.assembly.assemble(order)
    assert incomplete(caught.value) == ["evidence_list"]


def tampered(content: bytes, name: str, *, at: int = -1) -> bytes:
    """The package with one byte of a file changed, its zip in order again."""
    files = unpack(content)
    changed = bytearray(files[name])
    changed[at] ^= 1
    return pack(files | {name: bytes(changed)})


async def test_a_tampered_byte_is_named(suit: Suit) -> None:
    content = suit.content(await suit.made())
    for name in unpack(content):
        (fault, *_) = verify(tampered(content, name, at=9)).faults
        if name.startswith("papers/"):
            assert (fault.code, fault.file) == ("digest_mismatch", name)
        else:
            assert fault.file in ("manifest.json", "manifest.sig")


async def test_no_byte_of_a_package_can_change_unnoticed(suit: Suit) -> None:
    content = suit.content(await suit.made())

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(content) - 1), st.integers(1, 255))
    def check(place: int, change: int) -> None:
        changed = bytearray(content)
        changed[place] ^= change
        assert not verify(bytes(changed)).whole

    check()


def zipped(files: dict[str, bytes], **changes: Any) -> bytes:
    """A zip written by somebody else."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", changes.get("compression", zipfile.ZIP_STORED)) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name", ["../outside.txt", "/etc/passwd", "papers/../../x", "C:/x", "a\\b", "papers/", "x\n"]
)
async def test_a_name_that_leads_outside_is_refused(suit: Suit, name: str) -> None:
    files = unpack(suit.content(await suit.made()))
    (fault,) = verify(zipped(files | {name: b""})).faults
    assert fault.code == "zip_unsafe"


async def test_a_file_too_many_or_too_few_is_named(suit: Suit) -> None:
    files = unpack(suit.content(await suit.made()))
    (more,) = verify(pack(files | {"papers/99-more.pdf": b"%PDF-%%EOF"})).faults
    assert (more.code, more.file) == ("file_extra", "papers/99-more.pdf")
    lost = sorted(files)[-1]
    (less,) = verify(pack({name: files[name] for name in files if name != lost})).faults
    assert (less.code, less.file) == ("file_missing", lost)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", zipped({"a.txt": b"a"})])
def test_what_is_no_package_is_said_to_be_none(content: bytes) -> None:
    (fault,) = verify(content).faults
    assert fault.code in ("zip_unsafe", "manifest_unreadable")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["verify-package", *map(str, arguments)])


async def test_the_command_tells_whole_from_tampered_and_asks_for_the_right_signature(
    engine: Engine, suit: Suit, tmp_path: Path
) -> None:
    content = suit.content(await suit.made())
    with Session(engine) as session:
        key = session.exec(select(SigningKey)).one()
    trusted, package = tmp_path / "key.json", tmp_path / "package.zip"
    trusted.write_text(json.dumps(public_jwk(key)))
    package.write_bytes(content)

    whole = run(package, "--key", trusted)
    assert (whole.exit_code, key.kid in whole.output) == (0, True)

    package.write_bytes(tampered(content, "papers/01-民事起诉状.pdf"))
    broken = run(package, "--json")
    assert broken.exit_code == 1
    assert json.loads(broken.output)["faults"][0]["file"] == "papers/01-民事起诉状.pdf"

    files = unpack(content)
    package.write_bytes(pack({name: files[name] for name in files if name != "manifest.sig"}))
    assert (run(package).exit_code, run(package, "--key", trusted).exit_code) == (0, 1)
    assert run(tmp_path / "nowhere.zip").exit_code == 2


def test_every_paper_that_a_filing_needs_is_in_the_catalogue() -> None:
    for required in filing_requirements().values():
        written = {*required.papers, *required.of_organisations}
        assert written | {*required.annexes, *required.if_on_record} <= set(CATALOGUE)
