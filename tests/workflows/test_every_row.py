"""Each row of the routing table, reached by acts from the day a dispute is filed."""

from collections.abc import Awaitable, Callable

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION, mediator_accepts, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.arbitrations import another_agreement, awarded, refused
from tests.workflows.awards import attacked, award
from tests.workflows.courts import FULL_DEBT, accepted, judged, settled, suit_served
from tests.workflows.mediations import TERMS, in_session
from tests.workflows.reading import in_full, next_steps, open_steps, read
from tests.workflows.schedules import FIRST
from tests.workflows.schedules import settled as in_instalments

UNMEDIATED = {"consents__mediation": False}
UNCLEAR, EITHER, DISPUTED = (
    {"contract__arbitration__kind": kind, **UNMEDIATED}
    for kind in ("defective", "arbitrate_or_sue", "disputed")
)
Reached = Callable[[Cases], Awaitable[SimulatedCase]]


def filed(number: str, **changes: object) -> Reached:
    """A dispute as it stands on the day it is filed."""

    async def reach(cases: Cases) -> SimulatedCase:
        return await cases.open(number, **UNMEDIATED | changes)

    return reach


def told(number: str, step: str, **facts: object) -> Reached:
    """A dispute of which the clerk has recorded something on the way."""

    async def reach(cases: Cases) -> SimulatedCase:
        case = await cases.open(number, **UNMEDIATED)
        await case.clerk(step, **facts)
        return case

    return reach


async def suspected(cases: Cases) -> SimulatedCase:
    case = await cases.open("01", **UNMEDIATED)
    await case.clerk("suspect_sham", record="借据为事后补签")
    return case


async def paid_on_the_spot(cases: Cases) -> SimulatedCase:
    case = await in_session(cases)
    await case.mediator("record_settlement", terms=TERMS, paid_on_the_spot=True)
    await case.everyone("sign_agreement")
    await case.reaches("closed")
    return case


async def under_a_clause(cases: Cases) -> SimulatedCase:
    case = await cases.open("03")
    await mediator_takes_on(case, "2026-03-17", "2026-03-18")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION)
    await case.mediator("record_settlement", terms=FULL_DEBT)
    await case.everyone("sign_agreement")
    return case


async def in_default(cases: Cases) -> SimulatedCase:
    case = await in_instalments(cases)
    await case.on("2026-03-21")
    return case


async def in_part(cases: Cases) -> SimulatedCase:
    case = await in_session(cases)
    part = {"total": FIRST, "instalments": [{"due_on": "2026-03-20", "amount": FIRST}]}
    await case.mediator("record_settlement", terms=part, extent="partial")
    await case.everyone("sign_agreement")
    return case


async def window_missed(cases: Cases) -> SimulatedCase:
    case = await settled(cases)
    await case.on("2026-04-08")
    return case


async def sent_back(cases: Cases) -> SimulatedCase:
    case = await in_session(
        cases, mediation_origin="court_before_filing", mediator_type="court_invited"
    )
    await case.mediator("end_mediation", reason="too_far_apart")
    return case


async def attack(cases: Cases) -> SimulatedCase:
    case = await award(cases)
    await attacked(case, "2026-05-06", "2026-05-11")
    return case


async def missing(cases: Cases) -> SimulatedCase:
    case = await cases.open("05")
    await mediator_accepts(case, "2026-03-24", "2026-03-25")
    await case.mediator("report_unreachable", party_id="r1")
    return case


async def judgment(cases: Cases) -> SimulatedCase:
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-16")
    return case


async def confirmation(cases: Cases) -> SimulatedCase:
    case = await settled(cases)
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1"])
    await accepted(case, "2026-03-09")
    await case.on("2026-03-16")
    await case.clerk("record_ruling", confirmed=True)
    return case


async def assigned(cases: Cases) -> SimulatedCase:
    case = await cases.open("03", **UNMEDIATED)
    assignee = (await in_full(case))["c1"]["details"]
    body = {"party_id": "c1", "assignee": assignee, "notified_on": "2026-03-16", "record": "通知"}
    await case.bureau.clerk.send("POST", f"/cases/{case.case_no}/assign-claim", body)
    return case


@pytest.mark.parametrize(
    ("row", "reach", "leads_to", "barred"),
    [
        ("R0", suspected, "manual", "file_suit"),
        ("R1", paid_on_the_spot, None, "file_suit"),
        ("R2", settled, "judicial_confirmation", "file_suit"),
        ("R3", settled, "arbitration_agreement_offer", "file_suit"),
        ("R4", under_a_clause, "arbitration", "file_suit"),
        ("R5", in_default, "simplified", "apply_for_arbitration"),
        ("R6", in_part, "judicial_confirmation", "apply_for_enforcement"),
        ("R7", filed("03"), "arbitration", "file_suit"),
        ("R8", filed("01"), "arbitration_agreement_offer", "apply_for_arbitration"),
        ("R9", filed("03", **UNCLEAR), "arbitration_agreement_offer", "apply_for_arbitration"),
        ("R10", filed("04", **EITHER), "simplified", "apply_for_arbitration"),
        ("R11", filed("02"), "payment_order", "apply_for_arbitration"),
        ("R12", filed("03", **DISPUTED), "arbitration_agreement_offer", "file_suit"),
        ("R13", window_missed, "simplified", "apply_for_confirmation"),
        ("R14", sent_back, "simplified", "apply_for_arbitration"),
        ("R15", refused, "arbitration_agreement_offer", "apply_for_arbitration"),
        ("R16", awarded, None, "file_suit"),
        ("R17", attack, None, "apply_for_arbitration"),
        ("R18", missing, "ordinary", "apply_for_payment_order"),
        ("R19", filed("02", notarised_enforceable=True), "enforcement", "file_suit"),
        ("R20", judgment, None, "file_suit"),
        ("R20", confirmation, None, "file_suit"),
        (
            "R21",
            told("01", "record_bankruptcy", party_id="r1", declare_by="2026-05-10"),
            "claim_declaration",
            "file_suit",
        ),
        ("R22", told("01", "record_party_end", party_id="r1", kind="death"), "manual", "file_suit"),
        ("R23", assigned, "arbitration", "file_suit"),
        (
            "R24",
            told("02", "raise_defence", kind="set_off", amount="10000.00"),
            "simplified",
            "apply_for_payment_order",
        ),
    ],
)
async def test_a_case_comes_to_stand_where_the_table_says(
    cases: Cases, row: str, reach: Reached, leads_to: str | None, barred: str
) -> None:
    case = await reach(cases)
    assert row in (await read(case))["route"]["rows"]
    assert leads_to is None or leads_to in await next_steps(case)
    assert barred not in await open_steps(case)


async def test_a_new_agreement_takes_a_refused_claim_back_to_arbitration(cases: Cases) -> None:
    case = await refused(cases)
    await another_agreement(case)
    await case.clerk("apply_for_arbitration")
    assert "record_arbitration_acceptance" in await open_steps(case)
