"""Calling the API of a running installation, as whoever the token in the environment names."""

import os
from typing import Any, NoReturn
from urllib.parse import quote
from uuid import uuid4

import httpx

from cli import sign_ins
from cli.output import fail
from embedded.settings import Settings

TOKEN = "JIEFEN_TOKEN"
SIGN_IN = f"请先登录：export {TOKEN}=$(jiefen sign-in 用户名)"
UNAUTHENTICATED = 401
NO_CONTENT = 204


class Refused(Exception):
    """A request that was not granted: the problem that the API told."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["code"])
        self.problem = problem


def request(
    method: str,
    path: str,
    body: Any = None,
    *,
    content: bytes | None = None,
    query: dict[str, str] | None = None,
) -> Any:
    """The API's answer; ends the command with the reason where it is a refusal.

    ``content`` is sent as it is, in place of a JSON ``body``.
    """
    settings = Settings()
    answer = _as_signed_in(settings, method, path, json=body, content=content, params=query)
    try:
        return _told(settings, answer)
    except Refused as refused:
        explain(refused)


def download(path: str) -> bytes:
    """A file of the API; ends the command with the reason where it is refused."""
    settings = Settings()
    answer = _as_signed_in(settings, "GET", path)
    if answer.is_error:
        try:
            _told(settings, answer)
        except Refused as refused:
            explain(refused)
    return answer.content


def _as_signed_in(settings: Settings, method: str, path: str, **more: Any) -> httpx.Response:
    """The answer to whoever is signed in, renewing the sign-in where it can be."""
    shown = token_shown()
    key = {"Idempotency-Key": uuid4().hex}
    kept = sign_ins.find(settings.home, shown)
    answer = _send(settings, method, path, headers=key | kept.bearer, **more)
    if answer.status_code == UNAUTHENTICATED and kept.refresh_token:
        renewal = {"refresh_token": kept.refresh_token}
        renewed = _send(settings, "POST", "/tokens/refresh", json=renewal)
        if renewed.is_success:
            kept = sign_ins.keep(settings.home, shown, renewed.json())
            answer = _send(settings, method, path, headers=key | kept.bearer, **more)
    if answer.status_code == UNAUTHENTICATED:
        sign_ins.drop(settings.home, shown)
        fail(f"令牌无效或者已经过期。{SIGN_IN}")
    return answer


def sign_in(credentials: dict[str, str]) -> str:
    """The token of a new sign-in, kept so that it can go on; raises ``Refused``."""
    settings = Settings()
    told = _told(settings, _send(settings, "POST", "/tokens", json=credentials))
    sign_ins.keep(settings.home, told["access_token"], told)
    return told["access_token"]


def token_shown() -> str:
    """The token in the environment; ends the command where there is none."""
    token = os.environ.get(TOKEN, "").strip()
    if not token or not token.isascii():
        fail(f"没有可用的令牌。{SIGN_IN}")
    return token


def explain(refused: Refused) -> NoReturn:
    """End the command with the title, why, and each field that is wrong."""
    problem = refused.problem
    told = "：".join(part for part in (problem["title"], problem.get("detail")) if part)
    lines = [
        f"  {error['field'] or '请求正文'}：{error['detail']}（{error['code']}）"
        for error in problem.get("errors", [])
    ]
    fail("\n".join([problem["title"] if lines else told, *lines]))


def _send(settings: Settings, method: str, path: str, **more: Any) -> httpx.Response:
    place = f"{settings.host}:{settings.port}"
    try:
        address = f"http://{place}/api/v1{quote(path)}"
        return httpx.request(method, address, timeout=30, **more)
    except httpx.TransportError:
        fail(f"连接不到 {place}，请先运行 jiefen up")


def _told(settings: Settings, answer: httpx.Response) -> Any:
    if answer.status_code == NO_CONTENT:
        return None
    try:
        told = answer.json()
    except ValueError:
        fail(f"{settings.host}:{settings.port} 上运行的不是解纷")
    if answer.is_error:
        raise Refused(told)
    return told
