"""Cases that belong together are found, linked and merged; a duplicate is not taken twice."""

import pytest

from jiefen_client import Problem
from tests.conftest import Cases
from tests.documents import varied
from tests.workflows.reading import kinds, read


async def test_a_duplicate_is_refused_and_related_cases_are_linked_and_merged(
    cases: Cases,
) -> None:
    one = await cases.file("01")
    clerk = cases.bureau.clerk
    with pytest.raises(Problem) as turned:
        await clerk.send("POST", "/disputes", varied("01"))
    assert turned.value.code == "duplicate_case"

    other = await cases.file("01", claim__principal="20000.00")
    found = await clerk.get(f"/cases/{other.case_no}/related")
    assert [(each["case_no"], each["grounds"]) for each in found] == [
        (one.case_no, ["same_parties", "same_contract"])
    ]
    await clerk.act(other.case_no, "link_cases", other=one.case_no)
    assert "case_linked" in await kinds(one)
    assert "linked" in (await clerk.get(f"/cases/{one.case_no}/related"))[0]["grounds"]

    await clerk.act(other.case_no, "merge_case", other=one.case_no)
    await other.reaches("closed")
    assert (await read(other))["outcome"] == "merged"
    assert "case_absorbed" in await kinds(one)
    assert (await read(one))["amount"] == "186500.00"


async def test_cases_of_other_parties_or_beyond_the_limit_are_not_merged(cases: Cases) -> None:
    one, large = await cases.file("01"), await cases.file("01", claim__principal="900000.00")
    stranger = await cases.file("02")
    for other in (large, stranger):
        with pytest.raises(Problem) as turned:
            await cases.bureau.clerk.act(one.case_no, "merge_case", other=other.case_no)
        assert turned.value.code == "merge_refused"
