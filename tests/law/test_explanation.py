"""The whole advice for a document: every track side by side, and never a document it fails on."""

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from law.explanation import explain
from law.intake import Intake, IntakeRefused, read_intake
from law.routing import Step
from tests.documents import EXAMPLES, example, varied

TODAY = date(2026, 11, 25)
VALID = [f"0{number}" for number in range(1, 8)]
TYPES = ["sale_of_goods", "private_loan", "construction_works", "lease", "sme_receivable"]
KINDS = ["none", "valid", "defective", "arbitrate_or_sue", "disputed"]


def taken(number: str, **changes: Any) -> Intake:
    return read_intake(varied(number, **changes), today=TODAY)


def fee_of(intake: Intake, step: Step) -> Any:
    [fee] = [fee for fee in explain(intake).value.fees if fee.step is step]
    return fee


@pytest.mark.parametrize("number", VALID)
def test_each_example_is_explained_with_its_articles(number: str) -> None:
    advice = explain(taken(number))
    told = advice.value
    assert told.in_scope
    assert advice.basis
    assert {fee.step for fee in told.fees if fee.open} == set(told.route.value.next) & {
        fee.step for fee in told.fees
    }


def test_mediation_saves_the_whole_court_fee() -> None:
    fee = fee_of(taken("02"), Step.MEDIATION)
    assert (fee.on_amount.high, fee.saving) == (0, 130_000)


def test_a_fee_is_told_on_the_amount_and_with_the_interest_to_the_filing_day() -> None:
    intake = taken("02")
    told = explain(intake).value
    # 60,000 yuan at 12 % from 1 January to 7 April 2026: 97 days.
    assert told.interest == 191_342
    fee = fee_of(intake, Step.ORDINARY)
    assert (fee.on_amount.high, fee.with_interest.high) == (130_000, 134_784)


def test_where_interest_is_claimed_as_a_sum_none_is_added() -> None:
    late = {"start": "2026-01-01", "fixed_sum": "500.00"}
    told = explain(taken("02", claim__late_interest=late)).value
    assert told.interest is None
    assert all(fee.on_amount == fee.with_interest for fee in told.fees)


def test_the_terms_are_those_an_application_today_would_start() -> None:
    told = explain(taken("02")).value
    assert {deadline.code for deadline in told.deadlines} == {
        "MED_APPOINT",
        "FILE_DECIDE",
        "PO_NOTICE",
    }


def random_document(dice: random.Random) -> dict[str, Any]:
    """One of the examples with its facts thrown about, most often into one that intake takes."""
    filed_on = date(2026, 1, 1) + timedelta(days=dice.randrange(300))
    signed_on = filed_on - timedelta(days=dice.randrange(30, 6000))
    due_on = signed_on + timedelta(days=dice.randrange(4000))
    fen = dice.choice([1, 99, 100_000, 99_999_999, dice.randrange(1, 100_000_000)])
    kind = dice.choice(KINDS)
    clause = {"kind": kind} | (
        {"institution": "无锡仲裁委员会", "text": "提交无锡仲裁委员会仲裁。"}
        if kind == "valid"
        else {}
    )
    return varied(
        dice.choice(VALID),
        filed_on=filed_on.isoformat(),
        debt_type=dice.choice(TYPES),
        contract__signed_on=signed_on.isoformat(),
        contract__due_on=due_on.isoformat(),
        contract__arbitration=clause,
        dispute_arose_on=min(due_on, filed_on).isoformat(),
        claim__principal=f"{fen // 100}.{fen % 100:02d}",
        claim__late_interest={"start": (due_on + timedelta(days=1)).isoformat()},
        evidence=[] if dice.random() < 0.2 else example("01")["evidence"],
        undisputed=dice.random() < 0.5,
        consents__mediation=dice.random() < 0.8,
    )


def test_ten_thousand_random_documents_are_refused_at_intake_or_explained() -> None:
    dice, explained = random.Random(7), 0
    for _ in range(10_000):
        try:
            intake = read_intake(random_document(dice), today=TODAY)
        except IntakeRefused:
            continue
        told = explain(intake).value
        assert told.route.value.next
        explained += 1
    assert explained > 5_000


def test_a_document_is_explained_as_data() -> None:
    file = next(EXAMPLES.glob("01-*.json"))
    answer = json.loads(CliRunner().invoke(app, ["law", "explain", str(file), "--json"]).stdout)
    assert answer["amount"] == "186500.00"
    assert answer["scope"]["in_scope"]
    ordinary = next(fee for fee in answer["fees"] if fee["step"] == "ordinary")
    assert ordinary["on_amount"] == {"low": "4030.00", "high": "4030.00"}
    assert answer["evidence"]["missing_musts"] is not None
    assert answer["limitation"]["due"]


def test_a_document_is_explained_to_people() -> None:
    file = next(EXAMPLES.glob("07-*.json"))
    shown = CliRunner().invoke(app, ["law", "explain", str(file)]).stdout
    for words in ("争议金额：428,000.00元", "现在可以", "必须补充", "诉讼时效", "依据"):
        assert words in shown


def test_a_document_that_intake_refuses_is_refused_by_field() -> None:
    file = next(EXAMPLES.glob("08-*.json"))
    result = CliRunner().invoke(app, ["law", "explain", str(file)])
    assert result.exit_code == 1
    assert "claim.principal" in result.stderr
