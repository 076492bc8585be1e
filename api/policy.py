"""Who may do what: one table of all operations, and the one place where it is enforced.

An operation without a row is refused to everybody. What depends on the content of a request (an
account of which role may be made, whose figure may be sealed) the operation checks besides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from fastapi import Depends, FastAPI, Request
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import Engine

from api.caller import (
    Caller,
    caller_of,
    database,
    present,
    present_in_browser,
    seen_case,
    sending_form,
    signed_in,
)
from api.problems import Problem
from records.access_log import note_access
from records.engine import reading, transaction
from records.maintenance import maintenance
from records.tables import Case
from workflows.messages.common import Role
from workflows.messages.steps import BUREAU, STEPS, Step


class Relation(StrEnum):
    """What ties whoever calls to what the operation is about."""

    PUBLIC = "public"
    """Nothing: whoever asks is answered, or the operation itself is how one signs in."""
    LINK = "link"
    """A link with a secret in it, sent to one person."""
    SELF = "self"
    """An account, and nothing else but that account; also while its second factor is missing."""
    OWN = "own"
    """An account; what is shown or changed is its own, or lies within its bureau."""
    CASE = "case"
    """A case that it may see: of its bureau, given to it, or its own."""


@dataclass(frozen=True)
class Rule:
    """A row of the table. ``personal``: what is read holds personal data, and that is noted."""

    relation: Relation
    roles: frozenset[Role] = frozenset()
    personal: bool = False


EVERYBODY = frozenset(Role)
OFFICIALS = frozenset({Role.CLERK, Role.SUPERVISOR, Role.MEDIATOR, Role.ARBITRATOR})
PARTY = frozenset({Role.PARTY})
CONCERNED = OFFICIALS | PARTY
SYSTEM = frozenset({Role.OPS, Role.ADMIN})
SUPERVISOR = frozenset({Role.SUPERVISOR})
MANAGERS = frozenset({Role.SUPERVISOR, Role.ADMIN})
ARBITRATOR = frozenset({Role.ARBITRATOR})
ADMIN = frozenset({Role.ADMIN})

OPEN_IN_MAINTENANCE = frozenset({"sign_in", "refresh_tokens", "page:healthz"}) | {
    f"page:{name}"
    for name in (
        *("sign_in_page", "sign_in", "sign_in_with_code", "sign_out", "go", "come_back"),
        "choose_language",
    )
}
"""What stays open, so that those who run the system can sign in, and all can read why not."""
PATIENCE = timedelta(minutes=5), timedelta(hours=1)
"""The shortest and the longest time after which whoever is kept out is told to come again."""

UNASKED = frozenset({"absorb_case", "file_dispute", "retime"})
"""Steps that nobody asks for by themselves: another operation or the system takes them."""


def step_roles(step: Step) -> frozenset[Role]:
    """Who may take a step; what a party may do, the bureau may record for it at the counter."""
    return step.roles | BUREAU if Role.PARTY in step.roles else step.roles


def _rows(
    relation: Relation, roles: Iterable[Role], *operations: str, personal: bool = False
) -> dict[str, Rule]:
    return dict.fromkeys(operations, Rule(relation, frozenset(roles), personal))


OPERATIONS: dict[str, Rule] = {
    **{
        step.name: Rule(Relation.CASE, step_roles(step))
        for step in STEPS.values()
        if step.name not in UNASKED
    },
    # Signing in, and what is meant for everybody
    **_rows(Relation.PUBLIC, (), "sign_in", "refresh_tokens", "set_up", "read_signing_keys"),
    **_rows(Relation.PUBLIC, (), "read_seals", "read_seal", "read_consistency"),
    **_rows(Relation.PUBLIC, (), "download_bulk_template"),
    # By a link
    **_rows(Relation.LINK, (), "read_signing_link", "read_paper_to_sign", "read_signed_paper"),
    **_rows(Relation.LINK, (), "identify_signer", "send_signing_code", "sign", "decline_to_sign"),
    **_rows(Relation.LINK, (), "read_entry_link", "send_entry_code", "enter_by_link"),
    # One's own account, and those of the bureau
    **_rows(Relation.SELF, EVERYBODY, "me", "read_sessions", "sign_out", "sign_out_everywhere"),
    **_rows(Relation.SELF, EVERYBODY, "end_session", "change_password", "read_second_factor"),
    **_rows(Relation.SELF, EVERYBODY, "begin_second_factor", "confirm_second_factor"),
    **_rows(Relation.SELF, EVERYBODY, "remove_second_factor"),
    **_rows(Relation.OWN, EVERYBODY, "set_delegate", "read_delegate", "end_delegation"),
    **_rows(Relation.OWN, MANAGERS, "disable_account", "enable_account", "reset_password"),
    **_rows(Relation.OWN, ADMIN, "reset_second_factor", "read_second_factor_roles"),
    **_rows(Relation.OWN, ADMIN, "require_second_factor"),
    **_rows(Relation.OWN, MANAGERS | BUREAU, "create_account", "list_accounts"),
    **_rows(Relation.OWN, MANAGERS, "read_access_log"),
    **_rows(Relation.OWN, MANAGERS, "create_api_key", "list_api_keys", "rotate_api_key"),
    **_rows(Relation.OWN, MANAGERS, "revoke_api_key"),
    # The bureau's desk
    **_rows(Relation.OWN, EVERYBODY, "list_cases", "count_cases", "search_cases"),
    **_rows(Relation.OWN, EVERYBODY, "list_views", "save_view", "read_view", "change_view"),
    **_rows(Relation.OWN, EVERYBODY, "delete_view"),
    **_rows(Relation.OWN, BUREAU, "submit_dispute"),
    **_rows(Relation.OWN, SUPERVISOR, "reassign"),
    **_rows(Relation.OWN, BUREAU | SYSTEM, "read_engagement"),
    **_rows(Relation.OWN, BUREAU, "submit_bulk", "list_bulk_jobs", "read_bulk_job"),
    **_rows(Relation.OWN, BUREAU, "read_bulk_rows", "download_bulk_corrections"),
    # Other systems
    **_rows(Relation.OWN, CONCERNED, "read_events"),
    **_rows(Relation.OWN, MANAGERS, "create_webhook", "list_webhooks", "read_webhook"),
    **_rows(Relation.OWN, MANAGERS, "change_webhook", "delete_webhook", "test_webhook"),
    **_rows(Relation.OWN, MANAGERS, "rotate_webhook_secret", "list_webhook_deliveries"),
    **_rows(Relation.OWN, MANAGERS, "read_webhook_delivery", "redeliver_webhook_delivery"),
    # Notices, and the switches over what goes out and who is let in
    **_rows(Relation.OWN, EVERYBODY, "read_inbox", "mark_notice_read"),
    **_rows(Relation.OWN, BUREAU | SYSTEM, "list_notice_templates", "preview_notice"),
    **_rows(Relation.OWN, SYSTEM, "read_outbox", "retry_message", "discard_message"),
    **_rows(Relation.OWN, SYSTEM, "read_outbound", "stop_outbound", "resume_outbound"),
    **_rows(Relation.OWN, SYSTEM, "read_maintenance", "begin_maintenance", "end_maintenance"),
    # The system, and reports
    **_rows(Relation.OWN, SYSTEM, "read_in_flight", "read_promise", "read_gantt", "read_stuck"),
    **_rows(Relation.OWN, SYSTEM, "read_system", "retry_activity", "reset_workflow"),
    **_rows(Relation.OWN, SUPERVISOR | SYSTEM, "read_report", "download_report"),
    # Reading a case
    **_rows(Relation.CASE, CONCERNED, "read_case", "read_timeline", "read_deadlines"),
    **_rows(Relation.CASE, CONCERNED, "read_party"),
    **_rows(Relation.CASE, CONCERNED, "read_steps", "read_papers", "read_packages", "read_fees"),
    **_rows(Relation.CASE, CONCERNED, "read_balance", "read_appropriation", "read_agents"),
    **_rows(Relation.CASE, CONCERNED, "read_notices", "list_signings"),
    **_rows(Relation.CASE, CONCERNED, "read_evidence_receipts", "read_evidence_receipt"),
    **_rows(Relation.CASE, BUREAU, "read_intake_checklist", "read_related", "propose_mediators"),
    **_rows(Relation.CASE, SUPERVISOR, "read_hold", "put_hold", "delete_hold"),
    **_rows(Relation.CASE, OFFICIALS, "add_note", "strike_note"),
    **_rows(Relation.CASE, OFFICIALS, "read_notes", personal=True),
    **_rows(Relation.CASE, PARTY, "ask_question"),
    **_rows(Relation.CASE, BUREAU | PARTY, "read_questions", personal=True),
    **_rows(Relation.CASE, BUREAU, "answer_question"),
    # A party's entry
    **_rows(Relation.CASE, BUREAU, "create_entry_link", "list_entry_links", "revoke_entry_link"),
    **_rows(Relation.CASE, PARTY, "create_own_signing_link"),
    # Reading what holds personal data
    **_rows(Relation.CASE, OFFICIALS, "unmask_parties"),
    **_rows(Relation.CASE, CONCERNED, "download_docx", "download_pdf", personal=True),
    **_rows(Relation.CASE, CONCERNED, "download_package", "download_evidence", personal=True),
    **_rows(Relation.CASE, CONCERNED, "read_notice", "download_signed", personal=True),
    **_rows(Relation.CASE, BUREAU, "download_scan", personal=True),
    # Evidence and signatures
    **_rows(Relation.CASE, BUREAU | PARTY, "register_evidence", "upload_evidence"),
    **_rows(Relation.CASE, BUREAU, "start_signing", "invite_signer", "revoke_signing_link"),
    **_rows(Relation.CASE, BUREAU, "sign_on_paper", "put_seal"),
    **_rows(Relation.CASE, OFFICIALS, "sign_officially"),
    **_rows(Relation.CASE, ARBITRATOR, "dissent"),
}
"""The table for the API; the pages bring rows of their own."""


def enforce(app: FastAPI, rules: Mapping[str, Rule]) -> None:
    """Let every route that is included from now on be ruled by the table."""
    app.state.policy = dict(rules)
    app.router.dependencies.append(Depends(authorised))


def operation_of(route: APIRoute) -> str:
    """How the table calls a route: pages are told apart from the operations of the API."""
    name = route.operation_id or route.name
    return name if route.include_in_schema else f"page:{name}"


def routes_of(app: FastAPI) -> list[APIRoute]:
    """Every operation and page of the application."""
    found = (context.original_route for context in iter_route_contexts(app.routes))
    return [route for route in found if isinstance(route, APIRoute)]


def authorised(request: Request) -> None:
    """Let a request pass that the table allows.

    Raises ``unauthenticated``, ``forbidden``, or ``not_found`` for a case that the caller may not
    see, as for one that does not exist.
    """
    route: APIRoute = request.scope["route"]
    policy: Mapping[str, Rule] = request.app.state.policy
    rule = policy.get(operation_of(route))
    if rule is None:
        raise Problem("forbidden", "该操作未列入权限表")
    engine = database(request)
    if rule.relation in (Relation.PUBLIC, Relation.LINK):
        if operation_of(route) not in OPEN_IN_MAINTENANCE:
            _check_maintenance(engine)
        return
    if rule.relation is Relation.SELF:
        find = present if route.include_in_schema else present_in_browser
        presence = request.state.presence = find(request, engine)
        request.state.caller = caller_of(presence.user)
        if Role(presence.user.role) not in SYSTEM:
            _check_maintenance(engine)
        return
    by_form = request.method == "POST" and not route.include_in_schema
    caller = (sending_form if by_form else signed_in)(request, engine)
    if caller.role not in SYSTEM:
        _check_maintenance(engine)
    if caller.role not in rule.roles:
        raise Problem("forbidden")
    request.state.caller = caller
    if rule.relation is Relation.CASE:
        with reading(engine) as session:
            request.state.case = seen_case(session, caller, request.path_params["case_no"])
    if rule.personal:
        note(request, caller)


def _check_maintenance(engine: Engine) -> None:
    """Keep out whoever does not run the system; raises ``maintenance``."""
    with reading(engine) as session:
        switch = maintenance(session)
    if switch.since is None:
        return
    shortest, longest = PATIENCE
    left = switch.until - datetime.now(UTC) if switch.until else shortest
    seconds = int(min(max(left, shortest), longest).total_seconds())
    raise Problem("maintenance", "系统正在维护，案件照常进行，请稍后再来", retry_after=seconds)


def note(request: Request, caller: Caller, reason: str | None = None) -> None:
    """Note who reads personal data of which case, before it is shown."""
    case: Case = request.state.case
    which = {name: str(value) for name, value in request.path_params.items() if name != "case_no"}
    with transaction(database(request)) as session:
        note_access(
            session,
            at=datetime.now(UTC),
            user_id=caller.user_id,
            role=caller.role,
            bureau=case.bureau,
            case_no=case.case_no,
            operation=operation_of(request.scope["route"]),
            subject="/".join(which.values()),
            reason=reason,
        )
