"""Calling the API of a running installation, as whoever the token in the environment names."""

import os
from typing import Any, NoReturn
from urllib.parse import quote
from uuid import uuid4

import httpx

from cli.output import fail
from embedded.settings import Settings

TOKEN = "JIEFEN_TOKEN"
SIGN_IN = f"请先登录：export {TOKEN}=$(jiefen sign-in 用户名)"
UNAUTHENTICATED = 401


def request(
    method: str,
    path: str,
    body: Any = None,
    *,
    content: bytes | None = None,
    query: dict[str, str] | None = None,
    signed_in: bool = True,
) -> Any:
    """The API's answer; ends the command with the reason where it is a refusal.

    ``content`` is sent as it is, in place of a JSON ``body``.
    """
    answer = _answer(method, path, body, content, query, signed_in=signed_in)
    try:
        return answer.json()
    except ValueError:
        fail(f"{_place()} 上运行的不是解纷")


def download(path: str) -> bytes:
    """A file of the API; ends the command with the reason where it is refused."""
    return _answer("GET", path, None, None, None, signed_in=True).content


def _place() -> str:
    settings = Settings()
    return f"{settings.host}:{settings.port}"


def _answer(
    method: str,
    path: str,
    body: Any,
    content: bytes | None,
    query: dict[str, str] | None,
    *,
    signed_in: bool,
) -> httpx.Response:
    headers = {"Idempotency-Key": uuid4().hex}
    if signed_in:
        headers["Authorization"] = f"Bearer {_token()}"
    try:
        answer = httpx.request(
            method,
            f"http://{_place()}/api/v1{quote(path)}",
            json=body,
            content=content,
            params=query,
            headers=headers,
            timeout=30,
        )
    except httpx.TransportError:
        fail(f"连接不到 {_place()}，请先运行 jiefen up")
    if answer.status_code == UNAUTHENTICATED and signed_in:
        fail(f"令牌无效或者已经过期。{SIGN_IN}")
    if answer.is_error:
        _refuse(answer)
    return answer


def _refuse(answer: httpx.Response) -> NoReturn:
    try:
        _explain(answer.json())
    except (ValueError, KeyError):
        fail(f"{_place()} 上运行的不是解纷")


def _token() -> str:
    token = os.environ.get(TOKEN, "").strip()
    if not token or not token.isascii():
        fail(f"没有可用的令牌。{SIGN_IN}")
    return token


def _explain(problem: dict[str, Any]) -> NoReturn:
    """The title, why, and each field that is wrong."""
    told = "：".join(part for part in (problem["title"], problem.get("detail")) if part)
    lines = [
        f"  {error['field'] or '请求正文'}：{error['detail']}（{error['code']}）"
        for error in problem.get("errors", [])
    ]
    fail("\n".join([problem["title"] if lines else told, *lines]))
