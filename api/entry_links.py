"""Links by which parties come in: made, listed and revoked by clerks, opened by parties."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.caller import Caller, Database, SignedIn
from api.cases import VisibleCase
from api.messages import personal, sending
from api.party_entry import PURPOSES, EntryVisit, PartyEntry, contact_of
from api.problems import Problem
from api.scopes import Purpose
from api.signings import Desk, Invitation, Round, Token
from notices.facts import LinkFacts
from notices.kinds import ENTRY_LINK
from records import entry_links, links
from records.engine import reading, transaction
from records.entry_tables import EntryLink
from records.signing_rounds import OPEN, SigningPlace
from records.tables import Case
from workflows.messages.engagement import EngagementMark

router = APIRouter(prefix="/api/v1", tags=["entry"])

LinkId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


def party_entry(request: Request) -> PartyEntry:
    """What the running application does by links into cases."""
    entry: PartyEntry = request.app.state.party_entry
    return entry


Entry = Annotated[PartyEntry, Depends(party_entry)]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewEntryLink(_Body):
    """Whom a link goes to, what it is for, how often and how long it opens."""

    party_id: str
    agent_id: str | None = None
    purpose: Purpose = Field(description="see：查看案件；answer：答复；sign：签署文书")
    uses: int = Field(default=1, ge=1, le=20, description="可以进入的次数")
    days: int = Field(default=7, ge=1, le=30, description="有效天数")
    send: bool = Field(default=False, description="由系统发到登记的手机或者邮箱")


class EntryLinkView(BaseModel):
    """A link as it is listed. ``opened_at``: a code was first asked for; ``identified_at``: the
    right one was first given."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    party_id: str
    agent_id: str | None
    purpose: Purpose
    state: str
    uses_left: int
    made_by: str
    created_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    identified_at: datetime | None


class EntryInvitation(EntryLinkView):
    """A link; its address is told here and never again."""

    link: str


class EntryView(BaseModel):
    """What is told to whoever has a link; ``contact`` is where codes go, masked."""

    purpose: Purpose
    bureau: str
    contact: str
    code_sent: bool
    expires_at: datetime


class EntryCode(_Body):
    """The code that was sent."""

    code: str = Field(pattern=r"^\d{6}$")


class EntryToken(BaseModel):
    """The token of a party's session; ``expires_in`` is in seconds."""

    access_token: str
    token_type: str = "bearer"
    expires_in: int = int(entry_links.SESSION_LIFE.total_seconds())
    case_no: str
    party_id: str
    purpose: Purpose


@router.post(
    "/cases/{case_no}/entry-links",
    status_code=201,
    operation_id="create_entry_link",
    summary="邀请当事人凭链接进入案件",
)
def create_entry_link(
    request: Request,
    response: Response,
    case: VisibleCase,
    body: NewEntryLink,
    caller: SignedIn,
    engine: Database,
) -> EntryInvitation:
    """A link for a party or its agent; an earlier one for the same purpose opens no more."""
    response.headers["Cache-Control"] = "no-store"
    _check_own(case, caller)
    now = datetime.now(UTC)
    with transaction(engine) as session:
        contact = contact_of(session, case.case_no, body.party_id, body.agent_id)
        link, token = entry_links.invite(
            session,
            case.case_no,
            body.party_id,
            body.agent_id,
            body.purpose.value,
            uses=body.uses,
            life=timedelta(days=body.days),
            by=caller.user_id,
            now=now,
        )
    view = EntryLinkView.model_validate(link)
    address = f"{str(request.base_url).rstrip('/')}/enter/{token}"
    if body.send:
        what = LinkFacts(
            bureau=case.bureau, link=address, purpose=PURPOSES[body.purpose], until=link.expires_at
        )
        with sending():
            personal(request).send_at_once(ENTRY_LINK, what, contact, now)
    return EntryInvitation(**view.model_dump(), link=address)


@router.get(
    "/cases/{case_no}/entry-links", operation_id="list_entry_links", summary="当事人链接列表"
)
def list_entry_links(case: VisibleCase, caller: SignedIn, engine: Database) -> list[EntryLinkView]:
    """Every link into the case, oldest first, with how far it was used."""
    with reading(engine) as session:
        found = entry_links.links_of(session, case.case_no)
    return [EntryLinkView.model_validate(each) for each in found]


@router.delete(
    "/cases/{case_no}/entry-links/{link_id}",
    status_code=204,
    operation_id="revoke_entry_link",
    summary="收回当事人链接",
)
def revoke_entry_link(
    case: VisibleCase, link_id: LinkId, caller: SignedIn, engine: Database
) -> None:
    """The link opens no more, and sessions opened by it are over."""
    _check_own(case, caller)
    with transaction(engine) as session:
        link = session.get(EntryLink, link_id, with_for_update=True)
        if link is None or link.case_no != case.case_no:
            raise Problem("not_found", "该案件没有这个链接")
        entry_links.revoke(session, link)


def _check_own(case: Case, caller: Caller) -> None:
    """A bureau to which a case is only offered invites nobody into it."""
    if caller.bureau not in (None, case.bureau):
        raise Problem("forbidden", "该案件尚未移送到您的单位")


@router.get("/entry-links/{token}", operation_id="read_entry_link", summary="查看链接的用途")
def read_entry_link(token: Token, entry: Entry) -> EntryView:
    """What a link is for. It names neither the case nor the party."""
    now = datetime.now(UTC)
    return entry_view(entry.visit(token, now), now)


@router.post(
    "/entry-links/{token}/code",
    status_code=204,
    operation_id="send_entry_code",
    summary="向登记的手机或者邮箱发送验证码",
)
def send_entry_code(token: Token, entry: Entry, after: BackgroundTasks) -> None:
    """Have a one-time code sent; whoever asks for one has opened the link."""
    link = entry.send_code(token, datetime.now(UTC))
    after.add_task(entry.record, link, EngagementMark.OPENED)


@router.post(
    "/entry-links/{token}/session",
    operation_id="enter_by_link",
    summary="凭验证码进入案件",
)
def enter_by_link(
    token: Token, body: EntryCode, entry: Entry, after: BackgroundTasks, response: Response
) -> EntryToken:
    """A short session in the case, for the link's purpose and nothing else."""
    response.headers["Cache-Control"] = "no-store"
    link, entered = entry.enter(token, body.code, datetime.now(UTC))
    after.add_task(entry.record, link, EngagementMark.IDENTIFIED)
    return EntryToken(
        access_token=entered,
        case_no=link.case_no,
        party_id=link.party_id,
        purpose=Purpose(link.purpose),
    )


@router.post(
    "/cases/{case_no}/signings/{round_id}/own-link",
    status_code=201,
    operation_id="create_own_signing_link",
    summary="当事人取得自己的签署链接",
    tags=["signing"],
)
def create_own_signing_link(
    request: Request, round_: Round, caller: SignedIn, desk: Desk, engine: Database
) -> Invitation:
    """The link by which a party signs what waits for its signature; earlier ones open no more."""
    assert caller.party_id is not None
    with reading(engine) as session:
        place = session.get(SigningPlace, (round_.id, caller.party_id))
    if place is None or place.state != OPEN:
        raise Problem("not_a_signatory")
    link, token = desk.invite(round_, caller.party_id, caller.agent_id, datetime.now(UTC))
    return Invitation(
        signer=caller.party_id,
        agent_id=caller.agent_id,
        link=f"{str(request.base_url).rstrip('/')}/sign/{token}",
        expires_at=link.expires_at,
    )


def entry_view(visit: EntryVisit, now: datetime) -> EntryView:
    """A visit as it is seen by its link."""
    return EntryView(
        purpose=visit.purpose,
        bureau=visit.bureau,
        contact=visit.masked,
        code_sent=links.has_fresh_code(visit.link, now),
        expires_at=visit.link.expires_at,
    )
