"""``jiefen sign-in``, ``sign-out`` and ``user``: accounts of a running installation."""

from typing import Annotated

import typer

from cli import client, sign_ins
from cli.client import Refused, explain, request, token_shown
from embedded.settings import Settings
from workflows.messages.common import Role

Password = Annotated[
    str | None,
    typer.Option(help="密码；不写则提示输入", envvar="JIEFEN_PASSWORD", show_envvar=False),
]


def asked(password: str | None) -> str:
    """The password given, or typed at a prompt on stderr: stdout carries the token alone."""
    return password or typer.prompt("密码", hide_input=True, err=True)


def sign_in(
    username: Annotated[str, typer.Argument(help="用户名")],
    password: Password = None,
) -> None:
    """登录并输出访问令牌：export JIEFEN_TOKEN=$(jiefen sign-in 用户名)"""
    credentials = {"username": username, "password": asked(password)}
    try:
        typer.echo(_token_for(credentials))
    except Refused as refused:
        explain(refused)


def _token_for(credentials: dict[str, str]) -> str:
    """The token; of an account with a second factor, after its code. Raises ``Refused``."""
    try:
        return client.sign_in(credentials)
    except Refused as refused:
        if refused.problem["code"] != "second_factor_needed":
            raise
    code = typer.prompt("动态验证码", err=True)
    return client.sign_in(credentials | {"code": code})


def sign_out() -> None:
    """退出登录：令牌立即失效"""
    request("DELETE", "/me/sessions/current")
    sign_ins.drop(Settings().home, token_shown())
    typer.echo("已退出登录")


def user(
    username: Annotated[str, typer.Argument(help="用户名")],
    name: Annotated[str, typer.Option(help="姓名")],
    role: Annotated[Role, typer.Option(help="角色")],
    password: Password = None,
    bureau: Annotated[str | None, typer.Option(help="所属司法局；不写则不限")] = None,
    case_no: Annotated[str | None, typer.Option(help="当事人账户：案号")] = None,
    party_id: Annotated[str | None, typer.Option(help="当事人账户：当事人编号")] = None,
) -> None:
    """开立账户（管理员令牌；当事人账户由经办人开立）"""
    account = {
        "username": username,
        "name": name,
        "password": asked(password),
        "role": role.value,
        "bureau": bureau,
        "case_no": case_no,
        "party_id": party_id,
    }
    made = request("POST", "/users", account)
    typer.echo(f"已开立账户：{made['username']}（{made['name']}）")
