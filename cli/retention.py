"""``jiefen retention``: which papers have been kept long enough, and disposing of them."""

from datetime import date
from typing import Annotated

import typer

from activities.paper_store import PaperStore
from cli.arguments import today
from cli.output import print_json
from embedded.settings import Settings
from law.retention import kept_until
from records.engine import connect, reading, transaction
from records.retention import closed_cases, dispose


def retention(
    carry_out: Annotated[
        bool, typer.Option("--dispose", help="销毁保管期满的文书；不写则只列出。")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """列出保管期满的案卷；档案保全中的除外。销毁后记录和摘要仍在，只是文书内容不再保存。"""
    settings, on = Settings(), today()
    engine = connect(settings.database_url)
    with reading(engine) as session:
        due = {
            case.case_no: until
            for case in closed_cases(session)
            if case.closed_on is not None and (until := kept_until(case.closed_on).value) < on
        }
    removed = 0
    if carry_out:
        store = PaperStore(settings.papers)
        for case_no in due:
            with transaction(engine) as session:
                digests = dispose(session, case_no, on)
            for digest in sorted(digests):
                store.remove(digest)
            removed += len(digests)
    engine.dispose()
    _tell(due, removed, on, carried_out=carry_out, as_json=as_json)


def _tell(
    due: dict[str, date], removed: int, on: date, *, carried_out: bool, as_json: bool
) -> None:
    doubts = kept_until(on).flags
    if as_json:
        cases = [{"case_no": number, "kept_until": str(until)} for number, until in due.items()]
        print_json({"cases": cases, "disposed": carried_out, "files": removed, "flags": doubts})
        return
    for number, until in due.items():
        typer.echo(f"{number}  保管至 {until}")
    typer.echo(f"共 {len(due)} 件" + (f"，已销毁 {removed} 份文件" if carried_out else ""))
    for doubt in doubts:
        typer.echo(f"注意：{doubt}", err=True)
