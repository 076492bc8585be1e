"""The institutions that take filing packages over HTTP, and the outbox for all others."""

from pathlib import Path

from pydantic import ValidationError

from activities.filing.gateways import Endpoint, Gateways
from cli.output import fail
from cli.tables import first_fault, read_table
from embedded.settings import Settings


def gateways_of(settings: Settings) -> Gateways:
    """The gateways of an installation; an endpoint that is wrong ends the command."""
    return Gateways.of(settings.filings, read_endpoints(settings.filing_endpoints))


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
