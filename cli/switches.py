"""``jiefen outbound`` and ``jiefen maintenance``: the switches, also where the API is down.

They write to the database of this installation, as ``jiefen recover`` does: whoever can run them
holds the machine. The account of the machine goes on record.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from typing import Annotated

import typer
from sqlmodel import Session

from cli.output import fail, print_json
from embedded.settings import Settings
from law.civil_time import SHANGHAI
from records import maintenance as switch
from records import outbox
from records.engine import connect, transaction
from records.installation import Installation
from records.outbound import Outbound

outbound_app = typer.Typer(help="对外发送的开关", no_args_is_help=True)
maintenance_app = typer.Typer(help="维护状态", no_args_is_help=True)

Reason = Annotated[str, typer.Option(help="理由，记入操作记录")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@contextmanager
def _installation() -> Generator[tuple[Session, Outbound]]:
    settings = Settings()
    with transaction(connect(settings.database_url)) as session:
        yield session, Outbound(Installation(settings.home))


def _operator() -> str:
    return f"console:{getuser()}"


def _instant(text: str | None) -> datetime | None:
    """An instant as people write it: in Asia/Shanghai unless it says otherwise."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        fail(f"时间“{text}”不正确，格式为2026-03-02T18:00")
    return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)


@outbound_app.callback()
def outbound() -> None:
    """通知、验证码、事件推送、网上递交：停止与恢复"""


@outbound_app.command("status")
def outbound_status(as_json: Json = False) -> None:
    """显示开关和待发的短信、邮件；已停止时退出码为 1"""
    with _installation() as (session, out):
        state, messages = out.state(session), outbox.figures(session)
    if as_json:
        since = state.since.isoformat() if state.since else None
        print_json(vars(state) | {"since": since, "messages": messages})
    else:
        typer.echo(f"已停止：{state.reason}" if state.stopped else "正常发送")
        for name, count in sorted(messages.items()):
            typer.echo(f"　{name}　{count}")
    raise typer.Exit(1 if state.stopped else 0)


@outbound_app.command("stop")
def outbound_stop(reason: Reason) -> None:
    """停止一切对外发送"""
    with _installation() as (session, out):
        out.stop(session, _operator(), reason, datetime.now(UTC))
    typer.echo("已停止一切对外发送")


@outbound_app.command("resume")
def outbound_resume(
    reason: Reason,
    discard_before: Annotated[
        str | None, typer.Option(help="此前写成、尚未发送的短信和邮件作废，例如2026-03-02T18:00")
    ] = None,
) -> None:
    """恢复对外发送；恢复备份之后，已知发过的不再自动发送"""
    before = _instant(discard_before)
    with _installation() as (session, out):
        resumed = out.resume(session, _operator(), reason, datetime.now(UTC), before)
    typer.echo(
        f"已恢复对外发送；作废 {resumed.discarded} 条，"
        f"备份之后已经发过、不再自动发送的 {resumed.sent_before} 条"
    )


@maintenance_app.callback()
def maintenance() -> None:
    """维护期间只有运维和管理员可以使用系统，案件照常进行"""


@maintenance_app.command("status")
def maintenance_status() -> None:
    """显示是否在维护"""
    with _installation() as (session, _):
        now = switch.maintenance(session)
    typer.echo(f"维护中：{now.reason}" if now.since else "正常使用")


@maintenance_app.command("begin")
def maintenance_begin(
    reason: Reason,
    until: Annotated[str | None, typer.Option(help="预计恢复的时间，例如2026-03-02T18:00")] = None,
) -> None:
    """开始维护"""
    over = _instant(until)
    with _installation() as (session, _):
        switch.begin(session, _operator(), reason, over, datetime.now(UTC))
    typer.echo("已开始维护")


@maintenance_app.command("end")
def maintenance_end(reason: Reason) -> None:
    """结束维护"""
    with _installation() as (session, _):
        switch.end(session, _operator(), reason, datetime.now(UTC))
    typer.echo("已结束维护")
