"""The pages and their static files, put into the application."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.policy import ADMIN, CONCERNED, EVERYBODY, Relation, Rule
from web import (
    account,
    cases,
    entry,
    examples,
    language_choice,
    party,
    provider,
    reference,
    signing,
    worklist,
)
from workflows.messages.steps import BUREAU

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
    **dict.fromkeys(
        ("party_page", "answer_invitation", "go_to_sign", "leave"), Rule(Relation.LINK)
    ),
    **dict.fromkeys(("front", "worklist_page"), Rule(Relation.OWN, EVERYBODY)),
    **dict.fromkeys(
        ("examples_page", "file_examples", "end_examples"), Rule(Relation.OWN, BUREAU | ADMIN)
    ),
    "case_page": Rule(Relation.CASE, CONCERNED),
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
    app.include_router(signing.router)
    app.include_router(party.router)
    app.include_router(reference.router)
    app.include_router(examples.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
