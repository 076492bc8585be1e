"""Addresses of this site: where a form was sent from, and where to go on to."""

from urllib.parse import urlsplit

from fastapi import Depends, Request

from api.problems import Problem


def check_origin(request: Request) -> None:
    """A form is taken only from this site's own pages; raises ``forbidden``."""
    origin = urlsplit(request.headers.get("Origin", ""))
    if not origin.netloc or origin.netloc != request.headers.get("Host"):
        raise Problem("forbidden", "请从本系统的页面提交")


OwnForm = Depends(check_origin)
"""What a route that takes a form of ours depends on."""


def local_path(address: str) -> str:
    """An address to go on to after signing in, if it is one of ours; else the front page."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not parts.path.startswith("/")
    if outside or parts.path.startswith("//") or "\\" in address or not address.isprintable():
        return "/"
    return address
