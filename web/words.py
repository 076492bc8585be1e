"""Days and amounts as people read them."""

from dataclasses import dataclass
from datetime import date, datetime

from law.civil_time import SHANGHAI
from law.money import group_yuan
from web.language import ENGLISH, gettext, language, ngettext

URGENT_DAYS = 3
SOON_DAYS = 7


@dataclass(frozen=True)
class DaysLeft:
    """How long is left until the end of a day, in words, and how pressing that is.

    ``tone`` is late, urgent, soon or calm; the words alone say the same.
    """

    words: str
    tone: str


def days_left(due: date, today: date) -> DaysLeft:
    """Natural days from today until the end of ``due``."""
    days = (due - today).days
    if days < 0:
        return DaysLeft(ngettext("已过 1 天", "已过 %(days)d 天", -days) % {"days": -days}, "late")
    tone = "urgent" if days <= URGENT_DAYS else "soon" if days <= SOON_DAYS else "calm"
    nearby = {0: "今天到期", 1: "明天到期", 2: "后天到期"}
    return DaysLeft(gettext(nearby.get(days, "还有 %(days)d 天")) % {"days": days}, tone)


def day(value: date) -> str:
    """2026年3月2日, or 2 March 2026."""
    if language() == ENGLISH:
        return f"{value.day} {value:%B} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """2026年3月2日 9:05, by the clock in China."""
    local = value.astimezone(SHANGHAI)
    return f"{day(local.date())} {local.hour}:{local.minute:02}"


def yuan(fen: int) -> str:
    """64,610.00 元, or CNY 64,610.00."""
    return f"CNY {group_yuan(fen)}" if language() == ENGLISH else f"{group_yuan(fen)} 元"
