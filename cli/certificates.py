"""``jiefen ca``: the deployment's own certificate authority."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from activities.pdf_conversion import FONTS
from cli.output import fail
from embedded.settings import Settings
from signing.authority import Authority, AuthorityExistsError
from signing.enrolment import RemoteAuthority
from signing.identity import Issuer
from signing.lettering import lettering
from signing.pades import Signing, TimeStamps
from signing.token import TokenError, TokenKey

_HALF_SET = "JIEFEN_{0}_URL 和 JIEFEN_{0}_ROOTS 须同时设置"


def signing_of(settings: Settings) -> Callable[[], Signing]:
    """What signs papers here, asked for when it is needed: the authority may be made later.

    Raises ``ValueError`` where something is set by half, or the seal's key is no address.
    """
    token = token_of(settings)
    remote = _both("CA", settings.ca_url, settings.ca_roots)
    stamper = _both("TSA", settings.tsa_url, settings.tsa_roots)
    stamps = TimeStamps.at(*stamper) if stamper else None

    def issuer() -> Issuer:
        if remote:
            return RemoteAuthority.open(*remote, settings.ca, token)
        return Authority.open(settings.ca, token)

    return lambda: Signing(issuer(), lettering(FONTS), stamps)


def token_of(settings: Settings) -> TokenKey | None:
    """The seal's key, where it lies in a token; raises ``ValueError``."""
    return TokenKey.at(settings.seal_key) if settings.seal_key else None


def _both(name: str, url: str | None, roots: Path | None) -> tuple[str, Path] | None:
    if url is None and roots is None:
        return None
    if url is None or roots is None:
        raise ValueError(_HALF_SET.format(name))
    return url, roots


ca_app = typer.Typer(help="电子签名证书颁发机构", no_args_is_help=True)


@ca_app.callback()
def _group() -> None:  # pyright: ignore[reportUnusedFunction]
    """A group of one command stays a group."""


@ca_app.command("init")
def init(
    organisation: Annotated[str, typer.Option(help="加盖电子签章的单位全称")],
) -> None:
    """建立本部署的证书颁发机构和单位电子签章；已有时拒绝"""
    settings = Settings()
    folder = settings.ca
    try:
        Authority.create(folder, organisation, datetime.now(UTC), token_of(settings))
    except AuthorityExistsError as error:
        fail(f"{error}（ca_exists）")
    except (TokenError, ValueError) as error:
        fail(f"{error}（seal_key_unusable）")
    typer.echo(f"已建立：{folder}，公开证书 {folder / 'ca.pem'}")
