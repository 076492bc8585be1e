"""How the bureau has papers signed: by parties, by officials, the seal last (电子签名法 13)."""

import asyncio
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from api.caller import Caller
from api.commands import CommandPath, Wish
from api.content import ContentStore, staged
from api.problems import Problem
from api.signed_pdfs import SignedPdfs
from api.signing_seats import SEAL, STEPS_OF, acting_agent, check_authority, seats_of
from records import signing_rounds as rounds
from records.engine import reading, transaction
from records.signing_rounds import SigningLink, SigningPlace, SigningRound
from records.tables import Paper, Party
from signing.appearance import Seal, TypedName
from signing.page import Place, with_signature_page
from workflows.messages.common import Attestation, AttestationKind, NoFacts
from workflows.messages.steps import STEPS

_DISSENTED_FROM = "award_record"


class SigningDesk:
    """Where the bureau has papers signed."""

    def __init__(
        self, engine: Engine, store: ContentStore, commands: CommandPath, pdfs: SignedPdfs
    ) -> None:
        self._engine = engine
        self._store = store
        self._commands = commands
        self._pdfs = pdfs

    def start(self, case_no: str, paper_id: str, by: str, now: datetime) -> SigningRound:
        """Begin the signing of a paper: its PDF gets a page with a place for each signature."""
        signing = self._pdfs.ready()
        with reading(self._engine) as session:
            paper = session.get(Paper, paper_id)
            if paper is None or paper.case_no != case_no:
                raise Problem("not_found", "该案件没有这份文书")
            if paper.pdf_sha256 is None:
                raise Problem("pdf_unavailable", "该文书尚无 PDF，不能签署")
            seats = seats_of(session, paper, signing.authority.seal.name)
        if not seats:
            raise Problem("nothing_to_sign", "这种文书不需要签署")
        pdf = with_signature_page(
            self._store.get(paper.pdf_sha256),
            paper.title,
            [Place(seat.signer, seat.caption) for seat in seats],
            signing.lettering,
        )
        shown = self._store.put(pdf)
        with transaction(self._engine) as session:
            begun = select(SigningRound).where(col(SigningRound.paper_id) == paper_id)
            if session.exec(begun).first() is not None:
                raise Problem("signing_begun", "该文书已经开始签署")
            _still_stands(session, paper_id)
            return rounds.start(session, paper, seats, shown_sha256=shown, by=by, now=now)

    def invite(
        self, round_: SigningRound, signer: str, agent_id: str | None, now: datetime
    ) -> tuple[SigningLink, str]:
        """A new link for a party, or its agent, and its token; who declined may be invited again.

        Raises ``unknown_agent``, ``agency_ended`` or ``special_authority_needed`` for an agent who
        may not sign, ``agent_details_missing`` for one who could not be identified by a link.
        """
        with transaction(self._engine) as session:
            _still_stands(session, round_.paper_id)
            place = _party_place(session, round_, signer)
            if agent_id is not None:
                agent = acting_agent(session, round_.case_no, signer, agent_id)
                check_authority(agent, session.get_one(Paper, round_.paper_id).kind)
                if not {"id_number", "phone"} <= agent.details.keys():
                    raise Problem("agent_details_missing", field="agent_id")
            return rounds.invite(session, place, now, agent_id=agent_id)

    def revoke(self, round_: SigningRound, signer: str) -> None:
        """A party's link opens no more."""
        with transaction(self._engine) as session:
            rounds.revoke(session, _party_place(session, round_, signer))

    async def on_paper(
        self,
        round_: SigningRound,
        signer: str,
        agent_id: str | None,
        scan: bytes,
        caller: Caller,
        now: datetime,
    ) -> None:
        """A clerk attests that a party, or its agent, signed on paper, of which there is a scan."""
        with reading(self._engine) as session:
            _in_turn(session, _party_place(session, round_, signer))
            _still_stands(session, round_.paper_id)
            kind = session.get_one(Paper, round_.paper_id).kind
            if agent_id is not None:
                check_authority(acting_agent(session, round_.case_no, signer, agent_id), kind)
        with staged(self._engine, self._store, scan) as scan_sha256:
            if kind in STEPS_OF:
                proof = Attestation(
                    kind=AttestationKind.SIGNED_SHEET, sha256=scan_sha256, witnesses=0
                )
                wish = Wish(
                    round_.case_no,
                    STEPS[STEPS_OF[kind][0]],
                    NoFacts(),
                    for_party=signer,
                    attestation=proof,
                    by_agent=agent_id,
                )
                await self._commands.take_once(wish, caller, f"signing-{round_.id}-{signer}")

            def attested() -> None:
                with transaction(self._engine) as session:
                    place = session.get_one(SigningPlace, (round_.id, signer))
                    rounds.revoke(session, place)
                    place.state, place.done_at, place.agent_id = rounds.ON_PAPER, now, agent_id
                    place.scan_sha256, place.attested_by = scan_sha256, caller.user_id
                    session.add(place)

            await asyncio.to_thread(attested)

    async def sign_officially(self, round_: SigningRound, caller: Caller, now: datetime) -> None:
        """An official signs in his own place, once those before him have."""
        with reading(self._engine) as session:
            place = _own_place(session, round_, caller)
            _in_turn(session, place)
        number = f"{round_.case_no}/{place.signer}"
        identity = await self._pdfs.certified(caller.name, number, now)
        await self._pdfs.put(place, identity, TypedName(caller.name, caller.name), now)

    def dissent(self, round_: SigningRound, caller: Caller, now: datetime) -> None:
        """An arbitrator who dissents leaves an award unsigned, if another signs (仲裁法 67)."""
        with transaction(self._engine) as session:
            session.get_one(SigningRound, round_.id, with_for_update=True)
            place = _own_place(session, round_, caller)
            kind = session.get_one(Paper, round_.paper_id).kind
            tribunal = [
                each.state
                for each in rounds.places_of(session, round_.id)
                if each.rank == place.rank and each.signer != place.signer
            ]
            if kind != _DISSENTED_FROM or set(tribunal) <= {rounds.WITHHELD}:
                raise Problem("must_sign", "只有对裁决持不同意见的仲裁员可以不签名，且须有他人签名")
            place.state, place.done_at = rounds.WITHHELD, now
            session.add(place)

    async def seal(self, round_: SigningRound, now: datetime) -> None:
        """The bureau's seal, after every other signature."""
        signing = self._pdfs.ready()
        with reading(self._engine) as session:
            place = session.get(SigningPlace, (round_.id, SEAL))
            if place is None or place.state != rounds.OPEN:
                raise Problem("not_a_signatory", "该文书不需要盖章，或者已经盖章")
            _in_turn(session, place)
        identity = signing.authority.seal
        await self._pdfs.put(place, identity, Seal(identity.name), now)


def _party_place(session: Session, round_: SigningRound, signer: str) -> SigningPlace:
    place = session.get(SigningPlace, (round_.id, signer))
    if place is None or session.get(Party, (round_.case_no, signer)) is None:
        raise Problem("not_a_signatory", "该当事人不是这份文书的签署人")
    if place.state in rounds.DONE:
        raise Problem("not_a_signatory", "该当事人已经签署")
    return place


def _own_place(session: Session, round_: SigningRound, caller: Caller) -> SigningPlace:
    for place in rounds.places_of(session, round_.id):
        if place.user_id == caller.user_id and place.state == rounds.OPEN:
            return place
    raise Problem("not_a_signatory")


def _in_turn(session: Session, place: SigningPlace) -> None:
    if not rounds.in_turn(session, place):
        raise Problem("not_your_turn")


def _still_stands(session: Session, paper_id: str) -> None:
    if rounds.superseded(session, paper_id):
        raise Problem("paper_superseded", "该文书已被新的一份取代，不能再签署")
