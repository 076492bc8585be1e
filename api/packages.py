"""The filing packages of a case, and the public keys that their signatures are checked with."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel
from sqlmodel import col, select

from api.caller import Database
from api.cases import VisibleCase, content_answer
from api.problems import Problem
from records.engine import reading
from records.filings import packages_of
from records.signing_keys import public_jwk, signing_keys
from records.tables import FilingPackage
from records.token_keys import public_jwks

router = APIRouter(tags=["packages"])

PackageId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,120}$")]
ZIP = "application/zip"
KEYS_KEPT_SECONDS = 300
"""How long a reader of the public keys may go without asking again."""


class ReasonView(BaseModel):
    """What a court or institution found missing or wrong; ``paper`` is the kind at fault."""

    paper: str | None
    reason: str


class PackageView(BaseModel):
    """A filing package and what has become of it; ``sha256`` is that of its zip.

    ``state``: complete, delivered, acknowledged, then accepted, returned or refused.
    """

    package_id: str
    kind: str
    title: str
    recipient: str
    round: int
    created_on: date
    sha256: str
    sm3: str | None
    size: int
    gateway: str | None
    receipt: str | None
    state: str
    reasons: list[ReasonView]
    external_case_no: str | None
    submitted_at: datetime | None
    decided_at: datetime | None


@router.get(
    "/api/v1/cases/{case_no}/packages", operation_id="read_packages", summary="立案材料包列表"
)
def read_packages(case: VisibleCase, engine: Database) -> list[PackageView]:
    """Every filing package of the case, oldest first."""
    with reading(engine) as session:
        return [_view(package) for package in packages_of(session, case.case_no)]


@router.get(
    "/api/v1/cases/{case_no}/packages/{package_id}.zip",
    operation_id="download_package",
    response_class=Response,
    responses={200: {"content": {ZIP: {}}}},
    summary="下载立案材料包",
)
def download_package(
    request: Request, case: VisibleCase, package_id: PackageId, engine: Database
) -> Response:
    """A package as it was handed in."""
    with reading(engine) as session:
        query = select(FilingPackage).where(
            col(FilingPackage.id) == package_id, col(FilingPackage.case_no) == case.case_no
        )
        package = session.exec(query).first()
    if package is None:
        raise Problem("not_found", "该案件没有这份立案材料")
    return content_answer(request, package.sha256, ZIP, f"{package.id}.zip")


@router.get(
    "/.well-known/jwks.json", operation_id="read_signing_keys", summary="本系统的公钥（JWKS）"
)
def read_signing_keys(engine: Database, response: Response) -> dict[str, list[dict[str, str]]]:
    """The public keys of this installation (RFC 7517).

    Those with ``"use": "sig"`` are of access tokens and change; the others sign packages, receipts
    and seals, and stay.
    """
    response.headers["Cache-Control"] = f"public, max-age={KEYS_KEPT_SECONDS}"
    with reading(engine) as session:
        of_tokens = public_jwks(session, datetime.now(UTC))
        return {"keys": [*of_tokens, *(public_jwk(key) for key in signing_keys(session))]}


def _view(package: FilingPackage) -> PackageView:
    return PackageView.model_validate(package.model_dump() | {"package_id": package.id})
