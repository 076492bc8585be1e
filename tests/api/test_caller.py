"""Who sees which case: one rule for reading a case and for listing it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Caller, listed_apart, may_see, seen_case
from api.problems import Problem
from records.engine import transaction
from records.tables import Case
from records.worklist import worklist
from tests.api.small_app import a_case, happened
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


@pytest.fixture
def case(session: Session) -> Case:
    a_case(session, "JF2026-000002", bureau=BINHU)
    return a_case(session, "JF2026-000001", bureau=XISHAN)


def _caller(role: Role, user_id: str = "u1", **more: str) -> Caller:
    return Caller(user_id, user_id, user_id, role, **more)


def _listed(session: Session, caller: Caller) -> list[str]:
    return [row.case.case_no for row in worklist(session, listed_apart(caller)).rows]


def _sees(session: Session, caller: Caller, case: Case) -> bool:
    session.flush()
    sees = may_see(session, caller, case)
    assert (case.case_no in _listed(session, caller)) is sees
    return sees


@pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR])
def test_a_bureau_sees_its_own_cases(session: Session, case: Case, role: Role) -> None:
    assert _sees(session, _caller(role, bureau=XISHAN), case)
    assert not _sees(session, _caller(role, bureau=BINHU), case)


def test_who_works_for_every_bureau_sees_every_case(session: Session, case: Case) -> None:
    assert len(_listed(session, _caller(Role.CLERK))) == 2


def test_a_party_sees_its_own_case_only(session: Session, case: Case) -> None:
    party = _caller(Role.PARTY, case_no=case.case_no, party_id="r1")
    assert _sees(session, party, case)
    assert _listed(session, party) == [case.case_no]


def test_a_mediator_sees_the_cases_given_to_him(session: Session, case: Case) -> None:
    mediator = _caller(Role.MEDIATOR, "m1")
    assert not _sees(session, mediator, case)
    happened(session, case, "mediator_appointed", mediator="m1")
    assert _sees(session, mediator, case)
    assert not _sees(session, _caller(Role.MEDIATOR, "m"), case)


def test_whoever_declines_an_appointment_sees_the_case_no_more(
    session: Session, case: Case
) -> None:
    happened(session, case, "mediator_appointed", mediator="m1")
    happened(session, case, "assignment_declined")
    assert not _sees(session, _caller(Role.MEDIATOR, "m1"), case)


def test_the_last_mediator_appointed_is_the_mediator(session: Session, case: Case) -> None:
    happened(session, case, "mediator_appointed", mediator="m1")
    happened(session, case, "assignment_lapsed")
    assert _sees(session, _caller(Role.MEDIATOR, "m1"), case)
    happened(session, case, "mediator_appointed", mediator="m2")
    assert not _sees(session, _caller(Role.MEDIATOR, "m1"), case)
    assert _sees(session, _caller(Role.MEDIATOR, "m2"), case)


def test_every_arbitrator_of_the_tribunal_sees_the_case(session: Session, case: Case) -> None:
    happened(session, case, "tribunal_formed", arbitrators=["a1", "a2", "a3"])
    for seat in ("a1", "a2", "a3"):
        assert _sees(session, _caller(Role.ARBITRATOR, seat), case)
    assert not _sees(session, _caller(Role.ARBITRATOR, "a"), case)
    assert not _sees(session, _caller(Role.ARBITRATOR, "a%"), case)


@pytest.mark.parametrize("role", [Role.OPS, Role.ADMIN])
def test_who_runs_the_system_lists_cases_and_looks_into_none(
    session: Session, case: Case, role: Role
) -> None:
    caller = _caller(role)
    assert len(_listed(session, caller)) == 2
    assert not may_see(session, caller, case)


def test_a_foreign_case_is_answered_as_one_that_does_not_exist(
    session: Session, case: Case
) -> None:
    caller = _caller(Role.CLERK, bureau=BINHU)
    for case_no in (case.case_no, "JF2026-999999"):
        with pytest.raises(Problem) as refused:
            seen_case(session, caller, case_no)
        assert (refused.value.status, refused.value.code) == (404, "not_found")
