"""What a signature promises: it says who and when, and nothing can be changed behind it."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from typer.testing import CliRunner

from activities.pdf_conversion import FONTS, PdfConverter
from cli.main import app
from signing.appearance import Handwriting, Seal, TypedName
from signing.authority import Authority, AuthorityExistsError, AuthorityMissingError
from signing.identity import KeyExposedError
from signing.lettering import lettering
from signing.pades import Signing, TimeStamps, asn1_of
from signing.page import Place, with_signature_page
from signing.verification import NotReadableError, verify
from templates.rendering import render
from tests.signing.elsewhere import time_stamper
from tests.templates.samples import SAMPLES
from tests.verapdf import not_pdf_a_2b

BUREAU = "无锡市锡山区司法局"
CLAIMANT, GUARANTOR = "无锡示例轴承有限公司", "王戊"
PLACES = (Place("c1", "甲方"), Place("r2", "丙方"), Place("seal", BUREAU))
HAND = [[(0.1, 0.2), (0.5, 0.9)], [(0.3, 0.5), (0.9, 0.4)]]


async def _signed(signing: Signing, pdf: bytes) -> bytes:
    """The PDF signed by two parties in turn and sealed by the bureau."""
    now = datetime.now(UTC)
    issue = signing.authority.issue
    turns = (
        ("c1", await issue(CLAIMANT, "JF2026-000001/c1", now), TypedName(CLAIMANT, CLAIMANT)),
        ("r2", await issue(GUARANTOR, "JF2026-000001/r2", now), Handwriting(GUARANTOR, HAND)),
        ("seal", signing.authority.seal, Seal(BUREAU)),
    )
    for field, identity, appearance in turns:
        pdf = await signing.sign(
            pdf, field, identity, appearance, now, reason="签署", last=field == "seal"
        )
    return pdf


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("home") / "ca", BUREAU, datetime.now(UTC))


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    """A paper with its signature page, as it is shown to whoever signs."""

    async def printed() -> bytes:
        async with PdfConverter() as converter:
            return await converter.convert(render("rights_notice", SAMPLES["rights_notice"]))

    pdf = asyncio.run(printed())
    return with_signature_page(pdf, "权利义务告知书", PLACES, lettering(FONTS))


@pytest.fixture(scope="module")
def signed(authority: Authority, unsigned: bytes) -> bytes:
    return asyncio.run(_signed(Signing(authority, lettering(FONTS)), unsigned))


def test_every_signature_says_who_signed_for_which_party_and_when(
    authority: Authority, signed: bytes
) -> None:
    found = verify(signed, [authority.certificate])
    assert [(each.signer, each.number) for each in found] == [
        (CLAIMANT, "JF2026-000001/c1"),
        (GUARANTOR, "JF2026-000001/r2"),
        (BUREAU, None),
    ]
    assert all(each.holds and each.trusted and not each.time_stamped for each in found)
    now = datetime.now(UTC)
    assert all(each.signed_at and now - each.signed_at < timedelta(minutes=5) for each in found)


def test_what_was_shown_stands_unchanged_at_the_beginning(unsigned: bytes, signed: bytes) -> None:
    assert signed.startswith(unsigned)


def test_a_stranger_s_reader_agrees(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    told = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature Validation: Signature is Valid.") == len(PLACES)
    assert told.count("  - Total document signed") == 1
    assert re.findall(r"Common Name: (\S+)", told) == [CLAIMANT, GUARANTOR, BUREAU]


def test_signing_keeps_the_archive_format(
    unsigned: bytes, signed: bytes, long_lasting: bytes, tmp_path: Path
) -> None:
    pdfs = {"unsigned": unsigned, "signed": signed, "long_lasting": long_lasting}
    assert not_pdf_a_2b(tmp_path, pdfs) == []


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.93, 0.99])
def test_a_changed_byte_is_found(authority: Authority, signed: bytes, share: float) -> None:
    first, length, second, rest = _last_byte_range(signed)
    place = int((length + rest) * share)
    place += (second - length) if place >= length else first
    changed = bytearray(signed)
    changed[place] ^= 1
    try:
        found = verify(bytes(changed), [authority.certificate])
    except NotReadableError:
        return
    assert not all(each.holds for each in found) or len(found) < len(PLACES)


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        pytest.param(b"608648016503040201", b"608648016513040201", id="digest algorithm"),
        pytest.param(b"/F 132", b"/F ..2", id="number"),
    ],
)
def test_damage_that_no_reader_expects_is_found(
    authority: Authority, signed: bytes, written: bytes, damaged: bytes
) -> None:
    assert written in signed
    with pytest.raises(NotReadableError):
        verify(signed.replace(written, damaged), [authority.certificate])


def _last_byte_range(pdf: bytes) -> tuple[int, ...]:
    ranges = re.findall(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]", pdf)
    return tuple(int(number) for number in ranges[-1])


def _with_another_title(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    page = writer.find_page_for_modification(0)[0].get_object()
    content = generic.StreamObject(stream_data=b"0 0 m 500 500 l S")
    page["/Contents"] = writer.add_object(content)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_page_drawn_over_afterwards_is_found(authority: Authority, signed: bytes) -> None:
    found = verify(_with_another_title(signed), [authority.certificate])
    assert [each.intact for each in found] == [True, True, True]
    assert not any(each.unchanged or each.holds for each in found)


def test_a_page_drawn_over_between_two_signatures_is_found(
    authority: Authority, unsigned: bytes
) -> None:
    signing = Signing(authority, lettering(FONTS))

    async def signed_around_a_change() -> bytes:
        now = datetime.now(UTC)
        pdf = unsigned
        for field, change in (("c1", _with_another_title), ("r2", bytes)):
            signer = await authority.issue(field, field, now)
            pdf = change(
                await signing.sign(pdf, field, signer, TypedName(field, field), now, reason="签署")
            )
        return pdf

    first, second = verify(asyncio.run(signed_around_a_change()), [authority.certificate])
    assert (first.unchanged, second.unchanged) == (False, True)


def test_the_signatures_of_another_authority_are_not_trusted(signed: bytes, tmp_path: Path) -> None:
    stranger = Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
    found = verify(signed, [stranger.certificate])
    assert [(each.intact, each.trusted, each.holds) for each in found] == [
        (True, False, False)
    ] * len(PLACES)


@pytest.fixture(scope="module")
def long_lasting(authority: Authority, unsigned: bytes) -> bytes:
    """Signed with a time-stamp authority set."""
    return asyncio.run(_signed(Signing(authority, lettering(FONTS), _time_stamps()), unsigned))


def _time_stamps() -> TimeStamps:
    """A time-stamp authority in this process."""
    stamper, trusted = time_stamper()
    return TimeStamps(stamper, (asn1_of(trusted),))


def test_with_a_time_stamp_authority_signatures_carry_what_proves_them_later(
    authority: Authority, long_lasting: bytes
) -> None:
    found = verify(long_lasting, [authority.certificate])
    assert len(found) == len(PLACES)
    assert all(each.time_stamped and each.holds for each in found)
    assert b"/DSS" in long_lasting
    assert b"/DocTimeStamp" in long_lasting


class TestTheAuthority:
    def test_keeps_its_keys_to_itself(self, tmp_path: Path) -> None:
        Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "ca").iterdir()}
        assert (tmp_path / "ca").stat().st_mode & 0o777 == 0o700
        assert (modes["ca.key"], modes["seal.key"]) == (0o600, 0o600)

    def test_does_not_work_with_keys_that_others_can_read(self, tmp_path: Path) -> None:
        Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
        (tmp_path / "ca" / "seal.key").chmod(0o644)
        with pytest.raises(KeyExposedError, match="chmod 600"):
            Authority.open(tmp_path / "ca")

    def test_is_made_once(self, tmp_path: Path) -> None:
        with pytest.raises(AuthorityMissingError, match="jiefen ca init"):
            Authority.open(tmp_path / "ca")
        made = Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
        with pytest.raises(AuthorityExistsError):
            Authority.create(tmp_path / "ca", "另一单位", datetime.now(UTC))
        assert Authority.open(tmp_path / "ca").certificate == made.certificate


@pytest.fixture
def jiefen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """The command, on an installation of its own."""
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path / "home"))

    def run(*arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, [str(each) for each in arguments])
        return done.exit_code, done.output

    return run


def test_the_command_tells_in_one_line_for_each_signature(
    jiefen: Callable[..., tuple[int, str]], unsigned: bytes, tmp_path: Path
) -> None:
    assert jiefen("ca", "init", "--organisation", BUREAU)[0] == 0
    own = Signing(Authority.open(tmp_path / "home" / "ca"), lettering(FONTS))
    signed = asyncio.run(_signed(own, unsigned))
    file = tmp_path / "paper.pdf"

    file.write_bytes(signed)
    code, told = jiefen("verify", file)
    assert code == 0
    assert told.startswith(f"完整\n{CLAIMANT} 于 ")
    assert told.count(f"证书由“{BUREAU}”签发\n") == len(PLACES)

    file.write_bytes(_with_another_title(signed))
    code, told = jiefen("verify", file)
    assert (code, told.count("签署后文件被改动")) == (1, len(PLACES))

    file.write_bytes(unsigned)
    code, told = jiefen("verify", file)
    assert (code, "没有签名" in told) == (1, True)

    file.write_bytes(b"no PDF")
    assert jiefen("verify", file)[0] == 2


def test_the_command_says_nothing_else_where_no_authority_is_known(
    authority: Authority, unsigned: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(asyncio.run(_signed(Signing(authority, lettering(FONTS)), unsigned)))
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "verify", file],
        env=os.environ | {"JIEFEN_HOME": str(tmp_path / "nowhere")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.count("签发机构未经核验") == len(PLACES)
