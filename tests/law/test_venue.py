"""Each step is taken where the law says, and a court nobody has on record is flagged."""

from datetime import date
from typing import Any

import pytest

from law.basis import Advice
from law.courts import Venue, court_of
from law.intake import read_intake
from law.routing import Situation, Step, Title
from law.venue import VenueError, set_aside_venue, venue
from tests.law.disputes import TODAY, document, read
from tests.law.yaml_cases import cases

ON = date(2026, 4, 1)


def venue_of(step: Step, whole: dict[str, Any], **facts: Any) -> Advice[Venue]:
    intake = read_intake(whole, today=TODAY)
    start = Situation.at_intake(intake)
    return venue(step, intake, Situation.model_validate(start.model_dump() | facts))


@cases("venues")
def test_venue_of_an_example_dispute(case: dict[str, Any]) -> None:
    advice = venue_of(Step(case["step"]), document(case["dispute"]), **case.get("facts", {}))
    assert advice.value.name == case["venue"]
    assert advice.value.code == case.get("code")
    assert list(advice.value.alternatives) == case.get("alternatives", [])
    articles = {f"{entry.law} {entry.article}" for entry in advice.basis}
    assert set(case["basis"]) <= articles
    for words in case.get("flags", []):
        assert any(words in flag for flag in advice.flags), words


@pytest.mark.parametrize(
    ("clause", "court", "flagged"),
    [
        ("由被告住所地人民法院管辖", "无锡市滨湖区人民法院", False),
        ("向原告所在地人民法院起诉", "无锡市锡山区人民法院", False),
        ("由江阴市人民法院管辖", "江阴市人民法院", False),
        ("由甲方所在地人民法院管辖", "无锡市滨湖区人民法院", True),
    ],
)
def test_a_written_choice_of_court(clause: str, court: str, flagged: bool) -> None:
    whole = document("01-goods-settled")
    whole["contract"]["jurisdiction_clause"] = clause
    advice = venue_of(Step.SIMPLIFIED, whole)
    assert advice.value.name == court
    assert any("管辖条款" in flag for flag in advice.flags) is flagged


def test_no_choice_of_court_moves_an_exclusive_venue() -> None:
    whole = document("05-lease-missing-debtor")
    whole["contract"]["jurisdiction_clause"] = "由江阴市人民法院管辖"
    assert venue_of(Step.ORDINARY, whole).value.name == "无锡市滨湖区人民法院"


def test_a_debtor_elsewhere_may_be_sued_at_the_payee() -> None:
    whole = document("02-loan-small-claims")
    whole["respondents"][0]["address"] = "安徽省当涂县姑孰镇东大街3号"
    advice = venue_of(Step.SMALL_CLAIMS, whole)
    assert advice.value.name == "无锡市梁溪区人民法院"
    assert advice.value.alternatives == ("当涂县人民法院",)


def test_arbitration_needs_a_named_institution() -> None:
    with pytest.raises(VenueError):
        venue_of(Step.ARBITRATION, document("06-sme-consent-award"))


def test_an_award_is_set_aside_at_the_institutions_seat() -> None:
    advice = set_aside_venue("无锡仲裁委员会", ON)
    assert (advice.value.name, advice.value.code) == ("无锡市中级人民法院", "苏02")
    assert [entry.article for entry in advice.basis] == ["71"]


def test_a_seat_not_on_record_is_guessed_and_flagged() -> None:
    advice = set_aside_venue("苏州仲裁委员会", ON)
    assert advice.value.name == "苏州市中级人民法院"
    assert any("所在地没有记录" in flag for flag in advice.flags)


@pytest.mark.parametrize(
    ("place", "basic", "intermediate"),
    [
        ("江苏省苏州市吴中区东吴北路1号", "苏州市吴中区人民法院", "苏州市中级人民法院"),
        ("安徽省当涂县姑孰镇东大街3号", "当涂县人民法院", "当涂县所属设区的市中级人民法院"),
        ("浙江省宁波市余姚市城区1号", "余姚市人民法院", "宁波市中级人民法院"),
        ("广东省东莞市", "东莞市人民法院", "东莞市中级人民法院"),
        ("某处", "有管辖权的人民法院", "有管辖权的人民法院"),
    ],
)
def test_a_place_outside_the_record_is_guessed_and_flagged(
    place: str, basic: str, intermediate: str
) -> None:
    found = court_of(place, "basic", ON), court_of(place, "intermediate", ON)
    assert [advice.value.name for advice in found] == [basic, intermediate]
    assert all(advice.flags and advice.value.code is None for advice in found)


def test_a_code_nobody_checked_is_flagged() -> None:
    assert any("未经核对" in flag for flag in court_of("无锡市锡山区", "basic", ON).flags)


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.ARBITRATION])
def test_every_step_has_a_venue_and_its_article(step: Step) -> None:
    intake = read("03-construction-award")
    situation = Situation.at_intake(intake).model_copy(update={"title": Title.JUDGMENT})
    advice = venue(step, intake, situation)
    assert advice.value.name
    assert advice.basis
