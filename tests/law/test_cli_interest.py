"""``jiefen law interest`` gives a sum and the schedule that a party can check by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli.main import app

SME = ("interest", "--debt-type", "sme_receivable", "--principal", "100000")
PERIOD = ("--from", "2025-09-01", "--to", "2026-03-01")
LOAN = ("interest", "--debt-type", "private_loan", "--principal", "60000", *PERIOD)
TITLE = ("delayed-interest", "--unpaid", "100000", "--last-day", "2026-03-01", "--to", "2026-04-01")


@pytest.fixture(autouse=True)
def _no_operators_rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["law", *arguments])


def ask(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_late_interest_as_data() -> None:
    answer = ask(*SME, *PERIOD)
    assert answer["interest"] == "9100.00"
    assert answer["schedule"] == [
        {
            "from": "2025-09-01",
            "to": "2026-03-01",
            "days": 182,
            "base": "100000.00",
            "rate": "0.0005",
            "per": "day",
            "interest": "9100.00",
        }
    ]
    assert {"law": "保障中小企业款项支付条例", "version": "2025", "article": "17"} in answer[
        "basis"
    ]


def test_an_agreed_rate_on_a_loan_is_capped_by_the_day_of_the_contract() -> None:
    agreed = ("--agreed-rate", "0.24", "--per", "year", "--signed-on", "2025-06-01")
    answer = ask(*LOAN, *agreed)
    assert [row["rate"] for row in answer["schedule"]] == ["0.12"]
    assert any("4倍" in flag for flag in answer["flags"])


def test_people_see_a_row_for_each_rate() -> None:
    shown = run(
        "interest", "--debt-type", "lease", "--principal", "100000",
        "--from", "2025-05-10", "--to", "2025-05-29",
    ).stdout  # fmt: skip
    assert "逾期利息：167.12元" in shown
    assert "年3.1%" in shown
    assert "年3%" in shown
    assert "÷ 365" in shown
    assert "依据：《民法典》" in shown


def test_the_doubled_part_after_a_title_as_data() -> None:
    answer = ask(*TITLE)
    assert (answer["interest"], answer["schedule"][0]["rate"]) == ("542.50", "0.000175")
    assert {"law": "民事诉讼法", "version": "2023", "article": "264"} in answer["basis"]


def test_the_doubled_part_after_a_title_for_people() -> None:
    assert "加倍部分债务利息：542.50元" in run(*TITLE).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("interest",),
        SME,
        ("interest", "--debt-type", "gift", "--principal", "1", *PERIOD),
        ("interest", "--debt-type", "inheritance", "--principal", "1", *PERIOD),
        ("interest", "--debt-type", "lease", "--principal", "1.234", *PERIOD),
        (*SME, "--from", "2026-02-30", "--to", "2026-03-01"),
        (*SME, "--from", "2026-03-02", "--to", "2026-03-01"),
        (*SME, "--from", "2018-01-01", "--to", "2018-02-01", "--per", "day"),
        (*LOAN, "--agreed-rate", "0.12"),
        (*LOAN, "--agreed-rate", "12%", "--per", "year"),
        (*LOAN, "--agreed-rate", "12", "--per", "year"),
        (*LOAN, "--agreed-rate", "0", "--per", "year"),
        (*LOAN, "--agreed-rate", "0.12", "--per", "year"),
        ("delayed-interest", "--unpaid", "1", "--last-day", "2026-03-01"),
        ("delayed-interest", "--unpaid", "x", "--last-day", "2026-03-01", "--to", "2026-03-02"),
    ],
    ids=" ".join,
)
def test_wrong_input_is_one_line_on_stderr_and_exit_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("错误：")
    assert result.stderr.count("\n") == 1
