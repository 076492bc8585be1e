"""A checked-in list of what each workflow asks for: an edit that breaks running cases shows."""

import json
from pathlib import Path

import pytest

from tests.histories.commands import BASELINE, breaks, commands

HERE = Path(__file__).parent
LISTS = sorted(BASELINE.glob("*/*.txt"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", LISTS, ids=_name)
def test_a_workflow_asks_for_what_running_cases_have_asked_for(path: Path) -> None:
    recorded = HERE / path.parent.name / f"{path.stem}.json"
    now = commands(json.loads(recorded.read_text(encoding="utf-8")))
    assert breaks(path.read_text(encoding="utf-8").split("\n")[:-1], now) is None


def test_every_recorded_workflow_has_its_list() -> None:
    recorded = {_name(path) for path in HERE.glob("*/*.json")}
    assert recorded == {_name(path) for path in LISTS}


ASKS = ["local activity docket", "local activity record", "child mediation", "completed"]


@pytest.mark.parametrize(
    "now",
    [
        [ASKS[0], ASKS[2], ASKS[1], ASKS[3]],
        ASKS[:3],
        [*ASKS[:2], "signal heard", *ASKS[2:]],
        [*ASKS, "local activity record"],
    ],
    ids=["another order", "something left out", "something new", "something after the end"],
)
def test_an_unguarded_change_is_found(now: list[str]) -> None:
    assert breaks(ASKS, now) is not None


def test_a_change_behind_a_patch_is_none_to_running_cases() -> None:
    assert breaks(ASKS, [*ASKS[:2], "patch silence", "signal heard", *ASKS[2:]]) is None
    assert breaks(ASKS, ASKS) is None
