"""``jiefen rotate-key``: another key for access tokens."""

from datetime import UTC, datetime

import typer

from embedded.settings import Settings
from records.engine import connect, transaction
from records.token_keys import VERIFIES_FOR, rotate


def rotate_key() -> None:
    """更换签发访问令牌的密钥；已经登录的不受影响"""
    with transaction(connect(Settings().database_url)) as session:
        key = rotate(session, datetime.now(UTC))
    minutes = int(VERIFIES_FOR.total_seconds()) // 60
    typer.echo(f"新密钥：{key.kid}；旧密钥不再签发，{minutes} 分钟后不再验证")
