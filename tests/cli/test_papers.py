"""What ``jiefen papers`` promises: the kinds, a paper from facts, a template checked."""

import json
from pathlib import Path

from typer.testing import CliRunner

from cli.papers import papers_app
from templates.catalogue import CATALOGUE
from templates.rendering import house_template, render
from tests.templates.samples import SAMPLES

KIND = "answer"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(papers_app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_every_kind_is_listed_with_the_meaning_of_its_fields() -> None:
    code, output = run("list", "--json")
    listed = {entry["kind"]: entry for entry in json.loads(output)}
    assert code == 0
    assert set(listed) == set(CATALOGUE)
    assert all(field["meaning"] for entry in listed.values() for field in entry["fields"])


def test_facts_from_a_file_become_the_paper(tmp_path: Path) -> None:
    facts, out = tmp_path / "facts.json", tmp_path / "paper.docx"
    facts.write_text(SAMPLES[KIND].model_dump_json(), encoding="utf-8")
    code, _ = run("render", KIND, facts, "--out", out)
    assert code == 0
    assert out.read_bytes() == render(KIND, SAMPLES[KIND])


def test_facts_that_lack_something_make_no_paper(tmp_path: Path) -> None:
    facts, out = tmp_path / "facts.json", tmp_path / "paper.docx"
    facts.write_text("{}", encoding="utf-8")
    code, output = run("render", KIND, facts, "--out", out)
    assert (code, out.exists()) == (2, False)
    assert "facts_invalid" in output


def test_a_folder_of_templates_is_checked_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "answer.docx").write_bytes(house_template("answer"))
    assert run("check", tmp_path)[0] == 0
    (tmp_path / "appeal.docx").write_bytes(house_template("complaint"))
    code, output = run("check", tmp_path, "--json")
    told = {Path(name).stem: faults for name, faults in json.loads(output).items()}
    assert code == 1
    assert not told["answer"]
    assert {"variable_unknown", "variable_missing"} == {fault["code"] for fault in told["appeal"]}
