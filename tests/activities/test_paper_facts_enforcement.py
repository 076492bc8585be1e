"""What an application for enforcement demands: what its title orders and nobody has paid."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from templates.models_performance import EnforcementApplication
from tests.activities.recorded import RecordedCase, empty_record, settlement

Open = Callable[..., RecordedCase]
ARBITRATION = "arbitration/1"
CONFIRMATION = "court/judicial_confirmation/1"
SUIT = "court/simplified/1"
ABOVE = "无锡市中级人民法院"
COURT = "无锡市锡山区人民法院"


@pytest.fixture
def record(tmp_path: Path) -> Generator[Open]:
    with empty_record(tmp_path) as engine:
        yield partial(RecordedCase, engine)


def performance(
    case: RecordedCase, *instalments: tuple[str, str], acceleration: bool = False, paid: int = 0
) -> RecordedCase:
    """The instalments to be paid and what has been paid of them, in fen."""
    rows = [{"due_on": day, "amount": amount} for day, amount in instalments]
    case.has(
        "performance_opened",
        "2026-05-26",
        "performance/1",
        instalments=rows,
        acceleration=acceleration,
    )
    if paid:
        case.has(
            "payment_recorded", "2026-06-01", "performance/1", received_fen=paid, balance_fen=1
        )
    return case


def applied(case: RecordedCase, missed: str, day: str, **missing: Any) -> EnforcementApplication:
    """A default, and the application that followed it."""
    facts: dict[str, Any] = {"due_on": missed, "accelerated": False} | missing
    case.has("instalment_missed", missed, "performance/1", **facts)
    case.has("enforcement_applied", day, "court/enforcement/1", court=ABOVE, claimed_fen=0)
    return case.paper("enforcement_application", day)


def award(case: RecordedCase) -> RecordedCase:
    facts: dict[str, Any] = {"amount": "902460.00", "costs": "14560.00", "perform_by": "2026-06-10"}
    return (
        case.has("arbitration_applied", "2026-04-02", ARBITRATION, institution="无锡仲裁委员会")
        .has("arbitration_accepted", "2026-04-07", ARBITRATION, file_no="（2026）锡仲裁字第0088号")
        .has("award_made", "2026-05-26", ARBITRATION, title="award", by_default=False, **facts)
    )


def confirmed(case: RecordedCase, *amounts: str, acceleration: bool = False) -> RecordedCase:
    """A settlement with the guarantor, confirmed by a court."""
    agreed = settlement(
        *amounts, acceleration=acceleration, guarantors=["r2"], guarantee_until="2027-06-30"
    )
    return (
        case.has("settlement_recorded", "2026-04-29", "mediation", **agreed)
        .has("agreement_effective", "2026-04-30", "mediation")
        .has("confirmation_applied", "2026-05-06", CONFIRMATION, court=COURT)
        .has("filing_accepted", "2026-05-08", CONFIRMATION, court_case_no="（2026）苏0205民特57号")
        .has("confirmation_ruled", "2026-05-20", CONFIRMATION, title="confirmation_ruling")
    )


def items(paper: EnforcementApplication) -> list[tuple[str, str]]:
    return [(item.label, str(item.amount)) for item in paper.items]


def test_an_unpaid_award_is_enforced_in_full(record: Open) -> None:
    case = performance(award(record("03")), ("2026-06-10", "917020.00"))
    paper = applied(case, "2026-06-10", "2026-06-15")
    assert str(paper.title) == "无锡仲裁委员会（2026）锡仲裁字第0088号裁决书"
    assert items(paper) == [("裁决书确定的款项", "902,460.00元"), ("仲裁费用", "14,560.00元")]
    assert (paper.perform_by.isoformat(), paper.apply_until.isoformat()) == (
        "2026-06-10",
        "2028-06-12",
    )
    assert paper.attachments[:2] == ("裁决书；", "仲裁协议；")


def test_what_was_paid_went_to_the_costs_first(record: Open) -> None:
    paid = performance(award(record("03")), ("2026-06-10", "917020.00"), paid=2_000_000)
    paper = applied(paid, "2026-06-10", "2026-06-15")
    assert items(paper) == [("裁决书确定的款项", "897,020.00元")]


def test_an_award_under_the_contracts_clause_is_not_enforced_on_a_guarantor(record: Open) -> None:
    case = performance(award(record("07")), ("2026-06-10", "917020.00"))
    paper = applied(case, "2026-06-10", "2026-06-15")
    assert [debtor.name for debtor in paper.debtors] == ["无锡示例机械有限公司"]
    assert not any("王戊" in paragraph for paragraph in paper.facts)


def test_an_award_is_enforced_on_the_guarantor_who_signed_the_agreement(record: Open) -> None:
    case = record("07").has("arbitration_agreement_signed", "2026-04-01", "dispute", signed=True)
    performance(award(case), ("2026-06-10", "917020.00"))
    paper = applied(case, "2026-06-10", "2026-06-15")
    assert [debtor.name for debtor in paper.debtors] == ["无锡示例机械有限公司", "王戊"]


def test_a_confirmed_agreement_is_enforced_with_its_own_late_interest(record: Open) -> None:
    case = confirmed(record("07"), "214000.00", "214000.00")
    performance(case, ("2026-05-31", "214000.00"), ("2026-06-30", "214000.00"), paid=21_400_000)
    paper = applied(case, "2026-06-30", "2026-07-06")
    assert str(paper.title) == "无锡市锡山区人民法院（2026）苏0205民特57号民事裁定书"
    assert items(paper) == [("第2期款项", "214,000.00元")]
    assert paper.running_interest == (
        "以214,000.00元为基数，按约定的每日万分之三自2026年7月1日起"
        "至实际付清之日止计算的逾期付款违约金"
    )
    assert [debtor.name for debtor in paper.debtors] == ["无锡示例机械有限公司", "王戊"]


def test_without_acceleration_each_instalment_is_late_from_its_own_day(record: Open) -> None:
    rows = (("2026-05-31", "200.00"), ("2026-06-30", "100.00"), ("2026-07-31", "50.00"))
    case = performance(confirmed(record("07"), "200.00", "100.00", "50.00"), *rows)
    paper = applied(case, "2026-05-31", "2026-07-06")
    assert items(paper) == [("第1期款项", "200.00元"), ("第2期款项", "100.00元")]
    assert paper.running_interest == (
        "以200.00元为基数，按约定的每日万分之三自2026年6月1日起、"
        "以100.00元为基数，按约定的每日万分之三自2026年7月1日起"
        "至实际付清之日止计算的逾期付款违约金"
    )


def test_with_acceleration_the_whole_rest_is_due_from_the_first_default(record: Open) -> None:
    rows = (("2026-05-31", "200.00"), ("2026-06-30", "100.00"))
    case = confirmed(record("07"), "200.00", "100.00", acceleration=True)
    performance(case, *rows, acceleration=True)
    paper = applied(case, "2026-05-31", "2026-06-05", accelerated=True)
    assert (str(paper.total), paper.perform_by.isoformat()) == ("300.00元", "2026-05-31")
    assert paper.running_interest is not None
    assert paper.running_interest.startswith(
        "以300.00元为基数，按约定的每日万分之三自2026年6月1日起"
    )


def test_a_judgment_in_force_is_enforced_as_the_first_instance_gave_it(record: Open) -> None:
    facts: dict[str, Any] = {"amount": "248310.00", "costs": "2487.50", "perform_by": "2026-08-10"}
    case = (
        record("04")
        .has("suit_filed", "2026-05-18", SUIT, track="simplified", court=ABOVE)
        .has("filing_accepted", "2026-05-22", SUIT, court_case_no="（2026）苏0214民初2310号")
        .has("judgment_given", "2026-07-01", SUIT, served_on="2026-07-01", **facts)
        .has("judgment_effective", "2026-07-16", SUIT, title="judgment")
    )
    performance(case, ("2026-08-10", "250797.50"))
    paper = applied(case, "2026-08-10", "2026-08-12")
    assert items(paper) == [("民事判决书确定的款项", "248,310.00元"), ("诉讼费用", "2,487.50元")]
    assert paper.title.number == "（2026）苏0214民初2310号"
    assert paper.running_interest is None


def test_a_payment_order_is_not_enforced_on_a_guarantor(record: Open) -> None:
    order = "court/payment_order/1"
    case = (
        record("07")
        .has("payment_order_applied", "2026-05-06", order, court=COURT)
        .has("filing_accepted", "2026-05-08", order, court_case_no="（2026）苏0205民督9号")
        .has("payment_order_effective", "2026-05-26", order, title="payment_order")
    )
    paper = applied(performance(case, ("2026-05-26", "428000.00")), "2026-05-26", "2026-06-05")
    assert str(paper.title) == "无锡市锡山区人民法院（2026）苏0205民督9号支付令"
    assert [debtor.name for debtor in paper.debtors] == ["无锡示例机械有限公司"]
