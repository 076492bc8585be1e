"""One route for each step of the register: ``POST /cases/{case_no}/{stage}/{step}``."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, Any, cast
from uuid import uuid4

from fastapi import APIRouter, Body, Header, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.problems import Problem
from records.digests import canonical
from records.engine import reading
from records.tables import User
from workflows.messages.common import Message, Role
from workflows.messages.steps import STEPS, Stage, Step

router = APIRouter(prefix="/api/v1", tags=["steps"])

OFFICES = {"mediator": Role.MEDIATOR, "arbitrators": Role.ARBITRATOR}
"""The facts that name officials, and the role of their accounts."""
ELSEWHERE = frozenset(
    {"file_dispute", "correct_party", "record_succession", "assign_claim", "retime"}
)
"""Steps whose request is more than their facts, and the one that no single case takes."""
TITLES = {Role.MEDIATOR: "调解员", Role.ARBITRATOR: "仲裁员"}

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=255,
        description="同一键与同一内容只办理一次；同一键与不同内容拒绝",
    ),
]


class StepAnswer(BaseModel):
    """What a step did: the event it became in the case's log."""

    case_no: str
    step: str
    event: int
    occurred_on: date
    stage: str


class Envelope(BaseModel):
    """What goes with the facts of every step."""

    model_config = ConfigDict(extra="forbid")

    occurred_on: date | None = Field(None, description="行为发生之日；缺省为今天")
    record: str | None = Field(None, max_length=20_000, description="笔录或说明的文字")


def split(step: Step, body: dict[str, Any]) -> tuple[Envelope, Message]:
    """The envelope and the facts of a body; raises ``RequestValidationError``."""
    around = {name: body[name] for name in Envelope.model_fields if name in body}
    inside = {name: value for name, value in body.items() if name not in around}
    try:
        envelope = Envelope.model_validate_json(canonical(around))
        return envelope, step.facts.model_validate_json(canonical(inside))
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None


def _path(step: Step) -> str:
    name = step.name.replace("_", "-")
    if step.stage in (Stage.DISPUTE, Stage.ANY):
        return f"/cases/{{case_no}}/{name}"
    return f"/cases/{{case_no}}/{step.stage}/{name}"


def _endpoint(step: Step) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def take(
        request: Request,
        case: VisibleCase,
        caller: SignedIn,
        engine: Database,
        body: Annotated[dict[str, Any], Body(default_factory=dict)],
        key: IdempotencyKey = None,
    ) -> dict[str, Any]:
        authorise(step, caller)
        envelope, facts = split(step, body)
        if OFFICES.keys() & step.facts.model_fields.keys():
            await asyncio.to_thread(check_officials, engine, facts)
        words = {"text": envelope.record} if envelope.record else None
        wish = Wish(case.case_no, step, facts, envelope.occurred_on, words)
        path: CommandPath = request.app.state.commands
        return await path.take(wish, caller, key or uuid4().hex)

    return take


def authorise(step: Step, caller: Caller) -> None:
    """Only the roles of the register may take a step."""
    if caller.role not in step.roles:
        raise Problem("forbidden", f"您的角色不能进行“{step.title}”")


def check_officials(engine: Engine, facts: Message) -> None:
    """Whoever is to mediate or to sit in a tribunal has an account for it."""
    with reading(engine) as session:
        for field, role in OFFICES.items():
            named: str | tuple[str, ...] = getattr(facts, field, ())
            for user_id in (named,) if isinstance(named, str) else named:
                user = session.get(User, user_id)
                if user is None or user.disabled or user.role != role:
                    reason = f"{user_id} 不是可指派的{TITLES[role]}"
                    raise Problem("not_an_official", reason, field=field)


def _body_schema(step: Step) -> dict[str, Any]:
    facts = step.facts.model_json_schema(mode="validation")
    envelope = Envelope.model_json_schema()
    properties = envelope["properties"] | facts.get("properties", {})
    schema = facts | {"properties": properties, "title": step.name}
    return {"content": {"application/json": {"schema": _inlined(schema)}}}


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without references, since a route's own schema has nowhere to keep them."""
    definitions: dict[str, Any] = schema.pop("$defs", {})

    def resolve(node: Any) -> Any:
        match node:
            case {"$ref": str(reference)}:
                return resolve(definitions[reference.rsplit("/", 1)[1]])
            case dict():
                members = cast(dict[str, Any], node)
                return {key: resolve(value) for key, value in members.items()}
            case list():
                return [resolve(value) for value in cast(list[Any], node)]
            case _:
                return node

    return resolve(schema)


for _step in STEPS.values():
    if _step.name not in ELSEWHERE:
        router.add_api_route(
            _path(_step),
            _endpoint(_step),
            methods=["POST"],
            name=_step.name,
            operation_id=_step.name,
            summary=_step.title,
            description="依据：" + "；".join(f"{b.law} {b.article}" for b in _step.basis),
            response_model=StepAnswer,
            openapi_extra={"requestBody": _body_schema(_step)},
        )
