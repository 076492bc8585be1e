"""Personal data as lists and pages show it: enough to tell people apart, too little to use."""

import re
from collections.abc import Iterable

from records.tables import Party

_REACHING = re.compile(r"[0-9][0-9Xx-]{6,}")
"""A telephone, identity or account number in running text; a year or a sum is shorter."""


def mask_name(name: str) -> str:
    """The first character of a natural person's name: 陈甲 becomes 陈*."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def mask_party(party: Party) -> str:
    """A party's name for lists: a natural person's is masked, an organisation's is public."""
    if party.details.get("kind") == "organisation":
        return party.name
    return mask_name(party.name)


def mask_phone(phone: str) -> str:
    """13800000201 becomes 138****0201."""
    return _keep(phone, 3, 4)


def mask_identity(number: str) -> str:
    """The first six and the last four characters of an identity number or company code."""
    return _keep(number, 6, 4)


def mask_account(number: str) -> str:
    """The last four digits of a bank account."""
    return _keep(number, 0, 4)


def _keep(text: str, first: int, last: int) -> str:
    hidden = max(len(text) - first - last, 0)
    if hidden < 4:
        return "*" * len(text)
    return text[:first] + "*" * hidden + text[-last:]


def mask_text(text: str, names: Iterable[str]) -> str:
    """A passage with these names masked, and every number long enough to reach somebody."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return _REACHING.sub(lambda number: _keep(number[0], 3, 2), text)
