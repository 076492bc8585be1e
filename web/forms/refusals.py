"""Why a form was refused: each error at its field, and all of them in one list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.problems import Problem
from web.forms.fields import Field, every
from web.language import gettext
from web.refusals import title

_TAG = re.compile(r"/(organisation|person)(?=/)")
"""Which kind of party was read stands in a pointer, but is no field."""


@dataclass(frozen=True)
class Fault:
    """A line of the list of errors; ``ident`` is the field it leads to, where there is one."""

    ident: str
    label: str
    told: str


def errors_of(problem: Problem | None) -> dict[str, str]:
    """What was wrong, by JSON pointer without its leading ``#/``."""
    if problem is None:
        return {}
    errors = problem.extra.get("errors")
    if errors is None:
        named: str | None = problem.extra.get("field")
        told = gettext(problem.detail) if problem.detail else title(problem)
        return {named.replace(".", "/"): told} if named else {}
    return {
        _TAG.sub("", each["pointer"]).removeprefix("#").lstrip("/"): (
            gettext("请填写或者选择这一项")
            if each.get("code") == "missing"
            else gettext(each["detail"])
        )
        for each in errors
    }


def faults_of(problem: Problem, fields: Sequence[Field]) -> list[Fault]:
    """Every error with the field it belongs to; those of no field lead nowhere."""
    errors = errors_of(problem)
    placed = [each for each in every(fields) if each.error]
    listed = [Fault(each.ident, each.label, each.error) for each in placed]
    told = {each.error for each in placed}
    return listed + [Fault("", "", text) for text in errors.values() if text not in told]
