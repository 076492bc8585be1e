"""The query of a page: what its form of filters asks for."""

from collections.abc import Mapping
from typing import TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

Asked = TypeVar("Asked", bound=BaseModel)


def filled(request: Request) -> dict[str, str]:
    """The fields that were filled in: those left empty ask for nothing."""
    return {name: value for name, value in request.query_params.items() if value}


def read_query(model: type[Asked], query: Mapping[str, object]) -> Asked:
    """What a query asks for; raises ``RequestValidationError``."""
    try:
        return model.model_validate(query)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None
