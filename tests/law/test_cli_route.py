"""``jiefen law route`` answers in JSON and in Chinese, and names field and rule of a refusal."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from cli.route import route
from tests.law.disputes import TAKEN, document, path

app = typer.Typer()
app.command()(route)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def ask(name: str, *options: str) -> dict[str, Any]:
    result = run(str(path(name)), "--json", *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", TAKEN)
def test_every_step_but_manual_is_open_or_barred(name: str) -> None:
    answer = ask(name)
    assert answer["next"][0] == "mediation"
    steps = [*answer["next"], *(bar["step"] for bar in answer["blocked"])]
    assert len(steps) == len(set(steps)) == 11
    assert all(bar["reason"] and bar["basis"] for bar in answer["blocked"])


@pytest.mark.parametrize(
    ("name", "mediation", "expected"),
    [
        ("01-goods-settled", "full", ["judicial_confirmation", "arbitration_agreement_offer"]),
        (
            "02-loan-small-claims",
            "failed",
            ["arbitration_agreement_offer", "payment_order", "small_claims"],
        ),
        ("03-construction-award", "failed", ["arbitration"]),
        ("05-lease-missing-debtor", "unreachable", ["ordinary"]),
    ],
)
def test_the_mediation_result_decides(name: str, mediation: str, expected: list[str]) -> None:
    assert ask(name, "--mediation", mediation)["next"] == expected


def test_a_basis_names_law_version_and_article() -> None:
    answer = ask("03-construction-award", "--mediation", "failed")
    entry = {"law": "民事诉讼法", "version": "2023", "article": "127(2)"}
    assert entry in answer["basis"]


def test_the_limits_are_those_of_the_day_asked_about(tmp_path: Path) -> None:
    whole = document("02-loan-small-claims")
    whole["filed_on"] = "2026-01-20"
    whole["claim"]["principal"] = "62000.00"
    file = tmp_path / "dispute.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    answer = json.loads(run(str(file), "--json", "--mediation", "failed").stdout)
    assert "small_claims" in answer["next"]


def test_people_read_chinese() -> None:
    result = run(str(path("01-goods-settled")), "--mediation", "failed")
    assert result.exit_code == 0
    assert "1. 提议签订仲裁协议" in result.stdout
    assert "申请仲裁：没有仲裁协议" in result.stdout
    assert "依据：" in result.stdout


def test_warnings_of_the_document_are_shown() -> None:
    assert "2026-07-15" in run(str(path("07-guaranteed-default"))).stdout


def test_a_refused_document_names_field_and_rule() -> None:
    result = run(str(path("08-over-the-limit")))
    assert result.exit_code == 1
    assert "claim.principal" in result.stderr
    assert "1,000,000 元上限" in result.stderr


def test_a_refusal_is_data_too() -> None:
    result = run(str(path("08-over-the-limit")), "--json")
    assert result.exit_code == 1
    [problem] = json.loads(result.stdout)["problems"]
    assert (problem["field"], problem["code"]) == ("claim.principal", "amount_over_limit")


@pytest.mark.parametrize("text", ["", "[]", "not json", "\ufeff[1]", "[" * 100_000])
def test_what_is_no_document_is_an_error_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "dispute.json"
    file.write_text(text, encoding="utf-8")
    result = run(str(file))
    assert result.exit_code == 2
    assert result.stderr.startswith("错误：")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert run(str(tmp_path / "nowhere.json")).exit_code == 2


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "2026-03-01"])
def test_a_day_that_cannot_be_is_an_error(day: str) -> None:
    result = run(str(path("01-goods-settled")), "--on", day)
    assert result.exit_code == 2
    assert "错误" in result.stderr
