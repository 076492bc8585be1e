"""Intake in steps: each a page that saves a draft; the last tells what the law says of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Form, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.open_steps import inlined
from api.problems import Problem, problem_of
from law.civil_time import civil_date
from law.debt_types import debt_types
from law.explanation import explain
from law.intake import Intake, IntakeRefused, read_intake
from law.routing import STEP_TITLES
from law.terms import rule
from records import drafts
from records.desk_tables import IntakeDraft
from records.engine import reading, transaction
from web import instalments
from web.addresses import OwnForm
from web.asking import ask
from web.forms.bodies import Sent, body_of
from web.forms.fields import Field, Option, Setting, fields_of
from web.forms.reading import read_form
from web.forms.refusals import errors_of, faults_of
from web.forms.schemas import Schema
from web.language import gettext
from web.rendering import PageRoute, page, see_other

router = APIRouter(prefix="/intake", route_class=PageRoute, include_in_schema=False)

_MODEL = Intake.model_json_schema()
SCHEMA: Schema = inlined(_MODEL, _MODEL["$defs"])
LARGEST = 1024 * 1024
"""Bytes of a page's form."""


class Section(NamedTuple):
    """A page of the intake: its title and the members of the document that it asks for."""

    title: str
    members: tuple[str, ...]


SECTIONS = {
    "parties": Section("当事人", ("claimant", "co_claimants", "respondents")),
    "debt": Section(
        "债务和请求",
        (
            *("debt_type", "filed_on", "bureau", "dispute_arose_on", "claim", "facts"),
            *("undisputed", "counter_performance", "notarised_enforceable"),
        ),
    ),
    "contract": Section(
        "合同和约定",
        (
            *("contract", "guarantees", "preservation"),
            *("mediation_origin", "suit_procedure", "mediator_type"),
        ),
    ),
    "evidence": Section("证据和同意", ("evidence", "consents")),
}
"""The pages in their order; cases under way are handed in as documents (docs/intake.md)."""
REVIEW = "review"


@router.get("")
def drafts_page(caller: SignedIn, engine: Database) -> Response:
    """The drafts that are still open."""
    with reading(engine) as session:
        found = drafts.drafts_of(session, caller.user_id)
    listed = [(draft, _name(draft.document)) for draft in found]
    return page("drafts.html", caller=caller, drafts=listed, days=drafts.KEPT.days)


@router.post("", dependencies=[OwnForm])
def begin_draft(caller: SignedIn, engine: Database) -> Response:
    """A new draft, for the clerk's own bureau and of today."""
    now = datetime.now(UTC)
    document = {"filed_on": civil_date(now).isoformat(), "bureau": caller.bureau or ""}
    with transaction(engine) as session:
        drafts.forget(session, now)
        draft = drafts.begin(session, caller.user_id, document, now)
        return see_other(f"/intake/{draft.id}/parties")


@router.get("/{draft_id}/review")
def review_page(request: Request, draft_id: str, caller: SignedIn, engine: Database) -> Response:
    """What the law says of the dispute, before anything is submitted; or what is still wrong."""
    return _review(request, caller, _read_own(engine, caller, draft_id))


@router.post("/{draft_id}/review", dependencies=[OwnForm])
async def submit_draft(
    request: Request,
    draft_id: str,
    caller: SignedIn,
    engine: Database,
    another_claim: Annotated[str, Form()] = "",
) -> Response:
    """Submit the document by the API; the draft is then no longer needed."""
    draft = await run_in_threadpool(_read_own, engine, caller, draft_id)
    key = f"{draft.request_key}{another_claim and '-another'}"
    query = {"another_claim": "true"} if another_claim else {}
    try:
        answer = await ask(
            request,
            "POST",
            "/api/v1/disputes",
            draft.document,
            query=query,
            headers={"Idempotency-Key": key},
        )
    except Problem as problem:
        return await run_in_threadpool(_review, request, caller, draft, problem)
    await run_in_threadpool(_remove, engine, caller, draft_id)
    return see_other(f"/cases/{answer['case_no']}")


@router.post("/{draft_id}/removal", dependencies=[OwnForm])
def remove_draft(draft_id: str, caller: SignedIn, engine: Database) -> Response:
    """The draft is not wanted any more."""
    _remove(engine, caller, draft_id)
    return see_other("/intake")


@router.get("/{draft_id}/{section}")
def section_page(draft_id: str, section: str, caller: SignedIn, engine: Database) -> Response:
    """A page of the draft as it was last saved."""
    draft = _read_own(engine, caller, draft_id)
    return _section(caller, draft, _known_section(section))


@router.post("/{draft_id}/{section}", dependencies=[OwnForm])
async def save_section(
    request: Request, draft_id: str, section: str, caller: SignedIn, engine: Database
) -> Response:
    """Save a page of the draft, and go on where nothing on it is wrong."""
    name = _known_section(section)
    sent = await read_form(request, LARGEST)
    typed = Sent((key, value) for key, value in sent.multi_items() if isinstance(value, str))
    schema = _schema_of(name, caller)
    body = body_of(schema, typed, _known())
    grown = instalments.grown(schema, typed, body)
    draft = await run_in_threadpool(_write, engine, caller, draft_id, schema, body)
    if grown:
        return await run_in_threadpool(_section, caller, draft, name, grown=typed.one("add"))
    if typed.one("then") == "later":
        return see_other("/intake")
    read = _read(request, draft.document)
    if isinstance(read, Problem) and (wrong := _of_section(read, schema)):
        return await run_in_threadpool(_section, caller, draft, name, refused=wrong)
    return see_other(f"/intake/{draft.id}/{_next(name)}")


def _read_own(engine: Engine, caller: Caller, draft_id: str) -> IntakeDraft:
    with reading(engine) as session:
        return _own(session, caller, draft_id)


def _write(
    engine: Engine, caller: Caller, draft_id: str, schema: Schema, body: Mapping[str, Any]
) -> IntakeDraft:
    """The draft with what one page says of it."""
    with transaction(engine) as session:
        draft = _own(session, caller, draft_id)
        kept = {key: value for key, value in draft.document.items() if key not in _members(schema)}
        drafts.change(session, draft, {**kept, **body}, datetime.now(UTC))
        return draft


def _remove(engine: Engine, caller: Caller, draft_id: str) -> None:
    with transaction(engine) as session:
        drafts.remove(session, _own(session, caller, draft_id))


def _own(session: Session, caller: Caller, draft_id: str) -> IntakeDraft:
    draft = drafts.own_draft(session, caller.user_id, draft_id)
    if draft is None:
        raise Problem("not_found", "没有这份草稿，或者已经过期删除")
    return draft


def _known_section(name: str) -> str:
    if name not in SECTIONS:
        raise Problem("not_found", "没有这一页")
    return name


def _next(name: str) -> str:
    order = [*SECTIONS, REVIEW]
    return order[order.index(name) + 1]


def _schema_of(name: str, caller: Caller) -> Schema:
    """The members of a page; a clerk of one bureau takes cases in for it alone."""
    members = [
        each
        for each in SECTIONS[name].members
        if not (each == "bureau" and caller.bureau is not None)
    ]
    return {
        "properties": {each: SCHEMA["properties"][each] for each in members},
        "required": [each for each in members if each in SCHEMA["required"]],
    }


def _members(schema: Schema) -> frozenset[str]:
    return frozenset(schema["properties"])


def _known() -> dict[str, list[Option]]:
    kinds = (debt for debt in debt_types().items() if debt[1].in_scope)
    return {"debt_type": [Option(key, gettext(debt.title)) for key, debt in kinds]}


def _today(request: Request) -> date:
    """The day the document is read on, as ``POST /disputes`` reads it."""
    return request.app.state.today() or date.max


def _read(request: Request, document: Mapping[str, Any]) -> Intake | Problem:
    """The document of a draft, or why it may not be submitted."""
    try:
        return read_intake(document, today=_today(request))
    except IntakeRefused as refused:
        return problem_of(refused)


def _of_section(problem: Problem, schema: Schema) -> Problem | None:
    """What of a refusal belongs to a page, if anything does."""
    errors = [
        each
        for each in problem.extra["errors"]
        if each["field"].partition(".")[0] in _members(schema)
    ]
    return Problem(problem.code, None, errors=errors) if errors else None


def _section(
    caller: Caller,
    draft: IntakeDraft,
    name: str,
    *,
    refused: Problem | None = None,
    grown: str = "",
) -> Response:
    today = civil_date(datetime.now(UTC))
    setting = Setting(_known(), today, errors=errors_of(refused))
    fields: list[Field] = fields_of(_schema_of(name, caller), draft.document, setting, "intake")
    return page(
        "intake_section.html",
        caller=caller,
        draft=draft,
        name=name,
        sections=SECTIONS,
        fields=fields,
        problem=refused,
        faults=faults_of(refused, fields) if refused else [],
        grown=grown,
    )


def _review(
    request: Request, caller: Caller, draft: IntakeDraft, refused: Problem | None = None
) -> Response:
    read = _read(request, draft.document)
    advice, wrong = (
        (None, refused or read) if isinstance(read, Problem) else (explain(read), refused)
    )
    return page(
        "intake_review.html",
        caller=caller,
        draft=draft,
        name=REVIEW,
        sections=SECTIONS,
        advice=advice,
        titles=STEP_TITLES,
        rule=rule,
        problem=refused,
        wrong=wrong,
        faults=[
            (_section_of(each["field"]), gettext(each["detail"]))
            for each in wrong.extra.get("errors", ())
        ]
        if wrong
        else [],
    )


def _section_of(field: str) -> str:
    member = field.partition(".")[0]
    return next(
        (name for name, section in SECTIONS.items() if member in section.members), "parties"
    )


def _name(document: Mapping[str, Any]) -> str:
    """Who claims against whom, as far as it is known."""
    claimant = document.get("claimant", {}).get("name", "")
    against = [each.get("name", "") for each in document.get("respondents", ())]
    return " / ".join(name for name in (claimant, "、".join(filter(None, against))) if name)
