"""``jiefen law calendar`` shows a year and takes an operator's notice, or says why it does not."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from cli.arguments import today
from cli.law_calendar import calendar_app
from cli.operator_data import hand_over
from law import calendar
from law.calendar import default_calendar

_SHIPPED = Path(calendar.__file__).parent / "parameters" / "holidays"
_FIXED = ["2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"]
NOTICE: dict[str, Any] = {
    "year": 2027,
    "published": True,
    "source": '测试"通知"',
    "makeup_workdays": ["2027-02-20"],
    "holidays": [{"name": "春节", "days": ["2027-02-08"]}, {"name": "其他", "days": _FIXED}],
}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path / "home"))
    yield
    calendar.use([])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(calendar_app, list(arguments))


def imported(tmp_path: Path, notice: object) -> Result:
    file = tmp_path / "notice.json"
    file.write_text(json.dumps(notice), encoding="utf-8")
    return run("import", str(file))


def test_a_published_year_as_data() -> None:
    year = json.loads(run("2026", "--json").stdout)
    assert (year["year"], year["published"]) == (2026, True)
    assert year["makeup_workdays"] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]
    assert "2026-02-19" in year["rest_days"]
    assert "2026-02-14" not in year["rest_days"]
    assert year["flags"] == []


def test_an_unpublished_year_says_so() -> None:
    year = json.loads(run("2027", "--json").stdout)
    assert (year["published"], year["source"], year["makeup_workdays"]) == (False, None, [])
    assert year["flags"]
    assert "尚未公布" in run("2027").stdout


def test_people_are_shown_what_a_day_off_is_called() -> None:
    shown = run("2026").stdout
    assert "2026-02-19 春节" in shown
    assert "调休上班日：2026-01-04、" in shown


def test_without_a_year_this_one_is_shown() -> None:
    assert run().stdout.splitlines()[0] == run(str(today().year)).stdout.splitlines()[0]


def test_an_imported_notice_is_followed_from_the_next_start_on(tmp_path: Path) -> None:
    assert imported(tmp_path, NOTICE).exit_code == 0
    assert default_calendar().is_working_day(date(2027, 2, 8))
    hand_over()
    assert default_calendar().is_rest_day(date(2027, 2, 8))
    assert json.loads(run("2027", "--json").stdout)["source"] == NOTICE["source"]


def test_a_shipped_notice_comes_back_from_the_data_folder_unchanged(tmp_path: Path) -> None:
    shipped = calendar.notice_of(2026)
    assert run("import", str(_SHIPPED / "2026.toml")).exit_code == 0
    hand_over()
    assert calendar.notice_of(2026) == shipped
    assert calendar.notice_of(2026) is not shipped


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"published": False}, "calendar_not_published"),
        ({"source": " "}, "calendar_source_missing"),
        ({"holidays": [{"name": "春节", "days": ["2027-02-08"]}]}, "calendar_incomplete"),
        ({"makeup_workdays": ["2027-02-22"]}, "calendar_invalid"),
        ({"makeup_workdays": ["2028-02-19"]}, "calendar_invalid"),
        ({"makeup_workdays": ["二月二十日"]}, "calendar_invalid"),
        ({"makeup": []}, "calendar_invalid"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(
    tmp_path: Path, change: dict[str, Any], code: str
) -> None:
    result = imported(tmp_path, NOTICE | change)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"（{code}）" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("content", [[], "2027"])
def test_a_file_that_is_no_notice_at_all_is_refused(tmp_path: Path, content: object) -> None:
    assert "（file_malformed）" in imported(tmp_path, content).stderr


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "（file_unreadable）" in run("import", str(tmp_path / "none.toml")).stderr


@pytest.mark.parametrize("year", ["26", "二〇二六", "20260", "0000"])
def test_a_year_is_four_digits(year: str) -> None:
    result = run(year)
    assert (result.exit_code, "（year_invalid）" in result.stderr) == (2, True)


def test_a_setting_that_is_wrong_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIEFEN_PORT", "abc")
    with pytest.raises(typer.Exit):
        hand_over()
    assert capsys.readouterr().err == "错误：环境变量 JIEFEN_PORT 的值不正确（setting_invalid）\n"


def test_a_notice_in_the_data_folder_that_cannot_be_read_names_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "home" / "law" / "holidays" / "2027.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("year = ", encoding="utf-8")
    with pytest.raises(typer.Exit):
        hand_over()
    assert str(broken) in capsys.readouterr().err
