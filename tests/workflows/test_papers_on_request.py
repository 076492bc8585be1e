"""Papers that follow from no act are written when the bureau or a claimant asks for them."""

import pytest

from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.reading import kinds


async def test_a_paper_is_written_on_request_and_a_closing_report_at_the_end(cases: Cases) -> None:
    case = await cases.file("02")
    await case.clerk("order_paper", paper="demand_letter")
    assert "paper_ordered" in await kinds(case)
    assert await case.written("demand_letter")

    # The claimant of this case is a natural person.
    with pytest.raises(Problem) as turned:
        await case.clerk("order_paper", paper="representative_proof")
    assert turned.value.code == "paper_not_applicable"

    await case.clerk("review_intake")
    await case.party("c1", "withdraw_claim", record="被申请人已经归还全部借款。")
    assert await case.written("withdrawal_application")
    assert await case.written("closing_report")
