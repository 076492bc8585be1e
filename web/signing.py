"""The pages on which a paper is signed: opened by a one-time link, without an account."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import TypeAdapter, ValidationError

from api.problems import Problem, problem_of
from api.signings import (
    Identity,
    Links,
    Signature,
    Stroke,
    Token,
    decline_to_sign,
    identify_signer,
    read_paper_to_sign,
    read_signed_paper,
    view_of,
)
from api.signings import send_signing_code as send
from api.signings import sign as put_signature
from web.addresses import OwnForm
from web.rendering import HEADERS, PageRoute, page, see_other

router = APIRouter(prefix="/sign", route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]
_STROKES = TypeAdapter(list[Stroke])
_CSP = "Content-Security-Policy"
_WITH_PAD = {_CSP: f"{HEADERS[_CSP]}; script-src 'self'"}
"""The pad on which a signature is drawn is the one script of the pages."""


@router.get("/{token}")
def signing_page(token: Token, links: Links) -> Response:
    """What is to be signed, and the next thing to do; by a used link, what has become of it."""
    return _shown(token, links)


@router.get("/{token}/paper.pdf")
def paper(request: Request, token: Token, links: Links) -> Response:
    """The very PDF that is to be signed."""
    return read_paper_to_sign(request, token, links)


@router.get("/{token}/signed.pdf")
def signed(request: Request, token: Token, links: Links) -> Response:
    """The PDF with all signatures."""
    return read_signed_paper(request, token, links)


@router.post("/{token}/identity", dependencies=[OwnForm])
def check_identity(token: Token, links: Links, name: Field = "", number: Field = "") -> Response:
    """The identity check."""
    try:
        identify_signer(token, Identity(name=name, number=number), links)
    except (Problem, ValidationError) as error:
        return _shown(token, links, error)
    return see_other(f"/sign/{token}#code")


@router.post("/{token}/code", dependencies=[OwnForm])
def send_code(token: Token, links: Links) -> Response:
    """A one-time code to the phone on record."""
    try:
        send(token, links)
    except Problem as problem:
        return _shown(token, links, problem)
    return see_other(f"/sign/{token}#sign")


@router.post("/{token}/signature", dependencies=[OwnForm])
async def sign(
    token: Token, links: Links, code: Field = "", consents: Field = "", drawn: Field = "[]"
) -> Response:
    """The signature."""
    try:
        strokes = _STROKES.validate_json(drawn or "[]")
        signature = Signature(code=code, consents=consents == "yes", drawn=strokes)
        await put_signature(token, signature, links)
    except (Problem, ValidationError) as error:
        return _shown(token, links, error)
    return see_other(f"/sign/{token}")


@router.post("/{token}/refusal", dependencies=[OwnForm])
async def refuse(token: Token, links: Links) -> Response:
    """Signing is declined."""
    try:
        await decline_to_sign(token, links)
    except Problem as problem:
        return _shown(token, links, problem)
    return page("declined.html", caller=None)


def _shown(
    token: Token, links: Links, refused: Problem | ValidationError | None = None
) -> Response:
    """The page as it stands now, with why the last thing done on it was refused."""
    now = datetime.now(UTC)
    signing = view_of(links.visit(token, now), now)
    if signing.used:
        return page("signed.html", caller=None, token=token, signing=signing)
    answer = page(
        "sign.html",
        caller=None,
        token=token,
        signing=signing,
        problem=problem_of(refused) if refused else None,
    )
    answer.headers.update(_WITH_PAD)
    return answer
