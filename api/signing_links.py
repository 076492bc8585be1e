"""Signing by a link: the paper read, identity, a code, and the signature itself (电子签名法 13).

Where a paper's signing is a step of the procedure, that step is taken first, through the command
path, and is what counts; the signature is then put into the PDF. Both may run twice.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Caller
from api.cases import check_kept
from api.commands import CommandPath, Wish
from api.messages import fresh_code, sending
from api.problems import Problem
from api.signed_pdfs import SignedPdfs
from api.signing_seats import STEPS_OF, acting_agent
from notices.facts import CodeFacts
from notices.kinds import SIGNING_CODE
from notices.personal import Holder, PersonalMessages
from records import links
from records import signing_rounds as rounds
from records.engine import transaction
from records.outbox import NoticeChannel
from records.signing_rounds import SigningLink, SigningPlace, SigningRound
from records.tables import Agent, Case, Paper, Party
from signing.appearance import Handwriting, TypedName
from workflows.messages.common import NoFacts, Role
from workflows.messages.steps import STEPS

_CONSENT = (
    "已阅读《{title}》全文（SHA-256：{sha256}），同意以电子签名方式签署，"
    "知悉电子签名与手写签名或者盖章具有同等法律效力。"
)

Point = tuple[float, float]


@dataclass(frozen=True)
class Visit:
    """Whoever came by a link, a party or its agent: what to sign and how far that has come.

    ``complete``: nothing is left to be signed by anybody.
    """

    link: SigningLink
    place: SigningPlace
    round: SigningRound
    paper: Paper
    party: Party
    agent: Agent | None
    complete: bool

    @property
    def name(self) -> str:
        """Who signs."""
        return self.agent.details["name"] if self.agent else self.party.name

    @property
    def signatory(self) -> str:
        """Who signs and, of an agent, for whom."""
        return f"{self.name}（{self.party.name}的委托代理人）" if self.agent else self.name

    @property
    def number(self) -> str:
        """The number that identifies whoever signs."""
        details = self._details
        return details.get("uscc") or details.get("id_number") or ""

    @property
    def phone(self) -> str:
        """Where the codes go."""
        return self._details["phone"]

    @property
    def holder(self) -> Holder:
        """Who holds that phone."""
        round_, agent_id = self.round, self.link.agent_id
        return Holder(round_.case_no, self.party.party_id, agent_id, NoticeChannel.SMS, self.phone)

    @property
    def consent(self) -> str:
        """The text that is consented to by signing."""
        who = f"本人作为{self.party.name}的委托代理人，" if self.agent else "本人"
        return who + _CONSENT.format(title=self.paper.title, sha256=self.round.pdf_sha256)

    @property
    def used(self) -> bool:
        """Whether the link has served its one signature."""
        return self.link.state == links.USED

    @property
    def _details(self) -> dict[str, str]:
        return self.agent.details if self.agent else self.party.details


class SigningLinks:
    """What can be done by a link, without an account."""

    def __init__(
        self, engine: Engine, commands: CommandPath, messages: PersonalMessages, pdfs: SignedPdfs
    ) -> None:
        self._engine = engine
        self._commands = commands
        self._messages = messages
        self._pdfs = pdfs

    def visit(self, token: str, now: datetime) -> Visit:
        """Whoever comes by a link, also by one that is used; raises ``link_invalid``."""
        with transaction(self._engine) as session:
            visit = _visit(session, token, now)
            visit.link.opened_at = visit.link.opened_at or now
            session.add(visit.link)
            return visit

    def read(self, token: str, now: datetime) -> Visit:
        """The PDF that is to be signed is being fetched."""
        with transaction(self._engine) as session:
            visit = _signing_visit(session, token, now)
            visit.link.opened_at = visit.link.opened_at or now
            visit.link.read_at = visit.link.read_at or now
            visit.link.read_sha256 = visit.round.sha256
            session.add(visit.link)
            return visit

    def fetch(self, token: str, now: datetime) -> Visit:
        """The PDF with all signatures is being fetched by whoever signed it by this link.

        Raises ``link_invalid``, or ``not_all_signed``.
        """
        visit = self.visit(token, now)
        if not visit.used:
            raise Problem("link_invalid")
        if not visit.complete:
            raise Problem("not_all_signed", "其他签署人尚未全部签署，请稍后再来领取")
        return visit

    def identify(self, token: str, name: str, number: str, now: datetime) -> None:
        """The identity check: name and number as they are on record; a wrong answer costs a try."""
        with transaction(self._engine) as session:
            visit = _signing_visit(session, token, now)
            fits = visit.name == name.strip() and visit.number.upper() == number.strip().upper()
            if fits:
                visit.link.identified_at = visit.link.identified_at or now
                session.add(visit.link)
            else:
                links.lose_a_try(session, visit.link)
        if not fits:
            raise Problem("identity_mismatch", "姓名（名称）或者证件号码与案件记录不符")

    def send_code(self, token: str, now: datetime) -> None:
        """A one-time code to the phone on record, for whoever passed the identity check."""
        with sending(), transaction(self._engine) as session:
            visit = _identified(session, token, now)
            code = fresh_code(session, visit.link, now)
            bureau = session.get_one(Case, visit.round.case_no).bureau
            purpose = f"签署《{visit.paper.title}》"
            facts = CodeFacts(bureau=bureau, code=code, purpose=purpose)
            going = self._messages.reserve(session, SIGNING_CODE, facts, visit.holder, now)
        with sending():
            self._messages.send(going, now)

    async def sign(
        self, token: str, code: str, drawn: Sequence[Sequence[Point]], now: datetime
    ) -> None:
        """Sign: by hand where strokes were drawn, else by the typed name."""
        visit = await asyncio.to_thread(self._admitted, token, code, now)
        signatory = visit.signatory
        identity = await self._pdfs.certified(signatory, _serial(visit), now)
        await self._take(visit, 0)
        look = Handwriting(signatory, drawn) if drawn else TypedName(visit.name, signatory)
        reason = "代理签署" if visit.agent else "签署"
        await self._pdfs.put(visit.place, identity, look, now, reason=reason)
        await asyncio.to_thread(self._signed, visit, "drawn" if drawn else "typed")

    async def decline(self, token: str, now: datetime) -> None:
        """Whoever passed the identity check declines, which may be a step of the case."""
        visit = await asyncio.to_thread(self._known, token, now)
        await self._take(visit, 1)
        await asyncio.to_thread(self._declined, visit, now)

    def _signed(self, visit: Visit, manner: str) -> None:
        """Record how it was signed; the link has served its purpose."""
        with transaction(self._engine) as session:
            place = session.get_one(SigningPlace, (visit.round.id, visit.place.signer))
            place.consent, place.manner = visit.consent, manner
            place.agent_id = visit.link.agent_id
            link = session.get_one(SigningLink, visit.link.id)
            link.state = links.USED
            session.add_all([place, link])

    def _declined(self, visit: Visit, now: datetime) -> None:
        """Record that it was declined; no link to it leads anywhere any more."""
        with transaction(self._engine) as session:
            place = session.get_one(SigningPlace, (visit.round.id, visit.place.signer))
            place.state, place.done_at = rounds.DECLINED, now
            rounds.revoke(session, place)
            session.add(place)

    def _known(self, token: str, now: datetime) -> Visit:
        """The visit of one who has passed the identity check."""
        with transaction(self._engine) as session:
            return _identified(session, token, now)

    def _admitted(self, token: str, code: str, now: datetime) -> Visit:
        """The visit of one who may sign now: in turn, having read, identified, by code."""
        with transaction(self._engine) as session:
            visit = _identified(session, token, now)
            if visit.link.read_at is None:
                raise Problem("paper_not_read")
            if not rounds.in_turn(session, visit.place):
                raise Problem("not_your_turn")
            fits = links.code_fits(session, visit.link, code, now)
        if not fits:
            raise Problem("code_wrong", "验证码不正确或者已经过期")
        return visit

    async def _take(self, visit: Visit, which: int) -> None:
        """The step that signing or declining is, taken as the party's or its agent's own act."""
        if visit.paper.kind not in STEPS_OF:
            return
        step = STEPS[STEPS_OF[visit.paper.kind][which]]
        caller = Caller(
            user_id=f"signing-link-{visit.link.id}",
            username="",
            name=visit.name,
            role=Role.PARTY,
            case_no=visit.round.case_no,
            party_id=visit.party.party_id,
            agent_id=visit.link.agent_id,
        )
        wish = Wish(visit.round.case_no, step, NoFacts())
        await self._commands.take_once(wish, caller, step.name)


def _visit(session: Session, token: str, now: datetime) -> Visit:
    link = links.link_of(session, SigningLink, token, now)
    if link is None:
        raise Problem("link_invalid", "链接已经过期、被收回或者多次填错，请联系经办人重新发送")
    round_ = session.get_one(SigningRound, link.round_id)
    paper = session.get_one(Paper, round_.paper_id)
    check_kept(paper)
    if link.state == links.OPEN and rounds.superseded(session, paper.id):
        raise Problem("paper_superseded", "该文书已被新的一份取代，不能再签署")
    if link.state == links.OPEN and link.agent_id is not None:
        acting_agent(session, round_.case_no, link.signer, link.agent_id)
    return Visit(
        link=link,
        place=session.get_one(SigningPlace, (round_.id, link.signer)),
        round=round_,
        paper=paper,
        party=session.get_one(Party, (round_.case_no, link.signer)),
        agent=session.get_one(Agent, (round_.case_no, link.agent_id)) if link.agent_id else None,
        complete=rounds.complete(session, round_.id),
    )


def _signing_visit(session: Session, token: str, now: datetime) -> Visit:
    """The visit by a link that has not served its one signature yet."""
    visit = _visit(session, token, now)
    if visit.used:
        raise Problem("link_invalid")
    return visit


def _identified(session: Session, token: str, now: datetime) -> Visit:
    visit = _signing_visit(session, token, now)
    if visit.link.identified_at is None:
        raise Problem("not_identified")
    return visit


def _serial(visit: Visit) -> str:
    """The case, the party and, where there is one, its agent, as the certificate tells them."""
    agent = f"/{visit.agent.agent_id}" if visit.agent else ""
    return f"{visit.round.case_no}/{visit.party.party_id}{agent}"
