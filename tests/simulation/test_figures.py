"""Shares, days and percentiles of a caseload, as anybody could count them by hand."""

import xml.etree.ElementTree as ET

import pytest

from embedded.simulation.figures import figures, in_json
from embedded.simulation.outcomes import Ending, Wait
from embedded.simulation.picture import picture

SESSIONS, COURT = Wait("mediation", "sessions"), Wait("court", "ruling")


def ended(number: int, days: int | None, route: str = "confirmation", **more: object) -> Ending:
    values = {"paused": 0, "drawn": {}, "violations": (), "turned_away": (), **more}
    spent = 365 if days is None else days
    waits = {SESSIONS: spent - spent // 4, COURT: spent // 4}
    return Ending(number=number, route=route, days=days, waits=waits, **values)  # pyright: ignore


def test_the_share_is_of_all_cases_and_the_unresolved_count_as_the_horizon() -> None:
    found = figures([ended(0, 10), ended(1, 45), ended(2, 46), ended(3, None, "open")])
    assert found.share_in_45_days == 0.5
    assert found.unresolved == 1
    assert found.mean_days == round((10 + 45 + 46 + 365) / 4, 1)
    assert (found.p50, found.p90, found.p99) == (45, 365, 365)


def test_days_on_which_the_clock_stood_still_count_in_the_one_share_and_not_in_the_other() -> None:
    found = figures([ended(0, 50, paused=5), ended(1, 50, paused=4)])
    assert (found.share_in_45_days, found.share_in_45_service_days) == (0.0, 0.5)


def test_routes_and_stages_add_up() -> None:
    found = figures([ended(0, 20), ended(1, 40), ended(2, 60, "filed_ordinary")])
    assert {name: group.cases for name, group in found.by_route.items()} == {
        "confirmation": 2,
        "filed_ordinary": 1,
    }
    assert found.by_route["confirmation"].mean_days == 30
    assert sum(found.by_stage.values()) == pytest.approx(found.mean_days)


def test_an_input_moves_the_share_by_what_its_cases_do_otherwise() -> None:
    with_it = [ended(n, 60, drawn={"respondent.unreachable": True}) for n in range(5)]
    without = [ended(n, 20, drawn={"respondent.unreachable": False}) for n in range(5, 20)]
    [moved] = figures([*with_it, *without]).moves
    assert (moved.cases, moved.share_with, moved.share_without) == (5, 0.0, 1.0)
    assert moved.points == -25


def test_an_input_that_never_came_counts_as_much_of_it() -> None:
    slow = [ended(n, 60, drawn={"intake.correction_days": "never"}) for n in range(5)]
    quick = [ended(n, 20, drawn={"intake.correction_days": 2.0}) for n in range(5, 10)]
    slower = [ended(n, 20, drawn={"intake.correction_days": 4.0}) for n in range(10, 15)]
    [moved] = figures([*slow, *quick, *slower]).moves
    assert (moved.value, moved.cases) == ("> 3", 10)


def test_the_report_for_machines_has_its_keys() -> None:
    wanted = {"cases", "share_in_45_days", "mean_days", "p50", "p90", "p99"}
    assert wanted | {"by_route", "by_stage", "unlawful"} <= in_json(figures([ended(0, 1)])).keys()


def test_the_picture_is_svg_and_names_the_promise_and_the_waits() -> None:
    drawing = picture(figures([ended(0, 20), ended(1, 60)]), "试行 <甲>")
    words = " ".join(ET.fromstring(drawing).itertext())
    for said in ("试行 <甲>", "45 日", "50.0%", "调解：调解会", "法院：司法确认裁定"):
        assert said in words
