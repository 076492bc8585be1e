"""Signing in by a password or by an API key."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, field, replace
from math import inf

import httpx

from jiefen_client.exchange import in_json, read
from jiefen_client.models import Credentials, Renewal, Token
from jiefen_client.problems import Problem

UNAUTHENTICATED = 401
EARLY_SECONDS = 30
"""How long before its end an access token is renewed."""


@dataclass(frozen=True)
class Password:
    """A user name and its password.

    ``code`` is asked for a code of the second factor each time one signs in, if there is one.
    """

    username: str
    password: str = field(repr=False)
    code: Callable[[], str] | None = None


@dataclass(frozen=True)
class ApiKey(httpx.Auth):
    """A system's API key, or the token of a party that came by a link."""

    token: str = field(repr=False)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Send a request with the key."""
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


@dataclass(frozen=True, eq=False)
class _Tokens:
    access_token: str
    refresh_token: str
    renew_at: float


class SignedIn(httpx.Auth):
    """Whoever signs in by a password: at the first request, and again once the session is over.

    Of many requests at once, one renews the tokens for all. ``clock`` tells seconds.
    """

    def __init__(self, url: str, who: Password, clock: Callable[[], float]) -> None:
        self._url = f"{url}/api/v1/tokens"
        self._who = who
        self._clock = clock
        self._renewing = asyncio.Lock()
        self._tokens: _Tokens | None = None

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Send a request with a token that is good; raises ``Problem`` where there is none."""
        for _ in range(2):
            async with self._renewing:
                while (tokens := self._good_tokens()) is None:
                    answer = yield self._asking()
                    await answer.aread()
                    self._take(answer)
            request.headers["Authorization"] = f"Bearer {tokens.access_token}"
            answer = yield request
            if answer.status_code != UNAUTHENTICATED:
                return
            if self._tokens is tokens:
                self._tokens = replace(tokens, renew_at=-inf)

    def _good_tokens(self) -> _Tokens | None:
        if self._tokens is None or self._clock() >= self._tokens.renew_at:
            return None
        return self._tokens

    def _asking(self) -> httpx.Request:
        """The request for the next tokens: by the refresh token while there is one."""
        if self._tokens is not None:
            renewal = Renewal(refresh_token=self._tokens.refresh_token)
            return httpx.Request("POST", f"{self._url}/refresh", json=in_json(renewal))
        credentials = Credentials(username=self._who.username, password=self._who.password)
        if self._who.code is not None:
            credentials.code = self._who.code()
        return httpx.Request("POST", self._url, json=in_json(credentials))

    def _take(self, answer: httpx.Response) -> None:
        if answer.is_success:
            token = read(Token, answer)
            renew_at = self._clock() + token.expires_in - EARLY_SECONDS
            self._tokens = _Tokens(token.access_token, token.refresh_token, renew_at)
        elif self._tokens is not None and answer.status_code == UNAUTHENTICATED:
            self._tokens = None  # the session is over: the password opens the next one
        else:
            raise Problem.of(answer)
