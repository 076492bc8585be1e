"""The evidence review tells what is there, what is missing, and what the missing would prove."""

import json
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cli.law_debts import debt_types as list_debt_types
from cli.law_debts import evidence as review_evidence
from law.checklists import EvidenceType, checklist_items
from law.debt_types import debt_types
from law.evidence import EvidenceReview, review
from law.intake import Evidence, Intake
from tests.law.disputes import TAKEN, path, read

app = typer.Typer()
app.command("debt-types")(list_debt_types)
app.command("evidence")(review_evidence)

DEBTS = sorted(key for key, debt in debt_types().items() if debt.in_scope)
WORDS = sorted(
    {word for item in checklist_items().values() for word in (*item.names, *item.points)}
)

pieces = st.builds(
    Evidence,
    type=st.sampled_from(EvidenceType),
    name=st.sampled_from(WORDS),
    proves=st.sampled_from(WORDS),
    original=st.booleans(),
)


def with_evidence(*evidence: Evidence, name: str = "01-goods-settled", **facts: Any) -> Intake:
    return read(name).model_copy(update={"evidence": evidence, **facts})


def piece(
    name: str, proves: str = "事实", kind: str = "documentary", *, original: bool = True
) -> Evidence:
    return Evidence(type=EvidenceType(kind), name=name, proves=proves, original=original)


def found(intake: Intake) -> EvidenceReview:
    return review(intake).value


def musts(result: EvidenceReview) -> set[str]:
    return {item.key for item in result.missing_musts}


@pytest.mark.parametrize(
    ("name", "score", "missing"),
    [
        ("01-goods-settled", 80, set[str]()),
        ("02-loan-small-claims", 66, set[str]()),
        ("03-construction-award", 83, set[str]()),
        ("04-service-arb-or-court", 70, set[str]()),
        ("05-lease-missing-debtor", 33, {"handover"}),
        ("06-sme-consent-award", 53, {"enterprise_size"}),
        ("07-guaranteed-default", 56, {"recovery_costs"}),
    ],
)
def test_the_example_disputes(name: str, score: int, missing: set[str]) -> None:
    result = found(read(name))
    assert (result.score, musts(result)) == (score, missing)


def test_every_example_is_reviewed() -> None:
    assert len(TAKEN) == 7


def test_an_item_names_the_evidence_that_satisfies_it() -> None:
    present = {each.item.key: each.evidence for each in found(read("01-goods-settled")).present}
    assert present["delivery"] == ("送货单（四张）",)
    assert present["demand"] == ("微信催款记录",)


def test_nothing_listed_is_nothing_proved() -> None:
    result = found(with_evidence())
    assert result.score == 0
    assert musts(result) == {"contract", "delivery"}
    assert all(item.proves for item in (*result.missing_musts, *result.missing_shoulds))


def test_an_item_that_must_be_there_counts_three_times_one_that_should() -> None:
    assert found(with_evidence(piece("购销合同"))).score == 30
    assert found(with_evidence(piece("增值税发票"))).score == 10


def test_a_kind_of_evidence_that_cannot_satisfy_an_item_does_not() -> None:
    statement = piece("购销合同经过的陈述", "合同关系", "party_statement")
    assert found(with_evidence(statement)).score == 0


def test_a_lawyer_s_contract_is_not_the_contract_of_the_debt() -> None:
    assert "contract" in musts(found(with_evidence(piece("律师委托代理合同"))))


def test_what_a_name_does_not_tell_the_purpose_does() -> None:
    assert "contract" not in musts(found(with_evidence(piece("往来传真", "合同关系成立"))))


def test_a_guarantee_has_to_be_proved_as_well() -> None:
    contract, note = piece("购销合同"), piece("送货单")
    assert "guarantee" in musts(found(with_evidence(contract, note, name="07-guaranteed-default")))


def test_costs_that_are_claimed_have_to_be_proved_as_well() -> None:
    invoice = piece("律师费发票", "律师费已支付")
    listed = read("07-guaranteed-default").evidence
    assert musts(found(with_evidence(*listed, name="07-guaranteed-default"))) == {"recovery_costs"}
    assert musts(found(with_evidence(*listed, invoice, name="07-guaranteed-default"))) == set()


@pytest.mark.parametrize(
    ("kind", "original", "word"),
    [
        ("documentary", False, "不是原件"),
        ("electronic", False, "原始载体"),
        ("party_statement", True, "当事人的陈述"),
    ],
)
def test_what_cannot_stand_by_itself_is_flagged(kind: str, original: bool, word: str) -> None:
    flags = review(with_evidence(piece("购销合同", kind=kind, original=original))).flags
    assert any(word in flag for flag in flags)


def test_originals_raise_no_doubt() -> None:
    [only] = review(with_evidence(piece("购销合同"))).flags
    assert "证明力须由人工审查" in only


def test_the_review_rests_on_the_burden_of_proof_and_the_rules_of_evidence() -> None:
    basis = review(read("01-goods-settled")).basis
    articles = {(each.law, each.article) for each in basis}
    assert {("民事诉讼法", "66"), ("民事诉讼法", "67")} <= articles
    assert ("最高人民法院关于民事诉讼证据的若干规定", "90") in articles


@given(st.sampled_from(DEBTS), st.lists(pieces, max_size=8), pieces)
def test_adding_evidence_never_lowers_the_score(
    debt: str, listed: list[Evidence], added: Evidence
) -> None:
    before = found(with_evidence(*listed, debt_type=debt))
    after = found(with_evidence(*listed, added, debt_type=debt))
    assert 0 <= before.score <= after.score <= 100
    assert musts(after) <= musts(before)


@given(st.sampled_from(DEBTS), st.lists(pieces, max_size=8))
def test_every_item_is_either_present_or_missing(debt: str, listed: list[Evidence]) -> None:
    result = found(with_evidence(*listed, debt_type=debt))
    there = [each.item.key for each in result.present]
    missing = [item.key for item in (*result.missing_musts, *result.missing_shoulds)]
    kind = debt_types()[debt]
    assert sorted([*there, *missing]) == sorted(item.key for item in (*kind.must, *kind.should))
    assert (result.score == 100) == (missing == [])


@pytest.mark.parametrize("debt", DEBTS)
def test_the_items_of_a_checklist_by_their_own_words_complete_it(debt: str) -> None:
    kind = debt_types()[debt]
    listed = [
        Evidence(type=item.types[0], name=word, proves=item.proves, original=True)
        for item in (*kind.must, *kind.should)
        for word in item.names
    ]
    assert found(with_evidence(*listed, debt_type=debt)).score == 100


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_catalogue_is_a_list_as_data() -> None:
    answer = json.loads(run("debt-types", "--json").stdout)
    assert [entry["key"] for entry in answer] == list(debt_types())
    [sale] = [entry for entry in answer if entry["key"] == "sale_of_goods"]
    assert sale["cause"] == "买卖合同纠纷"
    assert sale["limitation"]["years"] == 3
    assert [item["key"] for item in sale["must"]] == ["contract", "delivery"]
    assert {"law": "民法典", "version": "2020", "article": "595"} in sale["basis"]


def test_people_read_the_catalogue_in_chinese() -> None:
    shown = run("debt-types").stdout
    assert "lease：房屋租金（房屋租赁合同纠纷），不动产专属管辖" in shown
    assert "labour_remuneration：劳动报酬（追索劳动报酬纠纷），不受理，不能仲裁" in shown


@pytest.mark.parametrize("name", TAKEN)
def test_a_review_as_data(name: str) -> None:
    answer = json.loads(run("evidence", str(path(name)), "--json").stdout)
    assert 0 <= answer["score"] <= 100
    assert answer["present"]
    assert answer["basis"]


def test_people_are_told_what_is_missing_and_what_it_would_prove() -> None:
    shown = run("evidence", str(path("05-lease-missing-debtor"))).stdout
    assert "完整程度：33分" in shown
    assert "必须补充：租赁物交付凭证——证明租赁物已经交付承租人使用" in shown


def test_a_refused_document_names_field_and_rule() -> None:
    result = run("evidence", str(path("08-over-the-limit")))
    assert result.exit_code == 1
    assert "claim.principal" in result.stderr
    assert "1,000,000 元上限" in result.stderr
