"""What of a case's log and papers a caller is shown, as far as mediation is confidential."""

from collections.abc import Sequence

from api.caller import Caller
from records.confidentiality import settlement_of, told_outside, told_party, undisputed_facts_of
from records.tables import Event, Paper
from templates.catalogue import CATALOGUE, Stage
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


def shown_papers(
    caller: Caller, papers: Sequence[Paper], events: Sequence[Event]
) -> Sequence[Paper]:
    """Of the papers of mediation an arbitrator sees the signed agreement and the agreed facts."""
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
