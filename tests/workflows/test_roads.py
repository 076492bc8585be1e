"""The seven roads, each to its end: the route, the papers, the terms; and the eighth refused."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from pypdf import PdfReader
from sqlmodel import col, select

from embedded.postgres import PrivatePostgres
from embedded.simulation.journey import Journey, papers_of, report, travel
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.roads import ROADS
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import town
from records import ledger
from records.engine import reading
from records.tables import Case, Forum
from tests.conftest import TEMPLATE
from tests.documents import example
from tests.pdfs import quick_soffice

EVERY_ROAD = {"mediation_application", "rights_notice", "mediator_appointment", "closing_report"}
COMPLAINT_PACK = {
    "complaint",
    "evidence_list",
    "service_address_confirmation",
    "filing_index",
    "answer_form",
}


@dataclass(frozen=True)
class Expected:
    """Where a road leads: how the case ends, what resolves it and after how many days."""

    outcome: str
    resolution: str
    days: int
    rows: list[tuple[str, ...]]
    papers: set[str]
    met: set[str]
    ended: set[str]


RECOVERED = {"payment_receipt", "performance_record"}
CONFIRMED = RECOVERED | {"completion_certificate"}
"""What is written when all is paid, and when the creditor has confirmed it."""


ENDS = {
    "01-goods-settled": Expected(
        outcome="performed",
        resolution="escalated",
        days=18,
        rows=[("R8", "R11"), ("R2", "R3"), ("R20",)],
        papers=EVERY_ROAD
        | {"session_record", "mediation_agreement", "confirmation_application"}
        | {"filing_index", "instalment_schedule"}
        | CONFIRMED,
        met={"MED_APPOINT", "MED_ACCEPT", "MED_CONTACT", "CONF_APPLY", "CONF_ACCEPT"}
        | {"CONF_DECIDE"},
        ended={"CONF_OBJECT_PARTY"},
    ),
    "02-loan-small-claims": Expected(
        outcome="performed",
        resolution="escalated",
        days=13,
        rows=[("R8", "R11"), ("R20",)],
        papers=EVERY_ROAD
        | COMPLAINT_PACK
        | {"session_record", "end_of_mediation_notice", "payment_order_application"}
        | {"fee_estimate"}
        | CONFIRMED,
        met={"PO_NOTICE", "PO_ISSUE", "PO_DELIVER", "PO_OBJECT", "FILE_DECIDE", "FEE_PAY"}
        | {"DEF_COPY", "TRIAL_SMALL"},
        ended={"PO_DECLINE_SUIT", "DEF_ANSWER", "JUR_OBJ"},
    ),
    "03-construction-award": Expected(
        outcome="performed",
        resolution="escalated",
        days=17,
        rows=[("R7",), ("R16",)],
        papers=EVERY_ROAD
        | {"session_record", "undisputed_facts_record", "end_of_mediation_notice"}
        | {"arbitration_application", "evidence_list", "arbitrator_disclosure"}
        | {"arbitration_answer", "award_record", "default_notice"}
        | {"enforcement_application", "property_leads", "filing_index", "representative_proof"}
        | RECOVERED,
        met={"ARB_ACCEPT", "ARB_PREPAY", "ARB_NOTICE", "ARB_ANSWER", "ARB_TRIBUNAL"}
        | {"ARB_HEARING", "ARB_AWARD", "ENF_NOTICE"},
        ended={"ARB_COUNTERCLAIM", "ARB_EVIDENCE", "ARB_CORRECT", "INSTALMENT"},
    ),
    "04-service-arb-or-court": Expected(
        outcome="performed",
        resolution="escalated",
        days=7,
        rows=[("R10", "R11"), ("R20",)],
        papers=EVERY_ROAD
        | COMPLAINT_PACK
        | {"end_of_mediation_notice", "fee_estimate", "representative_proof"}
        | CONFIRMED,
        met={"FILE_DECIDE", "FEE_PAY", "DEF_COPY", "DEF_ANSWER", "TRIAL_SIMPLE"},
        ended={"JUR_OBJ", "APPEAL_J"},
    ),
    "05-lease-missing-debtor": Expected(
        outcome="performed",
        resolution="escalated",
        days=8,
        rows=[("R8", "R11"), ("R18",), ("R20",)],
        papers=EVERY_ROAD
        | COMPLAINT_PACK
        | {"end_of_mediation_notice", "fee_estimate", "announcement_request"}
        | CONFIRMED,
        met={"FILE_DECIDE", "FEE_PAY", "TRIAL_ORD"},
        ended={"DEF_COPY", "ANNOUNCEMENT", "DEF_ANSWER", "JUR_OBJ", "APPEAL_J"},
    ),
    "06-sme-consent-award": Expected(
        outcome="performed",
        resolution="escalated",
        days=11,
        rows=[("R9", "R11"), ("R7",), ("R16",)],
        papers=EVERY_ROAD
        | {"session_record", "end_of_mediation_notice", "arbitration_agreement"}
        | {"arbitration_application", "evidence_list", "consent_award_record"}
        | {"arbitrator_disclosure", "filing_index", "representative_proof"}
        | {"instalment_schedule"}
        | CONFIRMED,
        met={"ARB_ACCEPT", "ARB_PREPAY", "ARB_NOTICE", "ARB_TRIBUNAL", "ARB_AWARD", "OFFER_ANSWER"},
        ended={"ARB_CORRECT"},
    ),
    "07-guaranteed-default": Expected(
        outcome="performed",
        resolution="escalated",
        days=16,
        rows=[("R8", "R11"), ("R2", "R3"), ("R20",)],
        papers=EVERY_ROAD
        | {"session_record", "mediation_agreement", "confirmation_application"}
        | {"default_notice", "enforcement_application", "filing_index"}
        | {"instalment_schedule", "property_leads", "representative_proof"}
        | RECOVERED,
        met={"CONF_APPLY", "CONF_ACCEPT", "CONF_DECIDE", "ENF_NOTICE"},
        ended={"CONF_OBJECT_PARTY", "INSTALMENT"},
    ),
}


@dataclass
class Travelled:
    """A closed case, and everything that can be read of it."""

    journey: Journey
    case: dict[str, Any]
    timeline: list[dict[str, Any]]
    deadlines: list[dict[str, Any]]
    files: dict[str, bytes]
    chain: tuple[list[Any], Case]
    live_forums: int


pytestmark = pytest.mark.timeout(500)


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["sqlite", "postgresql"])
async def travelled(
    request: pytest.FixtureRequest,
    time_skipping_executable: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[dict[str, Travelled]]:
    """All roads travelled side by side in one town; with real PDFs on SQLite."""
    folder = tmp_path_factory.mktemp("roads")
    url, soffice = f"sqlite:///{folder / 'roads.db'}", None
    if request.param == "postgresql":
        server: PrivatePostgres = request.getfixturevalue("private_postgres")
        url = server.create_database(f"roads_{uuid4().hex}", TEMPLATE)
        soffice = quick_soffice(folder)
    with skipping_server(time_skipping_executable) as address:
        async with town(address, url, folder / "papers", soffice) as here:
            bureau = await Bureau.open(here.http)
            await next_morning(here.clock)
            cases = {
                road: await SimulatedCase.submit(bureau, here.clock, example(road[:2]))
                for road in ROADS
            }
            told: list[str] = []
            await here.clock.run(travel(road, case, told.append) for road, case in cases.items())
            found: dict[str, Travelled] = {}
            for road, end in cases.items():
                path = f"/cases/{end.case_no}"
                with reading(here.engine) as session:
                    journey = await report(here, road, end)
                    chain = list(ledger.events_of(session, end.case_no))
                    head = session.get_one(Case, end.case_no)
                    live = select(Forum).where(col(Forum.case_no) == end.case_no, col(Forum.live))
                    live_forums = len(session.exec(live).all())
                found[road] = Travelled(
                    journey=journey,
                    case=await bureau.clerk.get(path),
                    timeline=await bureau.clerk.get(f"{path}/timeline"),
                    deadlines=await bureau.clerk.get(f"{path}/deadlines"),
                    files=await papers_of(end.case_no, bureau),
                    chain=(chain, head),
                    live_forums=live_forums,
                )
            yield found


@pytest.mark.parametrize("road", ROADS)
class TestRoad:
    async def test_ends_as_it_should(self, road: str, travelled: dict[str, Travelled]) -> None:
        journey, expected = travelled[road].journey, ENDS[road]
        assert (journey.outcome, journey.resolution, journey.days) == (
            expected.outcome,
            expected.resolution,
            expected.days,
        )

    async def test_follows_the_lawful_route(
        self, road: str, travelled: dict[str, Travelled]
    ) -> None:
        rows = [turn.rows for turn in travelled[road].journey.turns if turn.rows]
        followed = [row for at, row in enumerate(rows) if at == 0 or rows[at - 1] != row]
        assert followed == ENDS[road].rows

    async def test_names_the_law_behind_each_turn(
        self, road: str, travelled: dict[str, Travelled]
    ) -> None:
        assert [turn.kind for turn in travelled[road].journey.turns if not turn.basis] == []

    async def test_writes_its_papers(self, road: str, travelled: dict[str, Travelled]) -> None:
        kinds = {paper.split("-", 3)[3] for paper in travelled[road].journey.papers}
        assert kinds == ENDS[road].papers

    async def test_keeps_its_terms(self, road: str, travelled: dict[str, Travelled]) -> None:
        states: dict[str, set[str]] = {}
        for term in travelled[road].deadlines:
            states.setdefault(term["state"], set()).add(term["code"])
        assert states["met"] >= ENDS[road].met
        assert states["ended"] >= ENDS[road].ended
        assert "running" not in states

    async def test_leaves_no_forum_live_and_a_whole_log(
        self, road: str, travelled: dict[str, Travelled]
    ) -> None:
        assert travelled[road].live_forums == 0
        ledger.verify(*travelled[road].chain)


async def test_two_sessions_make_two_records(travelled: dict[str, Travelled]) -> None:
    papers = travelled["01-goods-settled"].journey.papers
    assert len([paper for paper in papers if paper.endswith("session_record")]) == 2


async def test_at_least_twenty_five_papers_are_written(travelled: dict[str, Travelled]) -> None:
    assert sum(len(each.journey.papers) for each in travelled.values()) >= 25


async def test_a_general_guarantee_is_warned_of_at_intake_and_at_settlement(
    travelled: dict[str, Travelled],
) -> None:
    case = travelled["07-guaranteed-default"]
    assert any("2026-07-15" in warning["message"] for warning in case.case["warnings"])
    [settled] = [each for each in case.timeline if each["kind"] == "settlement_recorded"]
    assert any("2026-07-15" in flag for flag in settled["flags"])


@pytest.mark.parametrize("travelled", ["sqlite"], indirect=True)
async def test_every_paper_has_a_pdf(travelled: dict[str, Travelled]) -> None:
    for each in travelled.values():
        names = set(each.files)
        pdfs = {name for name in names if name.endswith(".pdf")}
        assert pdfs == {name[:-4] + "pdf" for name in names if name.endswith(".docx")}


@pytest.mark.parametrize("travelled", ["sqlite"], indirect=True)
async def test_no_pdf_shows_a_gap_or_a_leftover(
    travelled: dict[str, Travelled], tmp_path: Path
) -> None:
    for each in travelled.values():
        for name, content in each.files.items():
            if name.endswith(".pdf"):
                path = tmp_path / "paper.pdf"
                path.write_bytes(content)
                text = "".join(page.extract_text() for page in PdfReader(path).pages)
                assert text.strip(), name
                assert not [mark for mark in ("None", "{{", "{%", "\ufffd") if mark in text], name
