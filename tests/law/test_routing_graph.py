"""The drawn routing table is the table: the page in the documentation is made from it."""

import json
from pathlib import Path

from typer.testing import CliRunner

from cli.main import app
from law.routing import STEP_TITLES, Step
from law.routing.graph import bars_to, page
from law.routing.rows import ROWS

PAGE = Path(__file__).parents[2] / "docs" / "law" / "routing.md"


def test_the_page_in_the_documentation_is_the_one_the_command_prints() -> None:
    result = CliRunner().invoke(app, ["law", "graph"])
    assert result.exit_code == 0
    assert result.stdout == PAGE.read_text("utf-8")


def test_every_row_is_drawn_and_leads_where_the_table_says() -> None:
    drawn = page()
    for place, row in enumerate(ROWS):
        assert f'row{place}["{row.name} {row.title}"]' in drawn
        for step in row.leads:
            assert f'row{place} --> {step.value}(["{STEP_TITLES[step]}"])' in drawn


def test_every_step_is_drawn_with_each_of_its_bars() -> None:
    drawn = page()
    for step in set(Step) - {Step.MANUAL}:
        assert bars_to(step)
        section = drawn.partition(f"### {STEP_TITLES[step]}\n")[2].partition("\n### ")[0]
        for bar in bars_to(step):
            assert section.count(bar.reason) == 2


def test_no_two_rows_share_a_title() -> None:
    assert len({row.title for row in ROWS}) == len(ROWS)


def test_no_label_breaks_the_drawing() -> None:
    labels = [row.title for row in ROWS]
    labels += [bar.reason for step in Step for bar in bars_to(step)]
    assert not [label for label in labels if set(label) & set('"|{}[]\n')]


def test_the_table_is_data_too() -> None:
    told = json.loads(CliRunner().invoke(app, ["law", "graph", "--json"]).stdout)
    assert {row["row"] for row in told["rows"]} == {f"R{number}" for number in range(25)}
    assert len(told["steps"]) == len(Step) - 1
    assert all(bar["basis"] for step in told["steps"] for bar in step["bars"])
