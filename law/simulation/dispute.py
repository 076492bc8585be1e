"""A synthetic dispute: an intake document as a creditor might bring it, of nobody who exists."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from law.calendar import default_calendar
from law.checklists import ChecklistItem
from law.debt_types import debt_types
from law.identifiers import resident_check, uscc_check
from law.intake import LIMIT_FEN, ArbitrationKind
from law.money import format_yuan
from law.simulation.fate import Fate

INSTITUTION = "无锡仲裁委员会"
_DISTRICTS = ("锡山区", "惠山区", "滨湖区", "梁溪区", "新吴区")
_SMALLEST_FEN = 100_000


def synthetic_document(fate: Fate) -> dict[str, Any]:
    """The intake document of a case; the same for the same seed and number."""
    random = fate.stream("document")
    filed_on = _filed_on(fate, random)
    due_on = filed_on - timedelta(days=random.randint(40, 700))
    debt_type = fate.choice("caseload.debt_types")
    respondents = [
        _company(random, f"无锡模拟{fate.case:04d}号债务{number}有限公司")
        for number in range(1, fate.choice("caseload.respondents") + 1)
    ]
    guarantees: list[dict[str, Any]] = []
    if fate.happens("caseload.general_guarantee"):
        guarantor = _person(random, f"模拟保证人{fate.case:04d}")
        respondents.append(guarantor)
        until = filed_on + timedelta(days=365)
        guarantees.append({"guarantor": guarantor["name"], "kind": "general", "until": f"{until}"})
    preservation = None
    if fate.happens("caseload.pre_suit_preservation"):
        taken = filed_on - timedelta(days=random.randint(1, 5))
        preservation = {
            "court": f"无锡市{random.choice(_DISTRICTS)}人民法院",
            "taken_on": f"{taken}",
            "pre_suit": True,
        }
    return {
        "filed_on": f"{filed_on}",
        "bureau": f"无锡市{random.choice(_DISTRICTS)}司法局",
        "debt_type": debt_type,
        "claimant": _claimant(fate, random, debt_type),
        "respondents": respondents,
        "contract": {
            "name": "模拟合同",
            "number": f"MN-{fate.case:04d}",
            "signed_on": f"{due_on - timedelta(days=random.randint(60, 400))}",
            "due_on": f"{due_on}",
            "arbitration": _clause(fate),
            "jurisdiction_clause": None,
        },
        "dispute_arose_on": f"{due_on + timedelta(days=random.randint(5, 30))}",
        "claim": {
            "principal": format_yuan(_amount_fen(fate)),
            "late_interest": {"start": f"{due_on + timedelta(days=1)}", "agreed": None},
            "costs": "0.00",
            "request": "支付所欠款项及逾期付款损失",
        },
        "guarantees": guarantees,
        "preservation": preservation,
        "facts": f"模拟案件第{fate.case}号：款项到期后经催讨未付。",
        "evidence": [_evidence(item) for item in debt_types()[debt_type].must],
        "consents": {"mediation": True, "e_service": True, "personal_information": True},
        "undisputed": fate.happens("caseload.undisputed_share"),
    }


def successor(fate: Fate, party: Mapping[str, Any]) -> dict[str, Any]:
    """The details of whoever takes a party's place."""
    random = fate.stream("successor")
    if party["kind"] == "person":
        return _person(random, f"模拟承受人{fate.case:04d}")
    return _company(random, f"无锡模拟{fate.case:04d}号承受有限公司")


def _filed_on(fate: Fate, random: Random) -> date:
    """A day between the first and the last on which the bureau works."""
    first, last = fate.assumptions.caseload.filed_from, fate.assumptions.caseload.filed_to
    calendar = default_calendar()
    day = first + timedelta(days=random.randint(0, (last - first).days))
    rolled = calendar.roll_forward(day)
    return rolled if rolled <= last else calendar.roll_back(last)


def _amount_fen(fate: Fate) -> int:
    yuan = fate.quantity("caseload.amount") or 0.0
    return min(max(round(yuan) * 100, _SMALLEST_FEN), LIMIT_FEN - 100)


def _clause(fate: Fate) -> dict[str, Any]:
    kind = ArbitrationKind(fate.choice("caseload.arbitration"))
    if kind is ArbitrationKind.NONE:
        return {"kind": kind.value}
    named = kind in (ArbitrationKind.VALID, ArbitrationKind.DISPUTED)
    text = f"争议提交{INSTITUTION if named else '仲裁机构'}仲裁"
    return {"kind": kind.value, "institution": INSTITUTION if named else None, "text": text}


def _claimant(fate: Fate, random: Random, debt_type: str) -> dict[str, Any]:
    if debt_type == "private_loan":
        return _person(random, f"模拟申请人{fate.case:04d}")
    return _company(random, f"无锡模拟{fate.case:04d}号债权有限公司")


def _company(random: Random, name: str) -> dict[str, Any]:
    district = random.randrange(len(_DISTRICTS))
    body = f"9132021{district + 1}MA" + "".join(
        random.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=7)
    )
    return {
        "kind": "organisation",
        "name": name,
        "uscc": body + uscc_check(body),
        "legal_representative": {"name": "模拟代表人", "title": "执行董事"},
        "enterprise_size": "small",
        **_contacts(random, district),
    }


def _person(random: Random, name: str) -> dict[str, Any]:
    district = random.randrange(len(_DISTRICTS))
    born = date(1960, 1, 1) + timedelta(days=random.randrange(40 * 365))
    body = f"32021{district + 1}{born:%Y%m%d}{random.randrange(1000):03d}"
    return {
        "kind": "person",
        "name": name,
        "id_type": "resident_id",
        "id_number": body + resident_check(body),
        "sex": "男" if int(body[16]) % 2 else "女",
        **_contacts(random, district),
    }


def _contacts(random: Random, district: int) -> dict[str, Any]:
    return {
        "address": f"江苏省无锡市{_DISTRICTS[district]}模拟路{random.randint(1, 999)}号",
        "phone": f"139{random.randrange(10**8):08d}",
    }


def _evidence(item: ChecklistItem) -> dict[str, Any]:
    return {
        "type": item.types[0].value,
        "name": item.name,
        "proves": item.proves,
        "original": True,
    }
