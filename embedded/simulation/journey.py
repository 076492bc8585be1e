"""A case's whole road, run and then read back as a report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from embedded.simulation.people import Bureau, SimulatedCase
from embedded.simulation.roads import ROADS
from embedded.simulation.town import Town
from jiefen_client import Problem
from jiefen_client.models import EventView

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Turn:
    """A turn of the route: when, what happened, and the law behind it."""

    day: str
    kind: str
    rows: tuple[str, ...]
    basis: tuple[str, ...]


@dataclass(frozen=True)
class Journey:
    """What became of a dispute.

    ``deadlines`` counts the terms that ran by their state; ``problems`` are those of a document
    that was refused at intake.
    """

    dispute: str
    case_no: str | None
    outcome: str
    resolution: str | None
    days: int | None
    turns: tuple[Turn, ...]
    deadlines: Mapping[str, int]
    papers: tuple[str, ...]
    problems: tuple[Mapping[str, Any], ...] = ()


TURNS = frozenset(
    {
        "dispute_filed",
        "intake_accepted",
        "agreement_effective",
        "mediation_ended",
        "invitation_answered",
        "respondent_unreachable",
        "arbitration_agreement_signed",
        "arbitration_offer_declined",
        "route_advised",
        "confirmation_applied",
        "confirmation_ruled",
        "arbitration_applied",
        "award_made",
        "consent_award_made",
        "payment_order_applied",
        "payment_order_objected",
        "payment_order_converted",
        "suit_filed",
        "judgment_given",
        "judgment_effective",
        "instalment_missed",
        "enforcement_applied",
        "performance_completed",
    }
)


async def file(
    town: Town, bureau: Bureau, dispute: str, document: Mapping[str, Any], tell: Tell
) -> SimulatedCase | Journey:
    """Submit a dispute; a document that is refused at intake is a journey's end."""
    try:
        case = await SimulatedCase.submit(bureau, town.clock, document)
    except Problem as problem:
        tell(f"{dispute}：不予受理")
        return _refused(dispute, problem)
    tell(f"{dispute}：{case.case_no} 已登记")
    return case


async def travel(dispute: str, case: SimulatedCase, tell: Tell) -> None:
    """Take a case down its road to the end."""
    await ROADS[dispute](case)
    tell(f"{dispute}：{case.case_no} 办结")


async def report(town: Town, dispute: str, case: SimulatedCase) -> Journey:
    """Read a closed case back as its journey, once its last paper is written."""
    await town.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    jiefen = case.bureau.clerk.client
    read = await jiefen.read_case(case.case_no)
    events = await jiefen.read_timeline(case.case_no)
    terms = await jiefen.read_deadlines(case.case_no)
    papers = await jiefen.read_papers(case.case_no)
    counted = [term.state for term in terms if term.clock != "service"]
    assert read.outcome is not None, "a closed case has an outcome"
    return Journey(
        dispute=dispute,
        case_no=case.case_no,
        outcome=read.outcome,
        resolution=read.resolution,
        days=read.days_to_resolution,
        turns=tuple(_turn(event) for event in events if event.kind in TURNS),
        deadlines={state: counted.count(state) for state in sorted(set(counted))},
        papers=tuple(paper.paper_id for paper in papers),
    )


def _turn(event: EventView) -> Turn:
    basis = tuple(f"{each.law}{each.article}" for each in event.basis)
    rows = tuple(event.facts.get("rows", ()))
    return Turn(event.occurred_on.isoformat(), event.kind, rows, basis)


def _refused(dispute: str, problem: Problem) -> Journey:
    return Journey(dispute, None, "refused", None, None, (), {}, (), tuple(problem.errors))


async def papers_of(case_no: str, bureau: Bureau) -> dict[str, bytes]:
    """Every paper of a case by a file name that tells its order, as .docx and .pdf."""
    files: dict[str, bytes] = {}
    jiefen = bureau.clerk.client
    for number, paper in enumerate(await jiefen.read_papers(case_no), start=1):
        name = f"{number:02d}-{paper.title}"
        files[f"{name}.docx"] = await jiefen.download_docx(case_no, paper.paper_id)
        if paper.pdf_sha256:
            files[f"{name}.pdf"] = await jiefen.download_pdf(case_no, paper.paper_id)
    return files
