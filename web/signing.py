"""The pages by which a party signs a paper: opened by a one-time link, without an account."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError

from api.cases import content_answer
from api.signings import PDF, Desk, Identity, Signature, Stroke, Token, decline, identify, view_of
from api.signings import send_code as send
from api.signings import sign as put_signature
from web.rendering import HEADERS, PageRoute, check_origin, page, see_other

router = APIRouter(prefix="/sign", route_class=PageRoute, include_in_schema=False)

OwnForm = Depends(check_origin)
Field = Annotated[str, Form()]
_STROKES = TypeAdapter(list[Stroke])
_CSP = "Content-Security-Policy"
_WITH_PAD = {_CSP: f"{HEADERS[_CSP]}; script-src 'self'"}
"""The pad on which a signature is drawn is the one script of the pages."""


@router.get("/{token}")
def signing_page(token: Token, desk: Desk, sent: bool = False) -> Response:
    """What is to be signed, and the next thing to do."""
    visit = desk.visit(token, datetime.now(UTC))
    answer = page("sign.html", caller=None, token=token, signing=view_of(visit), sent=sent)
    answer.headers.update(_WITH_PAD)
    return answer


@router.get("/{token}/paper.pdf")
def paper(request: Request, token: Token, desk: Desk) -> Response:
    """The very PDF that is to be signed."""
    visit = desk.visit(token, datetime.now(UTC), reads=True)
    return content_answer(request, visit.round.sha256, PDF, f"{visit.paper.id}.pdf")


@router.post("/{token}/identity", dependencies=[OwnForm])
def check_identity(token: Token, desk: Desk, name: Field = "", number: Field = "") -> Response:
    """The identity check."""
    try:
        identify(token, Identity(name=name, number=number), desk)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None
    return see_other(f"/sign/{token}")


@router.post("/{token}/code", dependencies=[OwnForm])
def send_code(token: Token, desk: Desk) -> Response:
    """A one-time code to the phone on record."""
    send(token, desk)
    return see_other(f"/sign/{token}?sent=true")


@router.post("/{token}/signature", dependencies=[OwnForm])
async def sign(
    token: Token, desk: Desk, code: Field = "", consents: Field = "", drawn: Field = "[]"
) -> Response:
    """The signature."""
    try:
        strokes = _STROKES.validate_json(drawn or "[]")
        signature = Signature(code=code, consents=consents == "yes", drawn=strokes)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None
    await put_signature(token, signature, desk)
    return page("signed.html", caller=None, declined=False)


@router.post("/{token}/refusal", dependencies=[OwnForm])
async def refuse(token: Token, desk: Desk) -> Response:
    """The party declines."""
    await decline(token, desk)
    return page("signed.html", caller=None, declined=True)
