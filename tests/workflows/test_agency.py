"""Agents: what they may do for a party, and that settling and waiving need special authority."""

from typing import Any

import pytest

from embedded.simulation.people import Person, SimulatedCase, person
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.reading import kinds, timeline

SHEET = {"kind": "signed_sheet", "sha256": "b" * 64}


def agent(*powers: str) -> dict[str, Any]:
    """An agent with these powers listed."""
    return {"name": "赵律", "organisation": "江苏示例律师事务所", "powers": list(powers)}


async def appoints(case: SimulatedCase, who: dict[str, Any]) -> None:
    """The claimant appoints an agent."""
    await case.parties["c1"].act(case.case_no, "appoint_agent", party_id="c1", agent=who)


async def account_of(case: SimulatedCase, agent_id: str) -> Person:
    """An account bound to an agent."""
    party_id = agent_id.partition("-")[0]
    bound = {"case_no": case.case_no, "party_id": party_id, "agent_id": agent_id}
    username = f"{case.case_no}-{agent_id}".lower()
    return await person(
        case.bureau.http, case.bureau.clerk, username, role="party", name="赵律", **bound
    )


async def refusal(case: SimulatedCase, who: Person, step: str, **facts: Any) -> str:
    """The code with which an act is refused; it must be."""
    with pytest.raises(Problem) as turned:
        await who.act(case.case_no, step, **facts)
    return turned.value.code


async def test_a_general_agent_acts_but_does_not_dispose_of_the_claim(cases: Cases) -> None:
    case = await cases.file("01")
    await appoints(case, agent("全权代理"))
    lawyer = await account_of(case, "c1-a1")
    await case.clerk("review_intake", missing=["copies"])
    await lawyer.act(case.case_no, "supplement_intake", supplied=["copies"])
    acted = (await timeline(case))[-2]["facts"]
    assert acted["agency"] == {"agent_id": "c1-a1", "powers": []}
    assert await refusal(case, lawyer, "withdraw_claim") == "special_authority_needed"
    assert await refusal(case, lawyer, "appoint_agent", party_id="c1", agent=agent()) == "forbidden"


async def test_special_authority_lets_an_agent_withdraw_until_the_agency_ends(
    cases: Cases,
) -> None:
    case = await cases.file("01")
    powers = agent("代为承认、放弃、变更请求", "代为和解")
    await appoints(case, powers)
    await appoints(case, agent())
    one, another = await account_of(case, "c1-a1"), await account_of(case, "c1-a2")
    await case.party("c1", "revoke_agent", agent_id="c1-a2")
    assert await refusal(case, another, "withdraw_claim") == "agency_ended"
    await one.act(case.case_no, "withdraw_claim")
    await case.reaches("closed")
    await case.written("withdrawal_application")
    papers = await case.bureau.clerk.get(f"/cases/{case.case_no}/papers")
    written = ["power_of_attorney", "power_of_attorney", "withdrawal_application"]
    assert [paper["kind"] for paper in papers] == written


async def test_a_party_has_two_agents_at_most_and_appoints_its_own_only(cases: Cases) -> None:
    case = await cases.file("01")
    for _ in range(2):
        await case.clerk("appoint_agent", party_id="r1", agent=agent())
    with pytest.raises(Problem) as turned:
        await case.clerk("appoint_agent", party_id="r1", agent=agent())
    assert turned.value.code == "too_many_agents"
    mine = case.parties["c1"]
    assert await refusal(case, mine, "appoint_agent", party_id="r1", agent=agent()) == "forbidden"


async def test_a_clerk_records_what_an_agent_did_at_the_counter(cases: Cases) -> None:
    case = await cases.file("01")
    await case.clerk("appoint_agent", party_id="c1", agent=agent())
    counter = {"for_party": "c1", "by_agent": "c1-a1", "attestation": SHEET}
    assert await refusal(case, case.bureau.clerk, "withdraw_claim", **counter) == (
        "special_authority_needed"
    )
    unknown = counter | {"by_agent": "c1-a7"}
    assert await refusal(case, case.bureau.clerk, "withdraw_claim", **unknown) == "unknown_agent"
    assert "case_closed" not in await kinds(case)
