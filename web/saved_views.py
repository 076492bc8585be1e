"""Views of the worklist: a filter is kept under a name, and done away with."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Request, Response

from api.problems import Problem
from api.views import ViewId
from web.addresses import OwnForm
from web.asking import ask
from web.rendering import PageRoute, see_other

router = APIRouter(prefix="/views", route_class=PageRoute, include_in_schema=False)

Typed = Annotated[str, Form()]


@router.post("", dependencies=[OwnForm])
async def keep_view(
    request: Request, name: Typed = "", query: Typed = "", shared: Typed = ""
) -> Response:
    """Keep what the worklist has been narrowed to."""
    asked = dict(parse_qsl(query))
    sort = asked.pop("sort", "due")
    body = {"name": name, "filter": asked, "sort": sort, "shared": bool(shared)}
    kept = await ask(request, "POST", "/api/v1/views", body)
    return see_other(f"/cases?{kept['query']}")


@router.post("/{view_id}/removal", dependencies=[OwnForm])
async def drop_view(request: Request, view_id: ViewId, version: Typed = "") -> Response:
    """Do away with a view, as it was shown."""
    if not version.isdecimal():
        raise Problem("version_required")
    headers = {"If-Match": f'"{version}"'}
    await ask(request, "DELETE", f"/api/v1/views/{view_id}", headers=headers)
    return see_other("/cases")
