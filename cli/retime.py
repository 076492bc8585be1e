"""``jiefen retime``: running cases compute their terms anew after a notice or a new rule."""

import asyncio
import time
from typing import Annotated

import typer

from api.commands import CommandPath
from api.retiming import Progress
from api.retiming import retime as retime_all
from cli.output import fail, print_json
from embedded import temporal_client
from embedded.settings import Settings
from law.calendar import notice_of
from records.digests import sha256
from records.engine import connect
from workflows.messages.standing import RetimingCause

TOLD_EVERY_SECONDS = 1.0


def retime(
    year: Annotated[
        int | None, typer.Option(help="已收录的放假安排所属年份；不写则重新计算全部法定期限。")
    ] = None,
    batch: Annotated[
        str | None, typer.Option(help="批次名称；同名批次再次执行，从中断处继续。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """放假安排或规则变更后，让进行中的案件重新计算期限；可中断，可继续。"""
    if year is not None and notice_of(year) is None:
        fail(f"没有收录 {year} 年的放假安排")
    name = batch or _name(year)
    began = time.monotonic()
    progress = asyncio.run(_run(Settings(), name, year))
    seconds = time.monotonic() - began
    if as_json:
        told = {"batch": name, "touched": progress.touched, "answered": progress.answered}
        print_json(told | {"refused": progress.refused, "seconds": round(seconds, 1)})
    else:
        typer.echo(
            f"批次 {name}：涉及 {progress.touched} 个程序，已重新计算 {progress.answered} 个，"
            f"其间已结束 {progress.refused} 个；用时 {seconds:.1f} 秒。"
        )
    if progress.left:
        typer.echo(f"尚有 {progress.left} 个未答复，工作进程将继续办理；也可再次执行。", err=True)
        raise typer.Exit(code=1)


def _name(year: int | None) -> str:
    """A batch's own name: the same notice gives the same one, so that a second run goes on."""
    if year is None:
        return f"retime-rules-{int(time.time())}"
    notice = notice_of(year)
    assert notice is not None
    return f"retime-{year}-{sha256(notice.model_dump(mode='json'))[:12]}"


async def _run(settings: Settings, batch: str, year: int | None) -> Progress:
    engine = connect(settings.database_url)
    client = await temporal_client.connect(settings)
    path = CommandPath(engine, client, settings.temporal_task_queue)
    cause = RetimingCause.RULES if year is None else RetimingCause.HOLIDAY_NOTICE
    told = [0.0]

    def tell(progress: Progress) -> None:
        if time.monotonic() - told[0] > TOLD_EVERY_SECONDS:
            told[0] = time.monotonic()
            done = progress.touched - progress.left
            typer.echo(f"\r{done}/{progress.touched}", nl=False, err=True)

    try:
        return await retime_all(engine, path, batch, cause, year=year, tell=tell)
    finally:
        typer.echo(err=True)
        engine.dispose()
