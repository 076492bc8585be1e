"""Signing in by a bureau's own provider: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636).

The provider's metadata and keys are read at every sign-in, so that it may change its keys at any
time. Nothing it says is believed but what its signature covers.
"""

import asyncio
import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, NoReturn
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from httpx_oauth.clients.openid import OpenID, OpenIDConfigurationError
from httpx_oauth.oauth2 import GetAccessTokenError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
    field_validator,
)
from sqlmodel import Session

from api.accounts import Name, Username
from api.problems import Problem
from records import provider_sign_ins as sign_ins
from records import users
from records.entry_tables import ProviderAttempt
from records.tables import User
from workflows.messages.common import Role

_LEEWAY_SECONDS = 60
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SCOPES = ["openid", "profile"]
_USERNAME = TypeAdapter(Username)
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError)
"""What reading a document that is not as promised may raise."""

Official = Literal[Role.CLERK, Role.SUPERVISOR, Role.MEDIATOR, Role.ARBITRATOR, Role.OPS]


class Provider(BaseModel):
    """A provider by which people sign in: who it is, and whose accounts it answers for.

    It answers for the accounts of its ``bureau``, of every bureau where it names none, and for no
    party's. ``roles`` are those that its ``roles_claim`` gives to whoever has no account yet;
    where there are none, nobody is given an account.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    name: Name
    issuer: str
    client_id: Annotated[str, Field(min_length=1)]
    client_secret: SecretStr
    algorithm: Literal["RS256", "PS256", "ES256"] = "RS256"
    bureau: Name | None = None
    username_claim: str = "preferred_username"
    roles_claim: str = "roles"
    roles: dict[str, Official] = {}

    @field_validator("issuer")
    @classmethod
    def _safe(cls, issuer: str) -> str:
        parts = urlsplit(issuer)
        if not parts.hostname or (parts.scheme != "https" and parts.hostname not in _LOOPBACK):
            raise ValueError("issuer 须为 https 地址")
        return issuer


@dataclass(frozen=True)
class Identity:
    """Whom a provider says somebody is."""

    subject: str
    username: str | None
    name: str | None
    roles: tuple[str, ...]


async def authorization_url(provider: Provider, attempt: ProviderAttempt, state: str) -> str:
    """Where somebody is sent to sign in; raises ``provider_unavailable``."""
    client = await _client(provider)
    challenge = hashlib.sha256(attempt.code_verifier.encode()).digest()
    return await client.get_authorization_url(
        attempt.redirect_uri,
        state=state,
        code_challenge=base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        code_challenge_method="S256",
        extras_params={"nonce": attempt.nonce},
    )


async def identity_of(provider: Provider, attempt: ProviderAttempt, code: str) -> Identity:
    """Who came back with a code; raises ``provider_refused`` or ``provider_unavailable``."""
    client = await _client(provider)
    try:
        answer = await client.get_access_token(code, attempt.redirect_uri, attempt.code_verifier)
    except GetAccessTokenError as error:
        if error.response is None or error.response.is_server_error:
            _unavailable(provider)
        raise Problem("provider_refused", "登录凭据无效或者已经使用，请重新登录") from None
    keys = await _keys(provider, client)
    return verified(provider, keys, answer.get("id_token"), attempt.nonce)


async def _client(provider: Provider) -> OpenID:
    """A client that knows the provider's endpoints (OpenID Connect Discovery 1.0)."""
    try:
        client = await asyncio.to_thread(
            OpenID,
            provider.client_id,
            provider.client_secret.get_secret_value(),
            f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            base_scopes=_SCOPES,
        )
    except (OpenIDConfigurationError, httpx.InvalidURL, *_MALFORMED):
        _unavailable(provider)
    if client.openid_configuration.get("issuer") != provider.issuer:
        _unavailable(provider)
    return client


async def _keys(provider: Provider, client: OpenID) -> KeySet:
    try:
        async with httpx.AsyncClient() as http:
            answer = await http.get(client.openid_configuration["jwks_uri"])
        return KeySet.import_key_set(answer.raise_for_status().json())
    except (httpx.HTTPError, httpx.InvalidURL, JoseError, *_MALFORMED):
        _unavailable(provider)


def verified(provider: Provider, keys: KeySet, id_token: object, nonce: str) -> Identity:
    """What an ID token says, if it is this sign-in's and the provider's; ``provider_refused``."""
    rules = JWTClaimsRegistry(
        leeway=_LEEWAY_SECONDS,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        azp={"value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(str(id_token), keys, algorithms=[provider.algorithm]).claims
        rules.validate(claims)
    except (JoseError, *_MALFORMED):
        raise Problem("provider_refused", "身份令牌未通过验证") from None
    # A token for several recipients tells by azp for whom it was issued (Core 3.1.3.7).
    if claims["aud"] not in (provider.client_id, [provider.client_id]) and "azp" not in claims:
        raise Problem("provider_refused", "身份令牌未通过验证")
    return Identity(
        subject=claims["sub"],
        username=_text(claims, provider.username_claim),
        name=_text(claims, "name"),
        roles=_roles(claims.get(provider.roles_claim)),
    )


def _text(claims: Mapping[str, Any], claim: str) -> str | None:
    value = claims.get(claim)
    return value if isinstance(value, str) and value.strip() else None


def _roles(value: object) -> tuple[str, ...]:
    match value:
        case str():
            return (value,)
        case list():
            return tuple(str(each) for each in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        case _:
            return ()


def account_of(session: Session, provider: Provider, identity: Identity, now: datetime) -> User:
    """The account of whoever signed in: linked before, of the same user name, or made now.

    Raises ``account_unknown``, also for an account that is disabled, another subject's, or not
    the provider's to answer for.
    """
    user = sign_ins.linked(session, provider.issuer, identity.subject)
    if user is None:
        user = _by_name(session, provider, identity, now)
        sign_ins.link(session, provider.issuer, identity.subject, user, now)
    if user.disabled or not _answers_for(provider, user):
        raise Problem("account_unknown", "该身份没有可用的账户，请联系管理员")
    return user


def _by_name(session: Session, provider: Provider, identity: Identity, now: datetime) -> User:
    try:
        username = _USERNAME.validate_python(identity.username)
    except ValidationError:
        raise Problem("account_unknown", "该身份没有可用的用户名，请联系管理员") from None
    user = users.find_by_username(session, username)
    if user is None:
        return _made(session, provider, identity, username, now)
    if not _answers_for(provider, user) or sign_ins.is_linked(session, provider.issuer, user.id):
        raise Problem("account_unknown", "该身份没有可用的账户，请联系管理员")
    return user


def _made(
    session: Session, provider: Provider, identity: Identity, username: str, now: datetime
) -> User:
    """A new account of the first role that the provider's roles give; nobody knows its password."""
    role = next((provider.roles[each] for each in identity.roles if each in provider.roles), None)
    if role is None:
        raise Problem("account_unknown", "该身份没有对应的账户，请联系管理员建立")
    return users.create_user(
        session,
        username=username,
        name=identity.name or username,
        password=uuid4().hex,
        role=role.value,
        bureau=provider.bureau,
        now=now,
    )


def _answers_for(provider: Provider, user: User) -> bool:
    return user.role != Role.PARTY and provider.bureau in (None, user.bureau)


def _unavailable(provider: Provider) -> NoReturn:
    raise Problem("provider_unavailable", f"{provider.name}暂时无法连接，请稍后再试或者用密码登录")
