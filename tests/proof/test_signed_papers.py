"""What is kept of a signed paper: every version and scan, sealed, exported and disposed of."""

import asyncio
from collections.abc import Generator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from typer.testing import CliRunner

from activities.bundles import export
from activities.pdf_conversion import FONTS
from cli.main import app
from proof.archive import unpack
from proof.verification import verify_bundle
from records import receipts, seals
from records import signing_rounds as rounds
from records.engine import reading, transaction
from records.retention import dispose
from records.signing_rounds import Seat, SigningPlace, SigningRound
from records.tables import FilingPackage, Paper
from signing.appearance import TypedName
from signing.authority import Authority
from signing.lettering import lettering
from signing.pades import Signing
from signing.page import Place, with_signature_page
from tests.activities.recorded import empty_record
from tests.proof.cases import MORNING, ProvenCase

BUREAU, CLAIMANT = "无锡市锡山区司法局", "无锡示例轴承有限公司"


class SignedCase(ProvenCase):
    """A case whose first paper one party has signed by link, the other on paper."""

    authority: Authority
    shown: str
    signed: str
    scan: str
    package: str

    def sign(self, folder: Path) -> None:
        self.authority = Authority.create(folder / "ca", BUREAU, MORNING)
        letters = lettering(FONTS)
        page = BytesIO()
        blank = PdfWriter()
        blank.add_blank_page(595, 842)
        blank.write(page)
        places = (Place("c1", CLAIMANT), Place("r1", "乙方"))
        shown = with_signature_page(page.getvalue(), "调解笔录", places, letters)
        identity = asyncio.run(self.authority.issue(CLAIMANT, f"{self.case_no}/c1", MORNING))
        signing = Signing(self.authority, letters).sign(
            shown, "c1", identity, TypedName(CLAIMANT, CLAIMANT), MORNING, reason="签署"
        )
        self.shown, self.signed = self.store.put(shown), self.store.put(asyncio.run(signing))
        self.scan, self.package = self.store.put(b"a scan"), self.store.put(b"a zip")
        with transaction(self.engine) as session:
            round_ = rounds.start(
                session,
                session.get_one(Paper, "p1"),
                [Seat("c1", CLAIMANT, 0), Seat("r1", "乙方", 0)],
                shown_sha256=self.shown,
                by="u1",
                now=MORNING,
            )
            session.get_one(SigningRound, round_.id).sha256 = self.signed
            by_link = session.get_one(SigningPlace, (round_.id, "c1"))
            by_link.state, by_link.done_at, by_link.sha256 = rounds.SIGNED, MORNING, self.signed
            on_paper = session.get_one(SigningPlace, (round_.id, "r1"))
            on_paper.state, on_paper.scan_sha256 = rounds.ON_PAPER, self.scan
            session.add(
                FilingPackage(
                    id="package-1",
                    case_no=self.case_no,
                    stage="arbitration/1",
                    filing="arbitration",
                    kind="arbitration",
                    title="仲裁申请材料",
                    recipient="无锡仲裁委员会",
                    round=1,
                    event_seq=3,
                    created_on=date(2026, 3, 5),
                    sha256=self.package,
                    size=5,
                    kid="k",
                )
            )


@pytest.fixture
def case(tmp_path: Path) -> Generator[SignedCase]:
    with empty_record(tmp_path) as engine:
        signed = SignedCase(engine, tmp_path)
        signed.sign(tmp_path)
        yield signed


def test_every_version_scan_and_package_is_sealed(case: SignedCase) -> None:
    case.sealed(3)
    with reading(case.engine) as session:
        sealed = {leaf.file_sha256 for leaf in seals.leaves_of(session, case.case_no)}
    assert {case.shown, case.signed, case.scan, case.package} <= sealed
    report = verify_bundle(case.bundle())
    assert report.whole
    assert (report.facts["signed_papers"], report.facts["packages"]) == (1, 1)


def test_a_bundle_tells_who_signed_its_papers(case: SignedCase, tmp_path: Path) -> None:
    case.sealed(3)
    file, root = tmp_path / "case.zip", (tmp_path / "ca" / "ca.pem").read_bytes()
    file.write_bytes(export(case.engine, case.store, case.case_no, MORNING, root))
    told = CliRunner().invoke(app, ["verify", str(file)])
    assert told.exit_code == 0
    assert f"《调解笔录》：{CLAIMANT} 于 " in told.output


def test_a_signature_of_another_authority_is_named(case: SignedCase, tmp_path: Path) -> None:
    Authority.create(tmp_path / "other", BUREAU, MORNING)
    file, root = tmp_path / "case.zip", (tmp_path / "other" / "ca.pem").read_bytes()
    file.write_bytes(export(case.engine, case.store, case.case_no, MORNING, root))
    told = CliRunner().invoke(app, ["verify", str(file)])
    assert told.exit_code == 1
    assert "papers/0001-session_record.signed-c1.pdf" in told.output
    assert "issuer_not_trusted" in told.output


def test_all_of_it_is_disposed_of_with_the_papers(case: SignedCase) -> None:
    case.sealed(3)
    with transaction(case.engine) as session:
        gone = dispose(session, case.case_no, date(2036, 3, 5))
    assert {case.shown, case.signed, case.scan, case.package} <= gone
    for digest in gone:
        case.store.remove(digest)
    assert verify_bundle(case.bundle()).whole


def test_uploaded_evidence_is_kept_with_the_case(case: SignedCase) -> None:
    content = b"%PDF-1.7 a contract"
    digest = case.store.put(content)
    with transaction(case.engine) as session:
        receipts.register(
            session,
            case.case_no,
            name="购销合同",
            size=len(content),
            sha256=digest,
            sm3=None,
            ordinal=1,
            party_id="c1",
            registered_by="u-c1",
            now=MORNING,
        )
        receipts.keep(session, case.case_no, digest, "application/pdf", MORNING)
    case.sealed(3)
    bundle = case.bundle()
    assert verify_bundle(bundle).whole
    assert content in unpack(bundle).values()
    with transaction(case.engine) as session:
        assert digest in dispose(session, case.case_no, date(2036, 3, 5))
