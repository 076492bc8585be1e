"""What applications against an award or an arbitration agreement say, and against whom they go."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from templates.models_challenge import (
    NonEnforcementApplication,
    SetAsideApplication,
    ValidityApplication,
)
from tests.activities.recorded import RecordedCase, empty_record

Open = Callable[..., RecordedCase]
ARBITRATION = "arbitration/1"
ENFORCEMENT = "court/enforcement/1"
RESISTANCE = "court/non_enforcement/1"
ATTACK = "court/set_aside/1"
COURT = "无锡市中级人民法院"
FILE_NO = "（2026）锡仲裁字第0088号"


@pytest.fixture
def record(tmp_path: Path) -> Generator[Open]:
    with empty_record(tmp_path) as engine:
        yield partial(RecordedCase, engine)


def arbitrated(case: RecordedCase) -> RecordedCase:
    return case.has(
        "arbitration_applied", "2026-04-02", ARBITRATION, institution="无锡仲裁委员会"
    ).has("arbitration_accepted", "2026-04-07", ARBITRATION, file_no=FILE_NO)


def enforced(case: RecordedCase) -> RecordedCase:
    """An award of 26 May, noticed for enforcement on 22 June."""
    facts: dict[str, Any] = {"amount": "902460.00", "costs": "0.00", "perform_by": "2026-06-10"}
    return (
        arbitrated(case)
        .has("award_made", "2026-05-26", ARBITRATION, title="award", by_default=False, **facts)
        .has("filing_accepted", "2026-06-18", ENFORCEMENT, court_case_no="（2026）苏02执511号")
        .has("enforcement_notice_issued", "2026-06-22", ENFORCEMENT)
    )


def resisted(
    case: RecordedCase, day: str, *, words: str | None = None, security: int = 0
) -> NonEnforcementApplication:
    applied: dict[str, Any] = {
        "applicant": "r1",
        "grounds": ["forged_evidence"],
        "security_fen": security,
        "court": COURT,
    }
    case.has("non_enforcement_requested", day, "dispute", words=words, applicant="r1")
    case.has("non_enforcement_applied", day, RESISTANCE, **applied)
    return case.paper("non_enforcement_application", day)


def questioned(case: RecordedCase, applicant: str) -> ValidityApplication:
    case.has("validity_questioned", "2026-04-09", "dispute", applicant=applicant, forum="court")
    applied = {"court": COURT, "fee_fen": 40_000}
    case.has("validity_ruling_applied", "2026-04-09", "court/validity/1", **applied)
    return case.paper("validity_application", "2026-04-09")


def test_a_respondent_asks_that_the_award_not_be_enforced(record: Open) -> None:
    paper = resisted(enforced(record("03")), "2026-07-01", words="签证单系事后补签。")
    assert str(paper.title) == f"无锡仲裁委员会{FILE_NO}裁决书"
    assert paper.enforcement_no == "（2026）苏02执511号"
    assert paper.grounds == ("裁决所根据的证据是伪造的。",)
    assert paper.facts == ("签证单系事后补签。",)
    assert [party.role for party in paper.respondents] == ["被申请人（申请执行人）"]
    assert (paper.applicant.role, paper.security) == ("申请人（被执行人）", None)


def test_the_term_to_resist_runs_from_the_enforcement_notice(record: Open) -> None:
    paper = resisted(enforced(record("03")), "2026-07-01")
    assert paper.in_time == (
        "申请人于2026年6月22日收到执行通知书，至2026年7月7日届满，本申请在法定期限内提出。"
    )


def test_the_term_to_resist_runs_anew_once_an_attack_made_in_it_has_failed(record: Open) -> None:
    case = enforced(record("03"))
    case.has("set_aside_accepted", "2026-06-30", ATTACK)
    case.has("set_aside_ruled", "2026-08-17", ATTACK, outcome="challenge_dismissed")
    paper = resisted(case, "2026-08-20")
    assert paper.in_time.startswith("申请人于2026年8月17日收到未予撤销该裁决的裁定")
    assert "至2026年9月1日届满" in paper.in_time


def test_security_for_a_stay_is_offered_with_its_papers(record: Open) -> None:
    paper = resisted(enforced(record("03")), "2026-07-01", security=90_000_000)
    assert paper.security is not None
    assert str(paper.security) == "900,000.00元"
    assert paper.attachments[-1] == "担保材料。"


def test_the_agreement_questioned_is_the_clause_of_the_contract_word_for_word(
    record: Open,
) -> None:
    case = record("03")
    paper = questioned(case, "r1")
    assert paper.agreement.endswith("的仲裁条款")
    assert paper.clause == case.file().intake.contract.arbitration.text
    assert (paper.court, str(paper.fee), paper.pending) == (COURT, "400.00元", None)


def test_an_arbitration_that_waits_for_the_ruling_is_named(record: Open) -> None:
    assert questioned(arbitrated(record("03")), "r1").pending == f"无锡仲裁委员会{FILE_NO}案"


def test_a_claimant_questions_the_agreement_with_those_who_made_it(record: Open) -> None:
    paper = questioned(record("07"), "c1")
    assert [party.name for party in paper.respondents] == ["无锡示例机械有限公司"]


def test_an_award_is_attacked_against_the_other_side(record: Open) -> None:
    case = enforced(record("03"))
    case.has("set_aside_requested", "2026-06-30", "dispute", applicant="r1")
    applied: dict[str, Any] = {
        "applicant": "r1",
        "grounds": ["tribunal_or_procedure"],
        "received_on": "2026-06-01",
        "court": COURT,
        "fee_fen": 40_000,
    }
    case.has("set_aside_applied", "2026-06-30", ATTACK, **applied)
    paper: SetAsideApplication = case.paper("set_aside_application", "2026-06-30")
    assert [party.name for party in paper.respondents] == [case.file().claimant.name]
    assert paper.apply_until.isoformat() == "2026-09-01"


def test_an_award_made_elsewhere_is_resisted_with_the_sums_on_record_of_it(record: Open) -> None:
    known: dict[str, Any] = {
        "title": "award",
        "issued_by": "无锡仲裁委员会",
        "number": FILE_NO,
        "instalments": [{"due_on": "2026-05-31", "amount": "902460.00"}],
    }
    case = record("03").has("outside_title", "2026-05-12", "dispute", **known)
    case.has("enforcement_notice_issued", "2026-06-22", ENFORCEMENT)
    paper = resisted(case, "2026-07-01")
    assert str(paper.title) == f"无锡仲裁委员会{FILE_NO}裁决书"
    assert len(paper.content) == 1
    assert paper.content[0].startswith("于2026年5月31日前（含当日）支付902,460.00元")
    assert paper.enforcement_no is None
