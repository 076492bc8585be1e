"""Evidence registered by its hash, its receipts and their proofs, and the daily seals.

A file is uploaded, or its digest alone is registered and the file stays with whoever has it. A
receipt as it is read here is a file that ``jiefen verify`` checks offline.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase, content_answer
from api.content import ContentStore, staged
from api.file_contents import media_type_of
from api.problems import Problem
from api.scans import SCAN_BODY, Scan
from proof.digests import both
from proof.verification import RECEIPT_FORMAT
from records import receipts, seals
from records.engine import reading, transaction
from records.parties import parties_of
from records.proof_tables import DailySeal, EvidenceReceipt
from records.tables import Case, Evidence
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["evidence"])

ReceiptId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class EvidenceLabel(BaseModel):
    """What a file of evidence is called and where it belongs.

    ``ordinal`` is its item on the case's list of evidence, where it has one. ``for_party`` is whom
    a clerk registers it for.
    """

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
    ordinal: int | None = Field(None, ge=1)
    for_party: str | None = None


class EvidenceRegistration(EvidenceLabel):
    """A file by its digests in lower-case hexadecimal; ``size`` in bytes."""

    size: int = Field(ge=0)
    sha256: Digest
    sm3: Digest | None = None


class ReceiptDocument(BaseModel):
    """A receipt: what it says, the installation's signature over that, and the public keys.

    ``proof`` is its place in the tree under a daily seal, empty until the next seal is made.
    """

    format: str = RECEIPT_FORMAT
    receipt: dict[str, Any]
    signature: dict[str, Any]
    keys: list[dict[str, str]]
    proof: dict[str, Any] | None


class SealView(BaseModel):
    """A daily seal: what it says, and who has signed that."""

    seal: dict[str, Any]
    signatures: list[dict[str, Any]]


class ConsistencyView(BaseModel):
    """The proof, in each tree, that a day's seal continues the one of an earlier day."""

    old: SealView
    new: SealView
    sha256: list[str]
    sm3: list[str]


@router.post(
    "/cases/{case_no}/evidence",
    status_code=201,
    operation_id="register_evidence",
    summary="登记证据摘要",
)
def register_evidence(
    case: VisibleCase, caller: SignedIn, engine: Database, body: EvidenceRegistration
) -> ReceiptDocument:
    """Register a file by its digests; the same file by the same person keeps its first receipt."""
    with transaction(engine) as session:
        return _document(session, _registered(session, case, caller, body))


@router.post(
    "/cases/{case_no}/evidence/files",
    status_code=201,
    operation_id="upload_evidence",
    openapi_extra=SCAN_BODY,
    summary="上传证据文件",
)
def upload_evidence(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    label: Annotated[EvidenceLabel, Query()],
    file: Scan,
) -> ReceiptDocument:
    """Upload a file of evidence, which is registered by its digests and kept with the case."""
    store: ContentStore = request.app.state.papers
    digests = both(file)
    body = EvidenceRegistration(
        **label.model_dump(), size=len(file), sha256=digests["sha256"], sm3=digests["sm3"]
    )
    with reading(engine) as session:
        _check(session, case, body, caller.party_id or body.for_party)
    # Stored before the transaction, which would keep every other writer waiting.
    with staged(engine, store, file), transaction(engine) as session:
        receipt = _registered(session, case, caller, body)
        media_type = media_type_of(file)
        receipts.keep(session, case.case_no, body.sha256, media_type, receipt.registered_at)
        return _document(session, receipt)


@router.get(
    "/cases/{case_no}/evidence", operation_id="read_evidence_receipts", summary="证据登记回执列表"
)
def read_receipts(case: VisibleCase, caller: SignedIn, engine: Database) -> list[ReceiptDocument]:
    """The receipts of the case that the caller may see, oldest first."""
    with reading(engine) as session:
        shown = _shown(caller, receipts.receipts_of(session, case.case_no))
        return [_document(session, each) for each in shown]


@router.get(
    "/cases/{case_no}/evidence/{receipt_id}",
    operation_id="read_evidence_receipt",
    summary="证据登记回执",
)
def read_receipt(
    case: VisibleCase, caller: SignedIn, engine: Database, receipt_id: ReceiptId
) -> ReceiptDocument:
    """A receipt with its proof, to be kept and checked by ``jiefen verify``."""
    with reading(engine) as session:
        return _document(session, _receipt(session, case, caller, receipt_id))


@router.get(
    "/cases/{case_no}/evidence/{receipt_id}/file",
    operation_id="download_evidence",
    response_class=Response,
    summary="下载证据文件",
)
def download_evidence(
    request: Request, case: VisibleCase, caller: SignedIn, engine: Database, receipt_id: ReceiptId
) -> Response:
    """The file of a receipt, where it was uploaded; ``not_found`` where it stayed elsewhere."""
    with reading(engine) as session:
        receipt = _receipt(session, case, caller, receipt_id)
        file = receipts.files_of(session, case.case_no).get(receipt.sha256)
    if file is None:
        raise Problem("not_found", "该证据没有上传文件")
    return content_answer(request, file.sha256, file.media_type, receipt.id)


@router.get("/seals", operation_id="read_seals", summary="每日封存列表")
def read_seals(engine: Database, limit: Annotated[int, Query(ge=1, le=366)] = 31) -> list[SealView]:
    """The newest daily seals, the last one first. They are public, and hold nothing of a case."""
    with reading(engine) as session:
        return [_seal(each) for each in seals.newest(session, limit)]


@router.get("/seals/{day}", operation_id="read_seal", summary="某日的封存")
def read_seal(engine: Database, day: date) -> SealView:
    """The seal of a day."""
    with reading(engine) as session:
        return _seal(_made(session, day))


@router.get(
    "/seals/{day}/consistency", operation_id="read_consistency", summary="两次封存之间的一致性证明"
)
def read_consistency(
    engine: Database, response: Response, day: date, since: date
) -> ConsistencyView:
    """The proof that a day's seal continues the one of an earlier day."""
    response.headers["Cache-Control"] = "public, max-age=86400"
    with reading(engine) as session:
        old, new = _made(session, since), _made(session, day)
        if old.size > new.size:
            raise Problem("invalid_body", "since 须早于该日", field="since")
        proof = seals.consistency(session, old.size, new.size)
        return ConsistencyView(old=_seal(old), new=_seal(new), **proof)


def _registered(
    session: Session, case: Case, caller: Caller, body: EvidenceRegistration
) -> EvidenceReceipt:
    party_id = caller.party_id or body.for_party
    _check(session, case, body, party_id)
    return receipts.register(
        session,
        case.case_no,
        **body.model_dump(exclude={"for_party"}),
        party_id=party_id,
        registered_by=caller.user_id,
        now=datetime.now(UTC),
    )


def _check(session: Session, case: Case, body: EvidenceLabel, party_id: str | None) -> None:
    if body.ordinal and session.get(Evidence, (case.case_no, body.ordinal)) is None:
        raise Problem("invalid_body", "证据清单中没有该项", field="ordinal")
    known = {party.party_id for party in parties_of(session, case.case_no)}
    if party_id is not None and party_id not in known:
        raise Problem("invalid_body", "案件中没有该当事人", field="for_party")


def _receipt(session: Session, case: Case, caller: Caller, receipt_id: str) -> EvidenceReceipt:
    """A receipt that the caller may see; raises ``not_found``."""
    for each in _shown(caller, receipts.receipts_of(session, case.case_no)):
        if each.id == receipt_id:
            return each
    raise Problem("not_found", "该案件没有这份回执，或者您无权查看")


def _shown(caller: Caller, given: Iterable[EvidenceReceipt]) -> list[EvidenceReceipt]:
    """A party sees its own; an arbitrator what stands on the list of evidence."""
    match caller.role:
        case Role.PARTY:
            return [each for each in given if each.party_id == caller.party_id]
        case Role.ARBITRATOR:
            return [each for each in given if each.ordinal is not None]
        case _:
            return list(given)


def _document(session: Session, receipt: EvidenceReceipt) -> ReceiptDocument:
    leaf = seals.leaf_of(session, receipt.id)
    return ReceiptDocument(
        receipt=receipts.told(receipt).said(),
        signature=receipt.signature,
        keys=seals.public_keys(session),
        proof=seals.proof_of(session, leaf) if leaf else None,
    )


def _made(session: Session, day: date) -> DailySeal:
    seal = session.get(DailySeal, day)
    if seal is None:
        raise Problem("not_found", f"{day} 没有封签")
    return seal


def _seal(seal: DailySeal) -> SealView:
    return SealView.model_validate(seals.signed_seal(seal))
