"""Packages in the outbox: carried to the counter by a clerk, who records what comes back."""

from datetime import date

import pytest

from activities.filing.verification import verify
from embedded.simulation.town import Town
from jiefen_client import Problem
from tests.conftest import Cases
from tests.filing.reading import packages, until
from tests.workflows.courts import COURT_CASE, settled, suit_filed
from tests.workflows.reading import due, open_steps, read


async def test_a_package_is_carried_returned_corrected_and_accepted(
    here: Town, cases: Cases
) -> None:
    case = await suit_filed(cases)
    delivered = await until(case, "filing_delivered")
    (first,) = (here.gateways.outbox.folder / case.case_no).glob("*.zip")
    assert verify(first.read_bytes()).whole
    assert delivered["facts"]["package"] == first.stem
    assert (await read(case))["resolution"] == "escalated"

    await case.clerk("record_filing_acknowledgement", receipt="收字第12号")
    (package,) = await packages(case)
    assert (package["state"], package["receipt"]) == ("acknowledged", "收字第12号")

    await case.on("2026-03-04")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_filing_return", papers=["award_record"])
    assert turned.value.code == "unknown_paper"
    await case.clerk("record_filing_return", papers=["complaint"], record="缺少被告电话")
    await case.clerk("resubmit_package")
    await until(case, "filing_delivered", 2)
    assert [(each["round"], each["state"]) for each in await packages(case)] == [
        (1, "returned"),
        (2, "delivered"),
    ]

    assert await due(case, "FILE_DECIDE") == date(2026, 3, 10)
    await case.on("2026-03-05")
    await case.clerk("record_filing_acknowledgement", receipt="收字第15号")
    await until(case, "filing_term_restarted")
    assert await due(case, "FILE_DECIDE") == date(2026, 3, 12)

    await case.on("2026-03-06")
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)
    await until(case, "filing_closed")
    last = (await packages(case))[-1]
    assert (last["state"], last["external_case_no"]) == ("accepted", COURT_CASE)
    assert {"record_filing_acknowledgement", "resubmit_package"}.isdisjoint(await open_steps(case))
    assert verify(
        await case.bureau.clerk.get(f"/cases/{case.case_no}/packages/{last['package_id']}.zip")
    ).whole
    with pytest.raises(Problem) as hidden:
        await case.bureau.admin.get(f"/cases/{case.case_no}/packages")
    assert hidden.value.status == 403


async def test_a_joint_application_for_confirmation_is_an_escalation_of_its_own(
    cases: Cases,
) -> None:
    case = await settled(cases)
    await case.on("2026-03-09")
    await case.clerk("apply_for_confirmation", applicants=[*case.parties])
    completed = await until(case, "package_completed")
    assert completed["facts"]["papers"] == ["confirmation_application", "mediation_agreement"]
    assert (await read(case))["resolution"] == "escalated"
