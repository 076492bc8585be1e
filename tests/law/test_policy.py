"""Service levels add up, roll over, and never shorten what the law gives a party."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.policy import PauseGround, PolicyError, Stage, Told, budget, load_policy, warning_days

WUXI = (Path(__file__).parents[2] / "law" / "policies" / "wuxi.toml").read_text(encoding="utf-8")


def written(folder: Path, old: str, new: str) -> Path:
    """The Wuxi policy with some of its text changed."""
    assert old in WUXI
    file = folder / "changed.toml"
    file.write_text(WUXI.replace(old, new, 1), encoding="utf-8")
    return file


def test_the_wuxi_policy_promises_forty_five_days() -> None:
    policy = load_policy("wuxi")
    assert policy.total_days == 45
    assert budget(policy, Stage.INTAKE, {}) == 3
    assert policy.stages[Stage.MEDIATION].days == 24


def test_a_policy_is_loaded_by_name_or_by_path(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(WUXI, encoding="utf-8")
    assert load_policy(file) == load_policy(str(file)) == load_policy("wuxi")


@pytest.mark.parametrize("last", [Stage.ARBITRATION, Stage.COURT])
def test_unspent_days_roll_on(last: Stage) -> None:
    spent = {Stage.INTAKE: 1, Stage.MEDIATION: 10}
    assert budget(load_policy("wuxi"), last, spent) == 34


def test_overspent_days_are_made_up_for() -> None:
    policy = load_policy("wuxi")
    assert budget(policy, Stage.COURT, {Stage.INTAKE: 3, Stage.MEDIATION: 30}) == 12
    assert budget(policy, Stage.COURT, {Stage.MEDIATION: 60}) == 0


def test_court_after_arbitration_has_what_arbitration_left() -> None:
    spent = {Stage.INTAKE: 3, Stage.MEDIATION: 24, Stage.ARBITRATION: 8}
    assert budget(load_policy("wuxi"), Stage.COURT, spent) == 10


def test_warnings_fall_on_whole_days() -> None:
    alerts = warning_days(load_policy("wuxi").stages[Stage.MEDIATION].warnings, 27)
    assert [(day, Told.SUPERVISOR in alert.tell) for day, alert in alerts] == [
        (14, False),
        (22, True),
    ]


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_case_is_promised_more_than_the_total(intake: int, mediation: int) -> None:
    policy = load_policy("wuxi")
    spent = {Stage.INTAKE: intake, Stage.MEDIATION: mediation}
    left = budget(policy, Stage.COURT, spent)
    assert left == max(0, policy.total_days - intake - mediation)


def test_a_pause_needs_one_of_the_grounds_named() -> None:
    assert load_policy("wuxi").pauses == set(PauseGround)


@pytest.mark.parametrize(
    "wait", ['CONF_APPLY = "29n"', 'DEF_ANSWER = "15w"', 'ARB_SETASIDE = "2m"']
)
def test_a_policy_that_shortens_a_statutory_period_is_refused(tmp_path: Path, wait: str) -> None:
    code = wait.partition(" ")[0]
    old = next(line for line in WUXI.splitlines() if line.startswith(code))
    with pytest.raises(PolicyError, match="不得缩短"):
        load_policy(written(tmp_path, old, wait))


def test_a_policy_may_wait_longer_than_the_law_requires(tmp_path: Path) -> None:
    longer = written(tmp_path, 'DEF_ANSWER = "15n"', 'DEF_ANSWER = "20n"')
    assert load_policy(longer).waits["DEF_ANSWER"].count == 20


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("total_days = 45", "total_days = 44"),
        ("days = 18", "days = 17"),
        ("days = 24", "days = 0"),
        ('at = "0.5"', 'at = "1.5"'),
        ('at = "0.5"', "at = 0.5"),
        ('tell = ["clerk"]', 'tell = ["everyone"]'),
        ('tell = ["clerk"]', "tell = []"),
        ("offer_answer_days = 5", "offer_answer_days = 0"),
        ('"appraisal"', '"holiday"'),
        ("[stages.court]", "[stages.appeal]"),
        ('after = "intake"', 'after = "court"'),
        ('PO_OBJECT = "15n"', 'NO_SUCH_TERM = "15n"'),
        ('PO_OBJECT = "15n"', 'ARB_ANSWER = "15n"'),
        ('PO_OBJECT = "15n"', 'PO_OBJECT = "soon"'),
        ('name = "无锡', 'name = 无锡"'),
    ],
)
def test_a_policy_that_does_not_hold_together_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    with pytest.raises(PolicyError):
        load_policy(written(tmp_path, old, new))


def test_a_missing_policy_is_named() -> None:
    with pytest.raises(PolicyError, match="nowhere"):
        load_policy("nowhere")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('rungs = ["clerk", "supervisor", "ops"]', 'rungs = ["clerk", "clerk"]'),
        ('acknowledge = "2w"', 'acknowledge = "2n"'),
        ('channel = "message"\ndays = 2', 'channel = "message"\ndays = 0'),
        ('channel = "message"', 'channel = "pigeon"'),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load_policy(written(tmp_path, old, new))
    assert refused.value.code == "policy_malformed"
