"""What of a case's log and papers a caller is shown, as far as mediation is confidential."""

from collections.abc import Sequence

from sqlmodel import Session

from api.caller import Caller
from api.signing_seats import authors_of
from records.confidentiality import settlement_of, told_outside, told_party, undisputed_facts_of
from records.tables import Event, Paper, Party
from templates.catalogue import CATALOGUE, Signer, Stage
from workflows.messages.common import Role


def shown_events(caller: Caller, events: Sequence[Event]) -> Sequence[Event]:
    """An arbitrator sees nothing of what was said in mediation, a party no other one's caucus."""
    match caller.role:
        case Role.ARBITRATOR:
            return told_outside(events)
        case Role.PARTY:
            return told_party(events, caller.party_id)
        case _:
            return events


_TO_THE_OTHER_SIDE = frozenset({"demand_letter", "mediation_application"})
"""What a claimant writes to the respondent, or for the respondent to answer."""


def shown_papers(
    session: Session, caller: Caller, papers: Sequence[Paper], events: Sequence[Event]
) -> Sequence[Paper]:
    """Of the papers of mediation an arbitrator sees the signed agreement and the agreed facts.

    A party does not see what another writes to a forum: that comes from the forum, when it is
    served, and of some of it too early a sight defeats the purpose (民事诉讼法 103, 128).
    """
    if caller.role is Role.PARTY:
        party = session.get_one(Party, (caller.case_no, caller.party_id))
        return [paper for paper in papers if not _anothers(paper, party)]
    if caller.role is not Role.ARBITRATOR:
        return papers
    agreed = settlement_of(events)
    return [
        paper
        for paper in papers
        if CATALOGUE[paper.kind].stage is not Stage.MEDIATION
        or (paper.kind == "mediation_agreement" and agreed and paper.event_seq == agreed.seq)
        or (paper.kind == "undisputed_facts_record" and undisputed_facts_of(events))
    ]


def _anothers(paper: Paper, party: Party) -> bool:
    """Whether a paper is what another party alone signs, and not meant for this one."""
    match CATALOGUE[paper.kind].signers:
        case (Signer.CLAIMANT,):
            return party.side != "claimant" and paper.kind not in _TO_THE_OTHER_SIDE
        case (Signer.AUTHOR,):
            return party.name not in authors_of(paper.facts)
        case _:
            return False
