"""Transfer to another bureau: it sees the case once offered, works on it once accepted."""

import pytest

from embedded.simulation.people import Person, SimulatedCase, person
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.reading import kinds, open_steps, read, term

HERE = "无锡市锡山区司法局"
THERE = "无锡市滨湖区司法局"
OFFER = {"bureau": THERE, "reason": "other_district"}


async def clerk_of(case: SimulatedCase, bureau: str, name: str) -> Person:
    """A clerk of a bureau."""
    admin, http = case.bureau.admin, case.bureau.http
    return await person(http, admin, name, role="clerk", name=name, bureau=bureau)


async def code_of(who: Person, case: SimulatedCase, step: str) -> str:
    """The code with which an act is refused; it must be."""
    with pytest.raises(Problem) as turned:
        await who.act(case.case_no, step)
    return turned.value.code


async def test_a_case_moves_once_the_other_bureau_has_accepted_it(cases: Cases) -> None:
    case = await cases.file("01", filed_on="2026-03-02")
    ours = await clerk_of(case, HERE, "ours")
    theirs = await clerk_of(case, THERE, "theirs")
    assert await code_of(theirs, case, "review_intake") == "not_found"
    await ours.act(case.case_no, "transfer_case", **OFFER)
    assert await code_of(theirs, case, "review_intake") == "forbidden"
    assert await code_of(ours, case, "accept_transfer") == "forbidden"
    await theirs.act(case.case_no, "accept_transfer")
    assert (await read(case))["bureau"] == THERE
    assert await code_of(ours, case, "review_intake") == "not_found"
    await theirs.act(case.case_no, "review_intake")
    await case.opened("appoint_mediator")


async def test_an_offer_that_nobody_answers_lapses(cases: Cases) -> None:
    case = await cases.file("01", filed_on="2026-03-02")
    await case.clerk("transfer_case", **OFFER)
    assert (await term(case, "TRANSFER"))["due"] == "2026-03-07"
    await case.on("2026-03-09")
    assert "transfer_lapsed" in await kinds(case)
    assert (await read(case))["bureau"] == HERE
    assert "transfer_case" in await open_steps(case)
