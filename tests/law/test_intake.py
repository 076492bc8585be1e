"""Intake takes what may be taken, and refuses the rest naming every field and rule at once."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.intake import (
    IntakeRefused,
    Problem,
    amount_in_dispute,
    intake_warnings,
    read_intake,
    settlement_cautions,
)
from law.routing import Situation, Step, route
from tests.documents import varied
from tests.law.disputes import TAKEN, TODAY, document, read


def problems(changed: object, today: date = TODAY) -> tuple[Problem, ...]:
    assert isinstance(changed, dict)
    with pytest.raises(IntakeRefused) as refused:
        read_intake(changed, today=today)
    return refused.value.problems


def changed(path: str, value: object, name: str = "01-goods-settled") -> dict[str, Any]:
    """A valid document in which one field, given as a dotted path, has another value."""
    whole: Any = document(name)
    *parents, last = path.split(".")
    part = whole
    for key in parents:
        part = part[int(key) if key.isdigit() else key]
    part[int(last) if last.isdigit() else last] = value
    return whole


def without(path: str, name: str = "01-goods-settled") -> dict[str, Any]:
    whole: Any = document(name)
    *parents, last = path.split(".")
    part = whole
    for key in parents:
        part = part[int(key) if key.isdigit() else key]
    del part[last]
    return whole


@pytest.mark.parametrize("name", TAKEN)
def test_the_example_disputes_are_taken(name: str) -> None:
    assert read(name).bureau


@pytest.mark.parametrize("name", TAKEN)
def test_what_was_taken_is_taken_again_from_its_own_dump(name: str) -> None:
    intake = read(name)
    assert read_intake(intake.model_dump(mode="json"), today=TODAY) == intake


def test_a_dispute_at_the_limit_is_refused_with_the_limit_named() -> None:
    [problem] = problems(document("08-over-the-limit"))
    assert problem.field == "claim.principal"
    assert problem.code == "amount_over_limit"
    assert "1,000,000 元上限" in problem.message


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("claim.principal", "0", "amount_not_positive"),
        ("claim.principal", "0.00", "amount_not_positive"),
        ("claim.principal", "-5", "amount_negative"),
        ("claim.principal", "-0.01", "amount_negative"),
        ("claim.principal", "100.123", "amount_decimals"),
        ("claim.principal", "100.000", "amount_decimals"),
        ("claim.principal", "1e5", "amount_format"),
        ("claim.principal", "1,000", "amount_format"),
        ("claim.principal", "", "amount_format"),
        ("claim.principal", "９00", "amount_format"),
        ("claim.principal", "9" * 400, "amount_format"),
        ("claim.principal", 186500, "amount_format"),
        ("claim.principal", 186500.0, "amount_format"),
        ("claim.costs", "-1.00", "amount_negative"),
        ("claim.costs", "1.001", "amount_decimals"),
        ("claim.late_interest.fixed_sum", "-1", "amount_negative"),
        ("debt_type", "gambling", "debt_type_unknown"),
        ("debt_type", "labour_remuneration", "debt_type_out_of_scope"),
        ("contract.signed_on", "2026-03-03", "date_in_future"),
        ("contract.signed_on", "2026-02-30", "date_format"),
        ("contract.signed_on", "2025/03/10", "date_format"),
        ("contract.signed_on", 1741564800, "date_format"),
        ("dispute_arose_on", "2026-03-03", "date_in_future"),
        ("filed_on", "2026-11-25", "date_in_future"),
        ("claimant.uscc", "913202", "uscc_format"),
        ("claimant.phone", "12800000101", "phone_format"),
        ("claimant.phone", "1380000010", "phone_format"),
        ("claimant.phone", "138000001011", "phone_format"),
        ("claimant.email", "not-an-address", "email_format"),
        ("claimant.bank_account.number", "abc", "account_format"),
        ("claimant.name", "", "blank"),
        ("claimant.name", "   ", "blank"),
        ("claimant.name", "轴" * 101, "too_long"),
        ("claimant.name", "无锡\u0000示例", "control_character"),
        ("claimant.name", "无锡\n示例", "control_character"),
        ("claimant.name", "无锡\u202e示例", "control_character"),
        ("facts", "案情\u0007", "control_character"),
        ("facts", "案" * 10_001, "too_long"),
        ("facts", 5, "wrong_type"),
        ("claimant.kind", "company", "not_in_list"),
        ("respondents", {}, "wrong_type"),
        ("respondents", [], "too_few"),
        ("evidence.0.type", "hearsay", "not_in_list"),
        ("evidence.0.original", "yes", "wrong_type"),
        ("contract.arbitration.kind", "perhaps", "not_in_list"),
        ("consents.personal_information", False, "consent_required"),
        ("consents.mediation", "true", "wrong_type"),
        ("mediator_type", "anyone", "not_in_list"),
        ("undisputed", 1, "wrong_type"),
    ],
)
def test_a_wrong_field_is_named_with_its_rule(field: str, value: object, code: str) -> None:
    [problem] = problems(changed(field, value))
    assert (problem.field, problem.code) == (field, code)
    assert problem.message


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("rate", "12", "rate_out_of_range"),
        ("rate", "0", "rate_out_of_range"),
        ("rate", "-0.1", "rate_format"),
        ("rate", 0.12, "rate_format"),
        ("per", "week", "not_in_list"),
    ],
)
def test_an_agreed_rate_is_a_fraction_for_a_period(part: str, value: object, code: str) -> None:
    field = f"claim.late_interest.agreed.{part}"
    [problem] = problems(changed(field, value, "02-loan-small-claims"))
    assert (problem.field, problem.code) == (field, code)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("320205198503124617", "校验位"),
        ("320205198502304616", "出生日期不存在"),
        ("320205203003124616", "将来"),
        ("32020519850312461", "17位"),
    ],
)
def test_an_impossible_identity_number_is_refused(number: str, reason: str) -> None:
    [problem] = problems(changed("claimant.id_number", number, "02-loan-small-claims"))
    assert (problem.field, problem.code) == ("claimant.id_number", "resident_id")
    assert reason in problem.message


def test_a_lower_case_check_digit_is_the_same_identity() -> None:
    assert read_intake(
        changed("respondents.0.id_number", "11010519491231002x", "02-loan-small-claims"),
        today=TODAY,
    )


def test_a_passport_has_no_check_digit() -> None:
    whole = changed("claimant.id_number", "e12345678", "02-loan-small-claims")
    whole["claimant"]["id_type"] = "passport"
    assert read_intake(whole, today=TODAY).claimant.number == "E12345678"


@pytest.mark.parametrize(
    "field",
    [
        *(key for key in document("01-goods-settled")),
        "claimant.name",
        "claimant.kind",
        "claimant.uscc",
        "claimant.address",
        "claimant.legal_representative",
        "respondents.0.phone",
        "contract.arbitration",
        "claim.principal",
        "claim.late_interest",
        "evidence.0.proves",
        "consents.personal_information",
    ],
)
def test_a_missing_field_is_named(field: str) -> None:
    [problem] = problems(without(field))
    assert (problem.field, problem.code) == (field, "missing")


@pytest.mark.parametrize(
    "field",
    ["note", "claimant.nickname", "respondents.0.age", "claim.tax", "contract.arbitration.x"],
)
def test_an_unknown_field_is_refused(field: str) -> None:
    [problem] = problems(changed(field, "1"))
    assert (problem.field, problem.code) == (field, "unknown_field")


def test_the_sum_of_principal_costs_and_fixed_interest_is_measured() -> None:
    whole = changed("claim.principal", "990000.00")
    whole["claim"]["costs"] = "5000.00"
    whole["claim"]["late_interest"]["fixed_sum"] = "4999.99"
    assert amount_in_dispute(read_intake(whole, today=TODAY)) == 99_999_999
    whole["claim"]["late_interest"]["fixed_sum"] = "5000.00"
    [problem] = problems(whole)
    assert (problem.field, problem.code) == ("claim.principal", "amount_over_limit")


def test_all_problems_are_told_at_once() -> None:
    whole = changed("claimant.phone", "1")
    whole["claim"]["principal"] = "2000000.00"
    whole["contract"]["signed_on"] = "2027-01-01"
    whole["consents"]["personal_information"] = False
    del whole["facts"]
    assert {problem.field for problem in problems(whole)} == {
        "claimant.phone",
        "claim.principal",
        "contract.signed_on",
        "consents.personal_information",
        "facts",
    }


def test_a_binding_clause_names_its_institution() -> None:
    for kind in ("valid", "signed_after_dispute"):
        [problem] = problems(changed("contract.arbitration", {"kind": kind}))
        assert problem.field == "contract.arbitration.institution"
        assert problem.basis


def test_an_agreement_after_the_dispute_is_not_older_than_it() -> None:
    clause = {"kind": "signed_after_dispute", "institution": "无锡仲裁委员会"}
    [problem] = problems(changed("contract.arbitration", clause | {"signed_on": "2025-09-14"}))
    assert problem.code == "agreement_before_dispute"
    assert read_intake(
        changed("contract.arbitration", clause | {"signed_on": "2025-09-15"}), today=TODAY
    )


def test_nobody_stands_on_both_sides() -> None:
    whole = document("01-goods-settled")
    whole["respondents"].append(whole["claimant"])
    [problem] = problems(whole)
    assert (problem.field, problem.code) == ("respondents.1", "same_party_both_sides")


def test_nobody_is_listed_twice() -> None:
    whole = document("01-goods-settled")
    whole["respondents"].append(whole["respondents"][0])
    [problem] = problems(whole)
    assert (problem.field, problem.code) == ("respondents.1", "duplicate_party")


@pytest.mark.parametrize("name", ["{{ 甲 }} & <乙>", "{% raw %}", "𠮷野家🙂", 'O\'Neil "AG"'])
def test_what_was_typed_is_data(name: str) -> None:
    assert read_intake(changed("claimant.name", name), today=TODAY).claimant.name == name


def test_a_refusal_says_nothing_of_a_party_outside_its_problems() -> None:
    whole = changed("claimant.name", "无锡\u0000示例轴承有限公司")
    with pytest.raises(IntakeRefused) as refused:
        read_intake(whole, today=TODAY)
    assert "示例" not in str(refused.value) + repr(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_document_is_read_on_its_own_day() -> None:
    assert read_intake(document("01-goods-settled"), today=date(2026, 3, 2))
    [problem] = problems(document("01-goods-settled"), today=date(2026, 3, 1))
    assert (problem.field, problem.code) == ("filed_on", "date_in_future")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3)
    ),
    max_leaves=8,
)


def refused_fields(whole: dict[str, Any]) -> set[str]:
    """The top-level fields named by a refusal; none where the document is taken."""
    try:
        read_intake(whole, today=TODAY)
    except IntakeRefused as refused:
        return {problem.field.split(".")[0] for problem in refused.problems}
    return set()


@given(st.sampled_from(sorted(document("01-goods-settled"))), json_values)
def test_anything_in_a_field_is_taken_or_refused_by_its_name(field: str, value: object) -> None:
    assert refused_fields(changed(field, value)) <= {field}


def warned(whole: dict[str, Any]) -> dict[str, str]:
    return {
        warning.code: warning.message
        for warning in intake_warnings(read_intake(whole, today=TODAY))
    }


def test_a_plain_dispute_has_no_warning() -> None:
    assert warned(document("01-goods-settled")) == {}


def test_a_company_code_with_a_wrong_check_digit_only_warns() -> None:
    assert "uscc_checksum" in warned(changed("claimant.uscc", "91320205MA1T8K3Q7K"))


def test_the_general_guarantee_period_is_told_with_what_stops_it() -> None:
    message = warned(document("07-guaranteed-default"))["guarantee_period"]
    assert "2026-07-15" in message
    assert "起诉或者申请仲裁" in message


def test_of_a_joint_guarantor_a_demand_in_time_is_enough() -> None:
    message = warned(changed("guarantees.0.kind", "joint", "07-guaranteed-default"))[
        "guarantee_period"
    ]
    assert "须在此之前请求保证人承担保证责任" in message


def test_a_guarantee_period_that_is_over_is_told_as_such() -> None:
    whole = changed("contract.due_on", "2024-01-15", "07-guaranteed-default")
    assert "已于 2024-07-15 届满" in warned(whole)["guarantee_period"]


def test_an_agreed_guarantee_period_ends_as_agreed() -> None:
    whole = changed("guarantees.0.until", "2027-01-15", "07-guaranteed-default")
    assert "2027-01-15" in warned(whole)["guarantee_period"]


def test_a_guarantor_who_is_no_party_is_not_bound() -> None:
    whole = changed("guarantees.0.guarantor", "赵六", "07-guaranteed-default")
    assert "guarantor_not_party" in warned(whole)
    assert "guarantor_not_party" not in warned(document("07-guaranteed-default"))


def test_pre_suit_preservation_tells_when_it_lapses() -> None:
    measure = {"court": "无锡市滨湖区人民法院", "taken_on": "2026-01-20", "pre_suit": True}
    assert "2026-02-24" in warned(changed("preservation", measure))["preservation_lapses"]
    lapsed = changed("preservation", measure | {"taken_on": "2025-12-01"})
    assert "已于 2025-12-31 届满" in warned(lapsed)["preservation_lapses"]
    in_suit = changed("preservation", measure | {"pre_suit": False})
    assert "preservation_lapses" not in warned(in_suit)


@pytest.mark.parametrize(
    ("due_on", "state"),
    [("2023-02-10", "已于"), ("2023-04-10", "将于"), ("2023-08-31", None)],
)
def test_limitation_that_is_near_or_over_is_told(due_on: str, state: str | None) -> None:
    whole = changed("contract.due_on", due_on)
    message = warned(whole).get("limitation_near")
    assert state in message if message and state else message is state


def test_a_debt_not_yet_due_is_told() -> None:
    assert "not_due" in warned(changed("contract.due_on", "2026-03-03"))
    assert "not_due" not in warned(changed("contract.due_on", "2026-03-02"))


def test_several_claimants_are_taken_and_none_may_stand_on_both_sides() -> None:
    document = varied("01")
    other = varied("02")["claimant"]
    assert len(read_intake(document | {"co_claimants": [other]}, today=TODAY).claimants) == 2
    for listed, field, code in (
        ([document["claimant"]], "co_claimants.0", "duplicate_party"),
        (document["respondents"], "respondents.0", "same_party_both_sides"),
    ):
        with pytest.raises(IntakeRefused) as refused:
            read_intake(document | {"co_claimants": listed}, today=TODAY)
        assert [(p.field, p.code) for p in refused.value.problems] == [(field, code)]


def test_a_minor_or_a_dissolved_company_goes_to_a_persons_hands() -> None:
    for number, place, change in (
        ("02", "respondents.0.id_number", "320211201008250027"),
        ("01", "respondents.0.dissolved", True),
    ):
        intake = read_intake(varied(number, **{place.replace(".", "__"): change}), today=TODAY)
        advice = route(Situation.at_intake(intake))
        assert advice.value.next == (Step.MANUAL,)
        assert "R22" in advice.value.rows


def test_a_settlement_with_an_enterprise_warns_that_payments_may_be_undone() -> None:
    cautions = settlement_cautions(read("01-goods-settled"))
    assert any("六个月内" in caution and "撤销" in caution for caution in cautions)


def test_a_settlement_with_a_person_has_no_such_warning() -> None:
    assert settlement_cautions(read("02-loan-small-claims")) == ()
