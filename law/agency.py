"""What an agent may do: special powers have to be listed one by one (民事诉讼法 62).

A power of attorney that says no more than 全权代理 gives general powers only (解释 89).
"""

from collections.abc import Iterable
from enum import StrEnum

from law.basis import Advice, cite


class SpecialPower(StrEnum):
    """An act that an agent does only where the power of attorney names it."""

    ADMIT = "admit"
    WAIVE = "waive"
    CHANGE = "change"
    SETTLE = "settle"
    COUNTERCLAIM = "counterclaim"
    APPEAL = "appeal"


POWER_TITLES = {
    SpecialPower.ADMIT: "承认",
    SpecialPower.WAIVE: "放弃",
    SpecialPower.CHANGE: "变更",
    SpecialPower.SETTLE: "和解",
    SpecialPower.COUNTERCLAIM: "反诉",
    SpecialPower.APPEAL: "上诉",
}
"""The word by which a power of attorney names each power."""


def special_powers(listed: Iterable[str]) -> Advice[tuple[SpecialPower, ...]]:
    """The special powers that the lines of a power of attorney name."""
    lines = tuple(listed)
    found = tuple(
        power for power, word in POWER_TITLES.items() if any(word in line for line in lines)
    )
    sweeping = any("全权" in line for line in lines)
    return Advice(
        value=found,
        basis=cite("CPL 61", "CPL 62", "CPL-I 88", "CPL-I 89"),
        flags=("仅写“全权代理”的，代理人只有一般授权，无权和解、放弃或者承认",)
        if sweeping and not found
        else (),
    )
