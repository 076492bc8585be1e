"""Which cases a list shows: one filter for the API, the saved views and the pages."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from api.caller import Caller, listed
from api.problems import Problem
from law.intake.fields import Yuan
from records.duty import stood_in_for
from records.list_tables import PROMISE_BROKEN
from records.search import Reach, TooShort, containing, number_begun
from records.tables import Case, Deadline
from records.worklist import Stage

LONGEST_TEXT = 50
MOST_FEN = 10**12

SearchText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    Field(
        description="案号（或其开头）、当事人或代理人姓名、合同编号、案情中的文字；两个字以上",
        examples=["陈甲", "轴承", "JF2026-000001"],
    ),
]
Amount = Annotated[
    Yuan,
    Field(ge=0, le=MOST_FEN),
    WithJsonSchema({"type": "string", "examples": ["50000.00"]}),
]
Short = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class CaseFilter(BaseModel):
    """What the cases of a list have in common; what is left out makes no difference.

    Days are civil days, amounts decimal strings in yuan; ``from`` and ``to`` take in their end,
    ``before`` and ``after`` do not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    stage: Stage | None = Field(None, description="阶段", examples=["mediation"])
    due_before: date | None = Field(None, description="下一期限早于此日", examples=["2026-03-20"])
    due_after: date | None = Field(None, description="下一期限晚于此日", examples=["2026-03-01"])
    overdue: bool | None = Field(None, description="下一期限是否已过", examples=[True])
    assignee: Short | None = Field(
        None,
        description="经办人账户；me：本人经办及代行；none：待领取的未结案件",
        examples=["me", "none"],
    )
    bureau: Short | None = Field(None, description="所属司法局", examples=["无锡市锡山区司法局"])
    debt_type: Short | None = Field(None, description="债务类型", examples=["private_loan"])
    amount_from: Amount | None = Field(None, description="标的额不低于")
    amount_to: Amount | None = Field(None, description="标的额不高于")
    filed_from: date | None = Field(None, description="登记不早于此日", examples=["2026-01-01"])
    filed_to: date | None = Field(None, description="登记不晚于此日", examples=["2026-12-31"])
    state: Literal["open", "closed"] | None = Field(
        None, description="open：未结；closed：已结", examples=["open"]
    )
    breached: bool | None = Field(
        None, description="服务承诺的全程期限是否已经超出", examples=[True]
    )
    text: SearchText | None = None

    def asked(self) -> dict[str, object]:
        """What the filter asks for, as it is written in an address or kept with a view."""
        return self.model_dump(mode="json", include={*CaseFilter.model_fields}, exclude_none=True)


def reach_of(caller: Caller) -> Reach:
    """The cases that the caller may look for."""
    return Reach(listed(caller), indexed=not caller.has_few, bureau=caller.bureau)


def check_text(caller: Caller, text: str, field: str) -> None:
    """Who runs the system looks for numbers of cases only; raises ``forbidden``."""
    if caller.runs_the_system and number_begun(text) is None:
        raise Problem("forbidden", "只能按案号查找，不能按姓名或者案情查找", field=field)


def conditions(
    session: Session, caller: Caller, asked: CaseFilter, today: date
) -> list[ColumnElement[bool]]:
    """What a case must meet; raises ``search_too_short`` and ``forbidden``."""
    return [
        *_of_the_case(asked),
        *_of_its_time(asked, today),
        *_of_its_people(session, caller, asked, today),
    ]


def _of_the_case(asked: CaseFilter) -> Iterator[ColumnElement[bool]]:
    equal = (
        (Case.stage, asked.stage),
        (Case.bureau, asked.bureau),
        (Case.debt_type, asked.debt_type),
    )
    for column, value in equal:
        if value is not None:
            yield col(column) == value
    if asked.amount_from is not None:
        yield col(Case.amount_fen) >= asked.amount_from
    if asked.amount_to is not None:
        yield col(Case.amount_fen) <= asked.amount_to
    if asked.state is not None:
        closed = col(Case.closed_on).is_not(None)
        yield closed if asked.state == "closed" else ~closed


def _of_its_time(asked: CaseFilter, today: date) -> Iterator[ColumnElement[bool]]:
    due = col(Case.next_due)
    if asked.due_before is not None:
        yield due < asked.due_before
    if asked.due_after is not None:
        yield due > asked.due_after
    if asked.overdue is not None:
        yield due < today if asked.overdue else (due >= today) | due.is_(None)
    if asked.filed_from is not None:
        yield col(Case.filed_on) >= asked.filed_from
    if asked.filed_to is not None:
        yield col(Case.filed_on) <= asked.filed_to
    if asked.breached is not None:
        broken = col(Case.case_no).in_(select(Deadline.case_no).where(PROMISE_BROKEN))
        yield broken if asked.breached else ~broken


def _of_its_people(
    session: Session, caller: Caller, asked: CaseFilter, today: date
) -> Iterator[ColumnElement[bool]]:
    assignee = col(Case.assignee)
    match asked.assignee:
        case None:
            pass
        case "none":
            yield assignee.is_(None)
            yield col(Case.offered_to).is_(None)
            yield col(Case.closed_on).is_(None)
        case "me":
            yield assignee.in_((caller.user_id, *stood_in_for(session, caller.user_id, today)))
        case account:
            yield assignee == account
    if asked.text is not None:
        check_text(caller, asked.text, "text")
        try:
            yield containing(session, reach_of(caller), asked.text)
        except TooShort:
            raise Problem("search_too_short", field="text") from None
