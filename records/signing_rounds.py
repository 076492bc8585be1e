"""The signing of a paper: who is to sign, by which link, and what each has done (电子签名法 13).

A link's token and a one-time code are kept as digests only. Every version of the signed PDF stays
in the store; the round names the newest.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from uuid import uuid4

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from proof.digests import sha256
from records.tables import Paper, instant

LINK_LIFE = timedelta(days=7)
"""How long a link opens; whoever comes later is invited again."""
CODE_LIFE = timedelta(minutes=10)
CODES_IN_AN_HOUR = 5
TRIES = 5
"""Wrong answers to the identity check, or wrong codes, after which a link is dead."""

OPEN, SIGNED, ON_PAPER, DECLINED = "open", "signed", "on_paper", "declined"
WITHHELD = "withheld"
USED, REVOKED = "used", "revoked"
DONE = frozenset({SIGNED, ON_PAPER, WITHHELD})
"""The states of a place that nobody waits for."""


@dataclass(frozen=True)
class Seat:
    """Who is to sign a paper, and when: ``rank`` is the turn, lower ones come first.

    ``signer`` is a party's id, the office of an official, or ``seal``; ``user_id`` the official's
    account. ``caption`` stands over the place on the page of signatures.
    """

    signer: str
    caption: str
    rank: int
    user_id: str | None = None


class SigningRound(SQLModel, table=True):
    """The signing of one paper. ``sha256`` is the newest version of its PDF with signatures.

    ``pdf_sha256`` is the PDF as it was written, before its signature page was put to it, and
    ``shown_sha256`` the one with that page.
    """

    __tablename__ = "signing_round"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    paper_id: str = Field(foreign_key="paper.id", unique=True)
    pdf_sha256: str
    shown_sha256: str
    sha256: str
    started_by: str
    started_at: datetime = Field(sa_column=instant())
    sealed_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class SigningPlace(SQLModel, table=True):
    """One signature that a paper needs: a party's, an official's or the bureau's seal.

    ``signer`` is a party's id, the office of an official, or ``seal``; ``field`` its field in the
    PDF; ``rank`` its turn: lower ones come first; ``user_id`` the one official whose place it is.
    ``state``: open, signed, on_paper, declined, or withheld by an arbitrator who dissents.
    ``agent_id`` is who signed as the party's agent. ``sha256`` is the version of the PDF that the
    signature made, ``scan_sha256`` the scan of one on paper, which ``attested_by`` vouches for.
    """

    __tablename__ = "signing_place"  # pyright: ignore[reportAssignmentType]

    round_id: str = Field(primary_key=True, foreign_key="signing_round.id")
    signer: str = Field(primary_key=True)
    field: str
    rank: int
    user_id: str | None = None
    state: str = OPEN
    agent_id: str | None = None
    consent: str | None = None
    manner: str | None = None
    done_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    sha256: str | None = None
    scan_sha256: str | None = None
    attested_by: str | None = None


class SigningLink(SQLModel, table=True):
    """A one-time link by which a party, or its agent, comes to sign; only the newest opens.

    ``state``: open, used or revoked; ``agent_id`` is the agent who was invited in the party's
    place. ``opened_at``, ``read_at`` and ``identified_at`` tell when whoever was invited first
    came, fetched the PDF and passed the identity check.
    """

    __tablename__ = "signing_link"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("token_sha256"),)

    id: str = Field(primary_key=True)
    round_id: str = Field(foreign_key="signing_round.id", index=True)
    signer: str
    agent_id: str | None = None
    token_sha256: str
    created_at: datetime = Field(sa_column=instant())
    expires_at: datetime = Field(sa_column=instant())
    state: str = OPEN
    tries_left: int = TRIES
    opened_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    read_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    read_sha256: str | None = None
    identified_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    code_sha256: str | None = None
    code_sent_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    codes_sent: int = 0
    codes_since: datetime | None = Field(default=None, sa_column=instant(nullable=True))


def digest(secret: str) -> str:
    """What is kept of a token or a code."""
    return sha256(secret.encode())


def start(
    session: Session,
    paper: Paper,
    seats: Sequence[Seat],
    *,
    shown_sha256: str,
    by: str,
    now: datetime,
) -> SigningRound:
    """Begin the signing of a paper by these."""
    assert paper.pdf_sha256 is not None, "only a paper with a PDF is signed"
    round_ = SigningRound(
        id=uuid4().hex,
        case_no=paper.case_no,
        paper_id=paper.id,
        pdf_sha256=paper.pdf_sha256,
        shown_sha256=shown_sha256,
        sha256=shown_sha256,
        started_by=by,
        started_at=now,
    )
    session.add(round_)
    session.flush()
    for seat in seats:
        session.add(
            SigningPlace(
                round_id=round_.id,
                signer=seat.signer,
                field=seat.signer,
                rank=seat.rank,
                user_id=seat.user_id,
            )
        )
    return round_


def invite(
    session: Session, place: SigningPlace, now: datetime, *, agent_id: str | None = None
) -> tuple[SigningLink, str]:
    """A new link for a signer and its token, which is told once; earlier links open no more.

    With an ``agent_id`` the link is the agent's, who signs in the party's place.
    """
    revoke(session, place)
    place.state = OPEN
    session.add(place)
    token = secrets.token_urlsafe(32)
    link = SigningLink(
        id=uuid4().hex,
        round_id=place.round_id,
        signer=place.signer,
        agent_id=agent_id,
        token_sha256=digest(token),
        created_at=now,
        expires_at=now + LINK_LIFE,
    )
    session.add(link)
    return link, token


def revoke(session: Session, place: SigningPlace) -> None:
    """No link of this signer opens from now on."""
    query = select(SigningLink).where(
        col(SigningLink.round_id) == place.round_id,
        col(SigningLink.signer) == place.signer,
        col(SigningLink.state) == OPEN,
    )
    for link in session.exec(query):
        link.state = REVOKED
        session.add(link)


def link_of(session: Session, token: str, now: datetime) -> SigningLink | None:
    """The link of a token, open or used: neither revoked, nor expired, nor worn out."""
    query = select(SigningLink).where(col(SigningLink.token_sha256) == digest(token))
    link = session.exec(query.with_for_update()).first()
    if link is None or link.state == REVOKED or link.expires_at <= now or link.tries_left <= 0:
        return None
    return link


def new_code(session: Session, link: SigningLink, now: datetime) -> str | None:
    """A code of six digits for a link; ``None`` where an hour has seen too many."""
    if codes_again_in(link, now) <= 0:
        link.codes_since, link.codes_sent = now, 0
    if link.codes_sent >= CODES_IN_AN_HOUR:
        return None
    code = f"{secrets.randbelow(1_000_000):06d}"
    link.code_sha256, link.code_sent_at = digest(f"{link.id}:{code}"), now
    link.codes_sent += 1
    session.add(link)
    return code


def codes_again_in(link: SigningLink, now: datetime) -> int:
    """The seconds until the hour is over in which the codes of a link are counted."""
    if link.codes_since is None:
        return 0
    return ceil((link.codes_since + timedelta(hours=1) - now).total_seconds())


def has_fresh_code(link: SigningLink, now: datetime) -> bool:
    """Whether the last code of a link is still good."""
    return link.code_sent_at is not None and now - link.code_sent_at < CODE_LIFE


def code_fits(session: Session, link: SigningLink, code: str, now: datetime) -> bool:
    """Whether this is the link's code and still good; a wrong one costs a try."""
    expected = link.code_sha256 or ""
    if has_fresh_code(link, now) and secrets.compare_digest(expected, digest(f"{link.id}:{code}")):
        return True
    lose_a_try(session, link)
    return False


def lose_a_try(session: Session, link: SigningLink) -> None:
    """One wrong answer more; the last one kills the link."""
    link.tries_left -= 1
    session.add(link)


def places_of(session: Session, round_id: str) -> Sequence[SigningPlace]:
    """The signatures that a round needs, in their turn."""
    query = select(SigningPlace).where(col(SigningPlace.round_id) == round_id)
    return session.exec(query.order_by(col(SigningPlace.rank), col(SigningPlace.signer))).all()


def in_turn(session: Session, place: SigningPlace) -> bool:
    """Whether all whose turn comes before this place's have signed."""
    others = places_of(session, place.round_id)
    return all(each.state in DONE for each in others if each.rank < place.rank)


def complete(session: Session, round_id: str) -> bool:
    """Whether nothing is left to be signed; where the paper is sealed, the seal came last."""
    return all(place.state in DONE for place in places_of(session, round_id))


def rounds_of(session: Session, case_no: str) -> Sequence[SigningRound]:
    """Every signing of a case, oldest first."""
    query = select(SigningRound).where(col(SigningRound.case_no) == case_no)
    return session.exec(query.order_by(col(SigningRound.started_at))).all()


def round_of(session: Session, paper_id: str) -> SigningRound | None:
    """The signing of a paper, if one has begun."""
    query = select(SigningRound).where(col(SigningRound.paper_id) == paper_id)
    return session.exec(query).first()


def links_of(session: Session, round_id: str) -> Sequence[SigningLink]:
    """Every link of a signing, oldest first."""
    query = select(SigningLink).where(col(SigningLink.round_id) == round_id)
    return session.exec(query.order_by(col(SigningLink.created_at))).all()


def superseded(session: Session, paper_id: str) -> bool:
    """Whether a later paper stands in this one's place."""
    query = select(Paper.id).where(col(Paper.supersedes) == paper_id)
    return session.exec(query).first() is not None
