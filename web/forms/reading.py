"""What a browser has sent in a form, up to a size."""

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from api.problems import Problem
from web.language import gettext

_BESIDES = 1024 * 1024
"""Bytes for what is not a file."""


async def read_form(request: Request, largest: int) -> FormData:
    """The form, with files up to ``largest`` bytes; raises ``file_too_large``, ``bad_request``."""
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Problem("bad_request")
    if int(length) > largest + _BESIDES:
        raise Problem(
            "file_too_large", gettext("文件不得超过 %(most)s MB") % {"most": largest >> 20}
        )
    try:
        return await request.form()
    except HTTPException:
        raise Problem("bad_request") from None
