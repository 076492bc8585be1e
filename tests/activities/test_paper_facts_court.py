"""What papers for a court say, and what of a mediation they never tell."""

from collections.abc import Callable, Generator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from templates.models_court import AnnouncementRequest, Complaint, FeeEstimate, Pleading
from tests.activities.recorded import RecordedCase, empty_record, settlement

Open = Callable[..., RecordedCase]
SUIT = "court/small_claims/1"
ORDER = "court/payment_order/1"
COURT = "无锡市滨湖区人民法院"
ABOVE = "无锡市中级人民法院"
SAID = "被申请人承认欠款并愿意先还三万一千元"


@pytest.fixture
def record(tmp_path: Path) -> Generator[Open]:
    with empty_record(tmp_path) as engine:
        yield partial(RecordedCase, engine)


def sued(case: RecordedCase, day: str, track: str = "small_claims") -> RecordedCase:
    return case.has("suit_filed", day, SUIT, track=track, court=COURT, claimed_fen=0)


def ordered(case: RecordedCase, day: str) -> RecordedCase:
    return case.has("payment_order_applied", day, ORDER, track="payment_order", court=COURT)


def mediated(case: RecordedCase) -> RecordedCase:
    """A mediation in which much was said, and terms were noted that nobody signed."""
    return (
        case.has("mediation_opened", "2026-04-08", "mediation")
        .has("session_held", "2026-04-16", "mediation", words=SAID, mode="phone", present=["c1"])
        .has("settlement_recorded", "2026-04-16", "mediation", **settlement("31000.00"))
        .has("mediation_ended", "2026-04-16", "mediation", words=SAID, reason="too_far_apart")
    )


def test_a_complaint_claims_principal_running_interest_and_costs(record: Open) -> None:
    complaint: Complaint = sued(record("02"), "2026-06-01").paper("complaint", "2026-06-01")
    assert complaint.claims == (
        "判令被告支付借款本金60,000.00元（大写：人民币陆万元整）；",
        "判令被告支付逾期利息（以60,000.00元为基数，按约定的年利率12%自2026年1月1日起"
        "计算至实际付清之日止；暂计至2026年6月1日为2,998.36元）；",
        "本案诉讼费用由被告负担。",
    )
    assert (complaint.court, complaint.cause) == (COURT, "民间借贷纠纷")


def test_a_complaint_discloses_every_clause_on_the_forum(record: Open) -> None:
    filed = sued(record("04"), "2026-05-18", "simplified")
    clauses, _, track = filed.paper("complaint", "2026-05-18").forum_elements
    assert clauses.answer.startswith("☑是　□否")
    assert "争议可向无锡仲裁委员会申请仲裁，也可向原告所在地人民法院起诉" in clauses.answer
    assert track.answer == "□小额诉讼程序　☑简易程序　□普通程序"


def test_a_general_guarantor_is_asked_for_what_the_debtor_cannot_pay(record: Open) -> None:
    claims = sued(record("07"), "2026-06-01").paper("complaint", "2026-06-01").claims
    assert any(
        claim.startswith("判令被告王戊对") and "强制执行后仍不能清偿的部分承担一般保证责任" in claim
        for claim in claims
    )


def test_a_joint_guarantor_is_asked_for_the_whole_debt(record: Open) -> None:
    case = record("07", guarantees__0__kind="joint")
    claims = sued(case, "2026-06-01").paper("complaint", "2026-06-01").claims
    assert any("王戊对" in claim and "承担连带清偿责任" in claim for claim in claims)


def test_after_a_signed_settlement_the_complaint_demands_what_it_left_unpaid(record: Open) -> None:
    case = record("02").has("settlement_recorded", "2026-04-16", "mediation", **settlement("50000"))
    case.has("agreement_effective", "2026-04-17", "mediation")
    terms = settlement("50000")["terms"]
    case.has("performance_opened", "2026-04-17", "performance/1", **terms)
    case.has(
        "payment_recorded", "2026-05-20", "performance/1", received_fen=2_000_000, balance_fen=1
    )
    complaint = sued(case, "2026-06-02").paper("complaint", "2026-06-02")
    assert complaint.claims[0].startswith("判令被告支付调解协议确定的款项30,000.00元")
    assert any("已付20,000.00元" in paragraph for paragraph in complaint.facts)


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("complaint", sued),
        ("evidence_list", sued),
        ("fee_estimate", sued),
        ("service_address_confirmation", sued),
        ("payment_order_application", ordered),
        ("evidence_list", ordered),
    ],
)
def test_nothing_said_in_mediation_reaches_a_court(
    record: Open, kind: str, files: Callable[[RecordedCase, str], RecordedCase]
) -> None:
    told = files(mediated(record("02")), "2026-04-20").paper(kind, "2026-04-20")
    assert told == files(record("02"), "2026-04-20").paper(kind, "2026-04-20").model_copy(
        update=dict(_told_of_the_mediation_itself(told))
    )
    words = told.model_dump_json()
    assert not [said for said in (SAID, "31,000", "3100000") if said in words]


def test_outside_the_mediation_the_file_holds_no_word_of_it(record: Open) -> None:
    file = sued(mediated(record("02")), "2026-04-20").file()
    assert SAID in file.words.values()
    told = file.outside_mediation()
    assert [event.kind for event in told.events] == ["mediation_opened", "suit_filed"]
    assert not told.words


def _told_of_the_mediation_itself(paper: Any) -> Generator[tuple[str, Any]]:
    """That there was a mediation, and each case's own number, is no secret."""
    for name in ("willingness", "case_no"):
        if hasattr(paper, name):
            yield name, getattr(paper, name)


def test_a_payment_order_is_asked_with_interest_that_was_agreed(record: Open) -> None:
    paper = ordered(record("02"), "2026-04-20").paper("payment_order_application", "2026-04-20")
    assert str(paper.total) == "62,169.86元"
    assert paper.running_interest.startswith(
        "以60,000.00元为基数，按约定的年利率12%自2026年4月21日起"
    )


def test_a_payment_order_is_asked_without_interest_that_nobody_agreed(record: Open) -> None:
    case = record("02", claim__late_interest__agreed=None)
    paper = ordered(case, "2026-04-20").paper("payment_order_application", "2026-04-20")
    assert (str(paper.total), paper.running_interest) == ("60,000.00元", None)


def test_a_payment_order_is_asked_against_the_debtor_and_no_guarantor(record: Open) -> None:
    paper = ordered(record("07"), "2026-06-01").paper("payment_order_application", "2026-06-01")
    assert [debtor.name for debtor in paper.debtors] == ["无锡示例机械有限公司"]


def test_evidence_is_numbered_through_its_kinds(record: Open) -> None:
    paper = sued(record("02"), "2026-06-01").paper("evidence_list", "2026-06-01")
    numbered = [(group.first_number, group.kind, group.rows[0].name) for group in paper.groups]
    assert numbered == [(1, "书证", "借条"), (2, "电子数据", "银行转账记录")]
    assert (paper.submitter.role, paper.copies) == ("原告", 2)


def test_without_evidence_the_claimants_own_statement_is_listed(record: Open) -> None:
    paper = sued(record("02", evidence=[]), "2026-06-01").paper("evidence_list", "2026-06-01")
    assert [group.kind for group in paper.groups] == ["当事人陈述"]


@pytest.mark.parametrize(("consents", "channels"), [(True, ["13800000201"]), (False, [])])
def test_electronic_service_needs_consent(
    record: Open, consents: bool, channels: list[str]
) -> None:
    case = record("02", consents__e_service=consents)
    paper = sued(case, "2026-06-01").paper("service_address_confirmation", "2026-06-01")
    assert [channel.address for channel in paper.channels] == channels


def test_a_fee_estimate_halves_the_fee_of_small_claims(record: Open) -> None:
    paper: FeeEstimate = sued(record("02"), "2026-06-01").paper("fee_estimate", "2026-06-01")
    assert [row.range for row in paper.rows] == [
        "650.00",
        "433.33",
        "620.00",
        "800.00",
        "2,300.00至2,950.00",
    ]
    assert paper.other_reading is not None
    assert str(paper.other_reading.amount_in_dispute) == "62,998.36元"


def test_a_fee_estimate_charges_the_whole_fee_in_ordinary_procedure(record: Open) -> None:
    paper = sued(record("02"), "2026-06-01", "ordinary").paper("fee_estimate", "2026-06-01")
    assert paper.rows[0].range == "1,300.00"


def test_an_announcement_is_asked_for_whoever_was_reported_missing(record: Open) -> None:
    case = record("05").has("respondent_unreachable", "2026-03-27", "mediation", party_id="r1")
    sued(case, "2026-03-31", "ordinary")
    case.has("filing_accepted", "2026-04-03", SUIT, court_case_no="（2026）苏0211民初866号")
    case.has("announcement_requested", "2026-04-09", SUIT)
    paper: AnnouncementRequest = case.paper("announcement_request", "2026-04-09")
    assert paper.case_no == "（2026）苏0211民初866号"
    assert [party.name for party in paper.addressees] == ["何丁"]
    assert [attempt.made_on for attempt in paper.attempts] == [date(2026, 3, 27)]


def test_an_announcement_is_asked_where_the_mediation_ended_for_want_of_contact(
    record: Open,
) -> None:
    case = record("05").has("mediation_ended", "2026-03-27", "mediation", reason="unreachable")
    sued(case, "2026-03-31", "ordinary").has("announcement_requested", "2026-04-09", SUIT)
    paper = case.paper("announcement_request", "2026-04-09")
    assert [party.name for party in paper.addressees] == ["何丁"]
    assert paper.attempts[0].outcome == "截至起诉之日仍无法取得联系"


def test_an_announcement_tells_the_courts_own_attempts_to_serve(record: Open) -> None:
    case = sued(record("07"), "2026-04-23", "ordinary")
    failed = {"party_ids": ["r2"], "method": "post"}
    case.has("service_failed", "2026-04-28", SUIT, reason="unclaimed", **failed)
    case.has("service_failed", "2026-05-06", SUIT, reason="not_at_address", **failed)
    case.has("announcement_requested", "2026-05-07", SUIT, party_ids=["r2"])
    paper: AnnouncementRequest = case.paper("announcement_request", "2026-05-07")
    assert [party.name for party in paper.addressees] == ["王戊"]
    assert [(each.made_on.day, each.outcome) for each in paper.attempts] == [
        (28, "逾期未领取，退回"),
        (6, "受送达人不在该地址"),
    ]


NUMBER = "（2026）苏0211民初2233号"


def registered(case: RecordedCase) -> RecordedCase:
    """A suit that the court has registered."""
    return sued(case, "2026-06-01").has(
        "filing_accepted", "2026-06-04", SUIT, court_case_no=NUMBER, fee_fen=65000
    )


def test_an_answer_tells_what_the_respondent_wrote(record: Open) -> None:
    case = registered(record("02"))
    case.has("answer_filed", "2026-06-10", SUIT, words="借款属实。\n利息过高。", party_id="r1")
    paper: Pleading = case.paper("answer", "2026-06-10")
    assert (paper.filer.role, paper.filer.name) == ("答辩人", "李乙")
    assert [party.name for party in paper.others] == ["陈甲"]
    assert paper.facts == ("借款属实。", "利息过高。")
    assert NUMBER in paper.statement


def test_an_objection_to_jurisdiction_goes_to_the_court_that_has_the_case(record: Open) -> None:
    case = registered(record("02")).has("case_transferred", "2026-06-08", SUIT, court=ABOVE)
    case.has(
        "court_jurisdiction_objected", "2026-06-10", SUIT, words="应由惠山法院管辖。", party_id="r1"
    )
    assert case.paper("jurisdiction_objection", "2026-06-10").court == ABOVE


def test_an_objection_to_a_payment_order_says_to_how_much_of_it(record: Open) -> None:
    case = ordered(record("02"), "2026-04-20")
    facts = {"party_id": "r1", "amount": "10000.00"}
    case.has("payment_order_objected_in_part", "2026-05-20", ORDER, words="已还一万元。", **facts)
    paper: Pleading = case.paper("payment_order_objection", "2026-05-20")
    assert "对债务就其中10,000.00元有异议" in paper.statement


def test_an_appeal_goes_to_the_court_above_against_everybody_else(record: Open) -> None:
    case = sued(record("07"), "2026-06-01").has("judgment_given", "2026-07-01", SUIT)
    case.has("appeal_filed", "2026-07-10", SUIT, words="利息有误。", party_id="r2", appellants=[])
    paper: Pleading = case.paper("appeal", "2026-07-10")
    assert (paper.filer.role, paper.filer.name, paper.court) == ("上诉人", "王戊", ABOVE)
    assert len(paper.others) == 2
    assert "民事判决" in paper.statement


def test_relief_from_the_fee_is_asked_for_the_fee_as_it_stands(record: Open) -> None:
    case = registered(record("02"))
    case.has("fee_relief_applied", "2026-06-05", SUIT, words="领取低保。", relief="waive")
    paper: Pleading = case.paper("fee_relief_application", "2026-06-05")
    assert "案件受理费650.00元确有困难，请求准予免交" in paper.statement


def test_a_revival_names_the_title_to_be_carried_out(record: Open) -> None:
    stage = "court/enforcement/1"
    case = registered(record("02")).has("judgment_given", "2026-07-01", SUIT, title="judgment")
    case.has("enforcement_applied", "2026-08-03", stage, court=COURT)
    case.has("enforcement_resumed", "2027-01-11", stage, words="发现其名下车辆。")
    paper: Pleading = case.paper("revival_application", "2027-01-11")
    assert f"{COURT}{NUMBER}民事判决书的执行" in paper.statement
