"""Command rows: each command is written down before it is sent, and answered once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from records.digests import sha256
from records.tables import Command


class KeyReused(Exception):
    """The same idempotency key came with another body."""


def command_id(caller: str, key: str) -> str:
    """The id of a caller's command: its key means nothing to another caller."""
    return f"{caller}:{key}"


def digest_of(case_no: str, step: str, body: Any) -> str:
    """What a command says; the same key must always say the same."""
    return sha256({"case": case_no, "step": step, "body": body})


def find(session: Session, ident: str, digest: str) -> Command | None:
    """The command with this id, if there is one; raises ``KeyReused`` if it says otherwise."""
    command = session.get(Command, ident)
    if command is not None and command.digest != digest:
        raise KeyReused(ident)
    return command


def answer(
    session: Session, ident: str, *, status: int, body: dict[str, Any], now: datetime
) -> Command:
    """Answer a command, once: the answer given first stands."""
    command = session.get_one(Command, ident, with_for_update=True)
    if command.state == "pending":
        command.state = "answered" if status < 400 else "refused"
        command.status, command.answer, command.answered_at = status, body, now
        session.add(command)
    return command


def unanswered(session: Session, before: datetime, limit: int = 100) -> Sequence[Command]:
    """Commands that were written before an instant and have no answer yet, oldest first."""
    query = (
        select(Command)
        .where(col(Command.state) == "pending", col(Command.created_at) < before)
        .order_by(col(Command.created_at))
        .limit(limit)
    )
    return session.exec(query).all()


def refusals(session: Session, batch: str) -> int:
    """How many commands of a batch have been refused."""
    return sum(command.state == "refused" for command in of_batch(session, batch))


def of_batch(session: Session, batch: str) -> Sequence[Command]:
    """The commands of a batch, which share the beginning of their ids."""
    query = select(Command).where(col(Command.id).startswith(f"{batch}:")).order_by(col(Command.id))
    return session.exec(query).all()
