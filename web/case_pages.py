"""What belongs to a case and has a page of its own: its notes, its parties, each of its papers."""

from typing import Annotated, Any, cast
from uuid import uuid4

from fastapi import APIRouter, Form, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.cases import PaperId, PartyView, VisibleCase, party_view, read_papers
from api.notes import NoteId, read_notes
from api.problems import Problem
from records.engine import reading
from records.parties import parties_of
from records.tables import Case
from web.addresses import OwnForm
from web.asking import ask, kept
from web.labels import fields
from web.language import gettext
from web.rendering import HEADERS, PageRoute, page, see_other

router = APIRouter(
    prefix="/cases/{case_no}", tags=["cases"], route_class=PageRoute, include_in_schema=False
)

Typed = Annotated[str, Form()]
_CSP = "Content-Security-Policy"
_WITH_PREVIEW = {_CSP: f"{HEADERS[_CSP]}; frame-src 'self'"}


@router.get("/notes")
def notes_page(case: VisibleCase, caller: SignedIn, engine: Database) -> Response:
    """The notes of officials, and a form for one more."""
    return _notes(case, caller, engine)


@router.post("/notes", dependencies=[OwnForm])
async def write_note(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    text: Typed = "",
    key: Typed = "",
) -> Response:
    """Note something down."""
    path, headers = f"/api/v1/cases/{case.case_no}/notes", {"Idempotency-Key": key or uuid4().hex}
    try:
        await ask(request, "POST", path, {"text": text}, headers=headers)
    except Problem as problem:
        again = kept(key, problem)
        return await run_in_threadpool(_notes, case, caller, engine, problem, typed=text, key=again)
    return see_other(f"/cases/{case.case_no}/notes")


@router.post("/notes/{note_id}/striking", dependencies=[OwnForm])
async def strike_own_note(
    request: Request,
    case: VisibleCase,
    note_id: NoteId,
    caller: SignedIn,
    engine: Database,
    reason: Typed = "",
) -> Response:
    """Strike out a note of one's own."""
    path = f"/api/v1/cases/{case.case_no}/notes/{note_id}/striking"
    try:
        await ask(request, "POST", path, {"reason": reason})
    except Problem as problem:
        return await run_in_threadpool(_notes, case, caller, engine, problem, struck=note_id)
    return see_other(f"/cases/{case.case_no}/notes")


def _notes(
    case: Case,
    caller: Caller,
    engine: Database,
    refused: Problem | None = None,
    *,
    typed: str = "",
    struck: str = "",
    key: str = "",
) -> Response:
    return page(
        "notes.html",
        caller=caller,
        case=case,
        notes=read_notes(case, caller, engine),
        problem=refused,
        typed=typed,
        struck=struck,
        key=key or uuid4().hex,
    )


@router.get("/parties")
def parties_page(case: VisibleCase, caller: SignedIn, engine: Database) -> Response:
    """The parties, whose personal data are masked."""
    return _parties(case, caller, _masked(case, engine))


@router.post("/parties", dependencies=[OwnForm])
async def unmasked_parties(
    request: Request, case: VisibleCase, caller: SignedIn, engine: Database, reason: Typed = ""
) -> Response:
    """The parties in full, for a reason that the access log keeps."""
    path = f"/api/v1/cases/{case.case_no}/parties/unmask"
    try:
        told = await ask(request, "POST", path, {"reason": reason})
    except Problem as problem:
        shown = await run_in_threadpool(_masked, case, engine)
        return await run_in_threadpool(_parties, case, caller, shown, problem, reason)
    shown = [PartyView.model_validate(each) for each in told]
    return await run_in_threadpool(_parties, case, caller, shown)


def _masked(case: Case, engine: Engine) -> list[PartyView]:
    with reading(engine) as session:
        return [party_view(party, masked=True) for party in parties_of(session, case.case_no)]


def _parties(
    case: Case,
    caller: Caller,
    parties: list[PartyView],
    refused: Problem | None = None,
    reason: str = "",
) -> Response:
    return page(
        "parties.html",
        caller=caller,
        case=case,
        parties=[(party, list(_details(party.details))) for party in parties],
        masked=any(party.masked for party in parties),
        problem=refused,
        reason=reason,
    )


def _details(details: dict[str, Any], owner: str = "claimant") -> list[tuple[str, str]]:
    """Each detail with its name; those of a detail follow it."""
    told: list[tuple[str, str]] = []
    for name, value in details.items():
        called = gettext(fields.field(owner, name))
        match value:
            case dict():
                inner = _details(cast(dict[str, Any], value), name)
                told += [(f"{called} · {at}", each) for at, each in inner]
            case bool() | None:
                if value:
                    told.append((called, gettext("是")))
            case list():
                told.append((called, gettext("、").join(map(str, cast(list[Any], value)))))
            case _:
                told.append((called, gettext(fields.choice(owner, name, str(value)))))
    return told


@router.get("/papers/{paper_id}")
def paper_page(
    case: VisibleCase, paper_id: PaperId, caller: SignedIn, engine: Database
) -> Response:
    """A paper to be read here; the file itself is read, and that noted, at its own address."""
    papers = read_papers(case, caller, engine)
    found = next((each for each in papers if each.paper_id == paper_id), None)
    if found is None:
        raise Problem("not_found", "该案件没有这份文书，或者您无权查看")
    answer = page("paper.html", caller=caller, case=case, paper=found)
    answer.headers.update(_WITH_PREVIEW)
    return answer
