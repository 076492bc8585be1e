"""What the element-style forms say of a case, and on which form its papers are drawn."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from activities.paper_facts import facts_of
from activities.paper_facts.forms import drawn_as
from templates.models import TO_FILL_IN, Question
from templates.models_elements import AnswerForm, LoanComplaint, SaleComplaint
from tests.activities.recorded import RecordedCase

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

COURT = "无锡市滨湖区人民法院"
DAY = date(2026, 6, 1)
Open = Callable[..., RecordedCase]


@pytest.fixture
def record(engine: Engine) -> Open:
    def open_case(number: str, **changes: Any) -> RecordedCase:
        return RecordedCase(engine, number, **changes)

    return open_case


def sued(case: RecordedCase) -> RecordedCase:
    facts = {"court": COURT, "track": "small_claims"}
    return case.has("suit_filed", "2026-06-01", "court/small_claims/1", **facts)


def answers(questions: tuple[Question, ...]) -> dict[str, str]:
    return {question.label: question.answer for question in questions}


@pytest.mark.parametrize(
    ("number", "changes", "kind", "form"),
    [
        ("02", {}, "complaint", "loan_complaint"),
        ("01", {}, "complaint", "sale_complaint"),
        ("03", {}, "complaint", "complaint"),
        ("01", {}, "mediation_agreement", "mediation_agreement"),
        (
            "01",
            {"mediator_type": "commercial_licensed"},
            "mediation_agreement",
            "commercial_mediation_agreement",
        ),
        ("02", {}, "evidence_list", "evidence_list"),
    ],
)
def test_a_paper_is_drawn_on_the_form_of_its_kind_of_dispute(
    record: Open, number: str, changes: dict[str, Any], kind: str, form: str
) -> None:
    case = sued(record(number, **changes))
    assert drawn_as(kind, case.file(1)) == form


def test_a_loan_form_states_what_the_record_tells_and_leaves_the_rest_open(record: Open) -> None:
    form = facts_of("loan_complaint", sued(record("02")).file(1), DAY)
    assert isinstance(form, LoanComplaint)
    claims, facts = answers(form.claims.questions), answers(form.elements.questions)
    assert "尚欠借款本金60,000.00元（大写：人民币陆万元整）" in claims["1.本金"]
    assert "年利率12%" in claims["2.利息"]
    assert claims["是否请求支付至实际清偿之日止"] == "☑是　□否"
    assert claims["7.其他请求"] == TO_FILL_IN
    assert facts["还款方式"].count("□") == 5
    assert "☑" not in facts["还款方式"]
    security = answers(form.security.questions)
    assert security["是否签订物的担保（抵押、质押）合同"] == "□是　□否"


def test_a_sale_form_names_the_guarantor_and_the_penalty(record: Open) -> None:
    form = facts_of("sale_complaint", sued(record("07")).file(1), DAY)
    assert isinstance(form, SaleComplaint)
    assert answers(form.claims.questions)["6.是否主张担保权利"] == "☑是　□否　王戊"
    security = answers(form.security.questions)
    assert security["保证方式"] == "☑一般保证　□连带责任保证"
    assert security["是否签订保证合同"].startswith("☑是　□否　王戊")


def test_an_answer_form_puts_each_element_of_the_complaint_to_the_defendant(record: Open) -> None:
    case = sued(record("02"))
    accepted = {"court_case_no": "（2026）苏0211民初2233号", "fee_fen": 0}
    case.has("filing_accepted", "2026-06-04", "court/small_claims/1", **accepted)
    complaint = facts_of("loan_complaint", case.file(2), DAY)
    answer = facts_of("answer_form", case.file(2), date(2026, 6, 4))
    assert isinstance(complaint, LoanComplaint)
    assert isinstance(answer, AnswerForm)
    assert answer.claims == complaint.claims.questions
    assert answer.facts == complaint.elements.questions + complaint.security.questions
    assert answer.case_no == "（2026）苏0211民初2233号"


def test_a_form_holds_nothing_that_was_said_in_mediation(record: Open) -> None:
    said = "愿意只还三万一千元"
    case = record("02").has("offer_made", "2026-04-16", "mediation", words=said, party_id="r1")
    told = sued(case).file(2)
    for kind in ("loan_complaint", "answer_form", "demand_letter", "property_leads"):
        assert said not in facts_of(kind, told, DAY).model_dump_json()
