"""``jiefen ca``: the deployment's own certificate authority."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer

from activities.pdf_conversion import FONTS
from cli.output import fail
from embedded.settings import Settings
from signing.authority import Authority, AuthorityExistsError
from signing.lettering import lettering
from signing.pades import Signing, TimeStamps

_INCOMPLETE = "JIEFEN_TSA_URL 和 JIEFEN_TSA_ROOTS 须同时设置"


def signing_of(settings: Settings) -> Callable[[], Signing]:
    """What signs papers here, asked for when it is needed: the authority may be made later.

    Raises ``ValueError`` where a time-stamp authority is set by half.
    """
    if (settings.tsa_url is None) is not (settings.tsa_roots is None):
        raise ValueError(_INCOMPLETE)
    stamps = (
        TimeStamps.at(settings.tsa_url, settings.tsa_roots)
        if settings.tsa_url and settings.tsa_roots
        else None
    )
    return lambda: Signing(Authority.open(settings.ca), lettering(FONTS), stamps)


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
