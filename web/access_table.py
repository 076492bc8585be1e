"""The table of who may do what, as a document to be read and reviewed."""

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.policy import Relation, Rule, operation_of, routes_of
from web.labels import ROLES

_RELATIONS = {
    Relation.PUBLIC: "anybody",
    Relation.LINK: "whoever holds the link",
    Relation.SELF: "one's own account",
    Relation.OWN: "what is one's own, or the bureau's",
    Relation.CASE: "a case that one may see",
}
_PREAMBLE = """\
# Who may do what

Drawn by `jiefen access`; a test compares it with the tables in `api/policy.py` and `web/site.py`.
An operation that is not in the table is refused to everybody. A case that somebody may not see is
answered like one that does not exist (404). `P`: what is read holds personal data, and who read it
is noted in the access log.

A clerk or a supervisor sees the cases of the bureau and those offered to it, a mediator or an
arbitrator those given to them, a party its own.
"""


def access_table(app: FastAPI) -> str:
    """All operations and pages by what ties the caller to them, each with the roles it is for."""
    routes = {operation_of(each): each for each in routes_of(app)}
    policy: dict[str, Rule] = app.state.policy
    parts = [_PREAMBLE]
    for relation, title in _RELATIONS.items():
        rows = [
            _row(name, routes[name], rule)
            for name, rule in policy.items()
            if rule.relation is relation and name in routes
        ]
        parts.append(f"## {title.capitalize()}\n\n{_head()}\n" + "\n".join(sorted(rows)) + "\n")
    return "\n".join(parts)


def _head() -> str:
    names = " | ".join(ROLES.values())
    return f"| Operation | Request | {names} | P |\n|---|---|{'---|' * len(ROLES)}---|"


def _row(name: str, route: APIRoute, rule: Rule) -> str:
    open_to_all = rule.relation in (Relation.PUBLIC, Relation.LINK, Relation.SELF)
    marks = " | ".join("●" if open_to_all or role in rule.roles else " " for role in ROLES)
    methods = " ".join(sorted(route.methods or ()))
    return f"| `{name}` | `{methods} {route.path}` | {marks} | {'P' if rule.personal else ' '} |"
