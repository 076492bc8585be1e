"""One route for each step of the register: ``POST /cases/{case_no}/{stage}/{step}``."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, Any, Self
from uuid import uuid4

from fastapi import APIRouter, Body, Header, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.commands import CommandPath, Wish
from api.description import COMPONENT
from api.problems import Problem
from law.intake.fields import Name
from proof.digests import canonical
from records.engine import reading
from records.mediators import conflicted
from records.tables import Case, User
from workflows.messages.common import Attestation, AttestationKind, Message, Role, unproved
from workflows.messages.steps import BUREAU, STEPS, Stage, Step

router = APIRouter(prefix="/api/v1", tags=["steps"])

OFFICES = {
    "mediator": Role.MEDIATOR,
    "arbitrators": Role.ARBITRATOR,
    "arbitrator": Role.ARBITRATOR,
    "presiding": Role.ARBITRATOR,
    "replacement": Role.ARBITRATOR,
}
"""The facts that name officials, and the role of their accounts."""
ELSEWHERE = frozenset(
    {
        "absorb_case",
        "appoint_agent",
        "link_cases",
        "merge_case",
        "file_dispute",
        "supplement_intake",
        "correct_party",
        "assign_case",
        "confirm_service_address",
        "record_succession",
        "assign_claim",
        "retime",
        "submit_sealed_figure",
    }
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


class Proof(BaseModel):
    """What proves the act of a party that a clerk records for it."""

    model_config = ConfigDict(extra="forbid")

    kind: AttestationKind
    sha256: str | None = Field(
        None, pattern=r"^[0-9a-f]{64}$", description="签名扫描件或者录音录像的 SHA-256 摘要"
    )
    witnesses: list[Name] = Field(
        default_factory=list[str], max_length=10, description="见证人姓名；宣读确认须两名以上"
    )

    @model_validator(mode="after")
    def _proves(self) -> Self:
        if fault := unproved(self.kind, self.sha256, len(self.witnesses)):
            raise ValueError(fault)
        return self

    def attested(self) -> Attestation:
        """The proof without the names of the witnesses."""
        return Attestation(kind=self.kind, sha256=self.sha256, witnesses=len(self.witnesses))


class Envelope(BaseModel):
    """What goes with the facts of every step."""

    model_config = ConfigDict(extra="forbid")

    occurred_on: date | None = Field(default=None, description="行为发生之日；缺省为今天")
    record: str | None = Field(default=None, max_length=20_000, description="笔录或说明的文字")
    for_party: str | None = Field(default=None, description="由经办人代为记录的当事人，须附证明")
    attestation: Proof | None = Field(default=None, description="当事人本人或者其代理人所为的证明")
    by_agent: str | None = Field(default=None, description="代当事人办理的代理人")

    @model_validator(mode="after")
    def _proved(self) -> Self:
        if (self.for_party is None) is not (self.attestation is None):
            raise ValueError("代当事人记录的，须同时写明当事人和证明")
        if self.by_agent is not None and self.for_party is None:
            raise ValueError("写明代理人的，须同时写明当事人和证明")
        return self

    def words(self, **more: Any) -> dict[str, Any] | None:
        """What goes with the act as its submission: the record, the witnesses, and ``more``."""
        witnesses = self.attestation.witnesses if self.attestation else None
        said = {"text": self.record, "witnesses": witnesses, **more}
        return {name: value for name, value in said.items() if value} or None

    def wish(self, case_no: str, step: Step, facts: Message, **more: Any) -> Wish:
        """The wish that a step be taken as the envelope says; ``more`` words go with it."""
        return Wish(
            case_no,
            step,
            facts,
            self.occurred_on,
            self.words(**more),
            self.for_party,
            self.attestation.attested() if self.attestation else None,
            self.by_agent,
        )


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
        envelope, facts = split(step, body)
        authorise(step, caller, envelope)
        if OFFICES.keys() & step.facts.model_fields.keys():
            await asyncio.to_thread(check_officials, engine, facts, case)
        path: CommandPath = request.app.state.commands
        wish = envelope.wish(case.case_no, step, facts)
        return await path.take(wish, caller, key or uuid4().hex)

    return take


def authorise(step: Step, caller: Caller, envelope: Envelope) -> None:
    """Only the roles of the register may take a step; a clerk records a party's act for it."""
    if envelope.for_party is not None:
        if caller.role not in BUREAU or Role.PARTY not in step.roles:
            raise Problem("forbidden", f"不能代当事人记录“{step.title}”", field="for_party")
    elif caller.role not in step.roles:
        raise Problem("forbidden", f"您的角色不能进行“{step.title}”")


def check_officials(engine: Engine, facts: Message, case: Case) -> None:
    """Whoever is to mediate or to sit in a tribunal has an account for it, and no part in it."""
    with reading(engine) as session:
        for field, role in OFFICES.items():
            named: str | tuple[str, ...] = getattr(facts, field, None) or ()
            for user_id in (named,) if isinstance(named, str) else named:
                user = session.get(User, user_id)
                if user is None or user.disabled or user.role != role:
                    reason = f"{user_id} 不是可指派的{TITLES[role]}"
                    raise Problem("not_an_official", reason, field=field)
                if conflicted(user, case):
                    reason = f"{TITLES[role]}不得为本案当事人、代表人或者代理人"
                    raise Problem("conflict_of_roles", reason, field=field)


def _body_schema(step: Step) -> dict[str, Any]:
    """The schema of a step's body; what it refers to goes with it (``api.description``)."""
    facts = step.facts.model_json_schema(ref_template=COMPONENT)
    envelope = Envelope.model_json_schema(ref_template=COMPONENT)
    properties = envelope["properties"] | facts.get("properties", {})
    definitions = envelope["$defs"] | facts.get("$defs", {})
    schema = facts | {"properties": properties, "title": step.name, "$defs": definitions}
    return {"content": {"application/json": {"schema": schema}}}


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
