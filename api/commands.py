"""The command path: written down first, then sent as an Update, answered once."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from api.caller import Caller
from api.policy import UNASKED
from api.problems import CATALOGUE, Problem
from law.agency import SpecialPower
from law.intake import read_intake
from proof.digests import canonical
from records import cases, commands
from records.digests import sha256
from records.engine import reading, transaction
from records.related import duplicate_of
from records.tables import Agent, Case, Command, Deadline, Event, OpenStep, Party, Submission
from workflows.messages.common import Act, Agency, Answer, Attestation, Message
from workflows.messages.dispute import DisputeOpening
from workflows.messages.standing import CorrectTrigger, ReverseAct
from workflows.messages.steps import BUREAU, STEPS, Stage, Step

logger = logging.getLogger(__name__)

ANSWER_TIMEOUT = timedelta(seconds=20)
CLOSED = frozenset({RPCStatusCode.NOT_FOUND, RPCStatusCode.FAILED_PRECONDITION})


@dataclass(frozen=True)
class Wish:
    """What a caller wants done in a case; for a party at the counter, as ``attestation`` proves."""

    case_no: str
    step: Step
    facts: Message
    occurred_on: date | None = None
    words: dict[str, Any] | None = None
    for_party: str | None = None
    attestation: Attestation | None = None
    by_agent: str | None = None

    @property
    def digest(self) -> str:
        """What the wish says; a repeated key must say the same."""
        body = {
            "facts": self.facts.model_dump(mode="json"),
            "occurred_on": self.occurred_on.isoformat() if self.occurred_on else None,
            "words": self.words,
            "for_party": self.for_party,
            "by_agent": self.by_agent,
            "attestation": self.attestation.model_dump(mode="json") if self.attestation else None,
        }
        return commands.digest_of(self.case_no, self.step.name, body)


class CommandPath:
    """Takes wishes to the workflows and brings their answers back.

    ``policy`` is the one that new cases run under, by its name or the path of its file.
    """

    def __init__(
        self, engine: Engine, client: Client, task_queue: str, policy: str = "wuxi"
    ) -> None:
        self._engine = engine
        self._client = client
        self._task_queue = task_queue
        self._policy = policy

    async def take(self, wish: Wish, caller: Caller, key: str) -> dict[str, Any]:
        """Do what the caller wants, once for each key; the answer, or ``Problem``.

        While the workflow cannot be reached the command stands, and the relay goes on with it:
        ``temporarily_unavailable``.
        """
        ident = commands.command_id(caller.user_id, key)
        command = await asyncio.to_thread(_once, partial(self._write_down, wish, caller, ident))
        if command.state == "pending":
            command = await self.send(command)
        return answer_of(command)

    async def take_once(self, wish: Wish, caller: Caller, name: str) -> dict[str, Any]:
        """Do what the caller wants, once under this name; a refusal leaves it to be tried anew."""
        with reading(self._engine) as session:
            tried = commands.refusals(session, commands.command_id(caller.user_id, name))
        return await self.take(wish, caller, f"{name}:{tried}")

    async def file(
        self,
        document: dict[str, Any],
        caller: Caller,
        key: str,
        *,
        today: date | None,
        another_claim: bool = False,
    ) -> dict[str, Any]:
        """Open a case from an intake document, once for each key.

        ``today`` is the day the document is read; ``None`` in a simulation, where a case runs at
        its own date. Raises ``IntakeRefused`` for a document that may not be taken, and
        ``duplicate_case`` for one of an open case, unless it is said to be ``another_claim``.
        """
        ident = commands.command_id(caller.user_id, key)
        opening = partial(self._open, document, caller, ident, today, another_claim=another_claim)
        command = await asyncio.to_thread(_once, opening)
        if command.state == "pending":
            command = await self.send(command)
        return answer_of(command)

    def _open(
        self,
        document: dict[str, Any],
        caller: Caller,
        ident: str,
        today: date | None,
        *,
        another_claim: bool,
    ) -> Command:
        with transaction(self._engine) as session:
            return opened(
                session, document, caller, ident, today=today, another_claim=another_claim
            )

    def _write_down(self, wish: Wish, caller: Caller, ident: str) -> Command:
        now = datetime.now(UTC)
        with transaction(self._engine) as session:
            command = commands.find(session, ident, wish.digest)
            if command is not None:
                return command
            _own_case(session, wish, caller)
            workflow_id = self._address(session, wish)
            if wish.for_party and session.get(Party, (wish.case_no, wish.for_party)) is None:
                raise Problem("unknown_party", field="for_party")
            act = Act(
                command_id=ident,
                actor=caller.user_id,
                role=caller.role,
                bureau=caller.bureau,
                party_id=wish.for_party or caller.party_id,
                attestation=wish.attestation,
                agency=_agency(session, wish, caller),
                occurred_on=wish.occurred_on,
                submission=_store_words(session, wish, caller, now),
            )
            facts = wish.facts.model_dump(mode="json")
            return _pending(session, act, workflow_id, wish.step.name, wish.digest, now, facts)

    def _address(self, session: Session, wish: Wish) -> str:
        match wish.step.stage:
            case Stage.DISPUTE as stage:
                return f"{stage}/{wish.case_no}"
            case Stage.ANY:
                return _concerned(session, wish)
            case stage:
                query = (
                    select(OpenStep.workflow_id)
                    .where(
                        col(OpenStep.case_no) == wish.case_no,
                        col(OpenStep.step) == wish.step.name,
                        col(OpenStep.workflow_id).startswith(f"{stage}/"),
                    )
                    .order_by(col(OpenStep.late), col(OpenStep.since).desc())
                )
                found = session.exec(query).first()
                if found is None:
                    raise Problem(
                        "step_not_open",
                        f"当前阶段不能进行“{wish.step.title}”",
                        open_steps=list(open_steps(session, wish.case_no)),
                    )
                return found

    async def send(self, command: Command) -> Command:
        """Send a command as an Update of the same id; its answer is then in the record."""
        try:
            if command.step == "file_dispute":
                await self._start(command)
            await self._update(command)
        except WorkflowUpdateFailedError as failed:
            await asyncio.to_thread(self._refuse, command, failed.cause)
        except RPCError as error:
            if error.status not in CLOSED:
                raise _busy() from None
            await asyncio.to_thread(self._refuse, command, None)
        except (WorkflowUpdateRPCTimeoutOrCancelledError, RuntimeError):
            # A client that has not connected since it was made says so by a RuntimeError.
            raise _busy() from None
        return await asyncio.to_thread(self._read, command.id)

    async def _update(self, command: Command) -> None:
        handle = self._client.get_workflow_handle(command.workflow_id)
        facts = STEPS[command.step].facts.model_validate_json(canonical(command.facts))
        await handle.execute_update(  # pyright: ignore[reportUnknownMemberType]
            command.step,
            args=[Act.model_validate_json(canonical(command.act)), facts],
            id=command.id,
            result_type=Answer,
            rpc_timeout=ANSWER_TIMEOUT,
        )

    async def _start(self, command: Command) -> None:
        with reading(self._engine) as session:
            case = session.get_one(Case, command.case_no)
        opening = DisputeOpening(
            case_no=case.case_no,
            filed_on=case.filed_on,
            simulated=case.simulated,
            policy=self._policy,
        )
        try:
            await self._client.start_workflow(
                "dispute",
                opening,
                id=command.workflow_id,
                task_queue=self._task_queue,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                rpc_timeout=ANSWER_TIMEOUT,
            )
        except WorkflowAlreadyStartedError:
            logger.debug("dispute %s is already under way", case.case_no)

    def _read(self, ident: str) -> Command:
        with reading(self._engine) as session:
            return session.get_one(Command, ident)

    def _refuse(self, command: Command, cause: BaseException | None) -> None:
        """Keep a refusal as the command's answer: asked again, it is the same."""
        code, reason = "step_not_open", f"当前阶段不能进行“{STEPS[command.step].title}”"
        if isinstance(cause, ApplicationError) and cause.type in CATALOGUE:
            code, reason = cause.type, cause.message
        with transaction(self._engine) as session:
            problem = Problem(code, reason, open_steps=list(open_steps(session, command.case_no)))
            commands.answer(
                session,
                command.id,
                status=problem.status,
                body=problem.body(),
                now=datetime.now(UTC),
            )


def opened(
    session: Session,
    document: dict[str, Any],
    caller: Caller,
    ident: str,
    *,
    today: date | None,
    another_claim: bool = False,
) -> Command:
    """The command that opens a case from an intake document, once for each id; not sent yet.

    Raises what ``CommandPath.file`` raises, and has then written nothing.
    """
    digest = commands.digest_of("", "file_dispute", document)
    command = commands.find(session, ident, digest)
    if command is not None:
        return command
    intake = read_intake(document, today=today or date.max)
    if not another_claim and (open_case := duplicate_of(session, intake)) is not None:
        raise duplicate_case(open_case.case_no)
    now = datetime.now(UTC)
    case = cases.open_case(
        session,
        intake,
        document,
        submitted_by=caller.user_id,
        simulated=today is None,
        now=now,
    )
    act = Act(command_id=ident, actor=caller.user_id, role=caller.role, occurred_on=intake.filed_on)
    return _pending(session, act, f"dispute/{case.case_no}", "file_dispute", digest, now)


def duplicate_case(case_no: str) -> Problem:
    """The refusal of a document that an open case is about already."""
    return Problem("duplicate_case", f"与在办案件 {case_no} 相同")


def _once(write: Callable[[], Command]) -> Command:
    """The command as it is written down, or as the same request has written it at the same time."""
    try:
        return write()
    except IntegrityError:
        return write()


def _own_case(session: Session, wish: Wish, caller: Caller) -> None:
    """A bureau to which a case is offered answers the offer and does nothing else in it."""
    if caller.role not in BUREAU or caller.bureau is None:
        return
    case = session.get_one(Case, wish.case_no)
    answers = wish.step.name in ("accept_transfer", "decline_transfer")
    if case.bureau != caller.bureau and not answers:
        raise Problem("forbidden", "该案件尚未移送到您的单位")


def _agency(session: Session, wish: Wish, caller: Caller) -> Agency | None:
    """The agent who acts, with the special powers held; raises ``Problem`` for one who may not."""
    agent_id = wish.by_agent or caller.agent_id
    if agent_id is None:
        return None
    agent = session.get(Agent, (wish.case_no, agent_id))
    if agent is None or agent.party_id != (wish.for_party or caller.party_id):
        raise Problem("unknown_agent", field="by_agent")
    acted_in_time = wish.occurred_on is not None and wish.occurred_on < (agent.until or date.max)
    if agent.until is not None and not acted_in_time:
        raise Problem("agency_ended", f"委托关系已于 {agent.until} 解除")
    return Agency(agent_id=agent_id, powers=tuple(SpecialPower(each) for each in agent.powers))


def _concerned(session: Session, wish: Wish) -> str:
    """The workflow whose event is reversed, or whose term is corrected."""
    match wish.facts:
        case ReverseAct(event=seq):
            event = session.get(Event, (wish.case_no, seq))
            if event is None:
                raise Problem("not_found", f"该案件没有第 {seq} 号记录", field="event")
            return event.workflow_id
        case CorrectTrigger(terms=codes):
            query = (
                select(Deadline.workflow_id)
                .where(
                    col(Deadline.case_no) == wish.case_no,
                    col(Deadline.code).in_(codes),
                    col(Deadline.state).in_(("running", "ended")),
                )
                .order_by(col(Deadline.state).desc(), col(Deadline.trigger).desc())
            )
            found = session.exec(query).first()
            if found is None:
                raise Problem("term_not_running", field="terms")
            return found
        case _:
            return f"dispute/{wish.case_no}"


def _pending(
    session: Session,
    act: Act,
    workflow_id: str,
    step: str,
    digest: str,
    now: datetime,
    facts: dict[str, Any] | None = None,
) -> Command:
    command = Command(
        id=act.command_id,
        case_no=workflow_id.split("/")[1],
        workflow_id=workflow_id,
        step=step,
        digest=digest,
        act=act.model_dump(mode="json"),
        facts=facts or {},
        created_at=now,
    )
    session.add(command)
    return command


def answer_of(command: Command) -> dict[str, Any]:
    """The answer of a settled command; raises the ``Problem`` it was refused with."""
    assert command.answer is not None, "a command was answered without an answer"
    if command.state == "refused":
        raise Problem.of(command.answer)
    return command.answer


def open_steps(session: Session, case_no: str) -> tuple[str, ...]:
    """The names of the steps of a case that can be asked for now."""
    query = select(OpenStep.step).where(
        col(OpenStep.case_no) == case_no, col(OpenStep.late).is_(False)
    )
    return tuple(sorted(set(session.exec(query).all()) - UNASKED))


def _busy() -> Problem:
    return Problem("temporarily_unavailable", "系统暂时繁忙；指令已保存，将自动继续办理")


def _store_words(session: Session, wish: Wish, caller: Caller, now: datetime) -> str | None:
    if wish.words is None:
        return None
    submission = Submission(
        id=uuid4().hex,
        case_no=wish.case_no,
        author=caller.user_id,
        body=wish.words,
        sha256=sha256(wish.words),
        created_at=now,
    )
    session.add(submission)
    return submission.id
