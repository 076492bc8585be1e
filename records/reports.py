"""The figures of reports, on the cases filed in a period: days, settlements, stages, costs.

The database counts, ``law.service_figures`` measures, as it does for simulations. What each figure
means is told in docs/reports.md.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    Subquery,
    case,
    cast,
    func,
    select,
)
from sqlmodel import Session, col

from law.fees import court_fee, halved_court_fee
from law.service_figures import PROMISE_DAYS
from records.ops_tables import REPORTED, STAGE_BEGINS, STAGE_TERMS
from records.tables import Case, Deadline, Event

Dimension = Literal["month", "bureau", "debt_type"]

_SETTLED = "agreement_effective"
_ENDED = (
    *("mediation_ended", "mediation_refused", "signing_refused", "respondent_unreachable"),
    "invitation_answered",
)
"""How a mediation ends without agreement; an answer ends it only where it gives a reason."""
_COURT_FEES = ("filing_accepted", "procedure_converted", "court_settled")
_FEES = (*_COURT_FEES, "fee_paid", "arbitration_prepaid", "arbitration_withdrawn")
_WITHOUT_SUIT = ("paid", "title")
"""The resolutions after which nothing more is to be paid to a court for the claim."""


@dataclass(frozen=True)
class Asked:
    """Which cases a report is on: filed from ``since`` to ``until``, both days among them."""

    since: date
    until: date
    bureau: str | None = None
    debt_type: str | None = None


@dataclass
class Tallies:
    """The cases of a group by the natural days they took to be resolved or escalated.

    ``ripe``: those filed more than 45 days ago, ``None`` for the ones not resolved yet; in
    ``ripe_service`` without the days on which the service clock stood still. ``resolved``: all that
    are resolved or escalated, however old they are.
    """

    cases: int = 0
    ripe: Counter[int | None] = field(default_factory=Counter[int | None])
    ripe_service: Counter[int | None] = field(default_factory=Counter[int | None])
    resolved: Counter[int] = field(default_factory=Counter[int])

    def __add__(self, other: "Tallies") -> "Tallies":
        return Tallies(
            self.cases + other.cases,
            self.ripe + other.ripe,
            self.ripe_service + other.ripe_service,
            self.resolved + other.resolved,
        )


@dataclass
class Settlements:
    """The cases of a group whose mediation has ended, and those of them that were settled."""

    ended: int = 0
    settled: int = 0

    def __add__(self, other: "Settlements") -> "Settlements":
        return Settlements(self.ended + other.ended, self.settled + other.settled)


@dataclass
class Costs:
    """What the cases of a group that needed no suit would have cost in court, in fen.

    ``full`` is the acceptance fee of the ordinary procedure (诉讼费用交纳办法 13), ``halved`` that
    of the simplified one (16), ``paid`` what was paid to courts and arbitration institutions.
    """

    cases: int = 0
    full: int = 0
    halved: int = 0
    paid: int = 0

    def __add__(self, other: "Costs") -> "Costs":
        return Costs(
            self.cases + other.cases,
            self.full + other.full,
            self.halved + other.halved,
            self.paid + other.paid,
        )


def tallies(session: Session, asked: Asked, by: Dimension, today: date) -> dict[str, Tallies]:
    """The days of the cases of each group."""
    days = _days(session, col(Case.filed_on), col(Case.resolved_on)).label("days")
    ripe = case((col(Case.filed_on) < today - timedelta(days=PROMISE_DAYS), 1), else_=0)
    key, paused = _key(by).label("key"), col(Case.paused_days)
    query = (
        select(key, ripe.label("ripe"), days, paused, func.count())
        .where(*_cases(asked))
        .group_by("key", "ripe", "days", paused)
    )
    found: defaultdict[str, Tallies] = defaultdict(Tallies)
    for name, is_ripe, took, stood, number in session.connection().execute(query):
        group = found[name]
        group.cases += number
        if took is not None:
            group.resolved[took] += number
        if is_ripe:
            group.ripe[took] += number
            group.ripe_service[None if took is None else took - min(stood, took)] += number
    return dict(found)


def settlements(session: Session, asked: Asked, by: Dimension) -> dict[str, Settlements]:
    """The mediations of each group that have ended: a case counts once, settled if ever it was."""
    kind = col(Event.kind)
    answered = kind == "invitation_answered"
    settled: Any = func.max(case((kind == _SETTLED, 1), else_=0)).label("settled")
    ended: Subquery = (
        select(col(Event.case_no), settled)
        .where(REPORTED, kind.in_((_SETTLED, *_ENDED)))
        .where(~answered | col(Event.facts)["reason"].as_string().is_not(None))
        .group_by(col(Event.case_no))
        .subquery()
    )
    query: Select[str, int, int] = (
        select(_key(by).label("key"), func.count(), func.sum(ended.c.settled))
        .join_from(Case, ended, ended.c.case_no == col(Case.case_no))
        .where(*_cases(asked))
        .group_by("key")
    )
    rows = session.connection().execute(query)
    return {name: Settlements(number, of_these) for name, number, of_these in rows}


def stage_days(session: Session, asked: Asked) -> Mapping[str, Counter[int]]:
    """The natural days of each stay in a stage of the service level that is over.

    A stay ends when the next stage begins, at the latest when the case is resolved or closed.
    """
    places = {code: place for place, code in enumerate(STAGE_TERMS)}
    order: Any = (col(Deadline.trigger), case(places, value=col(Deadline.code)))
    following: Any = func.lead(col(Deadline.trigger)).over(
        partition_by=col(Deadline.case_no), order_by=order
    )
    entered: Subquery = (
        select(
            col(Deadline.case_no),
            col(Deadline.code),
            col(Deadline.trigger),
            following.label("following"),
        )
        .where(STAGE_BEGINS)
        .subquery()
    )
    end: Any = func.coalesce(entered.c.following, col(Case.resolved_on), col(Case.closed_on))
    days: Any = _days(session, entered.c.trigger, end).label("days")
    query: Select[str, int, int] = (
        select(entered.c.code, days, func.count())
        .join_from(Case, entered, entered.c.case_no == col(Case.case_no))
        .where(end.is_not(None), *_cases(asked))
        .group_by(entered.c.code, "days")
    )
    found: dict[str, Counter[int]] = {stage: Counter() for stage in STAGE_TERMS.values()}
    for code, took, number in session.connection().execute(query):
        found[STAGE_TERMS[code]][max(took, 0)] += number
    return found


def costs(session: Session, asked: Asked, by: Dimension) -> dict[str, Costs]:
    """What the cases of each group that were resolved without a suit have saved."""
    paid = _paid(session, asked)
    query = select(_key(by), col(Case.case_no), col(Case.amount_fen)).where(
        col(Case.resolution).in_(_WITHOUT_SUIT), *_cases(asked)
    )
    found: defaultdict[str, Costs] = defaultdict(Costs)
    for name, case_no, amount_fen in session.connection().execute(query):
        group = found[name]
        group.cases += 1
        group.full += court_fee(amount_fen).value
        group.halved += halved_court_fee(amount_fen).value
        group.paid += paid[case_no]
    return dict(found)


def _paid(session: Session, asked: Asked) -> Counter[str]:
    """The fees that the log says were paid in each case, less what was paid back, in fen."""
    query = (
        select(col(Event.case_no), col(Event.workflow_id), col(Event.kind), col(Event.facts))
        .join_from(Case, Event, col(Event.case_no) == col(Case.case_no))
        .where(REPORTED, col(Event.kind).in_(_FEES), *_cases(asked))
        .order_by(col(Event.case_no), col(Event.seq))
    )
    paid: Counter[str] = Counter()
    due: dict[str, int] = {}
    settled: set[tuple[str, str]] = set()
    for case_no, workflow_id, kind, facts in session.connection().execute(query):
        match kind:
            case "fee_paid":
                settled.add((case_no, workflow_id))
            case "arbitration_prepaid":
                paid[case_no] += facts.get("amount", 0)
            case "arbitration_withdrawn":
                paid[case_no] -= facts.get("refund_fen", 0)
            case _:
                # The fee may change with the procedure: the last one is what the suit costs.
                due[workflow_id] = facts.get("fee_fen", due.get(workflow_id, 0))
    for case_no, workflow_id in settled:
        paid[case_no] += due.get(workflow_id, 0)
    return paid


def _cases(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    conditions: list[ColumnElement[bool]] = [col(Case.filed_on).between(asked.since, asked.until)]
    if asked.bureau is not None:
        conditions.append(col(Case.bureau) == asked.bureau)
    if asked.debt_type is not None:
        conditions.append(col(Case.debt_type) == asked.debt_type)
    return tuple(conditions)


def _key(by: Dimension) -> Any:
    match by:
        case "month":
            return func.substr(cast(col(Case.filed_on), String), 1, 7)
        case "bureau":
            return col(Case.bureau)
        case "debt_type":
            return col(Case.debt_type)


def _days(session: Session, first: Any, second: Any) -> ColumnElement[int | None]:
    """The natural days from one date to another; none where there is no other."""
    if session.get_bind().dialect.name == "sqlite":
        between: Any = cast(func.julianday(second) - func.julianday(first), Integer)
        return between
    return second - first
