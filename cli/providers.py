"""The providers by which people sign in (OpenID Connect)."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from api.oidc import Provider
from cli.files import check_private
from cli.output import fail
from cli.tables import first_fault, read_table


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    provider: tuple[Provider, ...] = ()

    @field_validator("provider")
    @classmethod
    def _told_apart(cls, providers: tuple[Provider, ...]) -> tuple[Provider, ...]:
        if len({each.id for each in providers}) < len(providers):
            raise ValueError("身份认证服务的 id 不得重复")
        return providers


def read_providers(file: Path) -> tuple[Provider, ...]:
    """The ``[[provider]]`` entries of a file, none where it does not exist.

    The file holds secrets: one that others can read ends the command, as does a wrong one.
    """
    if not file.exists():
        return ()
    check_private(file)
    try:
        return _File.model_validate(read_table(file)).provider
    except ValidationError as error:
        fail(f"“{file}”中的身份认证服务不正确：{first_fault(error)}（provider_invalid）")
