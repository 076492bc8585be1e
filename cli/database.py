"""``jiefen db``: the database's schema."""

import typer

from embedded.settings import Settings
from records import schema
from records.engine import connect

database_app = typer.Typer(help="数据库", no_args_is_help=True)


@database_app.callback()
def database() -> None:
    """数据库"""


@database_app.command("upgrade")
def upgrade() -> None:
    """把数据库升级到当前版本"""
    engine = connect(Settings().database_url)
    before = schema.current(engine)
    schema.upgrade(engine)
    typer.echo(f"数据库 {before or '（空）'} → {schema.current(engine)}")
