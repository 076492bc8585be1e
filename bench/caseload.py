"""Synthetic cases by the million, written straight into the tables: lists and search need no more.

Bureaus differ in size: the first has a tenth of all cases, the median one a two-hundredth or so.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import SQLModel

from law.debt_types import debt_types
from records.engine import transaction
from records.list_tables import NamedOfficial, SearchDocument
from records.searchable import Place, bigrams, fold
from records.tables import Case, Deadline, Event, Party

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
BUREAUS = [f"示例市第{number}司法局" for number in range(1, 101)]
CLERKS = 20
MEDIATORS = 2_000
ROWS_AT_ONCE = 5_000

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志文辉力鹏飞雪琳婷宇浩然子涵欣怡"
    "梓萱俊熙雨泽博文思源嘉怡晨曦佳琪天佑睿渊沐阳若曦语嫣"
)
_PLACES = ["无锡", "苏州", "常州", "南通", "江阴", "宜兴", "太仓", "昆山", "靖江", "泰州"]
_FANCY = "恒鑫盛达瑞丰泰兴隆裕昌茂源汇通诚信德润祥和顺安康宏远鼎立金华东方永固锦绣卓越"
_TRADES = [
    "轴承",
    "机械",
    "钢管",
    "电缆",
    "建材",
    "纺织",
    "物流",
    "餐饮",
    "软件",
    "仪器",
    "化工",
    "包装",
]
_GOODS = [
    "轴承",
    "减速机",
    "钢管",
    "电缆",
    "混凝土",
    "布匹",
    "冷链运输",
    "食材",
    "管理系统",
    "阀门",
    "树脂",
    "纸箱",
]
_ENDINGS = [
    "经多次催讨，对方以资金周转困难为由拖延至今，现请求支付欠款及逾期利息。",
    "双方对账后确认欠款金额并签署对账单，此后仅支付一笔，其余未付。",
    "对方认可债务但请求分期履行，双方未能就分期方案达成一致。",
    "货物验收合格并已开具增值税专用发票，付款期限届满后未付。",
    "设备运行正常，质保期已过，质保金应当返还而未返还。",
]


TABLES = (Case, Party, SearchDocument, Deadline, Event, NamedOfficial)


def fill(engine: Engine, cases: int, tables: Sequence[type[SQLModel]] = TABLES) -> None:
    """Write so many cases into these tables; the same number gives the same cases."""
    chance = random.Random(7)
    for start in range(1, cases + 1, ROWS_AT_ONCE):
        rows: dict[type[SQLModel], list[dict[str, Any]]] = {table: [] for table in tables}
        for number in range(start, min(start + ROWS_AT_ONCE, cases + 1)):
            for table, row in _rows(chance, number, searched=SearchDocument in tables):
                if table in rows:
                    rows[table].append(row)
        with transaction(engine) as session:
            for table in tables:
                session.connection().execute(insert(table), rows[table])


def _rows(
    chance: random.Random, number: int, *, searched: bool
) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    case_no = f"JF2025-{number:06d}"
    case = _case(chance, case_no)
    yield Case, case
    parties = [
        _party(chance, case_no, *each) for each in (("c1", "claimant"), ("r1", "respondent"))
    ]
    for party in parties:
        yield Party, party
    if searched:
        yield SearchDocument, _search_document(case, parties)
    if number % 2 == 0:
        mediator = f"mediator-{chance.randrange(MEDIATORS)}"
        yield Event, _appointment(case, mediator)
        yield NamedOfficial, {"user_id": mediator, "case_no": case_no}
    if number % 20 == 0:
        yield Deadline, _broken_promise(case)


def _search_document(case: dict[str, Any], parties: Sequence[dict[str, Any]]) -> dict[str, Any]:
    contract, facts = case["intake"]["contract"]["number"], case["intake"]["facts"]
    texts = {
        Place.NAMES: [fold(party["name"]) for party in parties],
        Place.CONTRACTS: [fold(contract)],
        Place.FACTS: [fold(facts)],
    }
    folded = {place.value: "\n".join(texts[place]) for place in texts}
    words = bigrams(texts.items(), [case["bureau"]])
    return folded | {"case_no": case["case_no"], "bigrams": words}


def _case(chance: random.Random, case_no: str) -> dict[str, Any]:
    bureau = 0 if chance.random() < 0.1 else int(chance.random() ** 1.5 * len(BUREAUS))
    filed = TODAY - timedelta(days=int(chance.random() * 700))
    closed = chance.random() < 0.8
    due = None if closed else TODAY + timedelta(days=chance.randint(-10, 60))
    stages = ["intake", "mediation", "mediation", "arbitration", "court", "performance"]
    assigned = chance.random() < 0.9
    trade = chance.randrange(len(_GOODS))
    signed = filed - timedelta(days=chance.randint(60, 900))
    return {
        "case_no": case_no,
        "bureau": BUREAUS[bureau],
        "debt_type": chance.choice(sorted(debt_types())),
        "amount_fen": int(10 ** (5 + chance.random() * 3)) - 1,
        "filed_on": filed,
        "simulated": False,
        "intake": {
            "contract": {"number": f"HT-{signed.year}-{chance.randint(1, 9999):04d}"},
            "facts": (
                f"{signed.year}年{signed.month}月{signed.day}日双方签订购销合同，约定分"
                f"{chance.randint(2, 9)}批交付{_GOODS[trade]}，交货地点在{chance.choice(_PLACES)}"
                f"{_word(chance, _FANCY, 2)}路{chance.randint(1, 400)}号，联系人"
                f"{_person(chance)}。{chance.choice(_ENDINGS)}"
            ),
            "rest": "x" * 1_200,  # as long as the other fields of an intake document
        },
        "intake_sha256": "0" * 64,
        "warnings": [],
        "submitted_by": "bench",
        "assignee": f"clerk-{bureau}-{chance.randrange(CLERKS)}" if assigned else None,
        "created_at": NOW,
        "stage": "closed" if closed else chance.choice(stages),
        "next_due": due,
        "paused_days": 0,
        "closed_on": filed + timedelta(days=40) if closed else None,
        "head": "0" * 64,
        "head_sm3": "0" * 64,
        "events": 20,
    }


def _party(chance: random.Random, case_no: str, party_id: str, side: str) -> dict[str, Any]:
    person = chance.random() < 0.5
    name = _person(chance) if person else _company(chance)
    return {
        "case_no": case_no,
        "party_id": party_id,
        "side": side,
        "name": name,
        "number": f"{case_no}-{party_id}",
        "details": {"name": name, "kind": "person" if person else "organisation"},
        "version": 1,
    }


def _broken_promise(case: dict[str, Any]) -> dict[str, Any]:
    due = case["filed_on"] + timedelta(days=45)
    return {
        "case_no": case["case_no"],
        "workflow_id": f"dispute/{case['case_no']}",
        "code": "SLA_TOTAL_100",
        "trigger": case["filed_on"],
        "clock": "service",
        "raw": due,
        "due": due,
        "provisional": False,
        "state": "ended",
        "basis": [],
    }


def _appointment(case: dict[str, Any], mediator: str) -> dict[str, Any]:
    return {
        "case_no": case["case_no"],
        "seq": 1,
        "key": "appointed",
        "kind": "mediator_appointed",
        "workflow_id": f"mediation/{case['case_no']}",
        "occurred_on": case["filed_on"],
        "recorded_at": NOW,
        "actor": "bench",
        "facts": {"mediator": mediator},
        "basis": [],
        "flags": [],
        "prev_hash": "0" * 64,
        "hash": "0" * 64,
        "sm3": "0" * 64,
    }


def _word(chance: random.Random, characters: str, length: int) -> str:
    return "".join(chance.choice(characters) for _ in range(length))


def _person(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + _word(chance, _GIVEN, chance.choice((1, 2, 2)))


def _company(chance: random.Random) -> str:
    return f"{chance.choice(_PLACES)}{_word(chance, _FANCY, 2)}{chance.choice(_TRADES)}有限公司"
