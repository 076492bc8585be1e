"""The steps that can be taken in a case now: by whom, how, until when, and on which basis."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, cast

from fastapi import APIRouter, FastAPI, Query, Request
from pydantic import BaseModel
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.cases import BasisView, DeadlineView, VisibleCase, deadline_view
from api.description import operations
from api.examples import component
from records.cases import deadlines_of, steps_of
from records.engine import reading
from records.tables import Deadline, OpenStep, Party
from workflows.messages.common import Role
from workflows.messages.steps import BUREAU, STEPS, Side, Step

router = APIRouter(prefix="/api/v1", tags=["cases"])


class Whose(StrEnum):
    """Whose steps are listed: the caller's own, or everybody's."""

    MINE = "mine"
    EVERYBODY = "everybody"


class StepView(BaseModel):
    """A step that can be taken now; a ``late`` one only for acts done by ``until``.

    ``href`` is where it is sent by POST (what is left in braces is for the caller to fill in),
    ``input`` the JSON Schema of what is sent. ``deadline`` is the next statutory term of its stage.
    ``on_behalf``: it is a party's, for whom the caller may record it with what proves it.
    """

    step: str
    stage: str
    title: str
    workflow_id: str
    since: date
    until: date | None
    late: bool
    roles: list[str]
    on_behalf: bool
    method: str
    href: str
    input: dict[str, Any]
    deadline: DeadlineView | None
    basis: list[BasisView]


@router.get("/cases/{case_no}/steps", operation_id="read_steps", summary="可以办理的步骤")
def read_steps(
    request: Request,
    case: VisibleCase,
    caller: SignedIn,
    engine: Database,
    whose: Annotated[Whose, Query(description="本人可以办理的，或者所有人的")] = Whose.MINE,
) -> list[StepView]:
    """What can be done in the case now: by the caller, or by anybody."""
    with reading(engine) as session:
        marks, terms = steps_of(session, case.case_no), deadlines_of(session, case.case_no)
        if whose is Whose.MINE:
            marks = open_to(session, caller, marks)
    asked = _requests(request.app)
    return [
        _view(mark, STEPS[mark.step], caller, terms, *asked[mark.step])
        for mark in marks
        if mark.step in asked  # some only the system itself takes
    ]


def open_to(session: Session, caller: Caller, marks: Iterable[OpenStep]) -> list[OpenStep]:
    """Those of a case's open steps that a caller may take, for itself or on behalf of a party."""
    side = _side(session, caller)
    return [mark for mark in marks if _may_take(STEPS[mark.step], caller, side)]


def _side(session: Session, caller: Caller) -> Side | None:
    """The side of the dispute that a party is on; guarantors stand beside the debtor."""
    if caller.role is not Role.PARTY:
        return None
    party = session.get_one(Party, (caller.case_no, caller.party_id))
    return Side.CLAIMANT if party.side == "claimant" else Side.RESPONDENT


def _may_take(step: Step, caller: Caller, side: Side | None) -> bool:
    if caller.role is Role.PARTY and step.side not in (None, side):
        return False
    return caller.role in step.roles or _on_behalf(step, caller)


def _on_behalf(step: Step, caller: Caller) -> bool:
    return caller.role not in step.roles and caller.role in BUREAU and Role.PARTY in step.roles


def _view(
    mark: OpenStep,
    step: Step,
    caller: Caller,
    terms: Sequence[Deadline],
    method: str,
    path: str,
    schema: dict[str, Any],
) -> StepView:
    running = (
        term
        for term in terms
        if term.workflow_id == mark.workflow_id
        and term.state == "running"
        and term.clock != "service"
    )
    next_term = min(running, key=lambda term: term.due, default=None)
    return StepView(
        **mark.model_dump(include={"step", "workflow_id", "since", "until", "late"}),
        stage=step.stage,
        title=step.title,
        roles=sorted(step.roles),
        on_behalf=_on_behalf(step, caller),
        method=method,
        href=path.replace("{case_no}", mark.case_no),
        input=schema,
        deadline=deadline_view(next_term) if next_term else None,
        basis=[BasisView(**basis.model_dump()) for basis in step.basis],
    )


Asked = tuple[str, str, dict[str, Any]]
"""The method, the path and the schema of a step's request."""


def _requests(app: FastAPI) -> dict[str, Asked]:
    """How each step is asked for, as the API's own description says."""
    known: dict[str, Asked] | None = getattr(app.state, "step_requests", None)
    if known is None:
        known = app.state.step_requests = requests_of(app.openapi())
    return known


def requests_of(description: dict[str, Any]) -> dict[str, Asked]:
    """How each step is asked for, by its name."""
    return {
        operation["operationId"]: (method.upper(), path, _schema(operation, description))
        for path, method, operation in operations(description)
        if operation["operationId"] in STEPS
    }


def _schema(operation: dict[str, Any], description: dict[str, Any]) -> dict[str, Any]:
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return inlined(schema, description["components"]["schemas"])


def inlined(node: Any, definitions: dict[str, Any]) -> Any:
    """A schema without references, which stands alone."""
    match node:
        case {"$ref": str(reference)}:
            return inlined(component(reference, definitions), definitions)
        case dict():
            members = cast(dict[str, Any], node)
            return {key: inlined(value, definitions) for key, value in members.items()}
        case list():
            return [inlined(value, definitions) for value in cast(list[Any], node)]
        case _:
            return node
