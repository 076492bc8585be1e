"""Personal data as lists and pages show it: enough to tell people apart, too little to use."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

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


def mask_email(address: str) -> str:
    """wang@example.com becomes w***@example.com."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}***@{host}"


def mask_identity(number: str) -> str:
    """The first six and the last four characters of an identity number or company code."""
    return _keep(number, 6, 4)


def mask_account(number: str) -> str:
    """The last four digits of a bank account."""
    return _keep(number, 0, 4)


def mask_address(address: str) -> str:
    """The first six characters, which name province and city."""
    return address[:6] + "*" * max(len(address) - 6, 0)


_MASKS = {
    "name": mask_name,
    "holder": mask_name,
    "phone": mask_phone,
    "email": mask_email,
    "address": mask_address,
    "id_number": mask_identity,
    "number": mask_account,
}
_PUBLIC = frozenset(
    {"bank", "dissolved", "enterprise_size", "id_type", "kind", "organisation", "title", "uscc"}
)
"""What of a party or an agent tells nothing about a person, or stands in a public register."""


def mask_details(details: Mapping[str, Any]) -> dict[str, Any]:
    """The details of a party or an agent, as far as everybody who works on a case needs them.

    What is not known to be harmless is covered, so that a new field is masked until it is known.
    """
    masked = {name: _mask(name, value) for name, value in details.items()}
    if details.get("kind") == "organisation":
        masked["name"] = details["name"]
    return masked


def _mask(name: str, value: Any) -> Any:
    match value:
        case dict():
            return mask_details(cast(dict[str, Any], value))
        case list():
            return [_mask(name, each) for each in cast(list[Any], value)]
        case str() if name not in _PUBLIC:
            return _MASKS.get(name, mask_all)(value)
        case _:
            return value


def mask_all(text: str) -> str:
    """As many stars as characters."""
    return "*" * len(text)


def _keep(text: str, first: int, last: int) -> str:
    hidden = max(len(text) - first - last, 0)
    if hidden < 4:
        return mask_all(text)
    return text[:first] + "*" * hidden + text[-last:]


def mask_text(text: str, names: Iterable[str]) -> str:
    """A passage with these names masked, and every number long enough to reach somebody."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return _REACHING.sub(lambda number: _keep(number[0], 3, 2), text)
