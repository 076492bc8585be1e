"""What the papers of mediation and performance say of cases whose events are known."""

from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine

from activities.paper_facts import BUILDERS, facts_of
from activities.paper_facts.case_file import FactMissingError
from templates.catalogue import CATALOGUE
from templates.models import Amount, Piece
from templates.models_mediation import (
    ConfirmationApplication,
    EndOfMediationNotice,
    MediationAgreement,
    MediationApplication,
    RightsNotice,
    SessionRecord,
    UndisputedFactsRecord,
)
from templates.models_performance import DefaultNotice, PerformanceRecord
from tests.activities.diary import MEDIATOR, Diary

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

P = TypeVar("P", bound=Piece)

THREE_PARTS: dict[str, Any] = {
    "total": "186500.00",
    "instalments": [
        {"due_on": "2026-04-20", "amount": "62167.00"},
        {"due_on": "2026-05-20", "amount": "62167.00"},
        {"due_on": "2026-06-20", "amount": "62166.00"},
    ],
    "acceleration": True,
}
WITH_GUARANTOR: dict[str, Any] = {
    "total": "428000.00",
    "instalments": [
        {"due_on": "2026-05-31", "amount": "214000.00"},
        {"due_on": "2026-06-30", "amount": "214000.00"},
    ],
    "acceleration": True,
    "guarantors": ["r2"],
    "guarantee_until": "2027-06-30",
}


@pytest.fixture
def goods(engine: Engine) -> Diary:
    """186,500 yuan for goods, no rate agreed; the mediation is under way."""
    diary = Diary(engine, "01")
    diary.taken_on("2026-03-04")
    return diary


@pytest.fixture
def guaranteed(engine: Engine) -> Diary:
    """420,000 yuan for goods and 8,000 of costs, with a general guarantor (r2)."""
    diary = Diary(engine, "07")
    diary.taken_on("2026-04-22")
    return diary


def paper(model: type[P], diary: Diary, event: int, day: str) -> P:
    """The facts of the kind of paper that this model is for."""
    (kind,) = (kind.key for kind in CATALOGUE.values() if kind.model is model)
    facts = facts_of(kind, diary.file(event), date.fromisoformat(day))
    assert isinstance(facts, model)
    return facts


def test_every_kind_of_paper_has_a_builder(database_url: str) -> None:
    assert set(BUILDERS) == set(CATALOGUE)


def test_an_application_asks_for_the_sum_in_words_and_interest_by_its_formula(
    goods: Diary,
) -> None:
    facts = paper(MediationApplication, goods, 1, "2026-03-02")
    assert facts.requests == (
        "请求被申请人支付货款186,500.00元（大写：人民币壹拾捌万陆仟伍佰元整）；",
        "请求被申请人支付逾期付款损失（以186,500.00元为基数，"
        "按2025年9月1日的一年期贷款市场报价利率加计30%（年利率3.9%）"
        "自2025年9月1日起计算至实际付清之日止；暂计至2026年3月2日为3,646.71元）。",
    )
    assert facts.organisation == "无锡市锡山区人民调解委员会"


def test_a_general_guarantor_is_asked_for_what_enforcement_leaves(guaranteed: Diary) -> None:
    facts = paper(MediationApplication, guaranteed, 1, "2026-04-20")
    assert facts.requests[-1] == (
        "请求被申请人王戊对上述第1至3项债务，在被申请人无锡示例机械有限公司的财产"
        "依法强制执行后仍不能清偿的部分承担一般保证责任。"
    )


def test_the_notice_of_rights_warns_that_the_guarantee_period_runs_on(guaranteed: Diary) -> None:
    facts = paper(RightsNotice, guaranteed, 1, "2026-04-20")
    (warning,) = facts.guarantees
    assert (warning.guarantor, warning.kind) == ("王戊", "一般保证")
    assert warning.ends_on == date(2026, 7, 15)
    assert warning.preserving_act == "对债务人提起诉讼或者申请仲裁"
    assert facts.mediator is None


def test_a_session_record_keeps_the_mediators_words_and_who_stayed_away(guaranteed: Diary) -> None:
    held: dict[str, Any] = {"mode": "online", "present": ["c1", "r1"]}
    guaranteed.write("session_held", "2026-04-24", actor=MEDIATOR, words={"text": "甲"}, **held)
    second = guaranteed.write(
        "session_held", "2026-04-29", actor=MEDIATOR, words={"text": "乙\n\n丙"}, **held
    )
    facts = paper(SessionRecord, guaranteed, second, "2026-04-29")
    assert (facts.number, facts.mode, facts.mediator) == (2, "在线调解", "顾和")
    assert facts.record == ("乙", "丙")
    assert facts.absent == ("王戊",)


@pytest.mark.parametrize(("actor", "recorder"), [(MEDIATOR, None), ("lu-shu", "陆书")])
def test_whoever_recorded_a_session_stands_in_its_record_and_in_the_agreement(
    goods: Diary, actor: str, recorder: str | None
) -> None:
    goods.account("lu-shu", "陆书", "clerk")
    held = goods.write("session_held", "2026-03-09", actor=actor, mode="phone", present=["c1"])
    settled = goods.settled("2026-03-10", THREE_PARTS)
    assert paper(SessionRecord, goods, held, "2026-03-09").recorder == recorder
    assert paper(MediationAgreement, goods, settled, "2026-03-10").recorder == recorder


def test_a_session_record_tells_where_it_was_held_and_when_it_goes_on(goods: Diary) -> None:
    goods.write(
        "session_convened",
        "2026-03-05",
        session_on="2026-03-09",
        starts_at="09:30:00",
        mode="on_site",
        place="第二调解室",
    )
    held = goods.write(
        "session_held",
        "2026-03-09",
        actor=MEDIATOR,
        mode="on_site",
        present=["c1", "r1"],
        adjourned_to="2026-03-12",
    )
    facts = paper(SessionRecord, goods, held, "2026-03-09")
    assert facts.place == "第二调解室"
    assert facts.outcome == "本次调解未结束，定于2026年3月12日继续进行。"


def test_undisputed_facts_are_written_down_as_each_party_confirmed_them(goods: Diary) -> None:
    goods.write("undisputed_facts_recorded", "2026-03-05", words={"text": "甲\n乙"})
    goods.write("undisputed_facts_answered", "2026-03-05", party_id="c1", confirms=True)
    goods.write("undisputed_facts_answered", "2026-03-06", party_id="r1", confirms=True)
    confirmed = goods.write("undisputed_facts_confirmed", "2026-03-06")
    facts = paper(UndisputedFactsRecord, goods, confirmed, "2026-03-06")
    assert facts.facts == ("甲", "乙")
    assert [(each.role, each.confirmed_on) for each in facts.confirmations] == [
        ("申请人", date(2026, 3, 5)),
        ("被申请人", date(2026, 3, 6)),
    ]


def test_an_agreement_tells_its_security_its_appropriation_and_its_arbitration_clause(
    goods: Diary,
) -> None:
    settled = goods.settled(
        "2026-03-18",
        THREE_PARTS,
        collateral=[{"kind": "mortgage", "provider": "r1", "register_by": "2026-03-31"}],
        appropriation="principal_first",
        dispute_clause={"forum": "arbitration", "institution": "无锡仲裁委员会"},
    )
    facts = paper(MediationAgreement, goods, settled, "2026-03-18")
    assert facts.further_terms[0].endswith("提供抵押担保，并于2026年3月31日前办理登记。")
    assert facts.appropriation.startswith("依次抵充本金")
    assert (facts.disputes.forum, facts.disputes.name) == ("arbitration", "无锡仲裁委员会")


def test_an_agreement_holds_the_sums_the_days_and_what_being_late_costs(goods: Diary) -> None:
    settled = goods.settled("2026-03-18", THREE_PARTS)
    facts = paper(MediationAgreement, goods, settled, "2026-03-18")
    assert facts.total == Amount(fen=18_650_000)
    assert [(row.due_on, row.amount.fen) for row in facts.instalments] == [
        (date(2026, 4, 20), 6_216_700),
        (date(2026, 5, 20), 6_216_700),
        (date(2026, 6, 20), 6_216_600),
    ]
    assert [item.label for item in facts.items] == ["货款"]
    assert facts.acceleration
    assert facts.late_interest == (
        "任何一期款项逾期的，以该期未付金额为基数，按2025年9月1日的一年期贷款市场报价利率"
        "加计30%（年利率3.9%）自逾期之次日起至实际付清之日止计算逾期付款损失。"
    )
    assert facts.confirmation_court == "无锡市锡山区人民法院"
    assert facts.mediators == ("顾和",)


def test_without_an_arbitration_agreement_disputes_go_to_court(goods: Diary) -> None:
    settled = goods.settled("2026-03-18", THREE_PARTS)
    facts = paper(MediationAgreement, goods, settled, "2026-03-18")
    assert facts.disputes.sentence == "依法向无锡市滨湖区人民法院提起诉讼。"


def test_under_an_arbitration_clause_disputes_go_to_the_institution_it_names(
    engine: Engine,
) -> None:
    diary = Diary(engine, "03")
    diary.taken_on("2026-04-14")
    terms = {"total": "1.00", "instalments": [{"due_on": "2026-06-01", "amount": "1.00"}]}
    facts = paper(MediationAgreement, diary, diary.settled("2026-04-20", terms), "2026-04-20")
    assert (facts.disputes.forum, facts.disputes.name) == ("arbitration", "无锡仲裁委员会")


def test_a_sum_that_is_no_sum_of_the_claims_heads_is_called_what_it_is(goods: Diary) -> None:
    terms = {"total": "100.00", "instalments": [{"due_on": "2026-06-01", "amount": "100.00"}]}
    facts = paper(MediationAgreement, goods, goods.settled("2026-03-18", terms), "2026-03-18")
    assert [(item.label, item.amount.fen) for item in facts.items] == [
        ("经协商确定的应付款项", 10_000)
    ]
    assert not facts.acceleration


def test_a_partial_agreement_leaves_the_rest_open(goods: Diary) -> None:
    settled = goods.settled("2026-03-18", THREE_PARTS, extent="partial")
    facts = paper(MediationAgreement, goods, settled, "2026-03-18")
    assert facts.further_terms == ("本协议仅就上述款项达成一致，其余争议由各方另行依法解决。",)


def test_what_is_paid_on_the_spot_needs_no_confirmation(goods: Diary) -> None:
    settled = goods.settled("2026-03-18", THREE_PARTS, paid_on_the_spot=True)
    facts = paper(MediationAgreement, goods, settled, "2026-03-18")
    assert facts.confirmation_court is None
    assert facts.late_interest == "款项已经当场付清。"


def test_a_guarantor_who_joins_promises_anew(guaranteed: Diary) -> None:
    settled = guaranteed.settled("2026-04-29", WITH_GUARANTOR)
    facts = paper(MediationAgreement, guaranteed, settled, "2026-04-29")
    (clause,) = facts.guarantors
    assert (clause.guarantor, clause.kind) == ("王戊", "一般保证")
    assert clause.until == date(2027, 6, 30)
    assert [party.role for party in facts.parties] == ["甲方", "乙方", "丙方（保证人）"]
    assert facts.copies == 4


def test_a_guarantor_who_does_not_join_promises_nothing(guaranteed: Diary) -> None:
    terms = {key: WITH_GUARANTOR[key] for key in ("total", "instalments", "acceleration")}
    settled = guaranteed.settled("2026-04-29", terms)
    facts = paper(MediationAgreement, guaranteed, settled, "2026-04-29")
    assert facts.guarantors == ()
    assert not any("王戊" in line for line in facts.responsibilities)


def test_without_a_settlement_there_is_no_agreement(goods: Diary) -> None:
    with pytest.raises(FactMissingError, match="settlement_recorded"):
        paper(MediationAgreement, goods, 2, "2026-03-18")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("unwilling", "当事人一方明确表示不同意调解。"),
        ("no_answer", "被申请人经邀请，未在答复期限内表示是否同意调解。"),
        ("settled_privately", "当事人已经自行和解。"),
        ("withdrawn", "申请人撤回调解申请。"),
        ("time_up", "调解期限届满，各方未达成调解协议，也未一致同意延长期限。"),
    ],
)
def test_the_end_of_mediation_tells_the_reason_and_the_roads_left(
    goods: Diary, reason: str, told: str
) -> None:
    ended = goods.write("mediation_ended", "2026-03-20", reason=reason)
    facts = paper(EndOfMediationNotice, goods, ended, "2026-03-20")
    assert (facts.reason, facts.sessions) == (told, 0)
    assert facts.accepted_on == date(2026, 3, 4)
    assert any("向无锡市滨湖区人民法院提起诉讼" in road for road in facts.routes)
    assert facts.routes[-1].endswith("。")


def test_under_an_arbitration_clause_no_suit_is_told_of(engine: Engine) -> None:
    diary = Diary(engine, "03")
    diary.taken_on("2026-04-14")
    ended = diary.write("mediation_ended", "2026-04-24", reason="too_far_apart")
    facts = paper(EndOfMediationNotice, diary, ended, "2026-04-24")
    assert facts.routes == ("依照仲裁协议向无锡仲裁委员会申请仲裁。",)


def test_all_apply_for_confirmation_of_the_terms_they_signed(guaranteed: Diary) -> None:
    guaranteed.settled("2026-04-30", WITH_GUARANTOR)
    applied = guaranteed.write(
        "confirmation_applied", "2026-05-06", stage="court", court="无锡市惠山区人民法院"
    )
    facts = paper(ConfirmationApplication, guaranteed, applied, "2026-05-06")
    assert facts.court == "无锡市惠山区人民法院"
    assert len(facts.applicants) == 3
    assert facts.effective_on == date(2026, 4, 30)
    assert facts.terms[3:] == (
        "王戊对上述债务提供一般保证，保证期间至2027年6月30日止；",
        "任何一期款项逾期的，以该期未付金额为基数，按约定的每日万分之三"
        "自逾期之次日起至实际付清之日止计算逾期付款违约金。",
    )


def opened(diary: Diary, *, acceleration: bool = True) -> None:
    """The performance of the goods settlement begins."""
    diary.settled("2026-03-19", THREE_PARTS)
    diary.write(
        "performance_opened",
        "2026-03-19",
        stage="performance",
        instalments=THREE_PARTS["instalments"],
        acceleration=acceleration,
    )


def missed(diary: Diary, due_on: str, **facts: Any) -> DefaultNotice:
    """The default notice written the day after an instalment was missed."""
    event = diary.write("instalment_missed", due_on, stage="performance", due_on=due_on, **facts)
    day_after = date.fromisoformat(due_on) + timedelta(days=1)
    return paper(DefaultNotice, diary, event, day_after.isoformat())


def test_a_default_on_an_unconfirmed_settlement_cannot_be_enforced(goods: Diary) -> None:
    opened(goods)
    facts = missed(
        goods, "2026-04-20", overdue_fen=6_216_700, balance_fen=18_650_000, accelerated=True
    )
    assert not facts.enforceable
    assert facts.title.kind == "人民调解协议书"
    assert (facts.missed.number, facts.paid.fen, facts.remaining.fen) == (1, 0, 18_650_000)
    assert facts.accelerated
    assert facts.late_interest.startswith("以未付金额为基数，按2025年9月1日的")


def test_nothing_is_accelerated_where_nothing_was_left_to_fall_due(goods: Diary) -> None:
    opened(goods)
    facts = missed(
        goods, "2026-06-20", overdue_fen=6_216_600, balance_fen=6_216_600, accelerated=True
    )
    assert facts.missed.number == 3
    assert not facts.accelerated


def test_what_was_paid_of_the_missed_instalment_is_told(goods: Diary) -> None:
    opened(goods)
    facts = missed(
        goods, "2026-04-20", overdue_fen=216_700, balance_fen=12_650_000, accelerated=False
    )
    assert facts.paid == Amount(fen=6_000_000)


def test_the_record_of_performance_lists_every_payment_by_its_day(goods: Diary) -> None:
    opened(goods)
    paid: dict[str, Any] = {"stage": "performance", "received_fen": 6_216_700, "party_id": "c1"}
    goods.write("payment_recorded", "2026-05-19", **paid)
    last = goods.write("payment_recorded", "2026-04-17", **paid)
    facts = paper(PerformanceRecord, goods, last, "2026-05-19")
    assert [row.paid_on for row in facts.payments] == [date(2026, 4, 17), date(2026, 5, 19)]
    assert (facts.owed.fen, facts.paid.fen, facts.outstanding.fen) == (
        18_650_000,
        12_433_400,
        6_216_600,
    )
    assert facts.payments[0].receipt == "债权人确认收到，案件记录第8号"
