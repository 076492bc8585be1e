"""Calling the API of a running installation, as whoever the token in the environment names."""

import os
from typing import Any
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
    query: dict[str, str] | None = None,
    signed_in: bool = True,
) -> Any:
    """The API's answer; ends the command with the reason where it is a refusal."""
    headers = {"Idempotency-Key": uuid4().hex}
    if signed_in:
        headers["Authorization"] = f"Bearer {_token()}"
    settings = Settings()
    place = f"{settings.host}:{settings.port}"
    try:
        answer = httpx.request(
            method,
            f"http://{place}/api/v1{quote(path)}",
            json=body,
            params=query,
            headers=headers,
            timeout=30,
        )
    except httpx.TransportError:
        fail(f"连接不到 {place}，请先运行 jiefen up")
    try:
        told = answer.json()
    except ValueError:
        fail(f"{place} 上运行的不是解纷")
    if answer.status_code == UNAUTHENTICATED and signed_in:
        fail(f"令牌无效或者已经过期。{SIGN_IN}")
    if answer.is_error:
        _explain(told)
    return told


def _token() -> str:
    token = os.environ.get(TOKEN, "").strip()
    if not token or not token.isascii():
        fail(f"没有可用的令牌。{SIGN_IN}")
    return token


def _explain(problem: dict[str, Any]) -> None:
    """The title, why, and each field that is wrong."""
    told = "：".join(part for part in (problem["title"], problem.get("detail")) if part)
    lines = [
        f"  {error['field'] or '请求正文'}：{error['detail']}（{error['code']}）"
        for error in problem.get("errors", [])
    ]
    fail("\n".join([problem["title"] if lines else told, *lines]))
