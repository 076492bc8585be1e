"""Lists that come by pages."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")


class Page(Protocol):
    """A page of a list, and the cursor of the one after it."""

    next_cursor: str | None


PageT = TypeVar("PageT", bound=Page)


async def pages(
    operation: Callable[P, Awaitable[PageT]], *args: P.args, **query: P.kwargs
) -> AsyncIterator[PageT]:
    """Every page of a list, such as ``pages(jiefen.list_cases, stage="mediation")``."""
    page = await operation(*args, **query)
    yield page
    while page.next_cursor is not None:
        query["cursor"] = page.next_cursor
        page = await operation(*args, **query)
        yield page
