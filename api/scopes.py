"""What a caller without an account of its own may do: scopes, and the one each route asks for.

Keys of systems have the scopes they were made with, sessions of parties those of their purpose.
A route asks for the scope of its last tag, by whether its method reads or writes. A tag that is
not in the tables is for people with accounts alone.
"""

from collections.abc import Mapping
from enum import StrEnum

from fastapi.routing import APIRoute

_READING = frozenset({"GET", "HEAD"})


class Scope(StrEnum):
    """What may be done, reading and writing apart."""

    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    PAPERS_READ = "papers:read"
    PAPERS_WRITE = "papers:write"
    WORKLIST_READ = "worklist:read"
    WEBHOOKS_MANAGE = "webhooks:manage"


class Purpose(StrEnum):
    """What a party is invited for by a link."""

    SEE = "see"
    ANSWER = "answer"
    SIGN = "sign"


_SEEING = frozenset({Scope.CASES_READ, Scope.PAPERS_READ})
SCOPES_OF: Mapping[Purpose, frozenset[Scope]] = {
    Purpose.SEE: _SEEING,
    Purpose.ANSWER: _SEEING | {Scope.CASES_WRITE},
    Purpose.SIGN: _SEEING | {Scope.PAPERS_WRITE},
}


_READS: Mapping[str, Scope] = {
    "agents": Scope.CASES_READ,
    "cases": Scope.CASES_READ,
    "engagement": Scope.CASES_READ,
    "entry": Scope.CASES_READ,
    "events": Scope.CASES_READ,
    "evidence": Scope.CASES_READ,
    "fees": Scope.CASES_READ,
    "intake": Scope.CASES_READ,
    "mediation": Scope.CASES_READ,
    "packages": Scope.PAPERS_READ,
    "papers": Scope.PAPERS_READ,
    "performance": Scope.CASES_READ,
    "questions": Scope.CASES_READ,
    "related cases": Scope.CASES_READ,
    "signing": Scope.PAPERS_READ,
    "webhooks": Scope.WEBHOOKS_MANAGE,
    "worklist": Scope.WORKLIST_READ,
}
_WRITES: Mapping[str, Scope] = {
    "agents": Scope.CASES_WRITE,
    "disputes": Scope.CASES_WRITE,
    "entry": Scope.CASES_WRITE,
    "evidence": Scope.CASES_WRITE,
    "intake": Scope.CASES_WRITE,
    # Whatever a party was invited for, it may ask about.
    "questions": Scope.CASES_READ,
    "related cases": Scope.CASES_WRITE,
    "signing": Scope.PAPERS_WRITE,
    "steps": Scope.CASES_WRITE,
    "webhooks": Scope.WEBHOOKS_MANAGE,
}
_PERSONAL = frozenset({"claim_case"})
"""Steps that only a person takes: whoever claims a case is in charge of it."""


def scope_of(route: object, method: str) -> Scope | None:
    """The scope that a route asks for; ``None`` where no scope opens it."""
    if not isinstance(route, APIRoute) or not route.tags or route.name in _PERSONAL:
        return None
    return (_READS if method in _READING else _WRITES).get(str(route.tags[-1]))
