"""Accounts of parties belong to a case; the first account exists once."""

import pytest
from sqlalchemy import Engine

from records import users
from records.engine import reading, transaction
from records.tables import User
from tests.api.small_app import NOW, PASSWORD, a_case, account
from workflows.messages.common import Role

CASE = "JF2026-000001"


def test_a_case_knows_its_parties_accounts(engine: Engine) -> None:
    with transaction(engine) as session:
        a_case(session, CASE)
        a_case(session, "JF2026-000002")
    account(engine, "li", Role.PARTY, case_no=CASE, party_id="r1")
    account(engine, "chen", Role.PARTY, case_no=CASE, party_id="c1")
    account(engine, "other", Role.PARTY, case_no="JF2026-000002", party_id="c1")
    account(engine, "wang", Role.CLERK)
    with reading(engine) as session:
        found = users.users_of_case(session, CASE)
    assert [(user.username, user.party_id) for user in found] == [("chen", "c1"), ("li", "r1")]


@pytest.mark.parametrize(
    ("role", "case_no", "party_id"),
    [
        (Role.PARTY, None, None),
        (Role.PARTY, CASE, "r9"),
        (Role.PARTY, "JF2026-999999", "c1"),
        (Role.CLERK, CASE, "c1"),
    ],
)
def test_only_a_partys_account_is_bound_and_only_to_a_party_on_record(
    engine: Engine, role: Role, case_no: str | None, party_id: str | None
) -> None:
    with transaction(engine) as session:
        a_case(session, CASE)
    with pytest.raises(users.UnknownParty):
        account(engine, "who", role, case_no=case_no, party_id=party_id)


def test_a_short_password_is_refused(engine: Engine) -> None:
    with pytest.raises(users.WeakPassword):
        account(engine, "wang", Role.CLERK, password="elevenchars")


def test_the_first_account_is_made_once_even_when_two_try_at_the_same_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(username: str) -> None:
        with transaction(engine) as session:
            users.create_first_admin(
                session, username=username, name="管理员", password=PASSWORD, now=NOW
            )

    make("one")
    monkeypatch.setattr(users, "first_run", lambda session: True)  # what the other one saw
    with pytest.raises(users.AlreadySetUp):
        make("two")
    assert [user.username for user in _everyone(engine)] == ["one"]


def _everyone(engine: Engine) -> list[User]:
    with reading(engine) as session:
        return list(users.list_users(session, bureau=None, role=None, limit=10, cursor=None)[0])
