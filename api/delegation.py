"""Absence of an official: another of the same role in the bureau stands in for a time."""

from datetime import UTC, date, datetime
from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlmodel import Session

from api.caller import Caller, Database, SignedIn
from api.problems import Problem
from records.duty import CannotStandIn, delegate
from records.engine import reading, transaction
from records.tables import Delegation, User
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["accounts"])


class Absence(BaseModel):
    """Who stands in, from the first day to the last of an absence."""

    model_config = ConfigDict(extra="forbid")

    delegate: str = Field(description="代行职务的账户")
    since: date
    until: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.since:
            raise ValueError("结束之日不得早于开始之日")
        return self


@router.put("/users/{user_id}/delegate", summary="指定代行职务的人")
def set_delegate(user_id: str, body: Absence, caller: SignedIn, engine: Database) -> Absence:
    """Let another stand in; what the official would be told goes to the delegate meanwhile."""
    with transaction(engine) as session:
        absent = _own_or_subordinate(session, caller, user_id)
        try:
            delegate(
                session,
                absent,
                body.delegate,
                since=body.since,
                until=body.until,
                set_by=caller.user_id,
                now=datetime.now(UTC),
            )
        except CannotStandIn as fault:
            raise Problem("cannot_stand_in", str(fault), field="delegate") from None
    return body


@router.get("/users/{user_id}/delegate", summary="代行职务的人")
def read_delegate(user_id: str, caller: SignedIn, engine: Database) -> Absence:
    """Who stands in for an official; ``not_found`` where nobody does."""
    with reading(engine) as session:
        _own_or_subordinate(session, caller, user_id)
        return _absence(_delegation(session, user_id))


@router.delete("/users/{user_id}/delegate", summary="结束代行职务")
def end_delegation(user_id: str, caller: SignedIn, engine: Database) -> Absence:
    """The official is back; the answer is the delegation that has ended."""
    with transaction(engine) as session:
        _own_or_subordinate(session, caller, user_id)
        found = _delegation(session, user_id)
        session.delete(found)
        return _absence(found)


def _delegation(session: Session, user_id: str) -> Delegation:
    found = session.get(Delegation, user_id)
    if found is None:
        raise Problem("not_found", "没有人代行其职务")
    return found


def _absence(found: Delegation) -> Absence:
    return Absence(delegate=found.delegate_id, since=found.since, until=found.until)


def _own_or_subordinate(session: Session, caller: Caller, user_id: str) -> User:
    """The account, if it is the caller's own or one that the caller is over."""
    user = session.get(User, user_id)
    over = caller.role is Role.ADMIN or (
        caller.role is Role.SUPERVISOR
        and user is not None
        and (caller.bureau is None or user.bureau == caller.bureau)
    )
    if caller.user_id != user_id and not over:
        raise Problem("forbidden", "只能为自己或者本单位的人员指定")
    if user is None:
        raise Problem("not_found", "没有该账户")
    return user
