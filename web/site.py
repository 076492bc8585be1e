"""The pages and their static files, put into the application."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.policy import (
    ADMIN,
    BUREAU,
    CONCERNED,
    EVERYBODY,
    OFFICIALS,
    SUPERVISOR,
    SYSTEM,
    Relation,
    Rule,
)
from web import (
    account,
    bulk,
    calendar,
    case_pages,
    cases,
    entry,
    examples,
    inbox,
    intake,
    language_choice,
    ops,
    party,
    party_entry,
    provider,
    questions,
    reference,
    reports,
    saved_views,
    signing,
    steps,
    worklist,
)

STATIC = Path(__file__).parent / "static"

PAGES = {
    **dict.fromkeys(("setup_page", "set_up"), Rule(Relation.PUBLIC)),
    **dict.fromkeys(("sign_in_page", "sign_in", "sign_in_with_code"), Rule(Relation.PUBLIC)),
    **dict.fromkeys(("sign_out", "choose_language"), Rule(Relation.PUBLIC)),
    **dict.fromkeys(("account_page", "change_password", "end_session"), Rule(Relation.SELF)),
    **dict.fromkeys(("begin_second_factor", "confirm_second_factor"), Rule(Relation.SELF)),
    "remove_second_factor": Rule(Relation.SELF),
    **dict.fromkeys(("reference_page", "operation_page", "problems_page"), Rule(Relation.PUBLIC)),
    **dict.fromkeys(("signing_page", "paper", "signed"), Rule(Relation.LINK)),
    **dict.fromkeys(("check_identity", "send_code", "sign", "refuse"), Rule(Relation.LINK)),
    **dict.fromkeys(("go", "come_back"), Rule(Relation.PUBLIC)),
    **dict.fromkeys(("entry_page", "send_entry_code", "enter"), Rule(Relation.LINK)),
    **dict.fromkeys(("party_page", "party_step_page", "take_party_step"), Rule(Relation.LINK)),
    **dict.fromkeys(("hand_in_evidence", "ask_here", "go_to_sign", "leave"), Rule(Relation.LINK)),
    "answer_here": Rule(Relation.CASE, BUREAU),
    **dict.fromkeys(("inbox_page", "read_notice_here"), Rule(Relation.OWN, EVERYBODY)),
    **dict.fromkeys(("front", "worklist_page"), Rule(Relation.OWN, EVERYBODY)),
    **dict.fromkeys(
        ("examples_page", "file_examples", "end_examples"), Rule(Relation.OWN, BUREAU | ADMIN)
    ),
    "case_page": Rule(Relation.CASE, CONCERNED),
    **dict.fromkeys(("step_page", "take_step"), Rule(Relation.CASE, OFFICIALS)),
    **dict.fromkeys(("write_note", "strike_own_note"), Rule(Relation.CASE, OFFICIALS)),
    "notes_page": Rule(Relation.CASE, OFFICIALS, personal=True),
    **dict.fromkeys(
        ("parties_page", "unmasked_parties", "paper_page"), Rule(Relation.CASE, OFFICIALS)
    ),
    **dict.fromkeys(("drafts_page", "begin_draft", "remove_draft"), Rule(Relation.OWN, BUREAU)),
    **dict.fromkeys(("section_page", "save_section"), Rule(Relation.OWN, BUREAU)),
    **dict.fromkeys(("review_page", "submit_draft"), Rule(Relation.OWN, BUREAU)),
    **dict.fromkeys(("bulk_page", "hand_in_bulk", "bulk_job_page"), Rule(Relation.OWN, BUREAU)),
    "calendar_page": Rule(Relation.OWN, OFFICIALS),
    **dict.fromkeys(
        ("make_calendar_address", "revoke_calendar_address"), Rule(Relation.OWN, OFFICIALS)
    ),
    "calendar_feed": Rule(Relation.LINK),
    **dict.fromkeys(("keep_view", "drop_view"), Rule(Relation.OWN, EVERYBODY)),
    **dict.fromkeys(("ops_page", "gantt_page", "retry"), Rule(Relation.OWN, SYSTEM)),
    "reports_page": Rule(Relation.OWN, SUPERVISOR | SYSTEM),
}
"""Who may open which page, and send its forms."""


def install(app: FastAPI) -> None:
    """Serve the pages; they read the database that ``app.state.engine`` names."""
    app.state.policy |= {f"page:{name}": rule for name, rule in PAGES.items()}
    app.include_router(language_choice.router)
    app.include_router(entry.router)
    app.include_router(account.router)
    app.include_router(provider.router)
    app.include_router(worklist.router)
    app.include_router(cases.router)
    app.include_router(inbox.router)
    app.include_router(steps.router)
    app.include_router(case_pages.router)
    app.include_router(saved_views.router)
    app.include_router(bulk.router)
    app.include_router(calendar.router)
    app.include_router(intake.router)
    app.include_router(signing.router)
    app.include_router(party_entry.router)
    app.include_router(party.router)
    app.include_router(questions.router)
    app.include_router(reference.router)
    app.include_router(ops.router)
    app.include_router(reports.router)
    app.include_router(examples.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
