"""What parties and arbitrators hand in during an arbitration, and what becomes of an award."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from templates.models_arbitration import (
    ArbitratorDisclosure,
    AwardRecord,
    ConsentAwardRecord,
    PartyStatement,
)
from tests.activities.recorded import ARBITRATOR, RecordedCase, empty_record, settlement

STAGE = "arbitration/1"
AWARD = {
    "amount": "902460.00",
    "costs": "14560.00",
    "perform_by": "2026-06-10",
    "by_default": False,
    "title": "award",
}


@pytest.fixture
def case(tmp_path: Path) -> Generator[RecordedCase]:
    """Before a sole arbitrator, accepted on 7 April."""
    with empty_record(tmp_path) as engine:
        yield (
            RecordedCase(engine, "03")
            .has("arbitration_applied", "2026-04-02", STAGE, institution="无锡仲裁委员会")
            .has("arbitration_accepted", "2026-04-07", STAGE, file_no="（2026）锡仲裁字第0088号")
            .has("tribunal_formed", "2026-04-20", STAGE, arbitrators=[ARBITRATOR])
        )


def test_an_answer_is_the_respondents_own(case: RecordedCase) -> None:
    words = "工程尾款的付款条件尚未成就。\n违约金过高。"
    case.has("arbitration_answered", "2026-04-22", STAGE, words=words, party_id="r1")
    paper: PartyStatement = case.paper("arbitration_answer", "2026-04-22")
    assert (paper.author.name, paper.author.role) == ("宜兴示例置业有限公司", "答辩人（被申请人）")
    assert [party.name for party in paper.opponents] == ["无锡示例建设工程有限公司"]
    assert paper.reasons == ("工程尾款的付款条件尚未成就。", "违约金过高。")
    assert paper.file_no == "（2026）锡仲裁字第0088号"


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("counterclaim", "裁决申请人向被申请人支付32,000.00元（大写：人民币叁万贰仟元整）；"),
        ("set_off", "以对申请人的债权32,000.00元（大写：人民币叁万贰仟元整）与申请人的请求抵销。"),
    ],
)
def test_a_counterclaim_asks_for_payment_a_set_off_for_less(
    case: RecordedCase, kind: str, first: str
) -> None:
    facts = {"kind": kind, "amount": "32000.00", "party_id": "r1"}
    case.has("counterclaim_filed", "2026-04-22", STAGE, **facts)
    assert case.paper("counterclaim", "2026-04-22").requests[0] == first


def test_a_party_selects_arbitrators_by_their_names(case: RecordedCase) -> None:
    facts = {"arbitrator": ARBITRATOR, "presiding": None, "party_id": "c1"}
    case.has("arbitrator_selected", "2026-04-22", STAGE, **facts)
    paper: PartyStatement = case.paper("arbitrator_selection", "2026-04-22")
    assert paper.requests == ("选定韩仲为本案仲裁员。",)
    assert paper.author.role == "申请人"


def test_a_challenge_names_its_ground_and_since_when_it_is_known(case: RecordedCase) -> None:
    facts = {"arbitrator": ARBITRATOR, "ground": "interest", "learned_on": "2026-05-13"}
    case.has("arbitrator_challenged", "2026-05-14", STAGE, **facts, party_id="r1")
    paper: PartyStatement = case.paper("arbitrator_challenge", "2026-05-14")
    assert paper.reasons[0] == ("该仲裁员与本案有利害关系。申请人于2026年5月13日知道该事由。")


@pytest.mark.parametrize(
    ("circumstances", "words", "said"),
    [
        (True, "2019年曾为申请人提供过咨询。", "2019年曾为申请人提供过咨询。"),
        (False, None, "本人没有可能导致当事人对独立性、公正性产生合理怀疑的情形。"),
    ],
)
def test_an_arbitrator_discloses_what_there_is(
    case: RecordedCase, circumstances: bool, words: str | None, said: str
) -> None:
    facts: dict[str, Any] = {"arbitrator": ARBITRATOR, "circumstances": circumstances}
    case.has("arbitrator_disclosed", "2026-04-22", STAGE, words=words, **facts)
    paper: ArbitratorDisclosure = case.paper("arbitrator_disclosure", "2026-04-22")
    assert (paper.arbitrator, paper.statements) == ("韩仲", (said,))


def test_an_award_record_tells_who_received_the_award_and_until_when_it_may_be_attacked(
    case: RecordedCase,
) -> None:
    case.has("award_made", "2026-05-26", STAGE, **AWARD)
    case.has("award_served", "2026-05-28", STAGE, served=["c1"])
    case.has("award_served", "2026-06-03", STAGE, served=["r1"])
    paper: AwardRecord = case.paper("award_record", "2026-06-03")
    assert [each.received_on.isoformat() for each in paper.deliveries] == [
        "2026-05-28",
        "2026-06-03",
    ]
    assert paper.set_aside_until is not None
    assert paper.set_aside_until.isoformat() == "2026-09-03"


def test_a_corrected_award_orders_what_was_corrected(case: RecordedCase) -> None:
    case.has("award_made", "2026-05-26", STAGE, **AWARD)
    corrected = {"amount": "900000.00", "costs": None, "perform_by": None}
    case.has("award_corrected", "2026-06-01", STAGE, error="computation", **corrected)
    paper: AwardRecord = case.paper("award_record", "2026-06-01")
    assert str(paper.total) == "914,560.00元"


def test_a_mediation_statement_is_in_force_when_the_last_party_signs(case: RecordedCase) -> None:
    terms = settlement("780000.00")["terms"]
    case.has("tribunal_settlement_recorded", "2026-05-13", STAGE, terms=terms)
    case.has("mediation_statement_issued", "2026-05-14", STAGE)
    effective = {"title": "arbitral_mediation", "terms": terms}
    case.has("mediation_statement_effective", "2026-05-18", STAGE, **effective)
    paper: ConsentAwardRecord = case.paper("consent_award_record", "2026-05-18")
    assert paper.document == "调解书"
    assert (paper.made_on.isoformat(), paper.effective_on.isoformat()) == (
        "2026-05-14",
        "2026-05-18",
    )
