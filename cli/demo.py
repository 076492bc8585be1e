"""``jiefen demo``: the example disputes, from intake to their end, time skipped."""

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from cli.output import fail, print_json
from embedded import test_server
from embedded.parts import NotFoundError
from embedded.simulation.journey import Journey, file, papers_of, report, travel
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import town
from web.labels import EVENTS, OUTCOMES

EXAMPLES = Path(__file__).parents[1] / "examples" / "disputes"


def demo(
    out: Annotated[Path, typer.Option(help="文书写入的文件夹")] = Path("out"),
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """演示：七件争议走完全程，一件不予受理；文书写入 out/<案号>/"""
    try:
        executable = test_server.find(build=True).path
    except NotFoundError as error:
        fail(str(error))
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    journeys = asyncio.run(_run(executable, out, quiet=as_json))
    seconds = time.monotonic() - began
    if as_json:
        print_json({"cases": [_data(journey) for journey in journeys], "seconds": round(seconds)})
        return
    _show(journeys, out, seconds)


async def _run(executable: Path, out: Path, *, quiet: bool) -> Sequence[Journey]:
    documents: dict[str, Any] = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(EXAMPLES.glob("*.json"))
    }

    def tell(line: str) -> None:
        if not quiet:
            typer.echo(line, err=True)

    with (
        tempfile.TemporaryDirectory(prefix="jiefen-demo-") as scratch,
        skipping_server(executable) as server,
    ):
        url = f"sqlite:///{scratch}/jiefen.db"
        async with town(server, url, Path(scratch) / "papers") as here:
            tell("正在启动：Temporal 测试服务器、工作进程、接口……")
            bureau = await Bureau.open(here.http)
            await next_morning(here.clock)
            filed = {
                dispute: await file(here, bureau, dispute, document, tell)
                for dispute, document in documents.items()
            }
            cases = {
                dispute: case for dispute, case in filed.items() if isinstance(case, SimulatedCase)
            }
            await here.clock.run(travel(dispute, case, tell) for dispute, case in cases.items())
            tell("正在写出文书……")
            journeys: list[Journey] = []
            for dispute, end in filed.items():
                if isinstance(end, Journey):
                    journeys.append(end)
                    continue
                journeys.append(await report(here, dispute, end))
                _save(out / end.case_no, await papers_of(end.case_no, bureau))
            return journeys


def _save(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _data(journey: Journey) -> dict[str, Any]:
    return asdict(journey)


def _show(journeys: Sequence[Journey], out: Path, seconds: float) -> None:
    console = Console()
    table = Table(title="解纷演示", show_lines=True)
    for heading in ("案件", "路径与依据", "天数", "文书", "期限"):
        table.add_column(heading, overflow="fold")
    for journey in journeys:
        table.add_row(*_row(journey))
    console.print(table)
    papers = sum(len(journey.papers) for journey in journeys)
    console.print(f"共 {papers} 份文书，写入 {out}/<案号>/；用时 {seconds:.0f} 秒。")
    console.print("天数：自登记至清偿、取得执行依据或立案材料齐备之日，以先到者计。")


def _row(journey: Journey) -> tuple[str, str, str, str, str]:
    if journey.case_no is None:
        reasons = "\n".join(f"{each['field']}：{each['detail']}" for each in journey.problems)
        return journey.dispute, f"不予受理\n{reasons}", "—", "—", "—"
    turns = [
        f"{turn.day} {EVENTS[turn.kind]}{_rows(turn.rows)}（{'、'.join(turn.basis)}）"
        for turn in journey.turns
    ]
    states = {"met": "按期", "ended": "届满", "dropped": "不再适用", "running": "进行中"}
    terms = "\n".join(f"{states[state]} {count}" for state, count in journey.deadlines.items())
    outcome = OUTCOMES.get(journey.outcome, journey.outcome)
    name = f"{journey.dispute}\n{journey.case_no}\n{outcome}"
    return name, "\n".join(turns), str(journey.days), str(len(journey.papers)), terms


def _rows(rows: Sequence[str]) -> str:
    return f"［{'、'.join(rows)}］" if rows else ""
