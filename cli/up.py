"""`jiefen up`: everything that one machine needs to be a bureau, until Ctrl-C."""

import typer

from embedded.parts import NotFoundError, WrongPathError
from embedded.processes import StartError
from embedded.settings import Settings
from embedded.stack import StackError
from embedded.stack import up as run_stack


def up() -> None:
    """启动 Temporal 服务器、工作进程和接口服务；按 Ctrl-C 全部停止。"""
    try:
        run_stack(Settings())
    except (StackError, StartError, NotFoundError, WrongPathError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
