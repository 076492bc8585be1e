"""Having papers signed: what clerks and officials do, and what parties do by their links."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.caller import Caller, Database, require
from api.cases import PaperId, VisibleCase, content_answer
from api.problems import Problem
from api.signing_desk import SigningDesk, Visit
from records import signing_rounds as rounds
from records.engine import reading
from records.signing_rounds import SigningPlace, SigningRound
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["signing"])

Bureau = Annotated[Caller, Depends(require(Role.CLERK, Role.SUPERVISOR))]
Official = Annotated[Caller, Depends(require(Role.MEDIATOR, Role.ARBITRATOR))]
RoundId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
Token = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{43}$")]
PDF = "application/pdf"


def signing_desk(request: Request) -> SigningDesk:
    """The signing desk of the running application."""
    desk: SigningDesk = request.app.state.signing_desk
    return desk


Desk = Annotated[SigningDesk, Depends(signing_desk)]


def round_of(case: VisibleCase, round_id: RoundId, engine: Database) -> SigningRound:
    """A signing of the case; raises ``not_found``."""
    with reading(engine) as session:
        found = session.get(SigningRound, round_id)
    if found is None or found.case_no != case.case_no:
        raise Problem("not_found", "该案件没有这次签署")
    return found


Round = Annotated[SigningRound, Depends(round_of)]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceView(BaseModel):
    """One signature that a paper needs, and what has become of it."""

    model_config = ConfigDict(from_attributes=True)

    signer: str
    rank: int
    state: str
    consent: str | None
    manner: str | None
    done_at: datetime | None
    scan_sha256: str | None
    attested_by: str | None


class RoundView(BaseModel):
    """The signing of a paper: its PDF as written, and the newest version with signatures."""

    round_id: str
    paper_id: str
    pdf_sha256: str
    signed_pdf_sha256: str
    started_at: datetime
    sealed_at: datetime | None
    places: list[PlaceView]


class Invitation(BaseModel):
    """A link that opens once for its party; it is told here and never again."""

    signer: str
    link: str
    expires_at: datetime


class ScanOnPaper(_Body):
    """The scan of a paper that a party signed by hand, named by its digest."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Identity(_Body):
    """Who somebody says to be."""

    name: str = Field(max_length=200)
    number: str = Field(max_length=40, description="居民身份证等证件号码，或者统一社会信用代码")


Point = tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]]
Stroke = Annotated[list[Point], Field(max_length=2000)]


class Signature(_Body):
    """A signature: the code from the phone, consent, and strokes where it was drawn."""

    code: str = Field(pattern=r"^\d{6}$")
    consents: bool
    drawn: Annotated[list[Stroke], Field(max_length=100)] = []


class SigningView(BaseModel):
    """What a party sees that came by its link."""

    title: str
    party: str
    consent: str
    sha256: str
    state: str
    read: bool
    identified: bool
    expires_at: datetime


@router.post("/cases/{case_no}/papers/{paper_id}/signing", status_code=201)
def start_signing(
    case: VisibleCase, paper_id: PaperId, caller: Bureau, desk: Desk, engine: Database
) -> RoundView:
    """Begin the signing of a paper."""
    return _view(engine, desk.start(case.case_no, paper_id, caller.user_id, _now()))


@router.get("/cases/{case_no}/signings")
def list_signings(case: VisibleCase, engine: Database) -> list[RoundView]:
    """The signings of a case."""
    with reading(engine) as session:
        found = rounds.rounds_of(session, case.case_no)
    return [_view(engine, each) for each in found]


@router.get("/cases/{case_no}/signings/{round_id}/signed.pdf", response_class=Response)
def download_signed(request: Request, round_: Round, caller: Bureau) -> Response:
    """The PDF with the signatures that it has so far."""
    return content_answer(request, round_.sha256, PDF, f"{round_.paper_id}.signed.pdf")


@router.post("/cases/{case_no}/signings/{round_id}/links/{signer}", status_code=201)
def invite(round_: Round, signer: str, caller: Bureau, desk: Desk, request: Request) -> Invitation:
    """Invite a party, or invite it again: an earlier link opens no more."""
    link, token = desk.invite(round_, signer, _now())
    address = f"{str(request.base_url).rstrip('/')}/sign/{token}"
    return Invitation(signer=signer, link=address, expires_at=link.expires_at)


@router.delete("/cases/{case_no}/signings/{round_id}/links/{signer}", status_code=204)
def revoke(round_: Round, signer: str, caller: Bureau, desk: Desk) -> None:
    """Take a party's link back."""
    desk.revoke(round_, signer)


@router.post("/cases/{case_no}/signings/{round_id}/on-paper/{signer}")
async def sign_on_paper(
    round_: Round, signer: str, scan: ScanOnPaper, caller: Bureau, desk: Desk, engine: Database
) -> RoundView:
    """Attest that a party signed on paper."""
    await desk.on_paper(round_, signer, scan.sha256, caller, _now())
    return _view(engine, round_)


@router.post("/cases/{case_no}/signings/{round_id}/official")
async def sign_officially(
    round_: Round, caller: Official, desk: Desk, engine: Database
) -> RoundView:
    """The mediator or arbitrator signs."""
    await desk.sign_officially(round_, caller, _now())
    return _view(engine, round_)


@router.post("/cases/{case_no}/signings/{round_id}/seal")
async def put_seal(round_: Round, caller: Bureau, desk: Desk, engine: Database) -> RoundView:
    """Put the bureau's seal, after every other signature."""
    await desk.seal(round_, _now())
    return _view(engine, round_)


@router.get("/signing-links/{token}")
def read_link(token: Token, desk: Desk) -> SigningView:
    """What a party is to sign."""
    return view_of(desk.visit(token, _now()))


@router.get("/signing-links/{token}/paper.pdf", response_class=Response)
def read_paper(request: Request, token: Token, desk: Desk) -> Response:
    """The very PDF that is to be signed; fetching it counts as reading it."""
    visit = desk.visit(token, _now(), reads=True)
    return content_answer(request, visit.round.sha256, PDF, f"{visit.paper.id}.pdf")


@router.post("/signing-links/{token}/identity", status_code=204)
def identify(token: Token, identity: Identity, desk: Desk) -> None:
    """Pass the identity check."""
    desk.identify(token, identity.name, identity.number, _now())


@router.post("/signing-links/{token}/code", status_code=204)
def send_code(token: Token, desk: Desk) -> None:
    """Have a one-time code sent to the phone on record."""
    desk.send_code(token, _now())


@router.post("/signing-links/{token}/signature", status_code=204)
async def sign(token: Token, signature: Signature, desk: Desk) -> None:
    """Sign."""
    if not signature.consents:
        raise Problem("consent_needed", "须同意以电子签名方式签署")
    await desk.sign(token, signature.code, signature.drawn, _now())


@router.post("/signing-links/{token}/refusal", status_code=204)
async def decline(token: Token, desk: Desk) -> None:
    """Decline to sign."""
    await desk.decline(token, _now())


def view_of(visit: Visit) -> SigningView:
    """A visit as its party sees it."""
    return SigningView(
        title=visit.paper.title,
        party=visit.party.name,
        consent=visit.consent,
        sha256=visit.round.pdf_sha256,
        state=visit.place.state,
        read=visit.link.read_at is not None,
        identified=visit.link.identified_at is not None,
        expires_at=visit.link.expires_at,
    )


def _view(engine: Database, begun: SigningRound) -> RoundView:
    """A signing as it stands now."""
    with reading(engine) as session:
        round_ = session.get_one(SigningRound, begun.id)
        places: list[SigningPlace] = list(rounds.places_of(session, round_.id))
    return RoundView(
        round_id=round_.id,
        paper_id=round_.paper_id,
        pdf_sha256=round_.pdf_sha256,
        signed_pdf_sha256=round_.sha256,
        started_at=round_.started_at,
        sealed_at=round_.sealed_at,
        places=[PlaceView.model_validate(each) for each in places],
    )


def _now() -> datetime:
    return datetime.now(UTC)
