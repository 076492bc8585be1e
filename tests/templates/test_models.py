"""What the pieces of papers promise: only what is known, one way of writing, sums that agree."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from law.money import in_words
from templates.models import (
    TO_FILL_IN,
    AgentBlock,
    Amount,
    ContractReference,
    EvidenceKind,
    EvidenceRow,
    OrganisationBlock,
    PersonBlock,
    Question,
    Signatory,
    Tick,
    format_date,
    format_minute,
    group_evidence,
    paragraphs,
    signatory,
)
from templates.models_mediation import DisputeClause, MediationAgreement
from tests.templates.samples import SAMPLES


def evidence(kind: EvidenceKind, name: str) -> EvidenceRow:
    return EvidenceRow(kind=kind, name=name, source="当事人", proves="事实", original=True)


def changed(kind: str, **fields: object) -> dict[str, object]:
    return {**SAMPLES[kind].model_dump(), **fields}


def test_days_are_written_in_arabic_numerals_without_leading_zeros() -> None:
    assert format_date(date(2026, 3, 2)) == "2026年3月2日"


def test_instants_are_written_as_civil_time_in_china() -> None:
    assert format_minute(datetime(2026, 3, 8, 17, 5, tzinfo=UTC)) == "2026年3月9日1时05分"


def test_a_form_leaves_a_line_for_what_is_not_known_of_a_party() -> None:
    person = PersonBlock(role="被告", name="何丁", address="无锡市滨湖区", phone="13800000502")
    assert "住所地：无锡市滨湖区" in person.particulars
    assert {f"民族：{TO_FILL_IN}", f"经常居住地（与住所地不一致的）：{TO_FILL_IN}"} <= {
        *person.particulars
    }
    firm = OrganisationBlock(role="被告", name="甲公司", representative="钱立")
    assert "法定代表人：钱立" in firm.particulars
    assert {f"统一社会信用代码：{TO_FILL_IN}", f"联系方式：{TO_FILL_IN}"} <= {*firm.particulars}


@given(st.integers(min_value=0, max_value=10**11))
def test_an_amount_states_figures_and_words_of_the_same_sum(fen: int) -> None:
    amount = Amount(fen=fen)
    assert amount.full == f"{amount.grouped}元（大写：{in_words(fen)}）"
    assert int(amount.grouped.replace(",", "").replace(".", "")) == fen


def test_person_of_whom_only_the_name_is_known_has_no_other_line() -> None:
    person = PersonBlock(role="被告", name="何丁")
    assert person.description == "何丁。"
    assert person.further_lines == ()


def test_person_is_described_in_the_order_of_the_law() -> None:
    person = PersonBlock(
        role="原告",
        name="陈甲",
        sex="男",
        born_on=date(1985, 3, 12),
        ethnicity="汉族",
        occupation="教师",
        employer="无锡示例学校",
        address="无锡市梁溪区清扬路12号",
        id_number="320205198503124616",
        phone="13800000201",
        email="chen@example.cn",
    )
    assert person.description == (
        "陈甲，男，1985年3月12日出生，汉族，无锡示例学校教师，住无锡市梁溪区清扬路12号，"
        "公民身份号码：320205198503124616，联系方式：13800000201、chen@example.cn。"
    )


def test_organisation_without_a_known_representative_keeps_its_contact() -> None:
    company = OrganisationBlock(role="被告", name="示例公司", phone="13800000102")
    assert company.description == "示例公司，联系方式：13800000102。"
    assert company.further_lines == ()


def test_agent_lists_special_powers_one_by_one() -> None:
    agent = AgentBlock(name="赵律", powers=("承认诉讼请求", "进行和解"))
    assert agent.line == ("委托诉讼代理人：赵律，代理权限为特别授权（承认诉讼请求、进行和解）。")


def test_agent_without_listed_powers_has_general_powers_only() -> None:
    assert AgentBlock(name="赵律").line == "委托诉讼代理人：赵律，代理权限为一般授权。"


def test_contract_without_a_number_is_named_without_one() -> None:
    contract = ContractReference(name="借条", signed_on=date(2025, 1, 15))
    assert str(contract) == "2025年1月15日签订的《借条》"


@pytest.mark.parametrize(
    ("party", "signing"),
    [
        (PersonBlock(role="甲方", name="陈甲"), "签名"),
        (OrganisationBlock(role="甲方", name="示例公司"), "盖章"),
    ],
)
def test_persons_sign_and_organisations_seal(
    party: PersonBlock | OrganisationBlock, signing: str
) -> None:
    assert signatory(party) == Signatory.model_validate(
        {"role": "甲方", "name": party.name, "signing": signing}
    )


def test_evidence_is_grouped_by_kind_and_numbered_through() -> None:
    groups = group_evidence(
        (
            evidence(EvidenceKind.ELECTRONIC, "转账记录"),
            evidence(EvidenceKind.DOCUMENTARY, "借条"),
            evidence(EvidenceKind.DOCUMENTARY, "对账单"),
        )
    )
    assert [(group.kind.value, group.first_number, len(group.rows)) for group in groups] == [
        ("书证", 1, 2),
        ("电子数据", 3, 1),
    ]


def test_question_shows_every_answer_and_ticks_the_chosen_one() -> None:
    ticks = (Tick(label="是", chosen=False), Tick(label="否", chosen=True))
    question = Question(label="有无仲裁约定", ticks=ticks, text="无")
    assert question.answer == "□是　☑否　无"


def test_typed_text_is_split_into_paragraphs_without_empty_ones() -> None:
    assert paragraphs("第一段\r\n\n  第二段 \n") == ("第一段", "第二段")


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_blank_words_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        PersonBlock(role="原告", name=name)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        PersonBlock.model_validate({"role": "原告", "name": "陈甲", "nickname": "甲"})


def test_court_clause_names_no_arbitration_and_the_reverse() -> None:
    court = DisputeClause(forum="court", name="无锡市锡山区人民法院").sentence
    arbitration = DisputeClause(forum="arbitration", name="无锡仲裁委员会").sentence
    assert "仲裁" not in court
    assert "诉讼" not in arbitration


def test_agreement_whose_instalments_miss_the_total_is_refused() -> None:
    with pytest.raises(ValidationError, match="合计金额一致"):
        MediationAgreement.model_validate(changed("mediation_agreement", total={"fen": 100}))


def test_agreement_whose_instalments_do_not_follow_in_time_is_refused() -> None:
    plan = SAMPLES["mediation_agreement"].model_dump()["instalments"]
    with pytest.raises(ValidationError, match="依次在后"):
        MediationAgreement.model_validate(
            changed("mediation_agreement", instalments=tuple(reversed(plan)))
        )


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("confirmation_application", {"dated_on": date(2026, 5, 1)}, "不得早于调解协议生效"),
        ("confirmation_application", {"applicants": ()}, "applicants"),
        ("payment_order_application", {"total": {"fen": 1}}, "合计金额一致"),
        ("arbitration_agreement", {"dated_on": date(2026, 3, 1)}, "争议发生日期"),
        ("consent_award_record", {"effective_on": date(2026, 7, 9)}, "自作出之日起"),
        ("consent_award_record", {"total": {"fen": 1}}, "合计金额一致"),
        ("default_notice", {"dated_on": date(2026, 7, 15)}, "尚未付清"),
        ("enforcement_application", {"dated_on": date(2026, 6, 11)}, "尚未届满"),
        ("enforcement_application", {"total": {"fen": 1}}, "合计金额一致"),
        ("performance_record", {"outstanding": {"fen": 0}}, "尚欠金额"),
        ("session_record", {"ended_at": datetime(2026, 4, 28, tzinfo=UTC)}, "晚于开始时间"),
    ],
)
def test_facts_that_contradict_each_other_are_refused(
    kind: str, fields: dict[str, object], reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        type(SAMPLES[kind]).model_validate(changed(kind, **fields))
