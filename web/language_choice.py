"""The switch between Chinese and English, on every page."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from web.addresses import OwnForm, local_path
from web.language import CHINESE, COOKIE, ENGLISH
from web.rendering import PageRoute, see_other

A_YEAR = 365 * 24 * 3600

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.post("/language", dependencies=[OwnForm])
def choose_language(
    request: Request,
    to: Annotated[str, Form(max_length=10)],
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> RedirectResponse:
    """Go on in the other language where one was."""
    answer = see_other(local_path(back))
    answer.set_cookie(
        COOKIE,
        ENGLISH if to == ENGLISH else CHINESE,
        max_age=A_YEAR,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer
