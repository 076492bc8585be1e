"""Parties without a phone: what they did at the counter, recorded by a clerk with its proof."""

from typing import Any

import pytest

from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import FULL_DEBT
from tests.workflows.reading import kinds, timeline

SHEET = {"kind": "signed_sheet", "sha256": "a" * 64}
READ_OUT = {"kind": "read_out", "witnesses": ["林见证", "何见证"]}


async def test_a_clerk_records_what_a_party_did_with_its_proof(cases: Cases) -> None:
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.clerk("answer_invitation", consents=True, for_party="r1", attestation=READ_OUT)
    await case.mediator("hold_session", **SESSION)
    await case.mediator("record_settlement", terms=FULL_DEBT)

    with pytest.raises(Problem) as turned:
        await case.clerk("sign_agreement")
    assert turned.value.status == 403
    for party_id in case.parties:
        await case.clerk("sign_agreement", for_party=party_id, attestation=SHEET)

    assert "agreement_effective" in await kinds(case)
    answered = next(e for e in await timeline(case) if e["kind"] == "invitation_answered")
    assert answered["actor"] == case.bureau.clerk.user_id
    assert answered["facts"]["party_id"] == "r1"
    assert answered["facts"]["attestation"] == {"kind": "read_out", "witnesses": 2}


WITHOUT_PROOF: list[tuple[dict[str, Any], str]] = [
    ({"for_party": "c1"}, "invalid_body"),
    ({"attestation": SHEET}, "invalid_body"),
    ({"for_party": "c1", "attestation": {"kind": "signed_sheet"}}, "invalid_body"),
    ({"for_party": "c1", "attestation": READ_OUT | {"witnesses": ["林见证"]}}, "invalid_body"),
    ({"for_party": "c9", "attestation": SHEET}, "unknown_party"),
    ({"for_party": "r1", "attestation": SHEET}, "not_a_claimant"),
]


async def test_what_proves_nothing_is_not_recorded(cases: Cases) -> None:
    case = await cases.file("01")
    for asked, code in WITHOUT_PROOF:
        with pytest.raises(Problem) as turned:
            await case.clerk("withdraw_claim", **asked)
        assert turned.value.code == code


async def test_only_a_clerk_records_for_a_party_and_only_what_a_party_may_do(
    cases: Cases,
) -> None:
    case = await cases.file("01")
    for act, step, party_id in (
        (case.bureau.clerk.act, "review_intake", "c1"),
        (case.parties["r1"].act, "withdraw_claim", "c1"),
    ):
        with pytest.raises(Problem) as turned:
            await act(case.case_no, step, for_party=party_id, attestation=SHEET)
        assert turned.value.status == 403
