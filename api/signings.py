"""Having papers signed: what clerks and officials do, and what is done by links."""

from datetime import UTC, datetime
from mimetypes import guess_extension
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api.caller import Caller, Database, SignedIn
from api.cases import PaperId, VisibleCase, check_kept, content_answer
from api.file_contents import media_type_of
from api.messages import personal, sending
from api.party_entry import contact_of
from api.problems import Problem
from api.scans import SCAN_BODY, Scan
from api.signing_desk import SigningDesk
from api.signing_links import SigningLinks, Visit
from notices.facts import LinkFacts
from notices.kinds import SIGNING_LINK
from notices.personal import Holder
from records import links
from records import signing_rounds as rounds
from records.engine import reading
from records.masking import mask_phone
from records.signing_rounds import SigningLink, SigningPlace, SigningRound
from records.tables import Case, Paper
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["signing"])

RoundId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
Token = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{43}$")]
PDF = "application/pdf"


def signing_desk(request: Request) -> SigningDesk:
    """The signing desk of the running application."""
    desk: SigningDesk = request.app.state.signing_desk
    return desk


Desk = Annotated[SigningDesk, Depends(signing_desk)]


def signing_links(request: Request) -> SigningLinks:
    """What the running application does by links."""
    links: SigningLinks = request.app.state.signing_links
    return links


Links = Annotated[SigningLinks, Depends(signing_links)]


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
    user_id: str | None
    state: str
    agent_id: str | None
    consent: str | None
    manner: str | None
    done_at: datetime | None
    scan_sha256: str | None
    attested_by: str | None


class RoundView(BaseModel):
    """The signing of a paper: its PDF as written, and the newest version with signatures.

    ``complete``: nothing is left to be signed.
    """

    round_id: str
    paper_id: str
    pdf_sha256: str
    signed_pdf_sha256: str
    started_at: datetime
    sealed_at: datetime | None
    complete: bool
    places: list[PlaceView]


class Invited(_Body):
    """Whom the link goes to: the party, or the agent who is to sign in its place."""

    agent_id: str | None = None
    send: bool = Field(default=False, description="由系统发到登记的手机或者邮箱")


class Invitation(BaseModel):
    """A link for one signature; it is told here and never again."""

    signer: str
    agent_id: str | None
    link: str
    expires_at: datetime


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
    """What is seen by a link.

    ``signatory`` is the party, or its agent; ``phone`` where codes go, masked; ``code_sent``: the
    last one is still good; ``used``: the link has served.
    """

    title: str
    party: str
    signatory: str
    phone: str
    consent: str
    sha256: str
    state: str
    read: bool
    identified: bool
    code_sent: bool
    used: bool
    complete: bool
    expires_at: datetime


@router.post("/cases/{case_no}/papers/{paper_id}/signing", status_code=201, summary="发起文书签署")
def start_signing(
    case: VisibleCase, paper_id: PaperId, caller: SignedIn, desk: Desk, engine: Database
) -> RoundView:
    """Begin the signing of a paper."""
    return _view(engine, desk.start(case.case_no, paper_id, caller.user_id, _now()))


@router.get("/cases/{case_no}/signings", summary="签署列表")
def list_signings(case: VisibleCase, caller: SignedIn, engine: Database) -> list[RoundView]:
    """The signings of a case: to the bureau all, to everybody else those with a place of theirs."""
    return signings_for(engine, case.case_no, caller)


@router.get(
    "/cases/{case_no}/signings/{round_id}/signed.pdf",
    response_class=Response,
    summary="下载签署版本",
)
def download_signed(
    request: Request, round_: Round, caller: SignedIn, engine: Database
) -> Response:
    """The PDF with the signatures that it has so far; to a party once all have signed."""
    view = _view(engine, round_)
    if not _concerns(caller, view):
        raise Problem("not_found", "该案件没有这次签署，或者您无权查看")
    if caller.role is Role.PARTY and not view.complete:
        raise Problem("not_all_signed", "其他签署人尚未全部签署，请稍后再来领取")
    with reading(engine) as session:
        check_kept(session.get_one(Paper, round_.paper_id))
    return content_answer(request, view.signed_pdf_sha256, PDF, f"{round_.paper_id}.signed.pdf")


@router.post(
    "/cases/{case_no}/signings/{round_id}/links/{signer}", status_code=201, summary="发出签署链接"
)
def invite_signer(
    round_: Round,
    signer: str,
    caller: SignedIn,
    desk: Desk,
    engine: Database,
    request: Request,
    invited: Invited | None = None,
) -> Invitation:
    """Invite a party or its agent, or invite again: an earlier link opens no more."""
    invited, now = invited or Invited(), _now()
    agent_id = invited.agent_id
    link, token = desk.invite(round_, signer, agent_id, now)
    address = f"{str(request.base_url).rstrip('/')}/sign/{token}"
    if invited.send:
        what, whom = _invitation(engine, round_, signer, link, address)
        with sending():
            personal(request).send_at_once(SIGNING_LINK, what, whom, now)
    return Invitation(signer=signer, agent_id=agent_id, link=address, expires_at=link.expires_at)


def _invitation(
    engine: Engine, round_: SigningRound, signer: str, link: SigningLink, address: str
) -> tuple[LinkFacts, Holder]:
    """What a link is sent with, and to whom."""
    with reading(engine) as session:
        title = session.get_one(Paper, round_.paper_id).title
        bureau = session.get_one(Case, round_.case_no).bureau
        whom = contact_of(session, round_.case_no, signer, link.agent_id)
    purpose = f"签署《{title}》"
    return LinkFacts(bureau=bureau, link=address, purpose=purpose, until=link.expires_at), whom


@router.delete(
    "/cases/{case_no}/signings/{round_id}/links/{signer}", status_code=204, summary="撤回签署链接"
)
def revoke_signing_link(round_: Round, signer: str, caller: SignedIn, desk: Desk) -> None:
    """Take a party's link back."""
    desk.revoke(round_, signer)


@router.post(
    "/cases/{case_no}/signings/{round_id}/on-paper/{signer}",
    openapi_extra=SCAN_BODY,
    summary="上传纸质签名扫描件",
)
async def sign_on_paper(
    round_: Round,
    signer: str,
    caller: SignedIn,
    desk: Desk,
    engine: Database,
    scan: Scan,
    agent_id: str | None = None,
) -> RoundView:
    """Attest that a party, or its agent, signed on paper; the body is the scan."""
    await desk.on_paper(round_, signer, agent_id, scan, caller, _now())
    return _view(engine, round_)


@router.get(
    "/cases/{case_no}/signings/{round_id}/on-paper/{signer}",
    response_class=Response,
    summary="下载签名扫描件",
)
def download_scan(
    request: Request, round_: Round, signer: str, caller: SignedIn, engine: Database
) -> Response:
    """The scan of a party's signature on paper."""
    with reading(engine) as session:
        place = session.get(SigningPlace, (round_.id, signer))
    if place is None or place.scan_sha256 is None:
        raise Problem("not_found", "该签署人没有扫描件")
    media_type = media_type_of(request.app.state.papers.get(place.scan_sha256))
    name = f"{round_.paper_id}.{signer}{guess_extension(media_type)}"
    return content_answer(request, place.scan_sha256, media_type, name)


@router.post("/cases/{case_no}/signings/{round_id}/official", summary="经办人员签名")
async def sign_officially(
    round_: Round, caller: SignedIn, desk: Desk, engine: Database
) -> RoundView:
    """The recorder, the mediator or an arbitrator signs in his own place."""
    await desk.sign_officially(round_, caller, _now())
    return _view(engine, round_)


@router.post("/cases/{case_no}/signings/{round_id}/dissent", summary="仲裁员持不同意见不签名")
def dissent(round_: Round, caller: SignedIn, desk: Desk, engine: Database) -> RoundView:
    """An arbitrator who dissents leaves the award unsigned."""
    desk.dissent(round_, caller, _now())
    return _view(engine, round_)


@router.post("/cases/{case_no}/signings/{round_id}/seal", summary="加盖印章")
async def put_seal(round_: Round, caller: SignedIn, desk: Desk, engine: Database) -> RoundView:
    """Put the bureau's seal, after every other signature."""
    await desk.seal(round_, _now())
    return _view(engine, round_)


@router.get("/signing-links/{token}", summary="打开签署链接")
def read_signing_link(token: Token, links: Links) -> SigningView:
    """What is to be signed by a link, or was."""
    now = _now()
    return view_of(links.visit(token, now), now)


@router.get("/signing-links/{token}/paper.pdf", response_class=Response, summary="阅读待签文书")
def read_paper_to_sign(request: Request, token: Token, links: Links) -> Response:
    """The very PDF that is to be signed; fetching it counts as reading it."""
    visit = links.read(token, _now())
    return content_answer(request, visit.round.sha256, PDF, f"{visit.paper.id}.pdf")


@router.get("/signing-links/{token}/signed.pdf", response_class=Response, summary="下载已签文书")
def read_signed_paper(request: Request, token: Token, links: Links) -> Response:
    """The PDF with all signatures, for whoever signed it by this link."""
    visit = links.fetch(token, _now())
    return content_answer(request, visit.round.sha256, PDF, f"{visit.paper.id}.signed.pdf")


@router.post("/signing-links/{token}/identity", status_code=204, summary="核对签署人身份")
def identify_signer(token: Token, identity: Identity, links: Links) -> None:
    """Pass the identity check."""
    links.identify(token, identity.name, identity.number, _now())


@router.post("/signing-links/{token}/code", status_code=204, summary="发送签署验证码")
def send_signing_code(token: Token, links: Links) -> None:
    """Have a one-time code sent to the phone on record."""
    links.send_code(token, _now())


@router.post("/signing-links/{token}/signature", status_code=204, summary="签署")
async def sign(token: Token, signature: Signature, links: Links) -> None:
    """Sign."""
    if not signature.consents:
        raise Problem("consent_needed", "须同意以电子签名方式签署")
    await links.sign(token, signature.code, signature.drawn, _now())


@router.post("/signing-links/{token}/refusal", status_code=204, summary="拒绝签署")
async def decline_to_sign(token: Token, links: Links) -> None:
    """Decline to sign."""
    await links.decline(token, _now())


def view_of(visit: Visit, now: datetime) -> SigningView:
    """A visit as it is seen by its link."""
    return SigningView(
        title=visit.paper.title,
        party=visit.party.name,
        signatory=visit.signatory,
        phone=mask_phone(visit.phone),
        consent=visit.consent,
        sha256=visit.round.pdf_sha256,
        state=visit.place.state,
        read=visit.link.read_at is not None,
        identified=visit.link.identified_at is not None,
        code_sent=links.has_fresh_code(visit.link, now),
        used=visit.used,
        complete=visit.complete,
        expires_at=visit.link.expires_at,
    )


def _view(engine: Database, begun: SigningRound) -> RoundView:
    """A signing as it stands now."""
    with reading(engine) as session:
        round_ = session.get_one(SigningRound, begun.id)
        places: list[SigningPlace] = list(rounds.places_of(session, round_.id))
        complete = rounds.complete(session, round_.id)
    return RoundView(
        round_id=round_.id,
        paper_id=round_.paper_id,
        pdf_sha256=round_.pdf_sha256,
        signed_pdf_sha256=round_.sha256,
        started_at=round_.started_at,
        sealed_at=round_.sealed_at,
        complete=complete,
        places=[PlaceView.model_validate(each) for each in places],
    )


def signings_for(engine: Database, case_no: str, caller: Caller) -> list[RoundView]:
    """The signings of a case that are the caller's business."""
    with reading(engine) as session:
        found = rounds.rounds_of(session, case_no)
    views = [_view(engine, each) for each in found]
    return [view for view in views if _concerns(caller, view)]


def _concerns(caller: Caller, view: RoundView) -> bool:
    """Whether a signing is the caller's business: as the bureau, or by a place of his own."""
    match caller.role:
        case Role.CLERK | Role.SUPERVISOR:
            return True
        case Role.PARTY:
            return any(place.signer == caller.party_id for place in view.places)
        case _:
            return any(place.user_id == caller.user_id for place in view.places)


def _now() -> datetime:
    return datetime.now(UTC)
