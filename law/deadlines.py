"""Statutory deadlines: computed from a trigger fact, never set by hand.

The day of the trigger is not counted; months and years end on the same-numbered day or the month's
last; a term whose last day is a rest day ends on the next working day, and one counted backwards on
the working day before (民法典 201-203, 民事诉讼法 85). "日" are natural days unless the rule says
工作日. The terms themselves are in ``law.terms``.
"""

from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis, cite, unread
from law.calendar import PROVISIONAL, Calendar, add_months, default_calendar
from law.institutions import InstitutionRules, institution_rules
from law.terms import Awaited, DeadlineRule, FormerTerm, Term, TermError, Unit, rule

BY_LAW = frozenset({"statutory", "institution"})
"""The clocks that no policy and no clerk moves."""


class Deadline(BaseModel):
    """The last day of a term: as counted (``raw``) and as it falls due on the calendar.

    ``code`` is empty for a term that is not in the register. ``clock`` tells whose term it is: the
    law's, that of an arbitration institution's rules, or set by a court. A provisional deadline
    rests on a year whose holiday notice is not out and is computed again when it is.
    """

    model_config = ConfigDict(frozen=True)

    code: str | None
    trigger: date
    raw: date
    due: date
    provisional: bool
    clock: Literal["statutory", "institution", "court"] = "statutory"
    awaits: Awaited | None = None


def compute(
    code: str,
    trigger: date,
    *,
    calendar: Calendar | None = None,
    extension: int = 0,
    suspended: int = 0,
    agreed_until: date | None = None,
    institution: str | None = None,
) -> Advice[Deadline]:
    """The deadline of a registered term whose trigger fact happened on ``trigger``.

    ``extension`` is in the term's own unit and only open where the law lets the term be extended;
    ``suspended`` are natural days for which the law let it stand still (民事诉讼法 153, 规则 26);
    ``agreed_until`` is the end of the period the parties agreed on (a guarantee's);
    ``institution`` is the one whose rules set the terms that the law leaves to them. Raises
    ``TermError`` for an unknown code, an extension the law does not allow, or an agreed end where
    the parties cannot agree one.
    """
    entry = rule(code)
    calendar = calendar or default_calendar()
    if agreed_until is not None and not entry.agreeable:
        raise TermError(f"“{entry.name}”是法定期限，不得约定")
    # 民法典 692：约定的保证期间不晚于主债务履行期限的，视为没有约定。
    if agreed_until is not None and agreed_until > trigger:
        return _agreed(code, entry, trigger, agreed_until)
    rules = institution_rules(institution)
    term = _extended(entry, entry.term or rules.terms[code], extension)
    deadline = _counted(code, trigger, term, calendar, backward=entry.backward, suspended=suspended)
    deadline = deadline.model_copy(
        update={
            "clock": "institution" if entry.term is None else "statutory",
            "awaits": entry.awaits,
        }
    )
    basis, flags = _basis(entry, term), _flags(entry, rules)
    if entry.former and trigger <= entry.former.until:
        former = _counted(code, trigger, entry.former.term, calendar, suspended=suspended)
        basis += cite(*entry.former.basis)
        flags += (_transition(entry.former, term, former, deadline),)
        if former.due < deadline.due:
            ends = former.model_dump(include={"raw", "due", "provisional"})
            deadline = deadline.model_copy(update=ends)
    return Advice(value=deadline, basis=basis, flags=flags + _provisional(deadline, calendar))


def compute_term(
    start: date,
    *,
    days: int | None = None,
    working_days: int | None = None,
    months: int | None = None,
    years: int | None = None,
    calendar: Calendar | None = None,
) -> Advice[Deadline]:
    """The end of a term of natural days, working days, months or years that begins on ``start``.

    Exactly one length must be given, of at least one; otherwise ``TermError``.
    """
    term = _only({"n": days, "w": working_days, "m": months, "y": years})
    calendar = calendar or default_calendar()
    deadline = _counted(None, start, term, calendar)
    basis = _counting_basis(term) + cite("CPL 85")
    return Advice(value=deadline, basis=basis, flags=_provisional(deadline, calendar))


def _only(lengths: dict[Unit, int | None]) -> Term:
    given = [Term(count=count, unit=unit) for unit, count in lengths.items() if count is not None]
    if len(given) != 1:
        raise TermError("期间须且只须用日、工作日、月、年之一表示")
    if given[0].count < 1:
        raise TermError("期间至少为1")
    return given[0]


def _extended(entry: DeadlineRule, term: Term, extension: int) -> Term:
    if extension == 0:
        return term
    if entry.extension is None:
        raise TermError(f"“{entry.name}”是法定期限，不得延长")
    if extension < 0:
        raise TermError(f"“{entry.name}”不得缩短")
    longest = entry.extension.longest
    if longest is not None and extension > longest:
        raise TermError(f"“{entry.name}”最多延长{Term(count=longest, unit=term.unit)}")
    return Term(count=term.count + extension, unit=term.unit)


def _counted(
    code: str | None,
    trigger: date,
    term: Term,
    calendar: Calendar,
    *,
    backward: bool = False,
    suspended: int = 0,
) -> Deadline:
    try:
        raw = _raw(trigger, term, calendar, backward=backward) + timedelta(days=suspended)
        due = calendar.roll_back(raw) if backward else calendar.roll_forward(raw)
    except (OverflowError, ValueError):
        raise TermError("期间超出可以计算的日期范围") from None
    touched = trigger + timedelta(days=1) if term.unit == "w" else raw
    return Deadline(
        code=code,
        trigger=trigger,
        raw=raw,
        due=due,
        provisional=bool(calendar.unpublished_years(min(touched, due), max(touched, due))),
    )


def _raw(trigger: date, term: Term, calendar: Calendar, *, backward: bool) -> date:
    count = -term.count if backward else term.count
    match term.unit:
        case "n":
            return trigger + timedelta(days=count)
        case "w":
            return calendar.add_working_days(trigger, count)
        case "m":
            return add_months(trigger, count)
        case "y":
            return add_months(trigger, 12 * count)


def _agreed(code: str, entry: DeadlineRule, trigger: date, until: date) -> Advice[Deadline]:
    """An end agreed as a day stands as it is: only counted terms roll over rest days."""
    return Advice(
        value=Deadline(code=code, trigger=trigger, raw=until, due=until, provisional=False),
        basis=cite(*entry.basis),
        flags=("约定为确定日期的，不因休息日顺延；此点法律未明文规定",),
    )


def _basis(entry: DeadlineRule, term: Term) -> tuple[Basis, ...]:
    counting = cite("CPL 85") if entry.counting == "procedural" else _counting_basis(term)
    return cite(*entry.basis) + counting


def _counting_basis(term: Term) -> tuple[Basis, ...]:
    months = ("CC 202",) if term.unit in ("m", "y") else ()
    return cite("CC 201", *months, "CC 203")


def _flags(entry: DeadlineRule, rules: InstitutionRules) -> tuple[str, ...]:
    flags = unread(*entry.basis)
    if entry.term is None and rules.doubt:
        flags += (f"“{entry.name}”的期限{rules.doubt}",)
    if not entry.verified:
        flags += (f"“{entry.name}”的期限尚未核实",)
    return flags + ((entry.note,) if entry.note else ())


def _transition(former: FormerTerm, term: Term, old: Deadline, new: Deadline) -> str:
    return (
        f"{former.until}以前收到的，旧法为{former.term}（至{old.due}），"
        f"新法为{term}（至{new.due}）；没有过渡规定，按较早者计"
    )


def _provisional(deadline: Deadline, calendar: Calendar) -> tuple[str, ...]:
    return (PROVISIONAL,) if deadline.provisional else ()
