"""Days left, in words and in tone; and the clock of the whole promise."""

from datetime import date, timedelta
from typing import Any

import pytest

from records.tables import Case, Deadline
from web.clock import Clock, clock_of
from web.facts import told
from web.words import DaysLeft, days_left

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-3, "已过 3 天", "late"),
        (-1, "已过 1 天", "late"),
        (0, "今天到期", "urgent"),
        (1, "明天到期", "urgent"),
        (2, "后天到期", "urgent"),
        (3, "还有 3 天", "urgent"),
        (4, "还有 4 天", "soon"),
        (7, "还有 7 天", "soon"),
        (8, "还有 8 天", "calm"),
    ],
)
def test_days_left(days: int, words: str, tone: str) -> None:
    assert days_left(DAY + timedelta(days=days), DAY) == DaysLeft(words, tone)


def _case(**more: Any) -> Case:
    return Case(
        case_no="JF2026-000001",
        bureau="",
        debt_type="lease",
        amount_fen=1,
        filed_on=DAY,
        intake={},
        intake_sha256="",
        submitted_by="",
        **more,
    )


def _clock(case: Case, gone: int) -> Clock:
    terms = [
        Deadline(
            case_no=case.case_no,
            workflow_id="",
            code=f"SLA_TOTAL_{share}",
            trigger=DAY,
            clock="service",
            raw=DAY + timedelta(days=days),
            due=DAY + timedelta(days=days),
            state="running",
            basis=[],
        )
        for share, days in ((50, 22), (80, 36), (100, 45))
    ]
    clock = clock_of(case, terms, DAY + timedelta(days=gone))
    assert clock is not None
    return clock


@pytest.mark.parametrize(
    ("gone", "words", "tone"),
    [
        (0, "已用 0 天，还有 45 天", "calm"),
        (35, "已用 35 天，还有 10 天", "calm"),
        (36, "已用 36 天，还有 9 天", "soon"),
        (45, "已用 45 天，还有 0 天", "soon"),
        (46, "已超出 1 天", "late"),
    ],
)
def test_the_clock_runs(gone: int, words: str, tone: str) -> None:
    clock = _clock(_case(), gone)
    assert (clock.words, clock.tone) == (words, tone)
    assert (clock.total, clock.warnings) == (45, (22, 36))


def test_the_clock_stops_on_the_day_of_the_resolution() -> None:
    case = _case(resolved_on=DAY + timedelta(days=28), resolution="title")
    clock = _clock(case, 300)
    assert (clock.gone, clock.tone) == (28, "kept")
    assert clock.words == "第 28 天，已有生效的执行依据"


def test_a_case_resolved_too_late_stays_late() -> None:
    case = _case(resolved_on=DAY + timedelta(days=50), resolution="paid")
    assert _clock(case, 60).words == "已超出 5 天，款项已付清"


def test_without_the_promise_on_record_there_is_no_clock() -> None:
    assert clock_of(_case(), [], DAY) is None


def test_facts_are_told_in_words() -> None:
    facts: dict[str, Any] = {
        "track": "small_claims",
        "amount": "64610.00",
        "balance_fen": 150,
        "perform_by": "2026-04-01",
        "present": ["c1", "r1"],
        "mode": "online",
        "claimed_fen": 0,
        "until": None,
    }
    assert told(facts, {"c1": "申请人 陈*", "r1": "被申请人 李*"}) == [
        ("到场", "申请人 陈*、被申请人 李*"),
        ("程序", "小额诉讼"),
        ("方式", "线上"),
        ("金额", "64,610.00 元"),
        ("尚欠", "1.50 元"),
        ("履行期限", "2026年4月1日"),
    ]


def test_a_payment_names_its_sum_once() -> None:
    facts = {"amount": "10.00", "received_fen": 1000, "balance_fen": 0}
    assert told(facts, {}) == [("收到", "10.00 元"), ("尚欠", "0.00 元")]
