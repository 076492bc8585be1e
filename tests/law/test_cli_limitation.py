"""``jiefen law limitation`` tells when limitation of a claim ends and what moved that day."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from cli.law_limitation import limitation
from tests.law.disputes import path

_app = typer.Typer()
_app.command()(limitation)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(_app, list(arguments))


def told(tmp_path: Path, facts: object, on: str, name: str = "01-goods-settled") -> Any:
    return run(str(path(name)), "--events", str(written(tmp_path, facts)), "--on", on, "--json")


def written(tmp_path: Path, facts: object) -> Path:
    file = tmp_path / "events.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    return file


def test_limitation_of_a_claim_as_data() -> None:
    answer = json.loads(run(str(path("01-goods-settled")), "--on", "2026-03-02", "--json").stdout)
    assert set(answer) == {
        "on",
        "state",
        "start",
        "due",
        "provisional",
        "long_stop",
        "days_left",
        "warn_on",
        "warning",
        "over",
        "events",
        "beside",
        "basis",
        "flags",
    }
    assert (answer["on"], answer["over"]) == ("2026-03-02", False)
    assert [event["kind"] for event in answer["events"]] == ["mediation"]


def test_events_move_the_end(tmp_path: Path) -> None:
    facts = {
        "instalments": ["2021-12-31", "2022-06-01"],
        "events": [{"kind": "demand", "on": "2023-03-01"}],
    }
    answer = json.loads(told(tmp_path, facts, "2024-01-04").stdout)
    assert (answer["start"], answer["due"]) == ("2023-03-01", "2026-03-02")
    assert answer["events"][0]["effect"] == "interrupts"
    assert answer["events"][0]["reason"]
    assert "189" in [basis["article"] for basis in answer["basis"]]


def test_people_are_told_what_each_event_did(tmp_path: Path) -> None:
    events = [{"kind": "suit", "on": "2023-03-01", "ended_on": "2023-09-01"}]
    file = written(tmp_path, {"instalments": ["2022-06-01"], "events": events})
    shown = run(str(path("01-goods-settled")), "--events", str(file), "--on", "2024-01-04").stdout
    assert "诉讼时效：进行中（2024-01-04）" in shown
    assert "2023-03-01至2023-09-01 起诉或者申请仲裁：中断" in shown
    assert "《民法典》（2020）195" in shown


def test_an_end_that_is_past_is_told_as_a_defence(tmp_path: Path) -> None:
    file = written(tmp_path, {"instalments": ["2022-06-01"]})
    shown = run(str(path("01-goods-settled")), "--events", str(file), "--on", "2025-06-04").stdout
    assert "已过1天" in shown
    assert "注意：时效届满只使债务人取得抗辩权，不妨碍起诉；人民法院不主动适用" in shown


def test_the_terms_of_guarantors_are_told_beside_it() -> None:
    answer = json.loads(run(str(path("07-guaranteed-default")), "--json").stdout)
    assert "guarantee_period" in [warning["code"] for warning in answer["beside"]]


@pytest.mark.parametrize(
    "facts",
    [
        {"events": [{"kind": "demand"}]},
        {"events": [{"kind": "shout", "on": "2023-03-01"}]},
        {"events": [{"kind": "demand", "on": "2023-03-01", "ended_on": "2023-03-02"}]},
        {"event": []},
    ],
)
def test_events_that_cannot_be_read_are_refused_in_one_line(
    tmp_path: Path, facts: dict[str, Any]
) -> None:
    result = told(tmp_path, facts, "2024-01-04")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "（limitation_events_invalid）" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_day_that_does_not_exist_is_refused() -> None:
    result = run(str(path("01-goods-settled")), "--on", "2026-02-30")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_document_that_intake_refuses_is_refused_here(tmp_path: Path) -> None:
    file = tmp_path / "intake.json"
    file.write_text("{}", encoding="utf-8")
    assert run(str(file)).exit_code == 1
