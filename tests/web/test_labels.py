"""Every code that reaches a page has a Chinese name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from law.routing import Step
from web import labels
from workflows.messages.common import Role
from workflows.messages.steps import STEPS

WORKFLOWS = Path(labels.__file__).parents[2] / "workflows"

# Where, among the arguments of what writes an event, its kind stands.
KIND_AT = {
    "Entry": 0,
    "routed": 0,
    "open_track": 0,
    "leaves": 1,
    "turn": 1,
    "in_force": 1,
    "title": 1,
    "ends": 2,
    "made": 1,
    "note": 1,
    "noted_afterwards": 1,
    "payment_entry": 2,
    "ruled": 1,
    "served": 0,
    "to_service": 1,
    "ruling_final": 1,
    "jurisdiction_settled": 1,
    "filed": 0,
    "requested": 0,
    "changed": 1,
    "concludes": 1,
    "closes": 1,
    "receive": 2,
    "settle": 2,
}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _kinds() -> Iterator[str]:
    for path in sorted(WORKFLOWS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in KIND_AT:
                for argument in node.args[KIND_AT[_name(node.func)] :][:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_every_event_that_a_workflow_writes_has_a_label() -> None:
    kinds = set(_kinds())
    assert len(kinds) > 50
    assert kinds <= set(labels.EVENTS)


def test_every_role_and_every_step_of_the_route_has_a_label() -> None:
    assert set(labels.ROLES) == {role.value for role in Role}
    assert set(labels.ROUTE_STEPS) == {step.value for step in Step}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_called_by_its_title(name: str) -> None:
    assert labels.step(name) == STEPS[name].title


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CONF_APPLY", "共同申请司法确认"),
        ("OFFER_ANSWER", "答复仲裁协议"),
        ("PAYMENT_ANSWER@2", "答复付款主张"),
        ("SLA_TOTAL_100", "全程期限"),
        ("SLA_MEDIATION_80", "调解期限已用 80%"),
        ("NEW", "NEW"),
    ],
)
def test_a_term_is_called_by_the_registers_name_or_the_services(code: str, name: str) -> None:
    assert labels.term(code) == name
