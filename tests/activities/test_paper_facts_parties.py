"""Papers of a case with several claimants name all of them."""

from datetime import date

import pytest
from sqlalchemy import Engine

from activities.paper_facts import facts_of
from templates.models_court import Complaint, EvidenceList
from templates.models_mediation import MediationAgreement, MediationApplication
from tests.activities.diary import Diary
from tests.documents import example

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DAY = date(2026, 3, 4)
DEBT = {
    "total": "186500.00",
    "instalments": [{"due_on": "2026-04-20", "amount": "186500.00"}],
    "acceleration": False,
}


@pytest.fixture
def diary(engine: Engine) -> Diary:
    """A claim of a company and of 陈甲 together."""
    diary = Diary(engine, "01", co_claimants=[example("02")["claimant"]])
    diary.taken_on("2026-03-04")
    return diary


def test_an_application_describes_every_claimant(diary: Diary) -> None:
    event = diary.write("mediation_opened", "2026-03-04")
    application = facts_of("mediation_application", diary.file(event), DAY)
    assert isinstance(application, MediationApplication)
    assert application.applicant.name == "无锡示例轴承有限公司"
    assert any(line.startswith("申请人：陈甲，") for line in application.applicant.further_lines)


def test_an_agreement_is_made_with_and_pays_every_claimant(diary: Diary) -> None:
    event = diary.write(
        "settlement_recorded", "2026-03-04", terms=DEBT, paid_on_the_spot=False, extent="full"
    )
    agreement = facts_of("mediation_agreement", diary.file(event), DAY)
    assert isinstance(agreement, MediationAgreement)
    roles = [(party.role, party.name) for party in agreement.parties]
    assert roles[:2] == [("甲方1", "无锡示例轴承有限公司"), ("甲方2", "陈甲")]
    assert {each.party for each in agreement.service_addresses} >= {"陈甲"}


def test_a_suit_is_brought_by_every_claimant(diary: Diary) -> None:
    event = diary.write(
        "suit_filed",
        "2026-03-04",
        stage="court",
        court="无锡市滨湖区人民法院",
        track="simplified",
    )
    complaint = facts_of("complaint", diary.file(event), DAY)
    assert isinstance(complaint, Complaint)
    assert any(line.startswith("原告：陈甲，") for line in complaint.plaintiff.further_lines)
    evidence = facts_of("evidence_list", diary.file(event), DAY)
    assert isinstance(evidence, EvidenceList)
    assert evidence.submitter.name == "无锡示例轴承有限公司、陈甲"
