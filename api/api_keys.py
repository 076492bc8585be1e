"""Keys by which other systems call the API: made, listed, rotated, revoked by administrators."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field, IPvAnyNetwork
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from api.accounts import Name
from api.caller import Caller, Database, SignedIn
from api.problems import Problem
from api.scopes import Scope
from api.steps import IdempotencyKey
from records import api_keys
from records.commands import command_id
from records.digests import sha256
from records.engine import reading, transaction
from records.entry_tables import ApiKey
from workflows.messages.common import Role

MAY_GIVE = {
    Role.ADMIN: frozenset({Role.CLERK, Role.SUPERVISOR, Role.OPS}),
    Role.SUPERVISOR: frozenset({Role.CLERK, Role.SUPERVISOR}),
}
"""The roles a key may have, by who makes it: a system sits in no tribunal and is no party."""

router = APIRouter(prefix="/api/v1", tags=["api keys"])

KeyId = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$")]
ValidDays = Annotated[int, Field(ge=1, le=366, description="自现在起的有效天数")]


class NewApiKey(BaseModel):
    """A key to be made; ``addresses`` are the networks it may come from, any if there are none."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "name": "区法院立案对接",
                    "role": "clerk",
                    "scopes": ["cases:read", "papers:read"],
                    "valid_days": 90,
                    "addresses": ["10.20.0.0/16"],
                }
            ]
        },
    )

    name: Name
    role: Role = Role.CLERK
    bureau: Name | None = None
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    valid_days: ValidDays = 90
    addresses: Annotated[list[IPvAnyNetwork], Field(max_length=50)] = []


class Rotation(BaseModel):
    """How a key is rotated: how long the new secret is valid, and the one before it still is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_days: ValidDays = 90
    overlap_hours: Annotated[
        int, Field(ge=0, le=168, description="原密钥继续有效的小时数；0 为立即失效")
    ] = 24


class ApiKeyView(BaseModel):
    """A key as it is listed, without what makes it one.

    ``previous_until``: so long the secret before the last rotation opens as well.
    """

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    role: Role
    bureau: str | None
    scopes: list[Scope]
    addresses: list[str]
    made_by: str
    made_at: datetime
    expires_at: datetime
    rotated_at: datetime | None
    previous_until: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    last_used_from: str | None


class ToldApiKey(ApiKeyView):
    """A key with its secret, which is told once: ``key`` is empty where a request is repeated."""

    key: str | None


class ApiKeys(BaseModel):
    """A page of keys, and the cursor of the next one."""

    items: list[ApiKeyView]
    next_cursor: str | None


@router.post("/api-keys", status_code=201, operation_id="create_api_key", summary="建立接口密钥")
def create_api_key(
    body: NewApiKey,
    caller: SignedIn,
    engine: Database,
    response: Response,
    key: IdempotencyKey = None,
) -> ToldApiKey:
    """A key for another system. It is told here and never again: keep it, or rotate it."""
    response.headers["Cache-Control"] = "no-store"
    if body.role not in MAY_GIVE[caller.role]:
        raise Problem("forbidden", "您不能建立该角色的密钥", field="role")
    bureau = _bureau(body, caller)
    request = command_id(caller.user_id, key or uuid4().hex)
    said = sha256(body.model_dump(mode="json"))
    try:
        with transaction(engine) as session:
            if made := api_keys.made_by_request(session, request, said):
                return _told(made, None)
            found, secret = _made(body, bureau, caller, datetime.now(UTC))
            found.request, found.request_digest = request, said
            session.add(found)
    except IntegrityError:
        return _told(_made_meanwhile(engine, request, said), None)
    return _told(found, secret)


def _bureau(body: NewApiKey, caller: Caller) -> str | None:
    if caller.bureau is None:
        return body.bureau
    if body.bureau not in (None, caller.bureau):
        raise Problem("forbidden", "您只能为本单位建立密钥", field="bureau")
    return caller.bureau


def _made(body: NewApiKey, bureau: str | None, caller: Caller, now: datetime) -> tuple[ApiKey, str]:
    key_id = api_keys.new_id()
    secret = api_keys.new_key(key_id)
    found = ApiKey(
        id=key_id,
        name=body.name,
        role=body.role.value,
        bureau=bureau,
        scopes=sorted({scope.value for scope in body.scopes}),
        addresses=[str(each) for each in body.addresses],
        sha256=api_keys.digest(secret),
        made_by=caller.user_id,
        made_at=now,
        expires_at=now + timedelta(days=body.valid_days),
        request="",
        request_digest="",
    )
    return found, secret


def _made_meanwhile(engine: Engine, request: str, said: str) -> ApiKey:
    """The key that the same request, sent twice at once, has made first."""
    with reading(engine) as session:
        made = api_keys.made_by_request(session, request, said)
    assert made is not None, "only the same request clashes"
    return made


@router.get("/api-keys", operation_id="list_api_keys", summary="接口密钥列表")
def list_api_keys(
    caller: SignedIn,
    engine: Database,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> ApiKeys:
    """Keys by name, of the caller's bureau, with their last use; also those that open no more."""
    with reading(engine) as session:
        found, following = api_keys.keys_of(session, caller.bureau, limit=limit, cursor=cursor)
    items = [ApiKeyView.model_validate(each) for each in found]
    return ApiKeys(items=items, next_cursor=following)


@router.post("/api-keys/{key_id}/rotation", operation_id="rotate_api_key", summary="更换接口密钥")
def rotate_api_key(
    key_id: KeyId,
    body: Rotation,
    caller: SignedIn,
    engine: Database,
    response: Response,
    key: IdempotencyKey = None,
) -> ToldApiKey:
    """A new secret under the same id; the one before it opens a while longer.

    There are two at a time at most: rotating again ends the one before the last.
    """
    response.headers["Cache-Control"] = "no-store"
    now = datetime.now(UTC)
    with transaction(engine) as session:
        found = _key(session, caller, key_id)
        if found.revoked_at is not None:
            raise Problem("api_key_revoked")
        secret = api_keys.rotate(
            session,
            found,
            command_id(caller.user_id, key or uuid4().hex),
            expires_at=now + timedelta(days=body.valid_days),
            overlap=timedelta(hours=body.overlap_hours),
            now=now,
        )
    return _told(found, secret)


@router.delete(
    "/api-keys/{key_id}", status_code=204, operation_id="revoke_api_key", summary="撤销接口密钥"
)
def revoke_api_key(key_id: KeyId, caller: SignedIn, engine: Database) -> None:
    """The key opens nothing from now on. It stays in the list."""
    with transaction(engine) as session:
        api_keys.revoke(session, _key(session, caller, key_id), datetime.now(UTC))


def _key(session: Session, caller: Caller, key_id: str) -> ApiKey:
    """A key that the caller may change: of a role and a bureau for which he could make one."""
    found = session.get(ApiKey, key_id, with_for_update=True)
    if found is None or caller.bureau not in (None, found.bureau):
        raise Problem("not_found", "没有该密钥，或者您无权查看")
    if Role(found.role) not in MAY_GIVE[caller.role]:
        raise Problem("forbidden", "您不能更改该角色的密钥")
    return found


def _told(found: ApiKey, secret: str | None) -> ToldApiKey:
    view = ApiKeyView.model_validate(found)
    return ToldApiKey(**view.model_dump(), key=secret)
