"""``jiefen law`` answers in JSON for checks and in Chinese for people, and refuses in one line."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.law import law_app


def ask(*arguments: str) -> Any:
    result = CliRunner().invoke(law_app, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_fees_as_data() -> None:
    answer = ask("fees", "--amount", "64610")
    basis = answer.pop("basis")
    assert answer == {
        "court": "1415.25",
        "court_half": "707.63",
        "payment_order": "471.75",
        "preservation": "666.10",
        "enforcement": "869.15",
        "arbitration": {"low": "2438.30", "high": "3134.40"},
    }
    assert {"law": "诉讼费用交纳办法", "version": "2006", "article": "13(1)"} in basis


@pytest.mark.parametrize(
    ("length", "raw", "due"),
    [
        (("--days", "30"), "2026-02-19", "2026-02-24"),
        (("--working-days", "3"), "2026-01-23", "2026-01-23"),
        (("--months", "1"), "2026-02-20", "2026-02-24"),
    ],
)
def test_a_deadline_as_data(length: tuple[str, str], raw: str, due: str) -> None:
    answer = ask("deadline", "--from", "2026-01-20", *length)
    basis = answer.pop("basis")
    assert answer == {"due": due, "raw": raw, "provisional": False}
    assert {"law": "民事诉讼法", "version": "2023", "article": "85"} in basis


def test_a_deadline_in_an_unpublished_year_is_provisional() -> None:
    answer = ask("deadline", "--from", "2026-01-20", "--years", "2")
    assert (answer["due"], answer["provisional"]) == ("2028-01-20", True)


def test_an_amount_in_words_is_all_that_is_printed() -> None:
    result = CliRunner().invoke(law_app, ["amount", "107000.53"])
    assert result.stdout == "人民币壹拾万柒仟元零伍角叁分\n"


def test_an_amount_in_words_as_data() -> None:
    assert ask("amount", "107000.53") == {
        "amount": "107000.53",
        "words": "人民币壹拾万柒仟元零伍角叁分",
    }


@pytest.mark.parametrize(
    ("value", "kind", "valid"),
    [
        ("91350100M000100Y43", "uscc", True),
        ("91350100M000100Y44", "uscc", False),
        ("320205198503124616", "resident_id", True),
        ("-1", None, False),
    ],
)
def test_an_identifier_as_data(value: str, kind: str | None, valid: bool) -> None:
    answer = ask("check-id", value)
    assert set(answer) == {"kind", "valid", "reason"}
    assert (answer["kind"], answer["valid"]) == (kind, valid)


def test_people_are_shown_the_articles_and_what_is_uncertain() -> None:
    shown = CliRunner().invoke(law_app, ["fees", "--amount", "64610"]).stdout
    assert "案件受理费：1,415.25元" in shown
    assert "依据：《诉讼费用交纳办法》" in shown
    assert "注意：诉讼费用为估算" in shown


def test_people_are_told_of_a_provisional_deadline() -> None:
    shown = (
        CliRunner().invoke(law_app, ["deadline", "--from", "2026-11-30", "--months", "3"]).stdout
    )
    assert "届满日：2027-03-01" in shown
    assert "公布后重新计算" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("fees",),
        ("fees", "--amount", "0"),
        ("fees", "--amount", "-5"),
        ("fees", "--amount", "1.234"),
        ("deadline", "--from", "2026-02-30", "--days", "1"),
        ("deadline", "--from", "2026-01-20"),
        ("deadline", "--from", "2026-01-20", "--days", "x"),
        ("deadline", "--from", "2026-01-20", "--days", "0"),
        ("deadline", "--from", "2026-01-20", "--days", "1", "--months", "1"),
        ("deadline", "--from", "2026-01-20", "--years", "9999"),
        ("deadline", "--days", "1"),
        ("amount",),
        ("amount", "-5"),
        ("amount", "1e5"),
        ("check-id",),
    ],
    ids=" ".join,
)
def test_wrong_input_is_one_line_on_stderr_and_exit_2(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(law_app, list(arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("错误：")
    assert result.stderr.count("\n") == 1
