"""Who signs a paper, and in whose stead: its entry in the catalogue, put to the case's record."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from api.problems import Problem
from law.agency import POWER_TITLES
from records.assignments import discloser_at, mediator_at, recorder_at, tribunal_at
from records.parties import parties_of
from records.signing_rounds import Seat
from records.tables import Agent, Paper, User
from templates.catalogue import CATALOGUE, Signer
from workflows.messages.agency import NEEDED
from workflows.messages.steps import STEPS

SEAL = "seal"
STEPS_OF = {"mediation_agreement": ("sign_agreement", "refuse_to_sign")}
"""The step by which a party signs a kind of paper, and the one by which it declines."""
_DISPOSING = {
    "mediation_agreement": "sign_agreement",
    "arbitration_agreement": "answer_arbitration_offer",
    "withdrawal_application": "withdraw_claim",
    "counterclaim": "raise_defence",
    "appeal": "record_appeal",
}
"""The steps whose special authority an agent needs to sign a kind of paper (民事诉讼法 62)."""
_SIDES = {
    Signer.CLAIMANT: "claimant",
    Signer.RESPONDENT: "respondent",
    Signer.GUARANTOR: "guarantor",
}
_RECORDED = {
    "session_record": "session_held",
    "undisputed_facts_record": "undisputed_facts_recorded",
}
"""The event of which a kind of paper is the record, kept by whoever recorded that event."""
_AUTHORS = ("author", "filer", "applicant", "principal")
"""How the facts of a paper call the party whose paper it is."""
_RECORDER, _OFFICIAL, _LAST = 100, 101, 102
"""The turns of those who sign after the parties."""


def seats_of(session: Session, paper: Paper, seal: str) -> list[Seat]:
    """Everybody whose signature a paper needs: parties, recorder, officials, the seal last."""
    return sorted(_seats(session, paper, seal), key=lambda seat: seat.rank)


def _seats(session: Session, paper: Paper, seal: str) -> Iterator[Seat]:
    parties = parties_of(session, paper.case_no)
    for order, signer in enumerate(CATALOGUE[paper.kind].signers):
        match signer:
            case Signer.CLAIMANT | Signer.RESPONDENT | Signer.GUARANTOR:
                # Where signing is a step, its own rules say which party comes first.
                rank = 0 if paper.kind in STEPS_OF else order
                for party in parties:
                    if party.side == _SIDES[signer]:
                        yield Seat(party.party_id, party.name, rank)
            case Signer.AUTHOR:
                authors = authors_of(paper.facts)
                for party in parties:
                    if party.name in authors:
                        yield Seat(party.party_id, party.name, order)
            case Signer.RECORDER:
                kept = _RECORDED[paper.kind]
                one = recorder_at(session, paper.case_no, paper.event_seq, kept)
                if one is not None:
                    yield _official(session, signer.value, "记录人", one, _RECORDER)
            case Signer.MEDIATOR:
                one = mediator_at(session, paper.case_no, paper.event_seq)
                yield _official(session, signer.value, "调解员", one, _OFFICIAL)
            case Signer.ARBITRATOR:
                yield from _arbitrators(session, paper)
            case Signer.ORGANISATION:
                yield Seat(SEAL, seal, _LAST)


def authors_of(facts: Mapping[str, Any]) -> frozenset[str]:
    """The names of the parties whose paper it is; joint filers stand among the others."""
    author = next(facts[name] for name in _AUTHORS if name in facts)
    joint = (one for one in facts.get("others", ()) if one["role"] == author["role"])
    return frozenset(one["name"] for one in (author, *joint))


def _arbitrators(session: Session, paper: Paper) -> Iterator[Seat]:
    """Whoever discloses does so alone (仲裁法 45); an award the whole tribunal signs (67)."""
    if paper.kind == "arbitrator_disclosure":
        one = discloser_at(session, paper.case_no, paper.event_seq)
        yield _official(session, "arbitrator", "仲裁员", one, _OFFICIAL)
        return
    tribunal = tribunal_at(session, paper.case_no, paper.event_seq) or (None,)
    for number, one in enumerate(tribunal, start=1):
        office = "首席仲裁员" if number == 1 < len(tribunal) else "仲裁员"
        yield _official(session, f"arbitrator-{number}", office, one, _OFFICIAL)


def _official(session: Session, signer: str, office: str, one: str | None, rank: int) -> Seat:
    """The seat of an official by account; raises ``nobody_to_sign`` where none is on record."""
    user = session.get(User, one) if one else None
    if user is None:
        raise Problem("nobody_to_sign", f"案件记录中没有应当签署的{office}")
    return Seat(signer, f"{office}：{user.name}", rank, user.id)


def acting_agent(session: Session, case_no: str, party_id: str, agent_id: str) -> Agent:
    """The agent of a party who acts for it now; raises ``unknown_agent`` or ``agency_ended``."""
    agent = session.get(Agent, (case_no, agent_id))
    if agent is None or agent.party_id != party_id:
        raise Problem("unknown_agent", field="agent_id")
    if agent.until is not None:
        raise Problem("agency_ended", f"委托关系已于 {agent.until} 解除")
    return agent


def check_authority(agent: Agent, kind: str) -> None:
    """An agent signs what disposes of the party's rights only with that power listed.

    Raises ``special_authority_needed``, as the step does for which the paper stands.
    """
    step = _DISPOSING.get(kind)
    if step is not None and NEEDED[step].value not in agent.powers:
        raise Problem(
            "special_authority_needed",
            f"“{STEPS[step].title}”须有特别授权（{POWER_TITLES[NEEDED[step]]}）",
        )
