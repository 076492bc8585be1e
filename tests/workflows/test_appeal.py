"""The second instance: it upholds, changes or sends back, or the appeal is withdrawn."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import FULL_DEBT, judged, suit_served, titles
from tests.workflows.reading import due, kinds, last, open_steps, term


async def appealed(cases: Cases) -> SimulatedCase:
    """An appeal of 15 April against a judgment over 188,515 yuan."""
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-15")
    await case.party("r1", "record_appeal", record="一审判决认定货款数额有误。")
    return case


@pytest.mark.parametrize(
    ("result", "kind"), [("upheld", "second_instance_given"), ("withdrawn", "appeal_withdrawn")]
)
async def test_a_judgment_upheld_is_a_title_as_first_given(
    cases: Cases, result: str, kind: str
) -> None:
    case = await appealed(cases)
    await case.on("2026-05-20")
    with pytest.raises(Problem) as turned:
        await case.clerk(
            "record_second_instance", result=result, served_on="2026-05-20", amount="1.00"
        )
    assert turned.value.code == "invalid_body"
    await case.clerk("record_second_instance", result=result, served_on="2026-05-20")
    assert (await last(case, kind))["facts"]["amount"] == "186500.00"
    assert await titles(case) == ["judgment"]


async def test_a_case_sent_back_is_tried_anew_in_ordinary_procedure(cases: Cases) -> None:
    case = await appealed(cases)
    await case.on("2026-05-20")
    await case.clerk("record_second_instance", result="remanded", served_on="2026-05-20")
    assert (await term(case, "TRIAL_SECOND"))["state"] == "met"
    assert await due(case, "TRIAL_ORD") == date(2026, 11, 20)
    assert "record_judgment" not in await open_steps(case)
    await case.clerk("hold_trial", mode="on_site", present=["c1", "r1"])
    assert "record_judgment" in await open_steps(case)
    assert await titles(case) == []


async def test_the_court_above_may_have_more_time_and_record_a_settlement(cases: Cases) -> None:
    case = await appealed(cases)
    await case.clerk("extend_limit", by=3)
    assert await due(case, "TRIAL_SECOND") == date(2026, 10, 15)
    await case.clerk("record_court_settlement", terms=FULL_DEBT, signed_in_court=False)
    await case.party("c1", "refuse_settlement_statement")
    assert "record_second_instance" in await open_steps(case)
    await case.clerk("record_court_settlement", terms=FULL_DEBT)
    assert await titles(case) == ["court_mediation"]
    assert "court_settled" in await kinds(case)
