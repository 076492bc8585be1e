"""The party's desk: its case in plain words, what it can do now, and all that it can hand in."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api.caller import (
    COOKIE,
    PARTY_COOKIE,
    Caller,
    Database,
    admitted,
    present_in_browser,
    seen_case,
    visiting,
)
from api.entry_links import create_own_signing_link
from api.problems import Problem
from api.questions import LONGEST
from api.request_bodies import LARGER
from api.scopes import Scope
from api.signings import Desk as SigningDesk
from api.signings import RoundId, round_of
from records.engine import reading
from records.parties import parties_of
from records.tables import Case
from web import party_view, party_words
from web.addresses import OwnForm
from web.asking import ask, kept
from web.forms.reading import read_form
from web.forms.refusals import errors_of, faults_of
from web.rendering import PageRoute, page, see_other
from web.steps import Desk, Returned, attempt, today_of
from web.words import days_left
from workflows.messages.common import Role

router = APIRouter(prefix="/party", route_class=PageRoute, include_in_schema=False)

LARGEST = LARGER["upload_evidence"]
Field = Annotated[str, Form()]


@dataclass(frozen=True)
class Visit:
    """A party at its desk, and its case; ``token`` is that of its session by a link, if any."""

    caller: Caller
    case: Case
    token: str

    def check(self, scope: Scope) -> None:
        """What a party does here is what its link was for; raises ``scope_missing``."""
        if self.caller.scopes is not None and scope not in self.caller.scopes:
            raise Problem("scope_missing", "您收到的链接不能用于此事，请联系经办人", scope=scope)

    async def ask(self, request: Request, path: str, body: Any = None, **more: Any) -> Any:
        """Send the API something about the case."""
        at = f"/api/v1/cases/{self.case.case_no}/{path}"
        return await ask(request, "POST", at, body, token=self.token, **more)


@dataclass(frozen=True)
class Done:
    """What the party has just done: the event, the receipt, or whether it has asked."""

    event: int | None = None
    receipt: str = ""
    asked: bool = False


NOTHING_YET = Done()


def visit(request: Request, engine: Database) -> Visit:
    """The party whose session this browser has, by a link or by an account.

    Forms are taken by this cookie, which no other site can send, from this site's pages alone.
    Raises ``visit_over``, or ``unauthenticated`` and ``second_factor_required`` for accounts.
    """
    token = request.cookies.get(PARTY_COOKIE, "")
    caller = _with_account(request, engine) if not token else None
    if caller is None:
        caller = visiting(engine, token)
    with reading(engine) as session:
        return Visit(caller, seen_case(session, caller, caller.case_no or ""), token)


def _with_account(request: Request, engine: Database) -> Caller | None:
    """The party that is signed in; nobody where another is, or nobody at all."""
    if COOKIE not in request.cookies:
        return None
    presence = present_in_browser(request, engine)
    if presence.user.role != Role.PARTY:
        return None
    return admitted(presence)


Visiting = Annotated[Visit, Depends(visit)]


@router.get("")
def party_page(
    request: Request,
    here: Visiting,
    engine: Database,
    recorded: Annotated[int | None, Query(ge=1, lt=2**31)] = None,
    receipt: Annotated[str, Query(max_length=32)] = "",
    asked: bool = False,
) -> Response:
    """Where the case is and what the party can do; first what it has just done."""
    return _shown(request, here, engine, done=Done(recorded, receipt, asked))


@router.get("/steps/{step}")
def party_step_page(request: Request, step: str, here: Visiting, engine: Database) -> Response:
    """The form of a step, and what the step means."""
    here.check(Scope.CASES_WRITE)
    desk = Desk(request, here.case, here.caller, engine)
    try:
        view = _open(desk, step)
    except Problem as problem:
        return _shown(request, here, engine, problem, form="steps")
    with reading(engine) as session:
        form = desk.one(session, view, {}, today_of(session, here.case))
    return _step(here, engine, Returned(form))


@router.post("/steps/{step}", dependencies=[OwnForm])
async def take_party_step(
    request: Request, step: str, here: Visiting, engine: Database
) -> Response:
    """Take the step by the API; refused, the form is shown as it was filled in, and why."""
    here.check(Scope.CASES_WRITE)
    desk = await run_in_threadpool(Desk, request, here.case, here.caller, engine)
    sent = await request.form()
    try:
        _open(desk, step)
        tried = await attempt(request, desk, step, sent, engine, here.token)
    except Problem as problem:
        return await run_in_threadpool(_shown, request, here, engine, problem, form="steps")
    if isinstance(tried, int):
        return see_other(f"/party?recorded={tried}#done")
    return await run_in_threadpool(_step, here, engine, tried)


@router.post("/evidence", dependencies=[OwnForm])
async def hand_in_evidence(request: Request, here: Visiting, engine: Database) -> Response:
    """Upload a file of evidence by the API; its receipt is shown."""
    sent = await read_form(request, LARGEST)
    file, key = sent.get("file"), str(sent.get("key") or uuid4().hex)
    name = str(sent.get("name") or "").strip()
    try:
        here.check(Scope.CASES_WRITE)
        if not name:
            raise Problem("invalid_body", "请写明这是什么，例如“借条照片”", field="name")
        if not isinstance(file, UploadFile) or not file.size:
            raise Problem("invalid_body", "请选择文件", field="file")
        made = await here.ask(
            request,
            "evidence/files",
            query={"name": name},
            content=await file.read(),
            headers={"Idempotency-Key": key},
        )
    except Problem as problem:
        refused = _at("name" if {"name"} & errors_of(problem).keys() else "file", problem)
        return await run_in_threadpool(
            *(_shown, request, here, engine, refused),
            form="evidence",
            typed=name,
            key=kept(key, problem),
        )
    return see_other(f"/party?receipt={made['receipt']['id']}#done")


@router.post("/questions", dependencies=[OwnForm])
async def ask_here(
    request: Request, here: Visiting, engine: Database, text: Field = "", key: Field = ""
) -> Response:
    """A question to the bureau."""
    try:
        headers = {"Idempotency-Key": key or uuid4().hex}
        await here.ask(request, "questions", {"text": text}, headers=headers)
    except Problem as problem:
        return await run_in_threadpool(
            *(_shown, request, here, engine, _at("text", problem)),
            form="questions",
            typed=text,
            key=kept(key, problem),
        )
    return see_other("/party?asked=true#done")


@router.post("/signings/{round_id}", dependencies=[OwnForm])
def go_to_sign(
    request: Request, round_id: RoundId, here: Visiting, desk: SigningDesk, engine: Database
) -> Response:
    """On to signing a paper, by a link of its own."""
    here.check(Scope.PAPERS_WRITE)
    round_ = round_of(here.case, round_id, engine)
    invited = create_own_signing_link(request, round_, here.caller, desk, engine)
    return see_other(urlsplit(invited.link).path)


def _open(desk: Desk, step: str) -> Any:
    """An open step that a party takes by its form; raises ``step_not_open``."""
    if step in party_words.UNASKED:
        raise Problem("step_not_open")
    return desk.step(step)


def _at(field: str, problem: Problem) -> Problem:
    """A refusal by the API as one of a field of the page's form."""
    told = next(iter(errors_of(problem).values()), problem.detail)
    return Problem(problem.code, told, **problem.extra | {"field": field, "errors": ()})


def _step(here: Visit, engine: Database, returned: Returned) -> Response:
    refused = returned.refused
    with reading(engine) as session:
        today = today_of(session, here.case)
        sides = {each.side for each in parties_of(session, here.case.case_no)}
    form = party_view.simplified(returned.form, guarantors="guarantor" in sides)
    return page(
        "party_step.html",
        caller=here.caller,
        form=form,
        means=party_view.means(form.view.step),
        today=today,
        days_left=days_left,
        problem=refused,
        faults=faults_of(refused, form.fields) if refused else [],
        grown=returned.grown,
    )


def _shown(
    request: Request,
    here: Visit,
    engine: Database,
    refused: Problem | None = None,
    *,
    form: str = "",
    typed: str = "",
    key: str = "",
    done: Done = NOTHING_YET,
) -> Response:
    """The page as it stands now, with why the ``form`` that was sent last was refused."""
    return page(
        "party.html",
        caller=here.caller,
        case=here.case,
        view=party_view.read(request, here.case, here.caller, engine),
        words=party_words,
        days_left=days_left,
        problem=refused,
        form=form,
        typed=typed,
        done=done,
        keys={"evidence": uuid4().hex, "questions": uuid4().hex} | ({form: key} if key else {}),
        largest=LARGEST >> 20,
        longest=LONGEST,
    )
