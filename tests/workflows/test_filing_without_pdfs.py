"""A filing where LibreOffice is missing: no PDFs, and so no package."""

from tests.conftest import Cases
from tests.filing.reading import packages, until
from tests.workflows.courts import COURT_CASE, suit_filed
from tests.workflows.reading import kinds, read


async def test_without_pdfs_nothing_is_escalated_and_the_clerk_is_told(cases: Cases) -> None:
    case = await suit_filed(cases)
    told = await until(case, "package_incomplete")
    assert "complaint" in told["facts"]["papers"]
    await case.on("2026-03-05")
    assert "package_completed" not in await kinds(case)
    assert (await read(case))["resolution"] is None
    assert await packages(case) == []
    await case.clerk("resubmit_package")
    again = await until(case, "package_ordered", 2)
    assert again["facts"]["filing_round"] == 1
    await until(case, "package_incomplete", 2)
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)
    await until(case, "filing_closed")
