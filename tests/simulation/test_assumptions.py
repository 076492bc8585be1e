"""A world is checked as a whole, and each case drawn from it by its seed and number alone."""

from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import pytest

from law.intake import read_intake
from law.simulation import AssumptionsError, Fate, load_assumptions, synthetic_document
from law.simulation.assumptions import OURS

TEXT = OURS.read_text(encoding="utf-8")
WORLD = load_assumptions()


def fates(cases: int = 2000, seed: int = 7) -> list[Fate]:
    return [Fate(WORLD, seed, number) for number in range(cases)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("no_show               = 0.10", "no_show               = 1.10", "0 至 1"),
        ("{ 1 = 0.86, 2 = 0.11, 3 = 0.03 }", "{ 1 = 0.86, 2 = 0.11, 3 = 0.02 }", "之和应为 1"),
        ("median = 3, p90 = 9, never", "median = 3, p90 = 2, never", "p90 应大于"),
        ("median = 3, p90 = 9, never", "median = 3, never", "须且只须"),
        ("low = 1, high = 7", "low = 8, high = 7", "不应小于"),
        ("[performance]", "[performance]\nluck = 0.5", "performance.luck：没有这一项"),
        ("appeal                = 0.10", "#", "court.appeal：缺少此项"),
        ("sale_of_goods = 0.32", "labour_remuneration = 0.32", "不是受理范围"),
        ("neither = 0.20", "notary = 0.20", "wants_title"),
    ],
)
def test_a_world_that_cannot_be_is_refused_by_name(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in TEXT
    file = tmp_path / "other.toml"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AssumptionsError, match=r"other\.toml") as refused:
        load_assumptions(file)
    assert said in str(refused.value)


def test_every_figure_has_a_chinese_name() -> None:
    names = [
        f"{section}.{name}"
        for section, part in WORLD
        for name, figure in part
        if isinstance(figure, float | dict)
    ]
    assert names
    assert [name for name in names if WORLD.title_of(name) == name.split(".")[1]] == []


def test_a_quantity_has_its_median_and_its_ninetieth_percentile() -> None:
    answers = [fate.quantity("respondent.answer_days") or 0 for fate in fates()]
    assert median(answers) == pytest.approx(4, rel=0.1)
    assert quantiles(answers, n=10)[-1] == pytest.approx(12, rel=0.15)


def test_a_share_comes_true_as_often_as_it_says() -> None:
    shown = sum(fate.happens("mediation.full_settlement") for fate in fates())
    assert shown / 2000 == pytest.approx(0.65, abs=0.03)
    never = sum(fate.quantity("intake.correction_days") is None for fate in fates())
    assert never / 2000 == pytest.approx(0.04, abs=0.015)


def test_a_draw_hangs_on_nothing_but_its_seed_case_name_and_place() -> None:
    first, second = Fate(WORLD, 7, 1), Fate(WORLD, 7, 1)
    first.choice("mediation.sessions")
    assert first.quantity("mediation.signing_days", "c1") == second.quantity(
        "mediation.signing_days", "c1"
    )
    assert first.quantity("mediation.signing_days", "r1") != first.quantity(
        "mediation.signing_days", "c1"
    )
    assert Fate(WORLD, 8, 1).quantity("mediation.signing_days", "c1") != first.quantity(
        "mediation.signing_days", "c1"
    )


def test_what_came_into_play_is_told_by_name() -> None:
    fate = Fate(WORLD, 7, 1)
    apart = [fate.quantity("mediation.days_between_sessions", place) or 0 for place in range(3)]
    assert fate.drawn == {"mediation.days_between_sessions": pytest.approx(sum(apart))}


def test_synthetic_disputes_are_taken_and_lie_in_the_caseload() -> None:
    intakes = [read_intake(synthetic_document(fate), today=date.max) for fate in fates(300)]
    days = [intake.filed_on for intake in intakes]
    assert WORLD.caseload.filed_from <= min(days) <= max(days) <= WORLD.caseload.filed_to
    kinds = Counter(intake.contract.arbitration.kind.value for intake in intakes)
    assert kinds["none"] / 300 == pytest.approx(0.62, abs=0.1)
    assert len({intake.claimant.number for intake in intakes}) == 300
