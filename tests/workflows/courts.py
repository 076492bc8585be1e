"""Cases brought before a court in tests, without mediation before."""

from typing import Any

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.reading import timeline

COURT_CASE = "（2026）苏0211民初1207号"
FULL_DEBT = {
    "total": "186500.00",
    "instalments": [{"due_on": "2026-06-30", "amount": "186500.00"}],
}


async def accepted(case: SimulatedCase, day: str) -> None:
    """The court registers the case."""
    await case.on(day)
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)


async def titles(case: SimulatedCase) -> list[str]:
    """The titles the case has come by, oldest first."""
    return [
        event["facts"]["title"]
        for event in await timeline(case)
        if "title" in event["facts"] and event["kind"] != "performance_opened"
    ]


async def late_steps(case: SimulatedCase) -> set[str]:
    """The acts that may still be recorded though their term has ended."""
    steps = await case.bureau.clerk.get(f"/cases/{case.case_no}/steps?whose=everybody")
    return {step["step"] for step in steps if step["late"]}


async def settled(cases: Cases) -> SimulatedCase:
    """A mediation agreement in effect since 6 March; confirmation may be asked until 7 April."""
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-06")
    await case.mediator("hold_session", **SESSION)
    await case.mediator("record_settlement", terms=FULL_DEBT)
    await case.everyone("sign_agreement")
    return case


async def payment_order_asked(cases: Cases) -> SimulatedCase:
    """An application for a payment order of 8 April."""
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    await case.clerk("apply_for_payment_order")
    return case


async def payment_order_issued(cases: Cases) -> SimulatedCase:
    """An order issued on 20 April, to be delivered by 20 May."""
    case = await payment_order_asked(cases)
    await accepted(case, "2026-04-10")
    await case.on("2026-04-20")
    await case.clerk("record_payment_order", amount="60000.00", costs="433.33")
    return case


async def payment_order_served(cases: Cases) -> SimulatedCase:
    """An order served on 22 April; the debtor may object until 7 May."""
    case = await payment_order_issued(cases)
    await case.on("2026-04-22")
    await case.clerk("record_service", method="post", receipt="EMS1234567890")
    return case


async def suit_filed(
    cases: Cases, number: str = "01", track: str = "simplified", **changes: Any
) -> SimulatedCase:
    """A suit of 3 March; ``01`` is tried by simplified procedure, ``02`` as a small claim."""
    case = await cases.open(number, filed_on="2026-03-02", consents__mediation=False, **changes)
    await case.on("2026-03-03")
    await case.clerk("file_suit", track=track, agreed_by=[*case.parties])
    return case


async def fee_paid(case: SimulatedCase) -> None:
    """The suit is registered on 6 March, and its fee paid on 9 March."""
    await accepted(case, "2026-03-06")
    await case.on("2026-03-09")
    await case.clerk("record_fee_payment", amount="2015.00")


async def suit_served(
    cases: Cases, number: str = "01", track: str = "simplified", **changes: Any
) -> SimulatedCase:
    """A suit whose copy has been served on 10 March; the answer is due on 25 March."""
    case = await suit_filed(cases, number, track, **changes)
    await fee_paid(case)
    await case.on("2026-03-10")
    await case.clerk("record_service", method="in_person")
    return case


async def judged(case: SimulatedCase, *, amount: str = "186500.00") -> None:
    """Tried on 27 March; judged and served on 31 March: an appeal is open until 15 April."""
    await case.on("2026-03-27")
    await case.clerk("hold_trial", **SESSION)
    await case.on("2026-03-31")
    await case.clerk(
        "record_judgment",
        amount=amount,
        costs="2015.00" if amount != "0.00" else "0.00",
        perform_by="2026-05-08",
        served_on="2026-03-31",
    )
