"""Writing a step of a case to the record: one transaction, done once however often it runs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, func, select
from temporalio.exceptions import ApplicationError

from activities.signatures import RECORD, DeadlineMark, ForumMark, Recorded, Transition
from activities.uninterrupted import uninterrupted
from notices.writing import enqueue
from records import (
    agents,
    cases,
    commands,
    filings,
    ledger,
    parties,
    related,
    search_documents,
)
from records.engine import transaction
from records.outbox import OUTWARD, NoticeChannel
from records.tables import Case, Deadline, Event, Forum, OpenStep

CORRECTIONS = {
    "party_corrected": parties.correct,
    "service_address_confirmed": parties.confirm_address,
    "party_succeeded": parties.replace,
    "claim_assigned": parties.replace,
}
"""The events that change a party's details, and how."""


class Recording:
    """The local activity through which alone a case moves in the record.

    ``channels`` are those by which parties are told, in the order in which they are tried.
    """

    def __init__(self, engine: Engine, channels: Sequence[NoticeChannel] = OUTWARD) -> None:
        self._engine = engine
        self._channels = channels

    @uninterrupted(RECORD)
    def record(self, transition: Transition) -> Recorded:
        """Append the event, move the projection, answer the command, enqueue the notices.

        A second run finds its event by its key and writes nothing. Raises non-retryable
        ``forum_taken`` or ``version_conflict`` where the database holds the act back.
        """
        with transaction(self._engine) as session:
            case = session.get_one(Case, transition.case_no, with_for_update=True)
            written = ledger.find(session, transition.case_no, transition.key)
            if written is not None:
                return Recorded(event=written.seq, stage=case.stage)
            if transition.forum is not None:
                _hold_forum(session, transition, transition.forum)
            _apply_correction(session, transition)
            _apply_words(session, case, transition)
            if transition.kind in search_documents.FOLLOWED:
                search_documents.index(session, case)
            event = ledger.append(session, case, _event(transition))
            _move_case(case, transition)
            _project_steps(session, transition)
            _project_deadlines(session, transition)
            _follow_filing(session, transition)
            session.flush()
            case.next_due = _next_due(session, case.case_no)
            enqueue(session, case, event, transition.notices, self._channels)
            _answer(session, case, event, transition)
            return Recorded(event=event.seq, stage=case.stage)


def _event(transition: Transition) -> Event:
    return Event(
        case_no=transition.case_no,
        seq=0,
        key=transition.key,
        kind=transition.kind,
        workflow_id=transition.workflow_id,
        occurred_on=transition.occurred_on,
        recorded_at=transition.recorded_at,
        actor=transition.actor,
        submission=transition.submission,
        facts=transition.facts,
        basis=[basis.model_dump() for basis in transition.basis],
        flags=list(transition.flags),
        prev_hash="",
        hash="",
    )


def _hold_forum(session: Session, transition: Transition, mark: ForumMark) -> None:
    forum = session.get(Forum, mark.workflow_id)
    if forum is None and not mark.live:
        return
    forum = forum or Forum(
        workflow_id=mark.workflow_id,
        case_no=transition.case_no,
        part=mark.part,
        kind=mark.kind,
        opened_on=transition.occurred_on,
        live=mark.live,
    )
    forum.live = mark.live
    session.add(forum)
    try:
        session.flush()
    except IntegrityError:
        raise ApplicationError(
            "同一争议已有程序在进行，不能同时仲裁和诉讼", type="forum_taken", non_retryable=True
        ) from None


def _apply_words(session: Session, case: Case, transition: Transition) -> None:
    """What an act changes of what the case is: its evidence, its agents, its bureau, its clerk."""
    match transition.kind, transition.submission:
        case "intake_supplemented", str(submission):
            cases.add_evidence(session, transition.case_no, submission)
        case "agent_appointed", str(submission):
            try:
                agents.appoint_by(
                    session,
                    transition.case_no,
                    transition.facts["party_id"],
                    transition.facts["agent_id"],
                    submission,
                    transition.occurred_on,
                )
            except agents.TooManyAgents:
                raise ApplicationError(
                    "每一当事人的代理人不得多于二人", type="too_many_agents", non_retryable=True
                ) from None
            except agents.AgentIdTaken:
                raise ApplicationError(
                    "该当事人的代理人刚刚有变更，请重新提交",
                    type="version_conflict",
                    non_retryable=True,
                ) from None
        case "agent_revoked", _:
            agents.revoke(
                session, transition.case_no, transition.facts["agent_id"], transition.occurred_on
            )
        case "case_linked", _:
            related.link(session, case.case_no, transition.facts["other"], "related")
        case "case_absorbed", _:
            related.link(session, case.case_no, transition.facts["other"], "absorbed")
        case "case_closed", _ if "into" in transition.facts:
            related.link(session, case.case_no, transition.facts["into"], "merged_into")
        case "case_assigned" | "case_claimed", _:
            case.assignee = transition.facts["assignee"]
        case "transfer_offered", _:
            case.offered_to = transition.facts["bureau"]
        case "transfer_accepted", _:
            case.bureau, case.offered_to = case.offered_to or case.bureau, None
            case.assignee = None
        case "transfer_declined" | "transfer_lapsed", _:
            case.offered_to = None
        case _:
            pass


def _apply_correction(session: Session, transition: Transition) -> None:
    if transition.kind not in CORRECTIONS or transition.submission is None:
        return
    try:
        CORRECTIONS[transition.kind](
            session,
            transition.case_no,
            transition.facts["party_id"],
            version=transition.facts["version"],
            submission=transition.submission,
        )
    except parties.VersionConflict as conflict:
        raise ApplicationError(
            f"该记录已被他人修改（现为第 {conflict.version} 版）",
            type="version_conflict",
            non_retryable=True,
        ) from None


def _move_case(case: Case, transition: Transition) -> None:
    case.stage = transition.stage or case.stage
    case.route = transition.route if transition.route is not None else case.route
    if transition.paused_days is not None:
        case.paused_days = transition.paused_days
    if transition.unresolved:
        case.resolved_on = case.resolution = None
    if transition.resolution is not None and case.resolved_on is None:
        case.resolved_on = transition.occurred_on
        case.resolution = transition.resolution
    if transition.outcome is not None:
        case.outcome = transition.outcome
        case.closed_on = transition.occurred_on


def _project_steps(session: Session, transition: Transition) -> None:
    if transition.steps is None:
        return
    session.exec(
        delete(OpenStep).where(
            col(OpenStep.case_no) == transition.case_no,
            col(OpenStep.workflow_id) == transition.workflow_id,
        )
    )
    for mark in transition.steps:
        session.add(
            OpenStep(
                case_no=transition.case_no,
                workflow_id=transition.workflow_id,
                **mark.model_dump(),
            )
        )


def _project_deadlines(session: Session, transition: Transition) -> None:
    for mark in transition.deadlines:
        session.merge(_deadline(transition, mark))


def _deadline(transition: Transition, mark: DeadlineMark) -> Deadline:
    return Deadline(
        case_no=transition.case_no,
        workflow_id=transition.workflow_id,
        code=mark.code,
        trigger=mark.trigger,
        clock=mark.clock,
        raw=mark.raw,
        due=mark.due,
        provisional=mark.provisional,
        state=mark.state,
        basis=[basis.model_dump() for basis in mark.basis],
    )


def _follow_filing(session: Session, transition: Transition) -> None:
    filings.follow(
        session,
        transition.workflow_id,
        transition.kind,
        transition.facts,
        transition.recorded_at,
    )


def _next_due(session: Session, case_no: str) -> date | None:
    query = select(func.min(col(Deadline.due))).where(
        col(Deadline.case_no) == case_no, col(Deadline.state) == "running"
    )
    return session.exec(query).one()


def _answer(session: Session, case: Case, event: Event, transition: Transition) -> None:
    if transition.answers is None:
        return
    body = {
        "case_no": case.case_no,
        "step": transition.step,
        "event": event.seq,
        "occurred_on": event.occurred_on.isoformat(),
        "stage": case.stage,
    }
    commands.answer(session, transition.answers, status=200, body=body, now=datetime.now(UTC))
