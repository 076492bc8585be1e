"""A step of a case as a form: what it asks for, why it was refused, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.open_steps import StepView, Whose, read_steps
from api.problems import Problem
from api.request_bodies import LARGER
from law.civil_time import civil_date
from records.engine import reading
from records.parties import parties_of
from records.tables import Case
from records.worklist import days_reached
from web import instalments
from web.addresses import OwnForm
from web.asking import ask, kept
from web.forms.bodies import Sent, body_of
from web.forms.fields import Field, Option, Setting, fields_of
from web.forms.reading import read_form
from web.forms.refusals import Fault, errors_of, faults_of
from web.forms.schemas import Schema
from web.rendering import PageRoute, page, see_other
from web.step_choices import choices_for
from workflows.messages.steps import BUREAU
from workflows.messages.steps.agency import AGENCY_STEPS
from workflows.messages.steps.desk import DESK_STEPS
from workflows.messages.steps.incidents import INCIDENT_STEPS
from workflows.messages.steps.standing import STANDING_STEPS
from workflows.messages.steps.transfer import TRANSFER_STEPS

router = APIRouter(route_class=PageRoute, include_in_schema=False)

LARGEST = LARGER["upload_evidence"]

_COUNTER = ("for_party", "attestation", "by_agent")
"""What is asked for only where a clerk records the act of a party."""
_BESIDES = {
    step.name
    for group in (AGENCY_STEPS, DESK_STEPS, INCIDENT_STEPS, STANDING_STEPS, TRANSFER_STEPS)
    for step in group
} | {"correct_party", "record_engagement", "record_non_delivery", "order_paper"}
_PATH = "path/"
"""Before the names of what goes into the address of an operation."""


@dataclass(frozen=True)
class StepForm:
    """A step with the form that takes it; ``counter`` are its fields about a party at the counter.

    ``place`` are the fields that go into the operation's address, ``versions`` those of the parties
    as they were read. ``key`` makes that the form is carried out once.
    """

    view: StepView
    fields: Sequence[Field]
    counter: Sequence[Field]
    place: Sequence[Field]
    versions: Mapping[str, int]
    key: str

    @property
    def everything(self) -> Sequence[Field]:
        """All fields, in the order of the page."""
        return (*self.place, *self.fields, *self.counter)

    @property
    def is_long(self) -> bool:
        """Whether it needs a page of its own."""
        return any(each.is_long for each in (*self.fields, *self.place))


class Desk:
    """The steps of a case that somebody may take now, and their forms."""

    def __init__(self, request: Request, case: Case, caller: Caller, engine: Database) -> None:
        mine = read_steps(request, case, caller, engine, Whose.MINE)
        self.steps = {each.step: each for each in mine if _can_be_asked(each)}
        self.case, self._caller = case, caller

    def step(self, name: str) -> StepView:
        """An open step; raises ``step_not_open``, with those that are."""
        if name not in self.steps:
            raise Problem("step_not_open", open_steps=sorted(self.steps))
        return self.steps[name]

    def forms(self, session: Session, today: date) -> list[StepForm]:
        """A form for each act of the procedure, nothing filled in but the day."""
        views = [each for each in self.steps.values() if _of_procedure(each)]
        setting = self._setting(session, today, views)
        body = self.begun(today)
        return [self.form(session, each, body, setting) for each in views]

    def begun(self, today: date) -> dict[str, Any]:
        """A form's body when nobody has filled in anything: the day of the act is today.

        Which day it is in a simulation only the case's workflow knows: there it is left out.
        """
        return {} if self.case.simulated else {"occurred_on": today.isoformat()}

    @property
    def at_counter(self) -> list[StepView]:
        """The acts of parties, which are recorded for them at the counter."""
        return [each for each in self.steps.values() if each.on_behalf]

    @property
    def besides(self) -> list[StepView]:
        """What may happen to a case at any time, and what serves the desk."""
        return [each for each in self.steps.values() if not (each.on_behalf or _of_procedure(each))]

    def one(
        self,
        session: Session,
        view: StepView,
        body: Mapping[str, Any],
        today: date,
        *,
        refused: Problem | None = None,
        key: str = "",
    ) -> StepForm:
        """The form of one step, as far as it has been filled in."""
        setting = self._setting(session, today, [view], errors_of(refused))
        return self.form(session, view, body, setting, key)

    def form(
        self,
        session: Session,
        view: StepView,
        body: Mapping[str, Any],
        setting: Setting,
        key: str = "",
    ) -> StepForm:
        """The form of a step in a setting."""
        latest = None if self.case.simulated else setting.today
        if latest and view.until:
            latest = min(view.until, latest)
        setting = Setting(setting.known, latest, view.since, setting.errors)
        fields = fields_of(view.input, body, setting, view.step)
        at_counter = self._caller.role in BUREAU and "party" in view.roles
        around = [*_COUNTER] if at_counter else []
        place = fields_of(place_of(view), body, setting, view.step, at=_PATH)
        return StepForm(
            view=view,
            fields=sorted(
                (each for each in fields if each.pointer not in _COUNTER), key=_envelope_last
            ),
            counter=[each for name in around for each in fields if each.pointer == name],
            place=place,
            versions=_versions(session, self.case) if place else {},
            key=key or uuid4().hex,
        )

    def known(self, session: Session, views: Sequence[StepView]) -> dict[str, Sequence[Option]]:
        """What the members of these steps are chosen from."""
        schemas = [schema for view in views for schema in (view.input, place_of(view))]
        return choices_for(session, self.case, self._caller, schemas)

    def _setting(
        self,
        session: Session,
        today: date,
        views: Sequence[StepView],
        errors: Mapping[str, str] | None = None,
    ) -> Setting:
        return Setting(self.known(session, views), today, errors=errors or {})


def today_of(session: Session, case: Case) -> date:
    """The case's own legal day: a simulated one's is the day that it has reached."""
    today = civil_date(datetime.now(UTC))
    return (
        days_reached(session, [case.case_no]).get(case.case_no, today) if case.simulated else today
    )


def place_of(view: StepView) -> Schema:
    """What is left to be filled into the address of a step, as a schema."""
    names = ["party_id"] if "{party_id}" in view.href else []
    return {"properties": {name: {"type": "string"} for name in names}, "required": names}


def _can_be_asked(view: StepView) -> bool:
    """Some acts a party does by itself only, such as handing in a sealed figure."""
    return not view.on_behalf or "for_party" in view.input["properties"]


def _of_procedure(view: StepView) -> bool:
    return not view.on_behalf and view.step not in _BESIDES


def _envelope_last(field: Field) -> int:
    return {"record": 1, "occurred_on": 2}.get(field.pointer, 0)


def _versions(session: Session, case: Case) -> dict[str, int]:
    return {party.party_id: party.version for party in parties_of(session, case.case_no)}


@router.get("/cases/{case_no}/steps/{step}", tags=["cases"])
def step_page(
    request: Request, case: VisibleCase, step: str, caller: SignedIn, engine: Database
) -> Response:
    """The form of a step; where it is not open, what is."""
    desk = Desk(request, case, caller, engine)
    try:
        view = desk.step(step)
    except Problem as problem:
        return _not_open(desk, case, caller, problem)
    with reading(engine) as session:
        today = today_of(session, case)
        form = desk.one(session, view, desk.begun(today), today)
    return _shown(case, caller, Returned(form))


@router.post("/cases/{case_no}/steps/{step}", dependencies=[OwnForm], tags=["cases"])
async def take_step(
    request: Request, case: VisibleCase, step: str, caller: SignedIn, engine: Database
) -> Response:
    """Take the step by the API; refused, the form is shown as it was filled in, and why."""
    desk = await run_in_threadpool(Desk, request, case, caller, engine)
    sent = await read_form(request, LARGEST)
    try:
        tried = await attempt(request, desk, step, sent, engine)
    except Problem as problem:
        desk = await run_in_threadpool(Desk, request, case, caller, engine)
        return await run_in_threadpool(_not_open, desk, case, caller, problem)
    if isinstance(tried, int):
        return see_other(f"/cases/{case.case_no}?recorded={tried}#recorded")
    return await run_in_threadpool(_shown, case, caller, tried)


@dataclass(frozen=True)
class Returned:
    """A form that comes back as it was filled in: refused, or with more rows (``grown``)."""

    form: StepForm
    refused: Problem | None = None
    grown: str = ""

    @property
    def faults(self) -> list[Fault]:
        """What was wrong with it."""
        return faults_of(self.refused, self.form.everything) if self.refused else []


async def attempt(
    request: Request, desk: Desk, step: str, sent: FormData, engine: Database, token: str = ""
) -> int | Returned:
    """Take a step as its form asks for it: the event it became; raises ``step_not_open``.

    ``token`` is that of a party's session by a link, for which the step is taken.
    """
    view = desk.step(step)
    typed = Sent((name, value) for name, value in sent.multi_items() if isinstance(value, str))
    known = await run_in_threadpool(_known, engine, desk, view)
    body = body_of(view.input, typed, known)
    place = body_of(place_of(view), typed, known, _PATH)
    refused: Problem | None = None
    key = typed.one("key")
    try:
        if not instalments.grown(view.input, typed, body):
            await _attach_sheet(request, desk.case, sent, body)
            answer = await _take(request, view, body, place, typed, token)
            return answer["event"]
    except Problem as problem:
        if problem.code == "step_not_open":
            raise
        refused = problem
        key = kept(key, problem)

    def again() -> StepForm:
        with reading(engine) as session:
            today = today_of(session, desk.case)
            return desk.one(session, view, body | place, today, refused=refused, key=key)

    form = await run_in_threadpool(again)
    return Returned(form, refused, typed.one("add") or typed.one("calculate"))


def _known(engine: Engine, desk: Desk, view: StepView) -> dict[str, Sequence[Option]]:
    with reading(engine) as session:
        return desk.known(session, [view])


async def _take(
    request: Request,
    view: StepView,
    body: dict[str, Any],
    place: dict[str, Any],
    typed: Sent,
    token: str,
) -> Any:
    headers = {"Idempotency-Key": typed.one("key")} if typed.one("key") else {}
    if place:
        headers["If-Match"] = f'"{typed.one("version/" + place["party_id"])}"'
    elif place_of(view)["required"]:
        raise Problem("invalid_body", field="path.party_id")
    path = view.href.format(**place)
    return await ask(request, view.method, path, body, headers=headers, token=token)


async def _attach_sheet(request: Request, case: Case, sent: FormData, body: dict[str, Any]) -> None:
    """Keep the sheet that proves a party's act with the case, and name it by its digest."""
    sheet = sent.get("sheet")
    if not isinstance(sheet, UploadFile) or not sheet.size or "for_party" not in body:
        return
    content = await sheet.read()
    label = {"name": "当事人签名件", "for_party": body["for_party"]}
    path = f"/api/v1/cases/{case.case_no}/evidence/files"
    try:
        receipt = await ask(request, "POST", path, query=label, content=content)
    except Problem as problem:
        raise Problem(problem.code, problem.detail, field="attestation.sha256") from None
    body.setdefault("attestation", {})["sha256"] = receipt["receipt"]["sha256"]


def _shown(case: Case, caller: Caller, returned: Returned) -> Response:
    refused = returned.refused
    return page(
        "step.html",
        caller=caller,
        case=case,
        form=returned.form,
        problem=refused,
        faults=returned.faults,
        grown=returned.grown,
        largest=LARGEST >> 20,
    )


def _not_open(desk: Desk, case: Case, caller: Caller, problem: Problem) -> Response:
    return page(
        "step_not_open.html",
        caller=caller,
        case=case,
        problem=problem,
        steps=list(desk.steps.values()),
    )
