"""The clock of the whole promise: how many of its days are gone, and what ended it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from records.tables import Case, Deadline
from web import labels
from web.language import gettext, ngettext

WHOLE = "SLA_TOTAL_"
BREACH = "SLA_TOTAL_100"


@dataclass(frozen=True)
class Clock:
    """Days of the promise in all and gone. ``tone`` is calm, soon, late or kept."""

    total: int
    gone: int
    due: date
    warnings: tuple[int, ...]
    words: str
    tone: str


def clock_of(case: Case, deadlines: Iterable[Deadline], today: date) -> Clock | None:
    """The clock of a case; none before it is on record that the promise runs."""
    whole = {term.code: term for term in deadlines if term.code.startswith(WHOLE)}
    breach = whole.pop(BREACH, None)
    if breach is None:
        return None
    stopped = case.resolved_on or case.closed_on
    total = (breach.due - breach.trigger).days
    gone = max(((stopped or today) - breach.trigger).days, 0)
    warnings = tuple(sorted((term.due - term.trigger).days for term in whole.values()))
    words, tone = _told(case, stopped, total, gone, warnings)
    return Clock(total, gone, breach.due, warnings, words, tone)


def _told(
    case: Case, stopped: date | None, total: int, gone: int, warnings: tuple[int, ...]
) -> tuple[str, str]:
    if gone > total:
        return _over(gone - total, _how(case) if stopped else ""), "late"
    if stopped:
        return gettext("第 %(day)d 天，%(how)s") % {"day": gone, "how": _how(case)}, "kept"
    tone = "soon" if warnings and gone >= warnings[-1] else "calm"
    told = gettext("已用 %(gone)d 天，还有 %(left)d 天")
    return told % {"gone": gone, "left": total - gone}, tone


def _over(days: int, how: str) -> str:
    told = (
        ngettext("已超出 1 天，%(how)s", "已超出 %(days)d 天，%(how)s", days)
        if how
        else ngettext("已超出 1 天", "已超出 %(days)d 天", days)
    )
    return told % {"days": days, "how": how}


def _how(case: Case) -> str:
    return gettext(labels.RESOLUTIONS.get(case.resolution or "", "已结案"))
