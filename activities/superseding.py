"""Which paper takes an earlier one's place, and why: none is overwritten, only superseded."""

from itertools import pairwise

from sqlmodel import Session, col, select

from records.tables import Case, Event, Paper
from templates.catalogue import CATALOGUE

_REASONS = {
    "arbitration_agreement_signed": "各方重新订立仲裁协议",
    "award_made": "仲裁庭重新作出裁决",
    "award_served": "裁决书已经送达各方，补记送达情况和其后的期限",
    "case_closed": "案件恢复办理后再次结案",
    "consent_award_made": "仲裁庭重新作出裁决",
    "correction_requested": "补充的材料仍不齐备，再次通知补正",
    "filing_accepted": "人民法院重新登记立案",
    "invitation_answered": "调解恢复后再次终止",
    "mediation_ended": "调解恢复后再次终止",
    "mediation_refused": "调解恢复后再次终止",
    "mediation_statement_effective": "当事人重新签收调解书",
    "mediator_appointed": "另行指派调解员",
    "mediator_replaced": "更换调解员",
    "package_ordered": "立案材料按照现有记录重新制作",
    "package_resubmitted": "材料补正后重新递交",
    "paper_ordered": "应申请重新制作",
    "performance_completed": "履行情况变更后再次核对",
    "respondent_unreachable": "调解恢复后再次终止",
    "schedule_amended": "各方再次变更还款计划",
    "settlement_recorded": "各方重新达成调解协议",
    "signing_refused": "调解恢复后再次终止",
    "undisputed_facts_confirmed": "各方重新确认无争议事实",
}
"""Why a paper takes the place of an earlier one, by the kind of the event that it follows."""
_OTHERWISE = "案件记录有变更，重新制作"


def put_on_record(session: Session, paper: Paper) -> None:
    """Add a paper, and have each one of its kind and stage supersede the one before it.

    Papers may be written in another order than that of their events, so the one after it is
    looked at too. The lock on the case has papers of one line written one after the other.
    """
    session.get_one(Case, paper.case_no, with_for_update={"key_share": True})
    session.add(paper)
    if CATALOGUE[paper.kind].recurs:
        return
    session.flush()
    for (earlier, _), (later, event) in pairwise(_line(session, paper)):
        later.supersedes = earlier.id
        later.superseding_reason = _REASONS.get(event.kind, _OTHERWISE)
        session.add(later)


def _line(session: Session, paper: Paper) -> list[tuple[Paper, Event]]:
    """The papers of a kind that follow events of one stage, with these events, in their order."""
    query = (
        select(Paper, Event)
        .join(
            Event,
            (col(Event.case_no) == col(Paper.case_no)) & (col(Event.seq) == col(Paper.event_seq)),
        )
        .where(col(Paper.case_no) == paper.case_no, col(Paper.kind) == paper.kind)
        .order_by(col(Paper.event_seq))
    )
    followed = session.get_one(Event, (paper.case_no, paper.event_seq))
    return [
        (each, event)
        for each, event in session.exec(query)
        if event.workflow_id == followed.workflow_id
    ]
