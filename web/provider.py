"""Signing in by a provider: out to it, and back with what it says."""

from datetime import UTC, datetime
from secrets import compare_digest
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from api import oidc
from api.caller import Database
from api.oidc import Identity, Provider
from api.origins import From
from api.problems import Problem
from records import provider_sign_ins as sign_ins
from records import sessions
from records.engine import transaction
from records.entry_tables import ProviderAttempt
from records.sessions import Origin
from records.users import UsernameTaken
from web.addresses import local_path
from web.entry import remember
from web.language import gettext
from web.rendering import PageRoute, page, see_other

router = APIRouter(prefix="/sign-in", route_class=PageRoute, include_in_schema=False)

STATE = "jiefen_provider"


def provider_of(request: Request, provider_id: str) -> Provider:
    """A provider of this installation; raises ``not_found``."""
    for provider in request.app.state.providers:
        if provider.id == provider_id:
            return provider
    raise Problem("not_found", "没有这种登录方式")


Known = Annotated[Provider, Depends(provider_of)]


@router.get("/to/{provider_id}")
async def go(request: Request, provider: Known, engine: Database, next: str = "/") -> Response:
    """On to the provider, with a cookie that tells this browser's sign-in from others'."""
    base = str(request.base_url).rstrip("/")
    back = f"{base}/sign-in/from/{provider.id}"
    attempt, state = await run_in_threadpool(_begun, engine, provider, back, local_path(next))
    answer = see_other(await oidc.authorization_url(provider, attempt, state))
    answer.set_cookie(
        STATE,
        state,
        max_age=int(sign_ins.ATTEMPT_LIFE.total_seconds()),
        path="/sign-in",
        httponly=True,
        # The way back begins at the provider's site, where a strict cookie would stay behind.
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _begun(
    engine: Engine, provider: Provider, back: str, onward: str
) -> tuple[ProviderAttempt, str]:
    with transaction(engine) as session:
        return sign_ins.begin(
            session, provider.id, redirect_uri=back, onward=onward, now=datetime.now(UTC)
        )


@router.get("/from/{provider_id}")
async def come_back(
    request: Request,
    provider: Known,
    engine: Database,
    origin: From,
    state: str = "",
    code: str = "",
    iss: str | None = None,
    kept: Annotated[str, Cookie(alias=STATE)] = "",
) -> Response:
    """A cookie for whom the provider has identified, if the sign-in began in this browser."""
    now = datetime.now(UTC)
    attempt = None
    if state and compare_digest(state.encode(), kept.encode()):
        attempt = await run_in_threadpool(_taken, engine, provider, state, now)
    # Another provider's answer is none of this one's (RFC 9207).
    if attempt is None or iss not in (None, provider.issuer):
        raise Problem("provider_refused", "登录已经过期，或者不是从本浏览器开始的，请重新登录")
    if not code:
        told = gettext("%(provider)s没有确认您的身份") % {"provider": provider.name}
        raise Problem("provider_refused", told)
    identity = await oidc.identity_of(provider, attempt, code)
    try:
        cookie = await run_in_threadpool(_signed_in, engine, provider, identity, origin, now)
    except (IntegrityError, UsernameTaken):
        # Two first sign-ins at once: the other one has linked the account.
        raise Problem("provider_refused", "请重新登录") from None
    # Not a redirect: on one that began elsewhere the browser would leave the strict cookie out.
    answer = page("signed_in.html", caller=None, onward=attempt.onward)
    remember(request, answer, cookie)
    answer.delete_cookie(STATE, path="/sign-in", httponly=True, samesite="lax")
    return answer


def _taken(engine: Engine, provider: Provider, state: str, now: datetime) -> ProviderAttempt | None:
    with transaction(engine) as session:
        return sign_ins.take(session, provider.id, state, now)


def _signed_in(
    engine: Engine, provider: Provider, identity: Identity, origin: Origin, now: datetime
) -> str:
    """The cookie of a new session of the account that the provider's identity is linked with."""
    with transaction(engine) as session:
        user = oidc.account_of(session, provider, identity, now)
        return sessions.start_in_browser(session, user.id, origin, now)[1]
