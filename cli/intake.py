"""``jiefen intake``: many disputes at once, from a sheet or a file of JSON lines."""

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from cli import files
from cli.client import download, request
from cli.output import fail, print_json

_PAUSE_SECONDS = 1.0
_FORMS = ("csv", "xlsx")

intake_app = typer.Typer(help="批量受理", no_args_is_help=True)


@intake_app.command("template")
def template(
    out: Annotated[Path, typer.Argument(help="写入的文件，以 .xlsx 或者 .csv 结尾")],
) -> None:
    """取得批量受理的模板"""
    form = out.suffix.removeprefix(".").lower()
    if form not in _FORMS:
        fail("模板文件应以 .xlsx 或者 .csv 结尾")
    out.write_bytes(download(f"/intake/bulk/template.{form}"))
    typer.echo(f"已写入：{out}")


@intake_app.command("bulk")
def bulk(
    file: Annotated[Path, typer.Argument(help="CSV、XLSX 或者 JSON 行")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不登记")] = False,
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="有一行不能登记的，全部不登记")
    ] = False,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", help="未登记的各行写入此文件，供更正后重新提交")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """批量受理：逐行登记并报告；同一文件再次提交不会重复登记"""
    query = {"dry_run": str(dry_run).lower(), "all_or_nothing": str(all_or_nothing).lower()}
    job = request("POST", "/intake/bulk", content=files.read(file), query=query)
    while job["state"] == "waiting":
        time.sleep(_PAUSE_SECONDS)
        job = request("GET", f"/intake/bulk/{job['id']}")
        if not as_json:
            typer.echo(f"已处理 {job['rows'] - job['waiting']} / {job['rows']} 行", err=True)
    rows = _rows(job["id"])
    if as_json:
        print_json(job | {"results": rows})
    else:
        _tell(job, rows)
    if job["refused"]:
        if corrections is not None:
            corrections.write_bytes(download(f"/intake/bulk/{job['id']}/corrections"))
        raise typer.Exit(code=1)


def _rows(job_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    after: int | None = 0
    while after is not None:
        page = request("GET", f"/intake/bulk/{job_id}/rows", query={"after": str(after)})
        rows += page["rows"]
        after = page["next_after"]
    return rows


def _tell(job: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["case_no"]:
            typer.echo(f"第 {row['number']} 行：已登记 {row['case_no']}")
        for problem in row["problems"]:
            place = problem["heading"] or problem["field"] or "整行"
            told = f"{place}：{problem['detail']}（{problem['code']}）"
            typer.echo(f"第 {row['number']} 行：{told}")
    typer.echo(
        f"共 {job['rows']} 行：已登记 {job['taken']}，可以登记 {job['acceptable']}，"
        f"不予登记 {job['refused']}"
    )
