"""Reading a case: the case itself, its timeline, its open steps, its papers."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.confidentiality import shown_events, shown_papers
from api.problems import Problem
from records.cases import deadlines_of, papers_of
from records.engine import reading
from records.ledger import events_of
from records.masking import mask_details, mask_party
from records.parties import parties_of
from records.tables import Case, Deadline, Event, Paper, Party
from workflows.messages.common import Fen

router = APIRouter(prefix="/api/v1", tags=["cases"])

CaseNo = Annotated[str, Path(pattern=r"^JF\d{4}-\d{6,}$")]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _admitted_to(request: Request, case_no: CaseNo) -> Case:
    """The case, which the table of who may do what has let the caller see (``api.policy``)."""
    case: Case = request.state.case
    return case


VisibleCase = Annotated[Case, Depends(_admitted_to)]


class BasisView(BaseModel):
    """An article of law."""

    law: str
    version: str
    article: str


class PartyView(BaseModel):
    """A party; ``version`` goes into If-Match when it is corrected.

    Where it is ``masked``, name and details tell people apart and no more.
    """

    party_id: str
    side: str
    name: str
    details: dict[str, Any]
    version: int
    masked: bool


class DeadlineView(BaseModel):
    """A term; ``clock`` is statutory, institution, agreed or service."""

    code: str
    clock: str
    workflow_id: str
    trigger: date
    raw: date
    due: date
    provisional: bool
    state: str
    basis: list[BasisView]


class EventView(BaseModel):
    """What happened, when, by whom, and on which basis."""

    seq: int
    kind: str
    workflow_id: str
    occurred_on: date
    recorded_at: datetime
    actor: str
    facts: dict[str, Any]
    basis: list[BasisView]
    flags: list[str]
    hash: str


class PaperView(BaseModel):
    """A paper and the digests of its files; ``pdf_sha256`` is empty until there is a PDF.

    ``supersedes`` is the paper in whose place it stands, ``superseding_reason`` why;
    ``superseded_by`` is the paper that stands in its own place.
    """

    paper_id: str
    kind: str
    title: str
    written_on: date
    docx_sha256: str
    docx_sm3: str | None
    pdf_sha256: str | None
    supersedes: str | None
    superseding_reason: str | None
    superseded_by: str | None


class CaseView(BaseModel):
    """A case: where it is and what it is about. ``amount`` is the amount in dispute."""

    case_no: str
    bureau: str
    debt_type: str
    amount: Fen
    filed_on: date
    stage: str
    next_due: date | None
    resolved_on: date | None
    resolution: str | None
    days_to_resolution: int | None
    closed_on: date | None
    outcome: str | None
    route: dict[str, Any] | None
    warnings: list[dict[str, Any]]
    parties: list[PartyView]


def case_view(session: Session, case: Case, caller: Caller) -> CaseView:
    """The case as the API shows it; a party sees its own details in full."""
    resolved = case.resolved_on
    return CaseView(
        **case.model_dump(include=set(CaseView.model_fields)),
        amount=case.amount_fen,
        days_to_resolution=(resolved - case.filed_on).days if resolved else None,
        parties=[
            party_view(party, masked=party.party_id != caller.party_id)
            for party in parties_of(session, case.case_no)
        ],
    )


def party_view(party: Party, *, masked: bool) -> PartyView:
    """A party as the API shows it to those who may see the case."""
    told = party.model_dump() | {"masked": masked}
    if masked:
        told |= {"name": mask_party(party), "details": mask_details(party.details)}
    return PartyView.model_validate(told)


@router.get("/cases/{case_no}", operation_id="read_case", summary="案件")
def read_case(case: VisibleCase, caller: SignedIn, engine: Database) -> CaseView:
    """A case and its parties, whose personal data are masked."""
    with reading(engine) as session:
        return case_view(session, case, caller)


@router.get("/cases/{case_no}/timeline", operation_id="read_timeline", summary="案件日志")
def read_timeline(case: VisibleCase, caller: SignedIn, engine: Database) -> list[EventView]:
    """Every event of the case that the caller may be shown, oldest first."""
    with reading(engine) as session:
        events = shown_events(caller, events_of(session, case.case_no))
    return [_event_view(event) for event in events]


@router.get("/cases/{case_no}/deadlines", operation_id="read_deadlines", summary="期限列表")
def read_deadlines(case: VisibleCase, engine: Database) -> list[DeadlineView]:
    """Every term of the case by its last day."""
    with reading(engine) as session:
        return [deadline_view(each) for each in deadlines_of(session, case.case_no)]


@router.get(
    "/cases/{case_no}/papers", operation_id="read_papers", tags=["papers"], summary="文书列表"
)
def read_papers(case: VisibleCase, caller: SignedIn, engine: Database) -> list[PaperView]:
    """Every paper of the case that the caller may be shown, in the order it was written."""
    papers = _papers(engine, case, caller)
    newer = {paper.supersedes: paper.id for paper in papers}
    return [_paper_view(paper, newer.get(paper.id)) for paper in papers]


PaperId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,120}$")]


@router.get(
    "/cases/{case_no}/papers/{paper_id}.docx",
    operation_id="download_docx",
    tags=["papers"],
    response_class=Response,
    responses={200: {"content": {DOCX: {}}}},
    summary="下载文书（Word）",
)
def download_docx(
    request: Request, case: VisibleCase, caller: SignedIn, paper_id: PaperId, engine: Database
) -> Response:
    """A paper as a Word document."""
    paper = _paper(engine, case, caller, paper_id)
    return content_answer(request, paper.docx_sha256, DOCX, f"{paper.id}.docx")


@router.get(
    "/cases/{case_no}/papers/{paper_id}.pdf",
    operation_id="download_pdf",
    tags=["papers"],
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
    summary="下载文书（PDF）",
)
def download_pdf(
    request: Request, case: VisibleCase, caller: SignedIn, paper_id: PaperId, engine: Database
) -> Response:
    """A paper as a PDF; ``pdf_unavailable`` where none could be made yet."""
    paper = _paper(engine, case, caller, paper_id)
    if paper.pdf_sha256 is None:
        raise Problem(
            "pdf_unavailable",
            "该文书尚无 PDF。若本机没有 LibreOffice，请执行：apt-get install libreoffice-writer",
        )
    return content_answer(request, paper.pdf_sha256, "application/pdf", f"{paper.id}.pdf")


def _papers(engine: Database, case: Case, caller: Caller) -> Sequence[Paper]:
    with reading(engine) as session:
        papers, events = papers_of(session, case.case_no), events_of(session, case.case_no)
        return shown_papers(session, caller, papers, events)


def _paper(engine: Database, case: Case, caller: Caller, paper_id: str) -> Paper:
    for paper in _papers(engine, case, caller):
        if paper.id == paper_id:
            check_kept(paper)
            return paper
    raise Problem("not_found", "该案件没有这份文书，或者您无权查看")


def check_kept(paper: Paper) -> None:
    """Raises ``paper_disposed`` for a paper whose files are gone."""
    if paper.disposed_on is not None:
        raise Problem("paper_disposed", f"文书已于 {paper.disposed_on} 保管期满后销毁")


def content_answer(request: Request, digest: str, media_type: str, name: str) -> Response:
    """What is kept under a digest, as a file of this name that nobody on the way may keep."""
    content: bytes = request.app.state.papers.get(digest)
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": f'"{digest}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _event_view(event: Event) -> EventView:
    return EventView.model_validate(event.model_dump(include=set(EventView.model_fields)))


def deadline_view(deadline: Deadline) -> DeadlineView:
    """A term as the API shows it."""
    return DeadlineView.model_validate(deadline.model_dump())


def _paper_view(paper: Paper, superseded_by: str | None) -> PaperView:
    return PaperView.model_validate(
        paper.model_dump(include=set(PaperView.model_fields))
        | {"paper_id": paper.id, "superseded_by": superseded_by}
    )
