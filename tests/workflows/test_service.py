"""Service of process: each respondent on its own day, in a way the law allows."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import accepted, suit_filed
from tests.workflows.reading import due, kinds, open_steps, term


async def two_to_serve(cases: Cases) -> SimulatedCase:
    """A suit against a debtor and his guarantor, registered and paid for on 24 April."""
    case = await cases.open("07", consents__mediation=False)
    await case.on("2026-04-23")
    await case.clerk("file_suit", track="simplified", agreed_by=[*case.parties])
    await accepted(case, "2026-04-24")
    await case.clerk("record_fee_payment", amount="3860.00")
    return case


async def each_ones(case: SimulatedCase, code: str) -> dict[str, Any]:
    """By party, the state of the term of this code that each has from its own receipt."""
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    own = [each for each in terms if each["code"].partition("@")[0] == code]
    return {each["code"].partition("@")[2]: each["state"] for each in own}


async def test_each_respondent_answers_in_time_of_its_own_and_the_last_governs_the_hearing(
    cases: Cases,
) -> None:
    case = await two_to_serve(cases)
    await case.on("2026-04-27")
    await case.clerk("record_service", method="in_person", party_ids=["r1"])
    assert (await term(case, "DEF_COPY"))["state"] == "running"
    assert "hold_trial" not in await open_steps(case)
    await case.clerk(
        "record_failed_service", party_ids=["r2"], method="post", reason="not_at_address"
    )
    await case.on("2026-05-06")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_service", method="in_person", party_ids=["r1"])
    assert turned.value.code == "already_served"
    await case.clerk("record_service", method="leave_behind", party_ids=["r2"])
    assert await each_ones(case, "DEF_ANSWER") == {"r1": "running", "r2": "running"}
    assert await due(case, "DEF_ANSWER@r2") == date(2026, 5, 21)
    await case.on("2026-05-12")
    await case.party("r1", "record_answer")
    assert await each_ones(case, "DEF_ANSWER") == {"r1": "met", "r2": "running"}
    present = {"mode": "on_site", "present": ["c1", "r1", "r2"]}
    with pytest.raises(Problem) as turned:
        await case.clerk("hold_trial", **present)
    assert turned.value.code == "answer_time_running"
    # r2's time to object to jurisdiction still runs when r1's is over.
    await case.on("2026-05-13")
    with pytest.raises(Problem) as turned:
        await case.party("r1", "object_to_court_jurisdiction")
    assert turned.value.code == "term_ended"
    await case.clerk("hold_trial", **present, waived_by=["c1", "r1", "r2"])
    assert "record_judgment" in await open_steps(case)


async def test_a_judgment_is_open_to_appeal_from_each_partys_receipt(cases: Cases) -> None:
    case = await two_to_serve(cases)
    await case.clerk("record_service", method="in_person")
    await case.on("2026-05-13")
    await case.clerk("hold_trial", mode="on_site", present=["c1", "r1"])
    await case.clerk(
        "record_judgment", amount="428000.00", costs="3860.00", perform_by="2026-07-31"
    )
    await case.clerk("record_service", method="in_person", party_ids=["c1", "r1"])
    await case.on("2026-05-20")
    await case.clerk("record_service", method="in_person", party_ids=["r2"])
    everyone = dict.fromkeys(("c1", "r1", "r2"), "running")
    assert await each_ones(case, "APPEAL_J") == everyone
    await case.on("2026-05-29")
    assert "judgment_effective" not in await kinds(case)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "record_appeal")
    assert turned.value.code == "term_ended"
    await case.on("2026-06-05")
    assert "judgment_effective" in await kinds(case)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "record_appeal", occurred_on="2026-06-04")
    assert turned.value.code == "term_ended"
    await case.party("r2", "record_appeal", occurred_on="2026-06-04")
    assert "record_second_instance" in await open_steps(case)


async def test_electronic_service_needs_the_partys_own_consent(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.clerk("record_fee_payment", amount="2015.00")
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.party("r1", "confirm_service_address", electronic=False)
    with pytest.raises(Problem) as turned:
        await case.clerk("record_service", method="electronic")
    assert turned.value.code == "electronic_consent_needed"
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.clerk("record_service", method="electronic")
    assert (await term(case, "DEF_COPY"))["state"] == "met"


async def test_announcement_comes_after_conversion_to_ordinary_procedure(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.clerk("record_fee_payment", amount="2015.00")
    with pytest.raises(Problem) as turned:
        await case.clerk("request_announcement")
    assert turned.value.code == "announcement_needs_ordinary"
    await case.clerk("convert_procedure", to="ordinary")
    assert await due(case, "TRIAL_ORD") == date(2026, 9, 7)
    await case.clerk("request_announcement")
    assert await due(case, "ANNOUNCEMENT") == date(2026, 4, 7)
    # A respondent found in the meantime is served at once.
    await case.on("2026-03-20")
    await case.clerk("record_service", method="in_person")
    assert await due(case, "DEF_ANSWER") == date(2026, 4, 7)
