"""Cases in performance for tests: a settlement of 186,500 yuan in two instalments."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import instalment, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.courts import accepted
from tests.workflows.reading import timeline

FIRST, SECOND = "100000.00", "86500.00"
WHOLE = "186500.00"
TERMS: dict[str, Any] = {
    "total": WHOLE,
    "instalments": [instalment("2026-03-20", FIRST), instalment("2026-04-03", SECOND)],
}


async def settled(
    cases: Cases, *, agreed: Mapping[str, Any] = MappingProxyType({}), **terms: Any
) -> SimulatedCase:
    """A settlement of 6 March: 100,000 yuan by 20 March, 86,500 by 3 April, else all at once.

    ``agreed`` is what it says besides its terms.
    """
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-06")
    await case.mediator("record_settlement", terms=TERMS | terms, **agreed)
    await case.everyone("sign_agreement")
    return case


async def confirmed(case: SimulatedCase, applied: str, ruled: str) -> None:
    """The court confirms the settlement."""
    await case.on(applied)
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1"])
    await accepted(case, applied)
    await case.on(ruled)
    await case.clerk("record_ruling", confirmed=True)


async def pays(case: SimulatedCase, day: str, amount: str) -> None:
    """The creditor confirms a payment of that day."""
    await case.on(day)
    await case.party("c1", "record_payment", amount=amount)


async def missed(case: SimulatedCase) -> list[dict[str, Any]]:
    """What the record says of each default."""
    return [each["facts"] for each in await timeline(case) if each["kind"] == "instalment_missed"]


async def told(case: SimulatedCase, kind: str) -> dict[str, Any]:
    """The last event of a kind."""
    return [event for event in await timeline(case) if event["kind"] == kind][-1]
