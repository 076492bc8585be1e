"""How a page becomes an answer: autoescaped templates, strict headers, problems as pages."""

from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.caller import Caller
from api.problems import Problem, problem_of
from notices.transports.transports import Transports
from records import outbox
from records.cursors import BadCursor
from records.engine import reading
from web import labels, language, refusals, words
from web.explanations import EXPLANATIONS

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    # Without it a form's Origin header would be "null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.i18n"],
)
_environment.policies["ext.i18n.trimmed"] = True
# Provided by the extension, which has no types.
_environment.install_gettext_callables(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    language.gettext, language.ngettext, newstyle=True
)
_request: ContextVar[Request] = ContextVar("request")
"""The request that a page answers: what stands on every page is asked of its application."""


def _unread(caller: Caller | None) -> int:
    """How many notices wait for an account; who came by a link has no inbox."""
    if caller is None or caller.scopes is not None:
        return 0
    with reading(_request.get().app.state.engine) as session:
        whose = outbox.inbox_of(caller.user_id, caller.case_no, caller.party_id)
        return outbox.unread(session, whose)


def _is_test() -> bool:
    """Whether this is a test installation, which reaches nobody but whom its operator lists."""
    transports: Transports = _request.get().app.state.transports
    return transports.reach == "test"


_environment.filters.update(
    day=words.day,
    moment=words.moment,
    yuan=words.yuan,
    # For texts that are not written in a template: unlike ``_`` it leaves them to be escaped.
    translated=language.gettext,
    lang=language.lang,
)

_GLOBALS: dict[str, Any] = {
    "explanations": EXPLANATIONS,
    "labels": labels,
    "language": language,
    "refusals": refusals,
    "unread": _unread,
    "is_test": _is_test,
}
"""What every template can ask for, those too that others import."""
_environment.globals.update(_GLOBALS)


def page(template: str, *, problem: Problem | None = None, **shown: Any) -> HTMLResponse:
    """A page from its template and what it shows; its status is that of the problem it tells of."""
    body = _environment.get_template(template).render(shown, problem=problem)
    status = problem.status if problem else 200
    return HTMLResponse(body, status, headers=HEADERS | {"Content-Language": language.language()})


def see_other(address: str) -> RedirectResponse:
    """On to another page."""
    return RedirectResponse(address, 303, headers=HEADERS)


class PageRoute(APIRoute):
    """A route that shows problems as pages and asks who is not signed in to do so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with its problems shown."""
        handle = super().get_route_handler()

        async def show(request: Request) -> Response:
            _request.set(request)
            language.listen(request)
            try:
                return await handle(request)
            except (Problem, RequestValidationError, BadCursor) as error:
                return _shown(request, problem_of(error))

        return show


def _shown(request: Request, problem: Problem) -> Response:
    if problem.code == "unauthenticated":
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return see_other(f"/sign-in?{urlencode({'next': back})}")
    if problem.code == "second_factor_required":
        return see_other("/account")
    template = "maintenance.html" if problem.code == "maintenance" else "problem.html"
    answer = page(template, problem=problem, caller=None)
    for name, value in problem.headers().items():
        answer.headers.setdefault(name, value)
    return answer
