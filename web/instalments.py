"""Rows of a form that are added or computed on the server, for a browser without scripts."""

from datetime import date
from typing import Any

from api.problems import Problem
from law.instalments import equal_instalments
from law.money import MoneyError, format_yuan, parse_yuan
from web.forms.bodies import Sent
from web.forms.schemas import Schema, rows_in
from web.language import gettext

MOST_INSTALMENTS = 60
MOST_MONTHS = 12


def grown(schema: Schema, typed: Sent, body: dict[str, Any]) -> bool:
    """Whether another row, or a plan of instalments, was asked for; the body then has it.

    Raises ``invalid_body`` for a plan that cannot be computed.
    """
    added, computed = typed.one("add"), typed.one("calculate")
    pointer = added or computed
    if pointer not in rows_in(schema):
        return False
    *way, name = pointer.split("/")
    holder = body
    for step in way:
        holder = holder.setdefault(step, {})
    if added:
        holder.setdefault(name, []).append({})
    else:
        holder[name] = _plan(typed, pointer, holder)
    return True


def _plan(typed: Sent, pointer: str, holder: dict[str, Any]) -> list[dict[str, str]]:
    at = pointer.rpartition("/")[0]
    sum_at = f"{at}/total" if at else pointer
    try:
        total = parse_yuan(holder.get("total") or typed.one(f"{pointer}-total"))
        plan = equal_instalments(
            total,
            _number(typed.one(f"{pointer}-count"), MOST_INSTALMENTS),
            date.fromisoformat(typed.one(f"{pointer}-first")),
            _number(typed.one(f"{pointer}-months"), MOST_MONTHS),
        )
    except MoneyError as error:
        raise Problem("invalid_body", str(error), field=sum_at.replace("/", ".")) from None
    except ValueError:
        told = gettext("请填写总额、期数（1 至 %(most)s）、首期到期日和间隔月数")
        most = {"most": MOST_INSTALMENTS}
        raise Problem("invalid_body", told % most, field=pointer.replace("/", ".")) from None
    return [{"due_on": each.due.isoformat(), "amount": format_yuan(each.fen)} for each in plan]


def _number(text: str, most: int) -> int:
    number = int(text)
    if not 1 <= number <= most:
        raise ValueError
    return number
