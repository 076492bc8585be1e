"""``jiefen law basis`` lists the articles on record and what rests on those nobody has read."""

import json
from typing import Any

from typer.testing import CliRunner

from cli.law import law_app
from law.registry import articles_on_record


def ask(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(law_app, ["basis", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(law_app, ["basis", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_article_is_listed_as_data() -> None:
    listed = ask()
    assert [entry["code"] for entry in listed] == [it.code for it in articles_on_record()]


def test_an_article_without_a_number_is_shown_by_its_name() -> None:
    assert "《仲裁委员会仲裁收费办法》（1995）附表　" in shown("ARBFEE 附表")
    assert "（2023）第127(2)条　" in shown("CPL 127(2)")


def test_one_article_as_data() -> None:
    [entry] = ask("CPL 127(2)")
    assert entry.pop("gist")
    assert entry == {
        "code": "CPL 127(2)",
        "law": "民事诉讼法",
        "version": "2023",
        "article": "127(2)",
        "from": "2024-01-01",
        "to": None,
        "verified": True,
        "source": "国家法律法规数据库",
    }


def test_an_article_of_a_former_version_has_the_last_day_of_its_force() -> None:
    [entry] = ask("AL-2017 59")
    assert (entry["version"], entry["to"]) == ("2017", "2026-02-28")


def test_people_are_shown_one_article_on_request() -> None:
    text = shown("CPL 127(2)")
    assert "《民事诉讼法》（2023）第127(2)条" in text
    assert "已核对" in text
    assert "共1条" in text


def test_every_unread_article_is_listed_with_what_it_affects() -> None:
    listed = ask("--unverified")
    assert {entry["code"] for entry in listed} == {
        it.code for it in articles_on_record() if not it.verified
    }
    for entry in listed:
        assert entry["affects"], entry["code"]


def test_what_an_unread_article_affects_is_named() -> None:
    [entry] = ask("PMW 33", "--unverified")
    assert {"kind": "term", "name": "MED_TERM_SELF 调解期限（当事人自行申请）"} in entry["affects"]
    assert "影响期限：MED_TERM_SELF" in shown("--unverified")


def test_an_article_that_was_read_is_not_among_the_unread() -> None:
    assert ask("CPL 205", "--unverified") == []


def test_an_unknown_article_is_refused_in_one_line_of_chinese() -> None:
    result = CliRunner().invoke(law_app, ["basis", "CPL 9999"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("错误：没有收录“CPL 9999”")
    assert result.stderr.count("\n") == 1
