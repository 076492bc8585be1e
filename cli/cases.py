"""``jiefen submit`` and ``jiefen case``: cases of a running installation, over its API."""

import re
from pathlib import Path
from typing import Annotated

import typer

from cli.client import request
from cli.intake_document import read_object
from cli.output import fail, print_json
from web import labels


def submit(
    file: Annotated[Path, typer.Argument(help="受理文件（JSON）")],
    another_claim: Annotated[
        bool, typer.Option("--another-claim", help="与在办案件相同，但确为另一请求")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """提交一份受理文件（令牌取自环境变量 JIEFEN_TOKEN）"""
    query = {"another_claim": "true"} if another_claim else None
    answer = request("POST", "/disputes", read_object(file), query=query)
    if as_json:
        print_json(answer)
        return
    typer.echo(f"已登记：{answer['case_no']}")
    steps = "、".join(labels.ROUTE_STEPS[step] for step in answer["advice"]["next"])
    typer.echo(f"现在可以：{steps}")
    for warning in answer["warnings"]:
        typer.echo(f"注意：{warning['message']}")
    for related in answer["related"]:
        typer.echo(f"关联案件：{related['case_no']}")


def case(
    case_no: Annotated[str, typer.Argument(help="案号")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """查看一件案件：阶段、可以进行的步骤、期限和文书"""
    if re.fullmatch(r"JF\d{4}-\d{6,}", case_no, re.ASCII) is None:
        fail(f"“{case_no}”不是案号，应如 JF2026-000001")
    answer = request("GET", f"/cases/{case_no}")
    parts = {
        part: request("GET", f"/cases/{case_no}/{part}")
        for part in ("steps", "deadlines", "timeline", "papers")
    }
    if as_json:
        print_json(answer | parts)
        return
    stage = labels.stage(answer["stage"])
    typer.echo(f"{answer['case_no']}　阶段：{stage}　申请日：{answer['filed_on']}")
    for step in parts["steps"]:
        typer.echo(f"可以进行：{step['title']}（{step['step']}）")
    for term in parts["deadlines"]:
        if term["state"] == "running":
            clock = labels.CLOCKS[term["clock"]]
            typer.echo(f"期限：{labels.term(term['code'])} 至 {term['due']}（{clock}）")
    for paper in parts["papers"]:
        typer.echo(f"文书：{paper['title']}（{paper['paper_id']}）")
