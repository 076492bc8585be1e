"""Scans of papers signed by hand: what they are is told by their content, not by their name."""

from typing import Annotated

from fastapi import Depends, Request

from api.problems import Problem

LARGEST = 20 * 1024 * 1024
"""The most bytes of a scan."""
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
SCAN_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in _BEGINNINGS.values()
        },
    }
}
"""The request body of a route that takes a scan, as OpenAPI tells it."""


def media_type_of(scan: bytes) -> str:
    """What a scan is: PDF, JPEG or PNG; raises ``file_type_refused`` for anything else."""
    for beginning, media_type in _BEGINNINGS.items():
        if scan.startswith(beginning):
            return media_type
    raise Problem("file_type_refused", "扫描件须为 PDF、JPEG 或者 PNG 文件")


async def read_scan(request: Request) -> bytes:
    """The body of a request, a scan; raises ``file_too_large`` or ``file_type_refused``."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > LARGEST:
            raise Problem("file_too_large", "扫描件不得超过 20 MB")
    scan = bytes(received)
    media_type_of(scan)
    return scan


Scan = Annotated[bytes, Depends(read_scan)]
