"""Repetition: what is sent again under the same ``Idempotency-Key`` is not done again.

Here for every operation at once. Those that take the key themselves are commands: under it their
row finds a first request that is at work, or that died, so they need not wait for it.

The key is kept nowhere. What is kept is made with it: digests of requests, which may hold a
password, and the answers, encrypted, which may hold a secret.
"""

import asyncio
import base64
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, cast
from uuid import uuid4

from cryptography.fernet import Fernet
from fastapi import Depends, FastAPI, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import Engine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.policy import operation_of
from api.problems import Problem
from records import idempotency
from records.companions import rounds
from records.engine import transaction

HEADER = "Idempotency-Key"
LONGEST = 255
DESCRIBED: dict[str, Any] = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "同一键与同一内容只办理一次，再次发送得到首次的答复；同一键与不同内容拒绝。"
    "保留三十日",
    "schema": {"type": "string", "maxLength": LONGEST},
}
ANEW = frozenset(
    {
        "begin_second_factor",
        "confirm_second_factor",
        "create_api_key",
        "create_entry_link",
        "create_own_signing_link",
        "create_webhook",
        "enter_by_link",
        "reassign",
        "refresh_tokens",
        "rotate_api_key",
        "rotate_webhook_secret",
        "sign_in",
        "unmask_parties",
    }
)
"""Operations that a repetition goes through anew: what they show is too secret to be kept, even
encrypted, or they go on where they were broken off."""
METHODS = ("POST", "PATCH")
RETRY_SECONDS = 5
PAUSE = timedelta(hours=1)
"""How often it is looked for keys that have been remembered long enough."""

_PASSING = frozenset({401, 408, 429})
"""Refusals that say nothing of the request: repeated, it may be answered otherwise."""


class Repeated(Exception):
    """The request was answered before: ``response`` is the first answer."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


@dataclass(frozen=True)
class Claim:
    """An attempt at a request under a key: who is at work on it, until it is answered."""

    engine: Engine
    key: str
    ident: str
    attempt: str
    is_command: bool
    """Whether a command row keeps refusals, and finds what is at work."""

    async def settle(self, messages: list[Message]) -> None:
        """The request has been answered: the answer is kept, or the key is free again."""
        start, *rest = messages
        status = cast(int, start["status"])
        kept = status < (400 if self.is_command else 500) and status not in _PASSING
        await asyncio.to_thread(self._end, _sealed(self.key, start, rest) if kept else None)

    async def give_up(self) -> None:
        """The request has come to nothing: it may be tried again."""
        await asyncio.to_thread(self._end, None)

    def _end(self, answer: bytes | None) -> None:
        with transaction(self.engine) as session:
            idempotency.end(session, self.ident, self.attempt, answer)


async def claimed(request: Request) -> None:
    """Take up a request that carries a key, once it is known who calls (``api.policy``).

    Raises ``Repeated`` for one that has been answered, ``request_in_progress`` for one that is
    being answered, ``KeyReused`` where the key came with another content.
    """
    key = request.headers.get(HEADER)
    route: APIRoute = request.scope["route"]
    operation = operation_of(route)
    if (
        not key
        or request.method not in METHODS
        or operation in ANEW
        or operation.startswith("page:")
    ):
        return
    if len(key) > LONGEST:
        raise Problem("invalid_body", f"{HEADER} 不得超过 {LONGEST} 个字符", field=HEADER)
    said = (
        f"{request.method} {request.url.path}?{request.url.query}\n".encode() + await request.body()
    )
    content = _made(key, "content", said).hex()
    caller = getattr(request.state, "caller", None)
    # Whoever is not signed in is known by what is asked and nothing else.
    scope = caller.user_id if caller else content
    claim = Claim(
        engine=request.app.state.engine,
        key=key,
        ident=_made(key, "request", scope.encode()).hex(),
        attempt=uuid4().hex,
        is_command=any(field.alias == HEADER for field in route.dependant.header_params),
    )
    if await asyncio.to_thread(_begun, claim, content):
        request.state.claim = claim


def new_id(request: Request) -> str:
    """The id of what a request makes: the same one however often it is begun under its key."""
    claim: Claim | None = getattr(request.state, "claim", None)
    return claim.ident[:32] if claim else uuid4().hex


NewId = Annotated[str, Depends(new_id)]


def _begun(claim: Claim, content: str) -> bool:
    """Whether the claim holds; a command is let through without one while another is at work."""
    try:
        with transaction(claim.engine) as session:
            now = datetime.now(UTC)
            found = idempotency.begin(session, claim.ident, content, claim.attempt, now)
            answer = found.answer
    except idempotency.AtWork:
        if claim.is_command:
            return False
        raise Problem(
            "request_in_progress", "同一请求正在办理，请稍后重试", retry_after=RETRY_SECONDS
        ) from None
    if answer is not None:
        raise Repeated(_opened(claim.key, answer))
    return True


class Settling:
    """Keeps the answer to a request that was taken up, before it is sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in METHODS:
            await self._app(scope, receive, send)
            return
        state: dict[str, Any] = scope.setdefault("state", {})
        held: list[Message] = []

        async def hold(message: Message) -> None:
            if "claim" in state:
                held.append(message)
            else:
                await send(message)

        try:
            await self._app(scope, receive, hold)
        except BaseException:
            if "claim" in state:
                await state["claim"].give_up()
            raise
        if held:
            await state["claim"].settle(held)
        for message in held:
            await send(message)


def install(app: FastAPI) -> None:
    """Let whatever is sent to the application be repeated without being done again."""
    app.add_middleware(Settling)
    app.add_exception_handler(Repeated, _repeat)


async def _repeat(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Repeated)
    return error.response


def describe(operation: dict[str, Any]) -> None:
    """Let the description of an operation tell of the header."""
    parameters: list[dict[str, Any]] = operation.setdefault("parameters", [])
    if not any(each["name"] == HEADER for each in parameters):
        parameters.append(DESCRIBED)


def _made(key: str, purpose: str, of: bytes) -> bytes:
    return hmac.digest(key.encode(), purpose.encode() + b"\n" + of, "sha256")


def _cipher(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_made(key, "answer", b"")))


def _sealed(key: str, start: Message, rest: list[Message]) -> bytes:
    answer = {
        "status": start["status"],
        "headers": [
            [name.decode("latin-1"), value.decode("latin-1")] for name, value in start["headers"]
        ],
        "body": b"".join(message.get("body", b"") for message in rest).decode("latin-1"),
    }
    return _cipher(key).encrypt(json.dumps(answer).encode())


def _opened(key: str, answer: bytes) -> Response:
    said = json.loads(_cipher(key).decrypt(answer))
    response = Response(said["body"].encode("latin-1"), said["status"])
    response.raw_headers = [
        (name.encode("latin-1"), value.encode("latin-1")) for name, value in said["headers"]
    ]
    response.headers["Idempotency-Replayed"] = "true"
    return response


class Forgetting:
    """Forgets keys that have been remembered long enough; runs beside the worker."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def run(self) -> None:
        """Look once an hour, for ever; ends by cancellation."""
        await rounds(
            lambda: asyncio.to_thread(self.once, datetime.now(UTC)), PAUSE, "forgetting of keys"
        )

    def once(self, now: datetime) -> int:
        """Forget what is old now; how many keys that were."""
        with transaction(self._engine) as session:
            return idempotency.forget(session, now)
