"""Notes of officials on a case: for each other, never for parties, and no part of the record."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.idempotency import NewId
from api.problems import Problem
from law.intake.fields import Clause
from records import notes
from records.desk_tables import CaseNote
from records.engine import reading, transaction
from records.tables import Case, User
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["desk"])

NoteId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


class NewNote(BaseModel):
    """What an official notes down."""

    model_config = ConfigDict(extra="forbid")

    text: Clause = Field(examples=["申请人来电询问进度，已告知。"])


class Striking(BaseModel):
    """Why a note is struck out."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)
    ] = Field(examples=["记错了案件"])


class NoteView(BaseModel):
    """A note; ``mine`` ones the caller may strike out. A struck one says when and why."""

    id: str
    author: str
    role: str
    written_at: datetime
    text: str
    struck_at: datetime | None
    striking_reason: str | None
    mine: bool


@router.post("/cases/{case_no}/notes", status_code=201, summary="添加备注")
def add_note(
    case: VisibleCase, caller: SignedIn, engine: Database, ident: NewId, body: NewNote
) -> NoteView:
    """Note something down for the other officials of the case.

    What a mediator notes, and what anybody notes while the case is in mediation, is kept from its
    arbitrators (在线调解规则 18).
    """
    with transaction(engine) as session:
        note = notes.add(
            session,
            ident,
            case.case_no,
            body.text,
            author=caller.user_id,
            role=caller.role,
            of_mediation=caller.role is Role.MEDIATOR or case.stage == "mediation",
            now=datetime.now(UTC),
        )
        return _view(session, note, caller)


@router.get("/cases/{case_no}/notes", summary="备注")
def read_notes(case: VisibleCase, caller: SignedIn, engine: Database) -> list[NoteView]:
    """The notes on the case that the caller may read, the latest first."""
    with reading(engine) as session:
        return [_view(session, note, caller) for note in _shown(session, case, caller)]


@router.post("/cases/{case_no}/notes/{note_id}/striking", summary="划去备注")
def strike_note(
    case: VisibleCase, note_id: NoteId, caller: SignedIn, engine: Database, body: Striking
) -> NoteView:
    """Strike a note of one's own out: it stays legible, with the reason beside it."""
    with transaction(engine) as session:
        note = next((each for each in _shown(session, case, caller) if each.id == note_id), None)
        if note is None:
            raise Problem("not_found", "该案件没有这条备注")
        if note.author != caller.user_id:
            raise Problem("forbidden", "只能划去自己的备注")
        return _view(session, notes.strike(session, note, body.reason, datetime.now(UTC)), caller)


def _shown(session: Session, case: Case, caller: Caller) -> list[CaseNote]:
    outside = caller.role is Role.ARBITRATOR
    return list(notes.notes_of(session, case.case_no, with_mediation=not outside))


def _view(session: Session, note: CaseNote, caller: Caller) -> NoteView:
    author = session.get(User, note.author)
    named = {"author": author.name if author else "", "mine": note.author == caller.user_id}
    return NoteView.model_validate(note.model_dump() | named)
