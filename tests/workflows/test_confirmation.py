"""Each term of judicial confirmation: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import accepted, settled, titles
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term

BOTH = ["c1", "r1"]


async def applied(cases: Cases) -> SimulatedCase:
    """A joint application of 10 March."""
    case = await settled(cases)
    await case.on("2026-03-10")
    await case.clerk("apply_for_confirmation", applicants=BOTH)
    return case


async def test_a_confirmed_agreement_is_a_title_with_every_term_met(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    assert await due(case, "CONF_DECIDE") == date(2026, 3, 27)
    await case.on("2026-03-20")
    await case.clerk("record_ruling", confirmed=True)
    for code in ("CONF_APPLY", "CONF_ACCEPT", "CONF_DECIDE"):
        assert (await term(case, code))["state"] == "met"
    assert await titles(case) == ["confirmation_ruling"]
    assert await due(case, "ENF_APPLY") == date(2028, 6, 30)


async def test_a_court_that_is_late_is_noted_and_may_still_confirm(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-17")
    assert (await term(case, "CONF_ACCEPT"))["state"] == "ended"
    await case.on("2026-04-03")
    assert (await term(case, "CONF_DECIDE"))["state"] == "ended"
    await case.clerk("record_ruling", confirmed=True)
    assert await titles(case) == ["confirmation_ruling"]


async def test_a_ruling_nobody_objects_to_stands(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    await case.on("2026-03-20")
    await case.clerk("record_ruling", confirmed=True)
    assert (await term(case, "CONF_OBJECT_PARTY"))["state"] == "running"
    await case.on("2026-04-08")
    assert (await term(case, "CONF_OBJECT_PARTY"))["state"] == "ended"
    assert await titles(case) == ["confirmation_ruling"]


async def test_after_thirty_days_without_application_the_other_routes_remain(cases: Cases) -> None:
    case = await settled(cases)
    assert await due(case, "CONF_APPLY") == date(2026, 4, 7)
    await case.on("2026-04-07")
    assert "apply_for_confirmation" in await open_steps(case)
    await case.on("2026-04-08")
    assert (await term(case, "CONF_APPLY"))["state"] == "ended"
    assert "apply_for_confirmation" not in await open_steps(case)
    assert {"arbitration_agreement_offer", "payment_order", "simplified"} <= set(
        await next_steps(case)
    )


async def test_an_application_in_time_and_recorded_late_is_taken(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-04-10")
    await case.clerk("apply_for_confirmation", applicants=BOTH, occurred_on="2026-04-07")
    await case.opened("record_filing_acceptance")
    assert await due(case, "CONF_ACCEPT") == date(2026, 4, 10)
    assert "file_suit" not in await open_steps(case)


async def test_an_application_after_the_thirty_days_is_refused(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-04-10")
    with pytest.raises(Problem) as turned:
        await case.clerk("apply_for_confirmation", applicants=BOTH, occurred_on="2026-04-08")
    assert turned.value.code == "term_ended"


async def test_once_a_suit_is_filed_a_late_application_is_refused(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-04-10")
    await case.clerk("file_suit", track="simplified")
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(
            case.case_no, "apply_for_confirmation", applicants=BOTH, occurred_on="2026-04-07"
        )
    assert turned.value.code == "step_not_open"


async def test_one_side_alone_cannot_apply(cases: Cases) -> None:
    case = await settled(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("apply_for_confirmation", applicants=["c1", "c1"])
    assert turned.value.code == "joint_application_needed"


async def test_an_application_not_accepted_leaves_the_other_routes(cases: Cases) -> None:
    case = await applied(cases)
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "judicial_confirmation" not in await next_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_a_refused_confirmation_leaves_the_other_routes(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    await case.clerk("record_ruling", confirmed=False)
    assert "confirmation_refused" in await kinds(case)
    assert "judicial_confirmation" not in await next_steps(case)
    assert "file_suit" in await open_steps(case)
    assert await titles(case) == []


async def confirmed(cases: Cases) -> SimulatedCase:
    """Confirmed on 20 March; the parties received the ruling on 23 March."""
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    await case.on("2026-03-23")
    await case.clerk(
        "record_ruling", confirmed=True, occurred_on="2026-03-20", served_on="2026-03-23"
    )
    return case


async def test_papers_sent_back_are_completed_and_the_term_runs_anew(cases: Cases) -> None:
    case = await applied(cases)
    await case.on("2026-03-11")
    await case.clerk("return_for_correction", days=5)
    assert (await term(case, "CONF_ACCEPT"))["state"] == "dropped"
    assert await due(case, "COURT_CORRECTION") == date(2026, 3, 16)
    await case.on("2026-03-13")
    await case.party("c1", "supply_corrections")
    assert (await term(case, "COURT_CORRECTION"))["state"] == "met"
    assert await due(case, "CONF_ACCEPT") == date(2026, 3, 16)
    await accepted(case, "2026-03-16")
    assert "record_ruling" in await open_steps(case)


async def test_the_ruling_may_be_put_off_by_ten_days_and_no_more(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    with pytest.raises(Problem) as turned:
        await case.clerk("extend_limit", by=11)
    assert turned.value.code == "term_not_lawful"
    assert await due(case, "CONF_DECIDE") == date(2026, 3, 27)
    await case.clerk("extend_limit", by=10)
    assert await due(case, "CONF_DECIDE") == date(2026, 4, 7)
    assert "extend_limit" not in await open_steps(case)


async def test_a_withdrawn_application_leaves_the_other_routes(cases: Cases) -> None:
    case = await applied(cases)
    await accepted(case, "2026-03-12")
    await case.party("r1", "withdraw_confirmation")
    assert "apply_for_confirmation" in await open_steps(case)


async def test_an_objection_of_a_party_in_time_may_revoke_the_confirmation(cases: Cases) -> None:
    case = await confirmed(cases)
    assert await due(case, "CONF_OBJECT_PARTY") == date(2026, 4, 7)
    await case.on("2026-04-07")
    await case.party("r1", "object_to_confirmation")
    await case.clerk("record_objection_ruling", stands=False)
    assert "confirmation_revoked" in await kinds(case)
    assert (await term(case, "ENF_APPLY"))["state"] == "dropped"
    assert (await read(case))["resolution"] is None
    assert "judicial_confirmation" not in await next_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_an_objection_of_a_party_too_late_is_none(cases: Cases) -> None:
    case = await confirmed(cases)
    await case.on("2026-04-08")
    with pytest.raises(Problem) as turned:
        await case.party("r1", "object_to_confirmation")
    assert turned.value.code == "term_ended"
    # An outsider who learns of it later has six months from then.
    with pytest.raises(Problem) as turned:
        await case.clerk("object_to_confirmation", outsider_knew_on="2026-04-09")
    assert turned.value.code == "occurred_in_future"
    await case.on("2026-10-10")
    with pytest.raises(Problem) as turned:
        await case.clerk("object_to_confirmation", outsider_knew_on="2026-04-08")
    assert turned.value.code == "term_ended"
    await case.clerk("object_to_confirmation", outsider_knew_on="2026-05-06")
    await case.clerk("record_objection_ruling", stands=True)
    assert "confirmation_upheld" in await kinds(case)
    assert await titles(case) == ["confirmation_ruling"]
