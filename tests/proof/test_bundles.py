"""What a bundle promises: checked without a database, and one flipped bit is found and named."""

import json
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cli.main import app
from proof import bundle
from proof.archive import unpack
from proof.bundle import DIRECTORY, MANIFEST, SIGNATURE, open_bundle
from proof.digests import canonical
from proof.verification import verify_bundle
from records.engine import reading, transaction
from records.signing_keys import private_key, public_jwk, signing_keys
from records.tables import Paper
from tests.activities.recorded import empty_record
from tests.proof.cases import ProvenCase

HEADER = 30


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Generator[ProvenCase]:
    folder = tmp_path_factory.mktemp("proof")
    with empty_record(folder) as engine:
        yield ProvenCase(engine, folder)


@pytest.fixture(scope="module")
def made(case: ProvenCase) -> bytes:
    return case.bundle()


def part_at(content: bytes, offset: int) -> str:
    """The part of a bundle in which a byte lies."""
    at = 0
    for name, file in unpack(content).items():
        at += HEADER + len(name.encode()) + len(file)
        if offset < at:
            return name
    return DIRECTORY


def test_a_bundle_proves_the_log_the_papers_the_evidence_and_the_seals(made: bytes) -> None:
    report = verify_bundle(made)
    assert report.whole
    assert {name: report.facts[name] for name in ("events", "papers", "receipts", "seals")} == {
        "events": 4,
        "papers": 3,
        "receipts": 4,
        "seals": ["2026-03-03", "2026-03-04", "2026-03-05"],
    }
    assert (report.facts["sealed_events"], report.facts["sealed_receipts"]) == (3, 3)
    assert report.facts["sealed_files"] == 6
    assert report.facts["algorithms"] == ["ES256", "SM2SM3"]
    assert {name for name in unpack(made) if name.startswith("papers/")} == {
        f"papers/{seq:04d}-session_record.{suffix}"
        for seq in (1, 2, 3)
        for suffix in ("docx", "pdf")
    }


def test_the_same_case_at_the_same_moment_is_the_same_bundle(case: ProvenCase, made: bytes) -> None:
    assert case.bundle() == made


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_one_flipped_bit_anywhere_is_found_and_named(made: bytes, data: st.DataObject) -> None:
    offset, bit = data.draw(st.integers(0, len(made) - 1)), data.draw(st.integers(0, 7))
    damaged = bytearray(made)
    damaged[offset] ^= 1 << bit
    report = verify_bundle(bytes(damaged))
    assert [fault.part for fault in report.faults] == [part_at(made, offset)]
    assert bundle.looks_like(bytes(damaged))


@pytest.mark.parametrize("part", ["first", "last", "header"])
def test_every_part_is_named_when_it_is_hit(made: bytes, part: str) -> None:
    at = 0
    for name, file in unpack(made).items():
        start, end = at + HEADER + len(name.encode()), at + HEADER + len(name.encode()) + len(file)
        damaged = bytearray(made)
        damaged[{"first": start, "last": end - 1, "header": at + 14}[part]] ^= 1
        assert [fault.part for fault in verify_bundle(bytes(damaged)).faults] == [name]
        at = end


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_bundle_cut_short_or_made_longer_is_found(made: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(made) - 1))
    assert not verify_bundle(made[:cut]).whole
    assert [fault.part for fault in verify_bundle(made + b"\0").faults] == [DIRECTORY]


def forged(case: ProvenCase, made: bytes, name: str, change: Callable[[Any], object]) -> bytes:
    """The bundle with a document changed and signed anew with the installation's own key."""
    files = dict(unpack(made))
    manifest = json.loads(files.pop(MANIFEST))
    del files[SIGNATURE]
    changed = json.loads(files[name])
    change(changed)
    files[name] = canonical(changed)
    with reading(case.engine) as session:
        [key] = signing_keys(session)
    stands = {name: manifest[name] for name in ("case_no", "made_at", "head")}
    return bundle.write(**stands, files=files, kid=key.kid, key=private_key(key))


FORGERIES: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "an event": (
        "events.json",
        lambda events: events[1]["facts"].update(day=9),
        "events.json #2",
    ),
    "an event left out": ("events.json", lambda events: events.pop(), "events.json #4"),
    "a receipt": (
        "evidence.json",
        lambda receipts: receipts[3]["receipt"].update(registered_at="2020-01-01T00:00:00+00:00"),
        "evidence.json ",
    ),
    "a seal's day": (
        "seals.json",
        lambda seals: seals["seals"][1]["seal"].update(sealed_at="2020-01-01T00:00:00+00:00"),
        "seals.json 2026-03-04",
    ),
    "a seal's signature by SM2": (
        "seals.json",
        lambda seals: seals["seals"][1]["signatures"][1].update(
            signature=seals["seals"][0]["signatures"][0]["signature"]
        ),
        "seals.json 2026-03-04",
    ),
    "a proof of inclusion": (
        "seals.json",
        lambda seals: seals["leaves"][-1]["sm3"].__setitem__(0, "0" * 64),
        "seals.json leaf ",
    ),
    "a proof of consistency": (
        "seals.json",
        lambda seals: seals["continuity"][0]["sha256"].__setitem__(0, "0" * 64),
        "seals.json 2026-03-03–2026-03-04",
    ),
    "a seal left out": (
        "seals.json",
        lambda seals: seals["continuity"].pop(),
        "seals.json",
    ),
    "a key": ("keys.json", lambda keys: keys.pop(), "seals.json 2026-03-04"),
    "a paper with its digest": (
        "papers.json",
        lambda papers: papers.pop(0),
        "papers.json",
    ),
    "a paper": (
        "papers.json",
        lambda papers: papers[0]["files"][0].update(sha256="0" * 64),
        "papers/0001-session_record.docx",
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_even_the_installation_cannot_change_is_named(
    case: ProvenCase, made: bytes, forgery: str
) -> None:
    name, change, part = FORGERIES[forgery]
    report = verify_bundle(forged(case, made, name, change))
    assert report.faults[0].part.startswith(part)


def test_a_bundle_of_another_key_is_refused_where_a_key_is_trusted(
    case: ProvenCase, made: bytes
) -> None:
    own = open_bundle(made).kid
    with reading(case.engine) as session:
        [key] = signing_keys(session)
    assert own == key.kid
    assert verify_bundle(made, private_key(key).public_key()).whole
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    assert [fault.part for fault in verify_bundle(made, other).faults] == [SIGNATURE]


def test_the_command_tells_what_a_file_is_by_its_content(
    case: ProvenCase, made: bytes, tmp_path: Path
) -> None:
    file, key = tmp_path / "whatever", tmp_path / "key.json"
    with reading(case.engine) as session:
        key.write_text(json.dumps(public_jwk(signing_keys(session)[0])))
    file.write_bytes(made)
    whole = CliRunner().invoke(app, ["verify", str(file), "--key", str(key)])
    assert (whole.exit_code, whole.output.splitlines()[0]) == (0, "完整")
    damaged = bytearray(made)
    damaged[made.index(b"step_taken")] ^= 4
    file.write_bytes(damaged)
    found = CliRunner().invoke(app, ["verify", str(file)])
    assert (found.exit_code, found.output) == (
        1,
        "被改动：“events.json”内容与清单的摘要不符（digest_mismatch）\n",
    )
    file.write_bytes(b"\x89PNG")
    assert CliRunner().invoke(app, ["verify", str(file)]).exit_code == 2


def test_of_a_paper_disposed_of_the_digests_remain(tmp_path: Path) -> None:
    with empty_record(tmp_path) as engine:
        case = ProvenCase(engine, tmp_path)
        with transaction(engine) as session:
            session.get_one(Paper, "p1").disposed_on = date(2031, 1, 1)
        made = case.bundle()
    assert verify_bundle(made).whole
    assert "papers/0001-session_record.docx" not in unpack(made)
    [first, *_] = json.loads(unpack(made)["papers.json"])
    assert first["files"][0]["name"] == "papers/0001-session_record.docx"
