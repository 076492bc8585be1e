"""Arbitrations in tests, walked to a point from which something is promised."""

from collections.abc import Awaitable
from secrets import token_urlsafe
from typing import Any

import pytest

from embedded.simulation.people import Bureau, SimulatedCase
from embedded.simulation.roads import instalment
from jiefen_client import Problem
from tests.conftest import Cases

FORUMS = {
    "apply_for_arbitration",
    "offer_arbitration_agreement",
    "apply_for_payment_order",
    "file_suit",
}
AGREED = {
    "total": "780000.00",
    "instalments": [instalment("2026-05-29", "400000.00"), instalment("2026-06-30", "380000.00")],
}
FILE_NO = "（2026）锡仲裁字第0088号"


async def applied(cases: Cases) -> SimulatedCase:
    """An application of 17 March under a valid clause, to be decided on by 23 March."""
    case = await cases.open("03", consents__mediation=False)
    await case.on("2026-03-17")
    await case.clerk("apply_for_arbitration")
    return case


async def taken_on(cases: Cases) -> SimulatedCase:
    """Accepted on 20 March; the fee is due on 7 April, after the Qingming holidays."""
    case = await applied(cases)
    await case.on("2026-03-20")
    await case.clerk("record_arbitration_acceptance", file_no=FILE_NO)
    return case


async def prepaid(cases: Cases) -> SimulatedCase:
    """The fee is paid and all are notified on 24 March; answer and tribunal are due on 8 April."""
    case = await taken_on(cases)
    await case.on("2026-03-24")
    await case.clerk("record_prepayment", amount="14560.00")
    await case.clerk("record_notice_service")
    return case


async def seated(cases: Cases) -> SimulatedCase:
    """A sole arbitrator since 1 April; the award is due on 1 June."""
    case = await prepaid(cases)
    await case.on("2026-04-01")
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    return case


async def heard(cases: Cases, *present: str) -> SimulatedCase:
    """A hearing of 20 April, notified on the 10th, both sides present unless told otherwise."""
    case = await seated(cases)
    await case.on("2026-04-10")
    await case.arbitrator("notify_hearing", on="2026-04-20", mode="on_site")
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", mode="on_site", present=present or ("c1", "r1"))
    return case


async def decides(case: SimulatedCase, **facts: Any) -> None:
    """An award of 28 April over 794,560 yuan, to be performed by 29 May."""
    await case.on("2026-04-28")
    award = {"amount": "780000.00", "costs": "14560.00", "perform_by": "2026-05-29"}
    await case.arbitrator("make_award", **award | facts)


async def awarded(cases: Cases) -> SimulatedCase:
    """An award after a hearing of both sides."""
    case = await heard(cases)
    await decides(case)
    return case


async def refused(cases: Cases) -> SimulatedCase:
    """An application that the institution did not accept."""
    case = await applied(cases)
    await case.on("2026-03-20")
    await case.clerk("record_arbitration_refusal", reason="no_agreement")
    return case


async def another_agreement(case: SimulatedCase) -> None:
    """Both sides sign a new arbitration agreement."""
    await case.clerk("offer_arbitration_agreement", institution="无锡仲裁委员会")
    await case.everyone("answer_arbitration_offer", signed=True)


async def another_arbitrator(bureau: Bureau, username: str) -> str:
    """The account of one more arbitrator."""
    account = {"username": f"{username}-{token_urlsafe(4)}", "name": "仲裁员", "role": "arbitrator"}
    made = await bureau.admin.send("POST", "/users", account | {"password": token_urlsafe(16)})
    return made["id"]


async def served(cases: Cases) -> SimulatedCase:
    """An award of 28 April that the last party received on the 29th."""
    case = await awarded(cases)
    await case.on("2026-04-29")
    await case.clerk("record_award_service")
    return case


async def code_of(refused: Awaitable[Any]) -> str:
    """The code of the problem that an act is refused with."""
    with pytest.raises(Problem) as turned:
        await refused
    return turned.value.code
