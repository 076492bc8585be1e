"""``jiefen submit`` and ``jiefen case``: cases of a running installation, over its API."""

import json
import os
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import httpx
import typer

from cli.output import fail, print_json
from embedded.settings import Settings

TOKEN = "JIEFEN_TOKEN"


def submit(
    file: Annotated[Path, typer.Argument(help="受理文件（JSON）", exists=True, dir_okay=False)],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """提交一份受理文件（令牌取自环境变量 JIEFEN_TOKEN）"""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        fail(f"{file} 不是可读的 JSON 文件")
    answer = _request("POST", "/disputes", document)
    if as_json:
        print_json(answer)
        return
    typer.echo(f"已登记：{answer['case_no']}")
    typer.echo(f"下一步：{'、'.join(answer['advice']['next'])}")
    for warning in answer["warnings"]:
        typer.echo(f"注意：{warning['message']}")


def case(
    case_no: Annotated[str, typer.Argument(help="案号")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """查看一件案件：阶段、可以进行的步骤、期限和文书"""
    answer = _request("GET", f"/cases/{case_no}")
    parts = {
        part: _request("GET", f"/cases/{case_no}/{part}")
        for part in ("steps", "deadlines", "timeline", "papers")
    }
    if as_json:
        print_json(answer | parts)
        return
    typer.echo(f"{answer['case_no']}　阶段：{answer['stage']}　立案：{answer['filed_on']}")
    for step in parts["steps"]:
        typer.echo(f"可以进行：{step['title']}（{step['step']}）")
    for term in parts["deadlines"]:
        if term["state"] == "running":
            typer.echo(f"期限：{term['code']} 至 {term['due']}")
    for paper in parts["papers"]:
        typer.echo(f"文书：{paper['title']}（{paper['paper_id']}）")


def _request(method: str, path: str, body: Any = None) -> Any:
    token = os.environ.get(TOKEN)
    if not token:
        fail(f"请先设置环境变量 {TOKEN}（由 POST /api/v1/tokens 取得）")
    settings = Settings()
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex}
    url = f"http://{settings.host}:{settings.port}/api/v1{path}"
    try:
        answer = httpx.request(method, url, json=body, headers=headers, timeout=30)
    except httpx.TransportError:
        fail(f"连接不到 {settings.host}:{settings.port}，请先运行 jiefen up")
    if answer.status_code >= 400:
        _explain(answer.json())
    return answer.json()


def _explain(problem: dict[str, Any]) -> None:
    lines = [f"{problem['title']}：{problem.get('detail', '')}"]
    lines += [f"  {error['field']}：{error['detail']}" for error in problem.get("errors", [])]
    fail("\n".join(lines))
