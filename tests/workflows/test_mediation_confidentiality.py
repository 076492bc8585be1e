"""What a tribunal, and a party, can read of a mediation once it is over."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.reading import timeline

SAID = "被申请人私下表示最多只能接受八折"
AGREED = "工程已经竣工验收合格。"
TERMS: dict[str, Any] = {
    "total": "111333.00",
    "instalments": [{"due_on": "2026-06-30", "amount": "111333.00"}],
}


async def before_a_tribunal(cases: Cases) -> SimulatedCase:
    """Much was said in mediation, one fact confirmed by all; now a tribunal has the case."""
    case = await cases.open("03")
    await mediator_takes_on(case, "2026-03-17", "2026-03-18")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION, record=SAID)
    await case.mediator("record_caucus", party_id="r1", record=SAID)
    await case.mediator("make_offer", party_id="r1", terms=TERMS, record=SAID)
    await case.mediator("record_undisputed_facts", record=AGREED)
    await case.everyone("confirm_undisputed_facts", confirms=True)
    await case.mediator("end_mediation", reason="too_far_apart", record=SAID)
    await case.clerk("apply_for_arbitration")
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0088号")
    await case.clerk("record_prepayment", amount="14560.00")
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    return case


async def papers(reader: Person, case: SimulatedCase) -> dict[str, str]:
    """The papers somebody may read, by kind, each with its whole text."""
    path = f"/cases/{case.case_no}/papers"
    found: dict[str, str] = {}
    for paper in await reader.get(path):
        document = Document(BytesIO(await reader.get(f"{path}/{paper['paper_id']}.docx")))
        cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
        found[paper["kind"]] = "\n".join([*(p.text for p in document.paragraphs), *cells])
    return found


async def test_of_a_mediation_only_confirmed_facts_reach_a_tribunal(cases: Cases) -> None:
    case = await before_a_tribunal(cases)
    arbitrator, hidden = cases.bureau.arbitrator, await case.written("session_record")
    for kind in ("undisputed_facts_record", "arbitration_application"):
        await case.written(kind)
    seen = await papers(arbitrator, case)
    assert AGREED in seen["undisputed_facts_record"]
    assert AGREED in seen["arbitration_application"]
    assert "session_record" not in seen
    assert [kind for kind, text in seen.items() if SAID in text or "111,333" in text] == []
    told = await arbitrator.get(f"/cases/{case.case_no}/timeline")
    mediated = {each["kind"] for each in told if each["workflow_id"].startswith("mediation/")}
    assert mediated == {
        "mediation_opened",
        "undisputed_facts_recorded",
        "undisputed_facts_confirmed",
    }
    with pytest.raises(Problem, match="not_found"):
        await arbitrator.get(f"/cases/{case.case_no}/papers/{hidden}.docx")


async def test_a_partys_talk_with_the_mediator_is_not_the_other_ones_to_know(cases: Cases) -> None:
    case = await before_a_tribunal(cases)
    path = f"/cases/{case.case_no}/timeline"
    assert "caucus_held" in {each["kind"] for each in await timeline(case)}
    assert "caucus_held" in {each["kind"] for each in await case.parties["r1"].get(path)}
    assert "caucus_held" not in {each["kind"] for each in await case.parties["c1"].get(path)}
