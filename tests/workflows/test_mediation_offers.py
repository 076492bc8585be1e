"""Offers and counter-offers, and figures that stay sealed unless they cross."""

import json
from typing import Any

import pytest
from sqlmodel import col, select

from embedded.simulation.people import Person, SimulatedCase
from jiefen_client import Problem
from records.engine import reading
from records.tables import Command, Event, Notice, Paper, SealedFigure, Submission
from tests.conftest import Cases
from tests.web.town_browser import Filled, browser
from tests.workflows.mediations import TERMS, in_session, refusal
from tests.workflows.reading import kinds, last, open_steps, timeline

ROUND: dict[str, Any] = {
    "rule": "midpoint",
    "respondent": "r1",
    "closes_on": "2026-03-10",
    "consented_by": ["c1", "r1"],
}
LEAST, MOST = "171234.56", "163219.87"


async def hand_in(who: Person, case: SimulatedCase, amount: str, **headers: str) -> Any:
    """Hand in a sealed figure."""
    path = f"/cases/{case.case_no}/mediation/submit-sealed-figure"
    return await who.send("POST", path, {"amount": amount}, **headers)


async def everything_readable(cases: Cases, case: SimulatedCase) -> str:
    """All that any account can read of a case, and all the record holds but the sealed figures."""
    here, readers = cases.here, (*case.parties.values(), cases.bureau.mediator, cases.bureau.clerk)
    told: list[str] = []
    for reader in readers:
        for what in ("", "/timeline", "/steps", "/deadlines", "/papers"):
            told.append(json.dumps(await reader.get(f"/cases/{case.case_no}{what}")))
    for party in case.parties.values():
        for page in ("/party", "/party/steps/make_offer", f"/cases/{case.case_no}"):
            told.append((await browser(here, party).get(page)).text)
    with reading(here.engine) as session:
        for table in (Event, Command, Submission, Notice, Paper):
            rows = session.exec(select(table).where(col(table.case_no) == case.case_no)).all()
            told += [row.model_dump_json() for row in rows]
    for workflow_id in (f"mediation/{case.case_no}", f"dispute/{case.case_no}"):
        history = await here.client.get_workflow_handle(workflow_id).fetch_history()
        for event in history.events:
            told.append(event.SerializeToString().decode("utf-8", "replace"))
    return "\n".join(told)


def written(amount: str) -> tuple[str, ...]:
    """The ways in which a sum may be written."""
    yuan, fen = amount.split(".")
    return (amount, f"{yuan}{fen}", f"{int(yuan):,}.{fen}")


async def test_offers_and_counter_offers_are_kept_until_one_is_accepted(cases: Cases) -> None:
    case = await in_session(cases)
    await case.party("r1", "make_offer", terms=TERMS | {"acceleration": False})
    code = await refusal(case, case.parties["r1"], "answer_offer", accepts=True)
    assert code == "already_answered"
    await case.party("c1", "answer_offer", accepts=False)
    assert "answer_offer" not in await open_steps(case)
    await case.mediator("make_offer", party_id="c1", terms=TERMS)
    await case.party("r1", "answer_offer", accepts=True)
    offers = [e["facts"]["party_id"] for e in await timeline(case) if e["kind"] == "offer_made"]
    assert offers == ["r1", "c1"]
    assert (await kinds(case))[-1] == "offer_accepted"


async def test_figures_that_do_not_cross_are_never_seen(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("open_sealed_round", **ROUND)
    await hand_in(case.parties["c1"], case, LEAST)
    await hand_in(case.parties["r1"], case, MOST)
    closed = await last(case, "sealed_round_closed")
    assert closed["facts"] == {"crossed": False}
    told = await everything_readable(cases, case)
    assert "sealed_round_closed" in told
    assert [form for sum_ in (LEAST, MOST) for form in written(sum_) if form in told] == []
    with reading(cases.here.engine) as session:
        assert len(session.exec(select(SealedFigure)).all()) == 2


async def test_figures_that_cross_give_the_sum_of_the_agreed_rule_and_nothing_else(
    cases: Cases,
) -> None:
    case = await in_session(cases)
    await case.mediator("open_sealed_round", **ROUND)
    page = "/party/steps/submit_sealed_figure"
    desk = browser(cases.here, case.parties["r1"])
    form = Filled((await desk.get(page)).text, page).sent | {"amount": LEAST}
    assert (await desk.post(page, data=form)).status_code == 303
    assert "您已经报价" in (await desk.get("/party")).text
    told = await everything_readable(cases, case)
    assert [form for form in written(LEAST) if form in told] == []
    await hand_in(case.parties["c1"], case, MOST)
    closed = await last(case, "sealed_round_closed")
    assert closed["facts"] == {"crossed": True, "amount": "167227.21"}
    told = await everything_readable(cases, case)
    assert [form for sum_ in (LEAST, MOST) for form in written(sum_) if form in told] == []
    assert "open_sealed_round" in await open_steps(case)


async def test_a_sealed_round_needs_all_and_ends_where_a_figure_is_missing(cases: Cases) -> None:
    case = await in_session(cases)
    mediator, claimant = cases.bureau.mediator, case.parties["c1"]
    alone = ROUND | {"consented_by": ["c1"]}
    assert await refusal(case, mediator, "open_sealed_round", **alone) == "consent_of_all_needed"
    await case.mediator("open_sealed_round", **ROUND)
    key = {"Idempotency-Key": "figure-1"}
    once = await hand_in(claimant, case, LEAST, **key)
    assert await hand_in(claimant, case, LEAST, **key) == once
    with pytest.raises(Problem, match="idempotency_key_reused"):
        await hand_in(claimant, case, MOST, **key)
    with pytest.raises(Problem, match="no_figure_due"):
        await hand_in(claimant, case, MOST)
    with pytest.raises(Problem, match="forbidden"):
        await hand_in(mediator, case, MOST)
    await case.on("2026-03-11")
    assert (await kinds(case))[-1] == "sealed_round_lapsed"
    assert {"open_sealed_round", "hold_session"} <= await open_steps(case)
