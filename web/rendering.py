"""How a page becomes an answer: autoescaped templates, strict headers, problems as pages."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.problems import Problem, problem_of
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
_environment.filters.update(
    day=words.day,
    moment=words.moment,
    yuan=words.yuan,
    # For texts that are not written in a template: unlike ``_`` it leaves them to be escaped.
    translated=language.gettext,
    title_of=refusals.title,
    reason=refusals.reason,
    concerns=refusals.concerns,
)


def page(template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page from its template and what it shows."""
    body = _environment.get_template(
        template, globals={"explanations": EXPLANATIONS, "labels": labels, "language": language}
    ).render(shown)
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
            language.listen(request)
            try:
                return await handle(request)
            except (Problem, RequestValidationError) as error:
                return _shown(request, problem_of(error))

        return show


def _shown(request: Request, problem: Problem) -> Response:
    if problem.code == "unauthenticated":
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return see_other(f"/sign-in?{urlencode({'next': back})}")
    if problem.code == "second_factor_required":
        return see_other("/account")
    return page("problem.html", status=problem.status, problem=problem, caller=None)
