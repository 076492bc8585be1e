"""``jiefen recover``: into an account again whose password or second factor is lost."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.accounts import Password, asked
from cli.output import fail
from embedded.settings import Settings
from records import second_factors, sessions, users
from records.engine import connect, transaction


def recover(
    username: Annotated[str, typer.Argument(help="用户名")],
    password: Password = None,
) -> None:
    """重置账户密码并解除双重验证（直接写数据库，供唯一的管理员无法登录时使用）"""
    new = asked(password)
    try:
        with transaction(connect(Settings().database_url)) as session:
            user = users.find_by_username(session, username)
            if user is None:
                fail(f"没有账户 {username}（account_unknown）")
            users.change_password(session, user, new)
            second_factors.remove(session, user.id)
            sessions.end_all(session, user.id, datetime.now(UTC))
    except users.WeakPassword as error:
        fail(f"{error}（password_weak）")
    typer.echo(f"已重置账户 {user.username} 的密码，双重验证已解除，原有登录均已退出")
