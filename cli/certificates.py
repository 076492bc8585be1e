"""``jiefen ca``: the deployment's own certificate authority."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from cli.output import fail
from embedded.settings import Settings
from signing.authority import Authority, AuthorityExistsError

ca_app = typer.Typer(help="电子签名证书颁发机构", no_args_is_help=True)


@ca_app.callback()
def _group() -> None:  # pyright: ignore[reportUnusedFunction]
    """A group of one command stays a group."""


@ca_app.command("init")
def init(
    organisation: Annotated[str, typer.Option(help="加盖电子签章的单位全称")],
) -> None:
    """建立本部署的证书颁发机构和单位电子签章；已有时拒绝"""
    folder = Settings().ca
    try:
        Authority.create(folder, organisation, datetime.now(UTC))
    except AuthorityExistsError as error:
        fail(f"{error}（ca_exists）")
    typer.echo(f"已建立：{folder}，公开证书 {folder / 'ca.pem'}")
