"""Engagement: who has read what, the channels by which a silent party is tried, e-service."""

from typing import Any

import pytest
from sqlmodel import col, select

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from records.engine import reading
from records.tables import Notice
from tests.conftest import Cases
from tests.workflows.reading import in_full, kinds, last, term, timeline

SHEET = {"kind": "signed_sheet", "sha256": "a" * 64}


async def invited(cases: Cases, **changes: object) -> SimulatedCase:
    """A case of 2 March whose mediation has been opened."""
    case = await cases.open("01", **changes)
    await case.opened("appoint_mediator")
    return case


async def tried(case: SimulatedCase) -> list[tuple[str, str]]:
    """The channels tried after the first, with their days."""
    return [
        (event["occurred_on"], event["facts"]["channel"])
        for event in await timeline(case)
        if event["kind"] == "channel_tried"
    ]


async def figures(case: SimulatedCase, side: str) -> dict[str, Any]:
    """The figures of a side, over all cases."""
    found = await case.bureau.clerk.get("/engagement")
    return next(each for each in found if each["side"] == side)


async def test_a_silent_respondent_is_tried_by_one_channel_after_the_other(cases: Cases) -> None:
    case = await invited(cases)
    assert (await term(case, "NOTICE_OPENING@r1"))["due"] == "2026-03-04"
    await case.on("2026-03-05")
    assert await tried(case) == [("2026-03-04", "phone")]
    with reading(cases.here.engine) as session:
        asked = select(Notice.recipient).where(
            col(Notice.case_no) == case.case_no, col(Notice.kind) == "contact_by_phone"
        )
        assert case.bureau.clerk.user_id in session.exec(asked).all()
    # The number is out of service: a letter goes out at once, and a letter has four days.
    await case.clerk("record_non_delivery", party_id="r1", channel="phone")
    await case.on("2026-03-14")
    assert await tried(case) == [
        ("2026-03-04", "phone"),
        ("2026-03-05", "post"),
        ("2026-03-09", "visit"),
    ]
    assert (await last(case, "channels_exhausted"))["occurred_on"] == "2026-03-12"


async def test_a_party_that_reads_its_notice_in_its_account_is_tried_no_further(
    cases: Cases,
) -> None:
    case = await invited(cases)
    before = (await figures(case, "respondent"))["opened"]["count"]
    party = case.parties["r1"]
    notice = next(
        each
        for each in await party.get(f"/cases/{case.case_no}/notices")
        if each["kind"] == "mediation_invitation"
    )
    assert (notice["recipient"], notice["opened_on"]) == ("r1", None)
    with pytest.raises(Problem) as turned:
        await case.parties["c1"].get(f"/cases/{case.case_no}/notices/{notice['id']}")
    assert turned.value.status == 404
    for _ in range(2):
        read_now = await party.get(f"/cases/{case.case_no}/notices/{notice['id']}")
        assert read_now["opened_on"] == "2026-03-02"
    assert (await kinds(case)).count("notice_opened") == 1
    assert (await term(case, "NOTICE_OPENING@r1"))["state"] == "met"
    after = await figures(case, "respondent")
    assert after["opened"]["count"] == after["served"]["count"] == before + 1
    await case.on("2026-03-10")
    assert await tried(case) == []


async def test_an_answer_in_the_mediation_is_notice_taken(cases: Cases) -> None:
    case = await invited(cases)
    before = (await figures(case, "respondent"))["answered"]
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-06")
    assert await tried(case) == []
    assert (await figures(case, "respondent"))["answered"]["count"] == before["count"] + 1
    await case.clerk("record_engagement", party_id="r1", mark="identified", channel="visit")
    facts = (await last(case, "party_identified"))["facts"]
    assert (facts["party_id"], facts["channel"]) == ("r1", "visit")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_engagement", party_id="r9", mark="served", channel="post")
    assert turned.value.code == "unknown_party"


async def consents_told(cases: Cases, case: SimulatedCase) -> int:
    """How often the mediation was told of a change of consents."""
    handle = cases.here.client.get_workflow_handle(f"mediation/{case.case_no}")
    return sum(
        event.workflow_execution_signaled_event_attributes.signal_name == "electronic_service"
        for event in (await handle.fetch_history()).events
    )


async def test_a_party_confirms_its_address_and_may_take_its_consent_back(cases: Cases) -> None:
    case = await invited(cases)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "withdraw_electronic_service")
    assert turned.value.code == "no_consent"
    address = "无锡市滨湖区梁清路88号"
    await case.party("r1", "confirm_service_address", address=address, electronic=True)
    parties = await in_full(case)
    assert (parties["r1"]["details"]["address"], parties["r1"]["version"]) == (address, 2)
    # At the counter it signs the confirmation by hand, and changes nothing but the consent.
    await case.clerk("confirm_service_address", electronic=False, for_party="r1", attestation=SHEET)
    with pytest.raises(Problem):
        await case.party("r1", "withdraw_electronic_service")
    # The claimant has consented with its application.
    await case.party("c1", "withdraw_electronic_service")
    assert (await last(case, "electronic_service_withdrawn"))["facts"] == {"party_id": "c1"}
    assert await consents_told(cases, case) == 3


async def test_reversing_an_act_takes_no_consent_and_no_reading_back(cases: Cases) -> None:
    case = await cases.file("01")
    await case.clerk("raise_defence", kind="set_off", amount="1.00", record="货款")
    raised = (await last(case, "defence_raised"))["seq"]
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.supervisor("reverse_act", event=raised, record="误录")
    await case.party("r1", "withdraw_electronic_service")
