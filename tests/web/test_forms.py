"""Forms drawn from schemas: everything has its name, and what comes back is the body."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from api.app import described
from api.open_steps import inlined, requests_of
from api.problems import Problem
from law.intake import Intake
from tests.web.test_language import CHINESE, TRANSLATED
from web.forms.bodies import Sent, body_of
from web.forms.fields import Field, Option, Setting, every, fields_of
from web.forms.refusals import errors_of, faults_of
from web.forms.schemas import Kind
from web.labels import fields as labels
from workflows.messages.mediation import ConveneSession, RecordSettlement

TODAY = date(2026, 3, 2)
PARTIES = {"guarantors": [Option("g1", "丙"), Option("g2", "丁")], "signing_order": []}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    return inlined(schema, schema.get("$defs", {}))


def _every_schema() -> Iterator[tuple[str, dict[str, Any]]]:
    for step, (_, _, schema) in requests_of(described().openapi()).items():
        yield step, schema


def _drawn(schema: dict[str, Any], owner: str, body: dict[str, Any] | None = None) -> list[Field]:
    return list(every(fields_of(schema, body or {}, Setting(PARTIES, TODAY), owner)))


def test_every_field_and_every_choice_of_every_step_has_its_name() -> None:
    bare: set[str] = set()
    for owner, schema in _every_schema():
        for field in _drawn(schema, owner):
            named = [field.label, *(option.name for option in field.options)]
            bare |= {f"{owner}: {name}" for name in named if not CHINESE.search(name)}
    assert bare == set()


@pytest.mark.parametrize("table", ["FIELDS", "SPECIAL", "HELP", "CHOICES"])
def test_every_name_is_told_in_english_too(table: str) -> None:
    names: dict[str, str] = getattr(labels, table)
    assert {name for name in names.values() if not TRANSLATED.get(name)} == set()


class TestABody:
    def _of(self, *items: tuple[str, str]) -> dict[str, Any]:
        return body_of(_schema(RecordSettlement), Sent(items), PARTIES)

    def test_holds_what_was_typed_as_the_api_takes_it(self) -> None:
        body = self._of(
            ("extent", "full"),
            ("paid_on_the_spot", "false"),
            ("terms/total", " 186,500.00 元 "),
            ("terms/instalments/0/due_on", "2026-06-30"),
            ("terms/instalments/0/amount", "１８６５００"),
            ("terms/guarantors", "g1"),
            ("terms/guarantors", "g2"),
        )
        assert body["paid_on_the_spot"] is False
        assert body["terms"] == {
            "total": "186500.00",
            "instalments": [{"due_on": "2026-06-30", "amount": "186500"}],
            "guarantors": ["g1", "g2"],
        }

    def test_leaves_out_rows_that_were_left_empty_and_closes_the_gap(self) -> None:
        body = self._of(
            ("terms/instalments/0/amount", "1"),
            ("terms/instalments/1/amount", " "),
            ("terms/instalments/7/amount", "2"),
        )
        assert body["terms"]["instalments"] == [{"amount": "1"}, {"amount": "2"}]

    def test_leaves_out_what_nobody_filled_in_but_names_what_is_needed(self) -> None:
        assert self._of() == {"terms": {"instalments": []}}

    def test_holds_nothing_that_was_added_to_another(self) -> None:
        self._of()["terms"]["instalments"].append({})
        assert self._of() == {"terms": {"instalments": []}}

    @pytest.mark.parametrize(
        "name", ["terms/instalments/x/amount", "terms/instalments", "/", "a/b"]
    )
    def test_takes_no_harm_from_names_that_no_form_has(self, name: str) -> None:
        assert "amount" not in str(self._of((name, "1")))

    def test_keeps_of_a_party_what_belongs_to_its_kind(self) -> None:
        body = body_of(
            _schema(Intake),
            Sent([("claimant/kind", "person"), ("claimant/uscc", "1"), ("claimant/sex", "女")]),
            {},
        )
        assert body["claimant"] == {"kind": "person", "sex": "女"}


class TestAField:
    def test_is_offered_the_days_on_which_the_act_can_lie(self) -> None:
        schema = _schema(ConveneSession)
        since = date(2026, 3, 1)
        fields = fields_of(schema, {}, Setting({}, TODAY, since), "convene_session")
        day = next(each for each in fields if each.pointer == "session_on")
        assert day.kind is Kind.DAY
        assert day.bounds == {"min": "2026-03-01"}

    def test_says_what_is_wrong_with_it_and_the_list_leads_to_it(self) -> None:
        errors = [{"pointer": "#/terms/instalments/0/amount", "detail": "数值过小"}]
        problem = Problem("invalid_body", errors=errors)
        body = {"terms": {"instalments": [{"amount": "0"}]}}
        setting = Setting(PARTIES, TODAY, errors=errors_of(problem))
        fields = fields_of(_schema(RecordSettlement), body, setting, "record_settlement")
        [fault] = faults_of(problem, fields)
        assert (fault.ident, fault.told) == ("terms-instalments-0-amount", "数值过小")

    def test_of_a_party_is_found_though_the_pointer_names_its_kind(self) -> None:
        errors = [{"pointer": "#/claimant/person/sex", "detail": "缺少该字段"}]
        assert errors_of(Problem("invalid_body", errors=errors)) == {"claimant/sex": "缺少该字段"}

    def test_an_error_of_no_field_is_told_all_the_same(self) -> None:
        errors = [{"pointer": "#", "detail": "不相符"}]
        problem = Problem("invalid_body", errors=errors)
        assert [fault.told for fault in faults_of(problem, [])] == ["不相符"]
