"""Calling the API of a running installation, as whoever the token in the environment names."""

import os
from typing import Any
from uuid import uuid4

import httpx

from cli.output import fail
from embedded.settings import Settings

TOKEN = "JIEFEN_TOKEN"


def request(method: str, path: str, body: Any = None, *, signed_in: bool = True) -> Any:
    """The API's answer; ends the command with the reason where it is a refusal."""
    headers = {"Idempotency-Key": uuid4().hex}
    if signed_in:
        headers["Authorization"] = f"Bearer {_token()}"
    settings = Settings()
    url = f"http://{settings.host}:{settings.port}/api/v1{path}"
    try:
        answer = httpx.request(method, url, json=body, headers=headers, timeout=30)
    except httpx.TransportError:
        fail(f"连接不到 {settings.host}:{settings.port}，请先运行 jiefen up")
    if answer.status_code >= 400:
        _explain(answer.json())
    return answer.json()


def _token() -> str:
    token = os.environ.get(TOKEN)
    if not token:
        fail(f"请先登录：export {TOKEN}=$(jiefen sign-in 用户名)")
    return token


def _explain(problem: dict[str, Any]) -> None:
    """The title, why, and each field that is wrong."""
    told = "：".join(part for part in (problem["title"], problem.get("detail")) if part)
    lines = [f"  {error['field']}：{error['detail']}" for error in problem.get("errors", [])]
    fail("\n".join([told, *lines]))
