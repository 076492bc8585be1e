"""The signing of papers: rounds, links, identity, codes, and the signature itself (电子签名法 13).

Where a paper's signing is a step of the procedure, that step is taken first, through the command
path, and is what counts; the signature is then put into the PDF. Both may run twice.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from api.caller import Caller
from api.commands import CommandPath, Wish
from api.content import ContentStore
from api.messages import Messages
from api.problems import Problem
from records import signing_rounds as rounds
from records.engine import reading, transaction
from records.parties import parties_of
from records.signing_rounds import SigningLink, SigningPlace, SigningRound
from records.tables import Paper, Party
from signing.appearance import Appearance, Handwriting, Seal, TypedName
from signing.identity import Identity
from signing.pades import Signing
from signing.page import Place, with_signature_page
from signing.unavailable import SigningUnavailableError
from templates.catalogue import CATALOGUE, Signer
from workflows.messages.common import Attestation, AttestationKind, NoFacts, Role
from workflows.messages.steps import STEPS

SEAL = "seal"
STEPS_OF = {"mediation_agreement": ("sign_agreement", "refuse_to_sign")}
"""The step by which a party signs a kind of paper, and the one by which it declines."""
CONSENT = (
    "本人已阅读《{title}》全文（SHA-256：{sha256}），同意以电子签名方式签署，"
    "知悉电子签名与手写签名或者盖章具有同等法律效力。"
)
_CODE_TEXT = "【解纷】验证码 {code}，用于签署《{title}》，十分钟内有效，请勿告知他人。"
_SIDES = {Signer.CLAIMANT: "claimant", Signer.RESPONDENT: "respondent"}
_OFFICIALS = {Signer.MEDIATOR: Role.MEDIATOR, Signer.ARBITRATOR: Role.ARBITRATOR}
_REASON = "签署"

Point = tuple[float, float]


@dataclass(frozen=True)
class Visit:
    """A party that came by its link: what it is to sign and how far it has come."""

    link: SigningLink
    place: SigningPlace
    round: SigningRound
    paper: Paper
    party: Party

    @property
    def consent(self) -> str:
        """The text that the party consents to by signing."""
        return CONSENT.format(title=self.paper.title, sha256=self.round.pdf_sha256)


class SigningDesk:
    """Where papers are signed; ``signing`` tells by what, and fails where that is not set up."""

    def __init__(
        self,
        engine: Engine,
        store: ContentStore,
        commands: CommandPath,
        messages: Messages,
        signing: Callable[[], Signing],
    ) -> None:
        self._engine = engine
        self._store = store
        self._commands = commands
        self._messages = messages
        self._signing = signing

    def start(self, case_no: str, paper_id: str, by: str, now: datetime) -> SigningRound:
        """Begin the signing of a paper: its PDF gets a page with a place for each signature."""
        signing = self._tools()
        with reading(self._engine) as session:
            paper, parties = session.get(Paper, paper_id), parties_of(session, case_no)
        if paper is None or paper.case_no != case_no:
            raise Problem("not_found", "该案件没有这份文书")
        if paper.pdf_sha256 is None:
            raise Problem("pdf_unavailable", "该文书尚无 PDF，不能签署")
        places = _places(paper.kind, parties, signing.authority.seal.name)
        if not places:
            raise Problem("nothing_to_sign", "这种文书不需要签署")
        pdf = with_signature_page(
            self._store.get(paper.pdf_sha256),
            paper.title,
            [Place(signer, caption) for signer, caption, _ in places],
            signing.lettering,
        )
        shown = self._store.put(pdf)
        with transaction(self._engine) as session:
            begun = select(SigningRound).where(col(SigningRound.paper_id) == paper_id)
            if session.exec(begun).first() is not None:
                raise Problem("signing_begun", "该文书已经开始签署")
            _still_stands(session, paper_id)
            return rounds.start(
                session,
                paper,
                [(signer, signer, rank) for signer, _, rank in places],
                shown_sha256=shown,
                by=by,
                now=now,
            )

    def invite(self, round_: SigningRound, signer: str, now: datetime) -> tuple[SigningLink, str]:
        """A new link for a party, and its token; whoever declined may be invited again."""
        with transaction(self._engine) as session:
            _still_stands(session, round_.paper_id)
            place = _party_place(session, round_, signer)
            return rounds.invite(session, place, now)

    def revoke(self, round_: SigningRound, signer: str) -> None:
        """A party's link opens no more."""
        with transaction(self._engine) as session:
            rounds.revoke(session, _party_place(session, round_, signer))

    def visit(self, token: str, now: datetime, *, reads: bool = False) -> Visit:
        """Whoever comes by a link; raises ``link_invalid``. ``reads``: the PDF is being fetched."""
        with transaction(self._engine) as session:
            visit = _visit(session, token, now)
            visit.link.opened_at = visit.link.opened_at or now
            if reads:
                visit.link.read_at = visit.link.read_at or now
                visit.link.read_sha256 = visit.round.sha256
            session.add(visit.link)
            return visit

    def identify(self, token: str, name: str, number: str, now: datetime) -> None:
        """The identity check: name and number as they are on record; a wrong answer costs a try."""
        with transaction(self._engine) as session:
            visit = _visit(session, token, now)
            fits = _is_party(visit.party, name, number)
            if fits:
                visit.link.identified_at = visit.link.identified_at or now
                session.add(visit.link)
            else:
                rounds.lose_a_try(session, visit.link)
        if not fits:
            raise Problem("identity_mismatch", "姓名（名称）或者证件号码与案件记录不符")

    def send_code(self, token: str, now: datetime) -> None:
        """A one-time code to the phone on record, for whoever passed the identity check."""
        with transaction(self._engine) as session:
            visit = _visit(session, token, now)
            if visit.link.identified_at is None:
                raise Problem("not_identified")
            code = rounds.new_code(session, visit.link, now)
        if code is None:
            raise Problem("too_many_codes", "验证码发送过于频繁，请一小时后再试")
        text = _CODE_TEXT.format(code=code, title=visit.paper.title)
        self._messages.send(visit.party.details["phone"], text)

    async def sign(
        self, token: str, code: str, drawn: Sequence[Sequence[Point]], now: datetime
    ) -> None:
        """A party signs: by hand where it drew strokes, else by its typed name."""
        signing = self._tools()
        visit = self._admitted(token, code, now)
        await self._take(visit, 0)
        name = visit.party.name
        number = f"{visit.round.case_no}/{visit.party.party_id}"
        appearance = Handwriting(name, drawn) if drawn else TypedName(name)
        with _available():
            identity = await signing.authority.issue(name, number, now)
        await self._put(visit.round.id, visit.place.signer, identity, appearance, now)
        with transaction(self._engine) as session:
            place = session.get_one(SigningPlace, (visit.round.id, visit.place.signer))
            place.consent, place.manner = visit.consent, "drawn" if drawn else "typed"
            link = session.get_one(SigningLink, visit.link.id)
            link.state = "used"
            session.add_all([place, link])

    async def decline(self, token: str, now: datetime) -> None:
        """A party that passed the identity check declines, which may be a step of the case."""
        visit = self.visit(token, now)
        if visit.link.identified_at is None:
            raise Problem("not_identified")
        await self._take(visit, 1)
        with transaction(self._engine) as session:
            place = session.get_one(SigningPlace, (visit.round.id, visit.place.signer))
            place.state, place.done_at = rounds.DECLINED, now
            rounds.revoke(session, place)
            session.add(place)

    async def on_paper(
        self, round_: SigningRound, signer: str, scan_sha256: str, caller: Caller, now: datetime
    ) -> None:
        """A clerk attests that a party signed on paper; the scan is named by its digest."""
        with reading(self._engine) as session:
            place = _party_place(session, round_, signer)
            _in_turn(session, place)
            _still_stands(session, round_.paper_id)
            kind = session.get_one(Paper, round_.paper_id).kind
        if kind in STEPS_OF:
            proof = Attestation(kind=AttestationKind.SIGNED_SHEET, sha256=scan_sha256, witnesses=0)
            step = STEPS[STEPS_OF[kind][0]]
            wish = Wish(round_.case_no, step, NoFacts(), for_party=signer, attestation=proof)
            await self._commands.take(wish, caller, f"signing-{round_.id}-{signer}")
        with transaction(self._engine) as session:
            place = session.get_one(SigningPlace, (round_.id, signer))
            rounds.revoke(session, place)
            place.state, place.done_at = rounds.ON_PAPER, now
            place.scan_sha256, place.attested_by = scan_sha256, caller.user_id
            session.add(place)

    async def sign_officially(self, round_: SigningRound, caller: Caller, now: datetime) -> None:
        """The mediator or arbitrator of the case signs, once the parties have."""
        signing = self._tools()
        signer = caller.role.value
        with reading(self._engine) as session:
            place = session.get(SigningPlace, (round_.id, signer))
            if place is None or place.state != rounds.OPEN:
                raise Problem("not_a_signatory")
            _in_turn(session, place)
        with _available():
            number = f"{round_.case_no}/{signer}"
            identity = await signing.authority.issue(caller.name, number, now)
        await self._put(round_.id, signer, identity, TypedName(caller.name), now)

    async def seal(self, round_: SigningRound, now: datetime) -> None:
        """The bureau's seal, after every other signature."""
        signing = self._tools()
        with reading(self._engine) as session:
            place = session.get(SigningPlace, (round_.id, SEAL))
            if place is None or place.state != rounds.OPEN:
                raise Problem("not_a_signatory", "该文书不需要盖章，或者已经盖章")
            _in_turn(session, place)
        identity = signing.authority.seal
        await self._put(round_.id, SEAL, identity, Seal(identity.name), now)

    def _tools(self) -> Signing:
        with _available():
            return self._signing()

    def _admitted(self, token: str, code: str, now: datetime) -> Visit:
        """The visit of a party that may sign now: in its turn, having read, identified, by code."""
        with transaction(self._engine) as session:
            visit = _visit(session, token, now)
            if visit.link.identified_at is None:
                raise Problem("not_identified")
            if visit.link.read_at is None:
                raise Problem("paper_not_read")
            _in_turn(session, visit.place)
            fits = rounds.code_fits(session, visit.link, code, now)
        if not fits:
            raise Problem("code_wrong", "验证码不正确或者已经过期")
        return visit

    async def _take(self, visit: Visit, which: int) -> None:
        """The step that signing or declining is, taken as the party's own act."""
        if visit.paper.kind not in STEPS_OF:
            return
        step = STEPS[STEPS_OF[visit.paper.kind][which]]
        party = Caller(
            user_id=f"signing-link-{visit.link.id}",
            username="",
            name=visit.party.name,
            role=Role.PARTY,
            case_no=visit.round.case_no,
            party_id=visit.party.party_id,
        )
        wish = Wish(visit.round.case_no, step, NoFacts())
        await self._commands.take(wish, party, f"{visit.link.id}-{step.name}")

    async def _put(
        self, round_id: str, signer: str, identity: Identity, look: Appearance, now: datetime
    ) -> None:
        """Put a signature into the newest PDF; anew where another came in between."""
        signing = self._tools()
        while True:
            with reading(self._engine) as session:
                newest = session.get_one(SigningRound, round_id).sha256
                place = session.get_one(SigningPlace, (round_id, signer))
            if place.state == rounds.SIGNED:
                return
            with _available():
                pdf = await signing.sign(
                    self._store.get(newest),
                    place.field,
                    identity,
                    look,
                    now,
                    reason=_REASON,
                    last=signer == SEAL,
                )
            if self._kept(round_id, signer, newest, self._store.put(pdf), now):
                return

    def _kept(self, round_id: str, signer: str, before: str, after: str, now: datetime) -> bool:
        with transaction(self._engine) as session:
            round_ = session.get_one(SigningRound, round_id, with_for_update=True)
            if round_.sha256 != before:
                return False
            round_.sha256 = after
            round_.sealed_at = now if signer == SEAL else round_.sealed_at
            place = session.get_one(SigningPlace, (round_id, signer))
            place.state, place.done_at, place.sha256 = rounds.SIGNED, now, after
            session.add_all([round_, place])
            return True


@contextmanager
def _available() -> Generator[None]:
    """Tells whoever signs that something is missing that signing needs."""
    try:
        yield
    except SigningUnavailableError as error:
        raise Problem("signing_unavailable", str(error)) from None


def _places(kind: str, parties: Sequence[Party], seal: str) -> list[tuple[str, str, int]]:
    """The signers of a paper with their captions and turns, by its entry in the catalogue.

    Where signing is a step, its own rules say which party comes first. Officials sign after the
    parties, and the seal is the last.
    """
    places: list[tuple[str, str, int]] = []
    free = kind in STEPS_OF
    for order, signer in enumerate(CATALOGUE[kind].signers):
        side = _SIDES.get(signer, signer.value)
        for party in parties:
            if party.side == side:
                places.append((party.party_id, party.name, 0 if free else order))
        if signer in _OFFICIALS:
            role = _OFFICIALS[signer]
            caption = "调解员" if role is Role.MEDIATOR else "仲裁员"
            places.append((role.value, caption, 100))
        if signer is Signer.ORGANISATION:
            places.append((SEAL, seal, 200))
    return places


def _visit(session: Session, token: str, now: datetime) -> Visit:
    link = rounds.link_of(session, token, now)
    if link is None:
        raise Problem("link_invalid")
    round_ = session.get_one(SigningRound, link.round_id)
    _still_stands(session, round_.paper_id)
    return Visit(
        link=link,
        place=session.get_one(SigningPlace, (round_.id, link.signer)),
        round=round_,
        paper=session.get_one(Paper, round_.paper_id),
        party=session.get_one(Party, (round_.case_no, link.signer)),
    )


def _party_place(session: Session, round_: SigningRound, signer: str) -> SigningPlace:
    place = session.get(SigningPlace, (round_.id, signer))
    if place is None or session.get(Party, (round_.case_no, signer)) is None:
        raise Problem("not_a_signatory", "该当事人不是这份文书的签署人")
    if place.state in (rounds.SIGNED, rounds.ON_PAPER):
        raise Problem("not_a_signatory", "该当事人已经签署")
    return place


def _in_turn(session: Session, place: SigningPlace) -> None:
    done = (rounds.SIGNED, rounds.ON_PAPER)
    others = rounds.places_of(session, place.round_id)
    if any(each.rank < place.rank and each.state not in done for each in others):
        raise Problem("not_your_turn")


def _still_stands(session: Session, paper_id: str) -> None:
    if rounds.superseded(session, paper_id):
        raise Problem("paper_superseded", "该文书已被新的一份取代，不能再签署")


def _is_party(party: Party, name: str, number: str) -> bool:
    known = party.details.get("uscc") or party.details.get("id_number") or ""
    return party.name == name.strip() and known.upper() == number.strip().upper()
