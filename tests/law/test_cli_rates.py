"""``jiefen law rates`` prints the prime rates on record and takes newer ones, once checked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli.main import app
from law import lpr

HEAD = "date,one_year,five_year\n"
NEWER = HEAD + "2026-08-20,3.00,3.50\n2026-09-21,2.90,3.40\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    lpr.use(None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["law", "rates", *arguments])


def rates() -> Any:
    return json.loads(run("--json").stdout)


def load(tmp_path: Path, text: str, name: str = "newer.csv") -> Result:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return run("import", str(file))


def test_the_table_as_data_names_its_source_and_last_month() -> None:
    answer = rates()
    assert answer["last_month"] == "2026-07"
    assert answer["source"].startswith("全国银行间同业拆借中心")
    assert answer["rates"][-1] == {
        "date": "2025-05-20",
        "one_year": "3.00",
        "five_year": None,
        "verified": True,
    }


def test_people_see_the_source_the_last_month_and_the_rates() -> None:
    shown = run().stdout
    assert "来源：全国银行间同业拆借中心" in shown
    assert "最近一期：2026-07" in shown
    assert "2025-05-20" in shown


def test_an_imported_table_is_kept_and_followed(tmp_path: Path, home: Path) -> None:
    result = load(tmp_path, NEWER)
    assert result.exit_code == 0, result.output
    assert "2026-08-20至2026-09-21，共2期" in result.stdout
    assert (home / "law" / "lpr.toml").is_file()
    answer = rates()
    assert (answer["last_month"], answer["rates"][-1]["five_year"]) == ("2026-09", "3.40")
    assert answer["rates"][0]["date"] == "2019-08-20"


def test_an_imported_rate_counts_at_once_for_interest(tmp_path: Path) -> None:
    load(tmp_path, NEWER)
    asked = ("interest", "--debt-type", "lease", "--principal", "36500", "--from", "2026-09-21")
    answer = CliRunner().invoke(app, ["law", *asked, "--to", "2026-09-21", "--json"]).stdout
    assert json.loads(answer)["interest"] == "2.90"


def test_a_toml_table_names_its_own_source(tmp_path: Path) -> None:
    text = 'source = "中国货币网"\nrates = [{ date = 2026-08-20, one_year = "3.00" }]\n'
    assert load(tmp_path, text, "newer.toml").exit_code == 0
    assert rates()["source"].startswith("中国货币网；")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.txt", NEWER, "lpr_file_type"),
        ("a.csv", HEAD, "lpr_empty"),
        ("a.csv", HEAD + "2026-08-20,30,\n", "lpr_rate_implausible"),
        ("a.csv", HEAD + "2026-06-22,3.00,\n", "lpr_not_newer"),
        ("a.csv", HEAD + "2026-09-21,2.90,\n", "lpr_gap"),
        ("a.csv", HEAD + "2026-08-20,3.00,\n2999-01-20,2.90,\n", "lpr_in_the_future"),
    ],
)
def test_a_table_that_cannot_be_taken_changes_nothing(
    tmp_path: Path, home: Path, name: str, text: str, code: str
) -> None:
    result = load(tmp_path, text, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert f"（{code}）" in result.stderr
    assert not (home / "law").exists()


def test_a_file_that_is_not_there_is_refused() -> None:
    assert "file_unreadable" in run("import", "nowhere.csv").stderr


def test_a_kept_table_that_was_spoilt_ends_every_command(home: Path) -> None:
    (home / "law").mkdir(parents=True)
    (home / "law" / "lpr.toml").write_text("rates = [", encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert "lpr_not_toml" in result.stderr
