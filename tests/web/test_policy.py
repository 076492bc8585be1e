"""Who may do what: every operation and page, asked for by everybody, of their own case and another.

Nothing is carried out: a request that the table lets pass is answered by ``ADMITTED``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import Engine
from starlette.testclient import TestClient

from api import policy
from api.caller import COOKIE
from api.policy import Relation, Rule, operation_of, routes_of
from api.problems import Problem
from records.engine import transaction
from tests.api.small_app import a_case, account, bearer, cookie, database_at, happened
from tests.web.pages import whole_site
from web.access_table import access_table
from workflows.messages.common import Role

BUREAU, ANOTHER = "无锡市锡山区司法局", "无锡市滨湖区司法局"
OWN, FOREIGN = "JF2026-000001", "JF2026-000002"
ADMITTED, SIGN_IN = 410, 401
DOCUMENT = Path(__file__).parents[2] / "docs" / "access.md"
TOKENS = dict[Role, dict[str, str]]


def _admitted() -> None:
    raise Problem("paper_disposed")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A record with a case of one bureau and a case of another."""
    return database_at(tmp_path_factory.mktemp("policy"))


@pytest.fixture(scope="module")
def app(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The whole application, which stops where it would begin to act."""
    enforce = policy.enforce

    def enforce_and_stop(app: FastAPI, rules: dict[str, Rule]) -> None:
        enforce(app, rules)
        app.router.dependencies.append(Depends(_admitted))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "enforce", enforce_and_stop)
        nobody: Any = None
        yield whole_site(engine, nobody, tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def tokens(engine: Engine) -> TOKENS:
    """Somebody of each role, whose case is the first."""
    with transaction(engine) as session:
        case = a_case(session, OWN, bureau=BUREAU)
        a_case(session, FOREIGN, bureau=ANOTHER)
    users = {
        Role.CLERK: account(engine, "clerk", Role.CLERK, bureau=BUREAU),
        Role.SUPERVISOR: account(engine, "supervisor", Role.SUPERVISOR, bureau=BUREAU),
        Role.MEDIATOR: account(engine, "mediator", Role.MEDIATOR),
        Role.ARBITRATOR: account(engine, "arbitrator", Role.ARBITRATOR),
        Role.PARTY: account(engine, "party", Role.PARTY, case_no=OWN, party_id="c1"),
        Role.OPS: account(engine, "ops", Role.OPS),
        Role.ADMIN: account(engine, "admin", Role.ADMIN),
    }
    with transaction(engine) as session:
        case = session.merge(case)
        happened(session, case, "mediator_appointed", mediator=users[Role.MEDIATOR].id)
        happened(session, case, "tribunal_formed", arbitrators=[users[Role.ARBITRATOR].id])
    # A page takes its forms by the cookie alone.
    return {
        role: bearer(engine, user) | {"Cookie": f"{COOKIE}={cookie(engine, user)}"}
        for role, user in users.items()
    }


def answered(client: TestClient, route: APIRoute, case_no: str, headers: dict[str, str]) -> int:
    [method] = route.methods
    path = re.sub(r"\{[^}]*\}", "1", route.path.replace("{case_no}", case_no))
    return client.request(method, path, headers=headers).status_code


def test_every_route_has_a_row_and_every_row_a_route(app: FastAPI) -> None:
    assert {operation_of(route) for route in routes_of(app)} == set(app.state.policy)


def test_no_two_routes_share_a_row(app: FastAPI) -> None:
    assert len(app.state.policy) == len(routes_of(app))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("case_no", [OWN, FOREIGN])
def test_each_role_is_let_pass_by_the_table_and_not_otherwise(
    app: FastAPI, tokens: TOKENS, role: Role, case_no: str
) -> None:
    client, wrong = TestClient(app), list[str]()
    for route in routes_of(app):
        rule: Rule = app.state.policy[operation_of(route)]
        expected = _expected(rule, role, case_no)
        found = answered(client, route, case_no, tokens[role])
        if found != expected:
            wrong.append(f"{operation_of(route)}: {found}, not {expected}")
    assert wrong == []


def _expected(rule: Rule, role: Role, case_no: str) -> int:
    if rule.relation in (Relation.PUBLIC, Relation.LINK, Relation.SELF):
        return ADMITTED
    if role not in rule.roles:
        return 403
    return ADMITTED if rule.relation is Relation.OWN or case_no == OWN else 404


def test_whoever_is_not_signed_in_is_asked_to_sign_in(app: FastAPI, tokens: TOKENS) -> None:
    client = TestClient(app, follow_redirects=False)
    for route in routes_of(app):
        rule: Rule = app.state.policy[operation_of(route)]
        public = rule.relation in (Relation.PUBLIC, Relation.LINK)
        asked = SIGN_IN if route.include_in_schema else 303
        assert answered(client, route, OWN, {}) == (ADMITTED if public else asked), route.path


def test_an_operation_without_a_row_is_refused_to_everybody(app: FastAPI, tokens: TOKENS) -> None:
    client, row = TestClient(app), app.state.policy.pop("me")
    asked = {client.get("/api/v1/me", headers=token).status_code for token in tokens.values()}
    app.state.policy["me"] = row
    assert asked == {403}


def test_who_runs_the_system_may_do_nothing_that_shows_personal_data() -> None:
    shown = [
        name
        for name, rule in policy.OPERATIONS.items()
        if (rule.relation is Relation.CASE or rule.personal) and rule.roles & policy.SYSTEM
    ]
    assert shown == []


def test_the_table_in_the_documents_is_this_one(app: FastAPI) -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == access_table(app)
