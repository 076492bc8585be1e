"""Why a form was refused: told once above it, and tied to the fields that are wrong."""

from api.problems import Problem
from web.language import ENGLISH, gettext, language

_FIELDS = {
    "bad_credentials": {"username", "password"},
    "code_wrong": {"code"},
    "consent_needed": {"consents"},
    "identity_mismatch": {"name", "number"},
    "second_factor_wrong": {"code"},
}
"""The fields of a form that a problem is about, where it names none itself."""


def title(problem: Problem) -> str:
    """What a problem is called, in the reader's language."""
    return problem.kind.title_en if language() == ENGLISH else problem.kind.title


def reason(problem: Problem) -> str | None:
    """Why, in the reader's language as far as the catalogue has it."""
    if "retry_after" in problem.extra:
        return gettext("请在 %(seconds)s 秒后再试") % {"seconds": problem.extra["retry_after"]}
    return gettext(problem.detail) if problem.detail else None


def concerns(problem: Problem | None, field: str) -> bool:
    """Whether a problem is about a field of the form."""
    if problem is None:
        return False
    errors = problem.extra.get("errors", ())
    named = {problem.extra.get("field"), *(error["field"] for error in errors)}
    return field in named | _FIELDS.get(problem.code, set())
