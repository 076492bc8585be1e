"""What the papers round a case say: who mediates, what is asked, withdrawn, planned and closed."""

from datetime import date

import pytest
from sqlalchemy import Engine

from activities.paper_facts import facts_of
from activities.paper_facts.case_file import FactMissingError
from templates.models import Amount
from templates.models_court import RepresentativeProof
from templates.models_intake import DemandLetter, WithdrawalApplication
from templates.models_mediation import MediatorAppointment, MediatorDisclosure
from templates.models_performance import ClosingReport, InstalmentSchedule, PropertyLeads
from tests.activities.diary import MEDIATOR, Diary

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TERMS = {
    "total": "186500.00",
    "instalments": [
        {"due_on": "2026-04-20", "amount": "93250.00"},
        {"due_on": "2026-05-20", "amount": "93250.00"},
    ],
    "acceleration": True,
}


def test_a_mediator_is_asked_to_answer_within_three_working_days(engine: Engine) -> None:
    diary = Diary(engine, "01")
    event = diary.write("mediator_appointed", "2026-03-04", mediator=MEDIATOR, party_id="c1")
    paper = facts_of("mediator_appointment", diary.file(event), date(2026, 3, 4))
    assert isinstance(paper, MediatorAppointment)
    assert (paper.mediator, paper.answer_by) == ("顾和", date(2026, 3, 9))
    assert (paper.chosen_by_parties, paper.replaces) == (True, None)


def test_a_disclosure_is_in_the_mediators_words(engine: Engine) -> None:
    diary = Diary(engine, "01")
    diary.taken_on("2026-03-04")
    said = {"text": "配偶曾在申请人处任职。"}
    event = diary.write("conflict_disclosed", "2026-03-05", actor=MEDIATOR, words=said)
    paper = facts_of("mediator_disclosure", diary.file(event), date(2026, 3, 5))
    assert isinstance(paper, MediatorDisclosure)
    assert paper.statements == ("配偶曾在申请人处任职。",)
    assert len(paper.parties) == 2


def test_a_demand_letter_asks_for_the_sums_owed_and_what_runs_on(engine: Engine) -> None:
    diary = Diary(engine, "02")
    event = diary.write("dispute_filed", "2026-04-07", stage="dispute")
    letter = facts_of("demand_letter", diary.file(event), date(2026, 4, 8))
    assert isinstance(letter, DemandLetter)
    assert letter.items[0].amount == Amount(fen=6_000_000)
    assert letter.items[1].label.startswith("逾期利息")
    assert letter.running_interest is not None
    assert "自2026年4月9日起至实际付清之日止" in letter.running_interest
    assert letter.pay_by == date(2026, 4, 15)


def test_a_withdrawal_goes_to_whom_the_application_went(engine: Engine) -> None:
    diary = Diary(engine, "03")
    event = diary.write("case_closed", "2026-04-20", stage="dispute", outcome="withdrawn")
    paper = facts_of("withdrawal_application", diary.file(event), date(2026, 4, 20))
    assert isinstance(paper, WithdrawalApplication)
    assert (paper.recipient, paper.case_no) == ("无锡市惠山区司法局", diary.case_no)
    told = {"institution": "无锡仲裁委员会"}
    diary.write("arbitration_applied", "2026-04-20", stage="arbitration", **told)
    number = "（2026）锡仲裁字第101号"
    diary.write("arbitration_accepted", "2026-04-24", stage="arbitration", file_no=number)
    event = diary.write("arbitration_withdrawn", "2026-05-06", stage="arbitration")
    paper = facts_of("withdrawal_application", diary.file(event), date(2026, 5, 6))
    assert isinstance(paper, WithdrawalApplication)
    assert (paper.recipient, paper.case_no) == ("无锡仲裁委员会", number)
    assert paper.matter == "仲裁申请"


def test_a_schedule_lists_the_instalments_of_the_settlement(engine: Engine) -> None:
    diary = Diary(engine, "01")
    diary.taken_on("2026-03-04")
    diary.settled("2026-03-20", TERMS)
    event = diary.write("performance_opened", "2026-03-20", stage="performance", **TERMS)
    paper = facts_of("instalment_schedule", diary.file(event), date(2026, 3, 20))
    assert isinstance(paper, InstalmentSchedule)
    assert [row.due_on for row in paper.instalments] == [date(2026, 4, 20), date(2026, 5, 20)]
    assert (paper.total.fen, paper.title.kind) == (18_650_000, "人民调解协议书")


def test_an_organisation_proves_who_represents_it(engine: Engine) -> None:
    diary = Diary(engine, "01")
    event = diary.write("dispute_filed", "2026-03-02", stage="dispute")
    paper = facts_of("representative_proof", diary.file(event), date(2026, 3, 2))
    assert isinstance(paper, RepresentativeProof)
    assert (paper.organisation, paper.representative) == ("无锡示例轴承有限公司", "周明")


def test_a_natural_person_has_no_legal_representative(engine: Engine) -> None:
    diary = Diary(engine, "02")
    event = diary.write("dispute_filed", "2026-04-07", stage="dispute")
    with pytest.raises(FactMissingError):
        facts_of("representative_proof", diary.file(event), date(2026, 4, 7))


def test_leads_name_the_accounts_of_debtors_and_leave_the_rest_open(engine: Engine) -> None:
    account = {"holder": "李乙", "bank": "中国银行无锡滨湖支行", "number": "6217000000000001234"}
    diary = Diary(engine, "02", respondents__0__bank_account=account)
    event = diary.write("dispute_filed", "2026-04-07", stage="dispute")
    paper = facts_of("property_leads", diary.file(event), date(2026, 4, 7))
    assert isinstance(paper, PropertyLeads)
    (lead,) = paper.leads
    assert (lead.kind, lead.owner) == ("银行账户", "李乙")
    assert "6217000000000001234" in lead.detail
    assert "不动产" in paper.open_kinds


def test_a_report_tells_the_course_of_a_case_but_nothing_said_in_mediation(engine: Engine) -> None:
    diary = Diary(engine, "01")
    diary.write("dispute_filed", "2026-03-02", stage="dispute")
    diary.taken_on("2026-03-04")
    diary.write("session_held", "2026-03-10", words={"text": "只愿付十万元"}, mode="phone")
    diary.settled("2026-03-20", TERMS)
    diary.write("performance_opened", "2026-03-20", stage="performance", **TERMS)
    diary.write("payment_recorded", "2026-04-20", stage="performance", received_fen=18_650_000)
    event = diary.write("case_closed", "2026-04-21", stage="dispute", outcome="performed")
    report = facts_of("closing_report", diary.file(event), date(2026, 4, 21))
    assert isinstance(report, ClosingReport)
    assert [each.what for each in report.course] == [
        "申请人提出申请",
        "进入调解",
        "各方签署调解协议，协议生效",
        "开始履行",
        "结案",
    ]
    assert (report.paid.fen, report.outcome) == (18_650_000, "款项已经履行完毕。")
    assert "十万元" not in report.model_dump_json()
