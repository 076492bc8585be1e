"""What the papers of arbitration say, and what of a mediation they never tell."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from templates.models_arbitration import ArbitrationApplication, AwardRecord, ConsentAwardRecord
from tests.activities.recorded import ARBITRATOR, RecordedCase, empty_record, settlement

Open = Callable[..., RecordedCase]
STAGE = "arbitration/1"
INSTITUTION = "无锡仲裁委员会"
SAID = "被申请人愿意先付三十一万元"


@pytest.fixture
def record(tmp_path: Path) -> Generator[Open]:
    with empty_record(tmp_path) as engine:
        yield partial(RecordedCase, engine)


def agreed(case: RecordedCase, day: str) -> RecordedCase:
    """An arbitration agreement that every party has signed."""
    return case.has("arbitration_offered", day, "dispute", institution=INSTITUTION).has(
        "arbitration_agreement_signed", day, "dispute", signed=True
    )


def applied(case: RecordedCase, day: str) -> RecordedCase:
    return case.has("arbitration_applied", day, STAGE, institution=INSTITUTION)


def before_a_tribunal(case: RecordedCase) -> RecordedCase:
    """Applied for, accepted and heard by a sole arbitrator."""
    return (
        applied(case, "2026-04-02")
        .has("arbitration_accepted", "2026-04-07", STAGE, file_no="（2026）锡仲裁字第0088号")
        .has("tribunal_formed", "2026-04-20", STAGE, arbitrators=[ARBITRATOR])
        .has("hearing_held", "2026-05-12", STAGE, mode="on_site", present=["c1"])
    )


def awarded(
    case: RecordedCase, amount: str = "902460.00", costs: str = "14560.00", *, default: bool = False
) -> AwardRecord:
    facts: dict[str, Any] = {
        "amount": amount,
        "costs": costs,
        "perform_by": "2026-06-10",
        "by_default": default,
    }
    facts |= {"perform_by": "2026-06-10", "title": "award"}
    made = before_a_tribunal(case).has("award_made", "2026-05-26", STAGE, **facts)
    return made.paper("award_record", "2026-05-26")


def test_an_application_rests_on_the_clause_of_the_contract(record: Open) -> None:
    paper: ArbitrationApplication = applied(record("03"), "2026-04-02").paper(
        "arbitration_application", "2026-04-02"
    )
    assert (
        paper.agreement
        == "2024年5月20日签订的《厂房改造工程施工合同》（编号：WB-2024-088）的仲裁条款"
    )
    assert paper.clause == "因本合同引起的争议，提交无锡仲裁委员会按其仲裁规则仲裁。"
    assert paper.claims == (
        "裁决被申请人支付工程款780,000.00元（大写：人民币柒拾捌万元整）；",
        "裁决被申请人支付逾期付款违约金（以780,000.00元为基数，按约定的每日万分之五"
        "自2025年7月1日起计算至实际付清之日止；暂计至2026年4月2日为107,640.00元）；",
        "本案仲裁费用由被申请人负担。",
    )


def test_an_application_rests_on_the_agreement_signed_after_the_dispute(record: Open) -> None:
    case = applied(agreed(record("06"), "2026-06-11"), "2026-06-12")
    paper = case.paper("arbitration_application", "2026-06-12")
    assert (paper.agreement, paper.clause) == ("2026年6月11日签订的补充仲裁协议", None)


def test_a_clause_of_the_contract_binds_no_guarantor(record: Open) -> None:
    case = applied(record("07"), "2026-06-12")
    paper = case.paper("arbitration_application", "2026-06-12")
    assert [party.name for party in paper.respondents] == ["无锡示例机械有限公司"]
    assert not any("王戊" in claim for claim in paper.claims)


def test_an_agreement_that_the_guarantor_signed_binds_the_guarantor(record: Open) -> None:
    case = applied(agreed(record("07"), "2026-06-11"), "2026-06-12")
    paper = case.paper("arbitration_application", "2026-06-12")
    assert [party.name for party in paper.respondents] == ["无锡示例机械有限公司", "王戊"]
    assert any("王戊" in claim for claim in paper.claims)


def test_nothing_said_in_mediation_reaches_a_tribunal(record: Open) -> None:
    case = record("03").has("mediation_opened", "2026-03-16", "mediation")
    case.has("session_held", "2026-03-30", "mediation", words=SAID, mode="phone", present=["c1"])
    case.has("settlement_recorded", "2026-03-30", "mediation", **settlement("310000.00"))
    case.has("mediation_ended", "2026-03-30", "mediation", words=SAID, reason="too_far_apart")
    unmediated = applied(record("03"), "2026-04-02")
    for kind in ("arbitration_application", "evidence_list"):
        told = applied(case, "2026-04-02").paper(kind, "2026-04-02")
        assert told == unmediated.paper(kind, "2026-04-02")


def test_a_defective_clause_is_mended_by_a_supplementary_agreement(record: Open) -> None:
    paper = agreed(record("06"), "2026-06-11").paper("arbitration_agreement", "2026-06-11")
    assert paper.original_clause == "争议提交仲裁解决。"
    assert paper.institution == INSTITUTION
    assert "账款998,000.00元" in paper.matters


def test_without_a_clause_the_agreement_is_made_after_the_dispute(record: Open) -> None:
    paper = agreed(record("02"), "2026-04-17").paper("arbitration_agreement", "2026-04-17")
    assert paper.original_clause is None
    assert [party.role for party in paper.parties] == ["甲方", "乙方"]


def test_an_award_record_holds_what_the_award_orders_and_until_when(record: Open) -> None:
    paper = awarded(record("03"))
    assert paper.decisions == (
        "宜兴示例置业有限公司于2026年6月10日前（含当日）向无锡示例建设工程有限公司支付"
        "902,460.00元（大写：人民币玖拾万贰仟肆佰陆拾元整）；",
        "宜兴示例置业有限公司于2026年6月10日前（含当日）向无锡示例建设工程有限公司支付"
        "其预交的仲裁费用14,560.00元。",
    )
    assert str(paper.total) == "917,020.00元"
    assert paper.tribunal == ("韩仲（独任仲裁员）",)
    assert paper.award_no == "（2026）锡仲裁字第0088号"
    assert paper.enforcement_court == "无锡市中级人民法院"
    assert paper.enforce_until.isoformat() == "2028-06-12"


def test_an_award_record_claims_what_the_application_claimed(record: Open) -> None:
    case = record("03")
    claims = applied(case, "2026-04-02").paper("arbitration_application", "2026-04-02").claims
    assert awarded(case).claims == claims


def test_an_award_by_default_says_so(record: Open) -> None:
    assert awarded(record("03"), default=True).findings == (
        "被申请人经书面通知，无正当理由未到庭，仲裁庭缺席裁决。",
    )


def test_an_award_that_grants_nothing_dismisses_the_claims(record: Open) -> None:
    paper = awarded(record("03"), "0.00", "0.00")
    assert paper.decisions == ("驳回无锡示例建设工程有限公司的仲裁请求。",)
    assert paper.costs == "宜兴示例置业有限公司不承担仲裁费用。"


def test_a_consent_award_record_holds_the_terms_settled_before_the_tribunal(record: Open) -> None:
    case = before_a_tribunal(agreed(record("06"), "2026-03-31"))
    terms = settlement("500000.00", "498000.00")["terms"]
    case.has("tribunal_settlement_recorded", "2026-05-13", STAGE, terms=terms)
    case.has("consent_award_made", "2026-05-14", STAGE, title="consent_award", terms=terms)
    paper: ConsentAwardRecord = case.paper("consent_award_record", "2026-05-14")
    assert str(paper.total) == "998,000.00元"
    assert [str(row.amount) for row in paper.instalments] == ["500,000.00元", "498,000.00元"]
    assert paper.terms[-1] == "任何一期款项未按期足额支付的，全部未到期款项立即到期。"
    assert (paper.settled_on.isoformat(), paper.made_on.isoformat()) == ("2026-05-13", "2026-05-14")
