"""The institutions that take filing packages over HTTP, and the outbox for all others."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from activities.filing.gateways import Endpoint, Gateways
from cli.output import fail
from cli.tables import first_fault, read_table
from embedded.settings import Settings


def gateways_of(settings: Settings) -> Gateways:
    """The gateways of an installation; an endpoint that is wrong ends the command.

    A test installation lays what would go anywhere else into the outbox.
    """
    endpoints = read_endpoints(settings.filing_endpoints)
    if (fence := settings.fence) is not None:
        endpoints = tuple(
            each for each in endpoints if fence.lets(urlsplit(each.url).hostname or "")
        )
    return Gateways.of(settings.filings, endpoints)


def read_endpoints(file: Path) -> tuple[Endpoint, ...]:
    """The ``[[endpoint]]`` entries of a file, none where it does not exist."""
    if not file.exists():
        return ()
    entries = read_table(file).get("endpoint", [])
    try:
        return tuple(Endpoint.model_validate(entry) for entry in _listed(entries))
    except ValidationError as error:
        fail(f"“{file}”中的立案接口不正确：{first_fault(error)}（endpoint_invalid）")


def _listed(entries: object) -> list[object]:
    return list(entries) if isinstance(entries, list) else [entries]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
