"""Every file that is kept of a case, wherever the record names it by its digest."""

from sqlalchemy import Subquery, union
from sqlmodel import Session, col, select

from records.proof_tables import EvidenceFile
from records.signing_rounds import SigningPlace, SigningRound
from records.tables import FilingPackage, Paper


def named() -> Subquery:
    """Case and SHA-256 of every file on record, each once a case; disposed ones too.

    They are the papers, every version of a PDF that is being signed, the scans of signatures on
    paper, the packages that were handed in, and the evidence that was uploaded.
    """
    return union(
        select(col(Paper.case_no).label("case_no"), col(Paper.docx_sha256).label("sha256")),
        select(Paper.case_no, Paper.pdf_sha256).where(col(Paper.pdf_sha256).is_not(None)),
        select(SigningRound.case_no, SigningRound.shown_sha256),
        *(
            select(SigningRound.case_no, digest)
            .join(SigningPlace, col(SigningPlace.round_id) == col(SigningRound.id))
            .where(digest.is_not(None))
            for digest in (col(SigningPlace.sha256), col(SigningPlace.scan_sha256))
        ),
        select(FilingPackage.case_no, FilingPackage.sha256),
        select(EvidenceFile.case_no, EvidenceFile.sha256),
    ).subquery()


def is_named(session: Session, sha256: str) -> bool:
    """Whether the record names a file."""
    files = named()
    return session.exec(select(files.c.sha256).where(files.c.sha256 == sha256)).first() is not None


def only_of(session: Session, case_no: str) -> frozenset[str]:
    """The files of a case that no other case needs whose papers are still kept."""
    files = named()
    kept = select(Paper.case_no).where(
        col(Paper.disposed_on).is_(None), col(Paper.case_no) != case_no
    )
    own = select(files.c.sha256).where(files.c.case_no == case_no)
    needed = select(files.c.sha256).where(files.c.case_no.in_(kept))
    return frozenset(session.exec(own.where(files.c.sha256.not_in(needed))))
