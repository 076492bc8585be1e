"""Records that two people may change: each tells its version, and a change names the one read."""

from typing import Annotated

from fastapi import Header, Response

from api.problems import Problem

IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description='所读记录的版本，例如 "3"；记录已被他人修改的，拒绝'),
]


def tell(response: Response, version: int) -> None:
    """Answer with a record's version as its ETag."""
    response.headers["ETag"] = f'"{version}"'


def read_version(if_match: str | None) -> int:
    """The version that was read; raises ``version_required`` or ``version_conflict``."""
    if if_match is None:
        raise Problem("version_required")
    try:
        return int(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError:
        raise Problem("version_conflict", "If-Match 须为所读记录的版本号") from None


def check_version(if_match: str | None, version: int) -> None:
    """Refuse a change of a record that is not as it was read; raises as ``read_version``."""
    if read_version(if_match) != version:
        raise Problem("version_conflict", f"该记录现为第 {version} 版")
