"""The catalogue says of each debt what it is called, how it is proved, and where it is tried."""

from datetime import date

import pytest

from law.basis import cite
from law.checklists import EvidenceType, checklist_items
from law.debt_types import DebtType, debt_types
from law.interest import late_interest

TAKEN = [debt for debt in debt_types().values() if debt.in_scope]
REFUSED = [debt for debt in debt_types().values() if not debt.in_scope]


def by_key(debt: DebtType) -> str:
    return debt.key


def test_the_common_kinds_of_debt_are_known() -> None:
    assert len(TAKEN) >= 25
    assert {"sale_of_goods", "private_loan", "works_subcontract", "equity_transfer"} <= {
        debt.key for debt in TAKEN
    }


@pytest.mark.parametrize("debt", TAKEN, ids=by_key)
def test_every_debt_has_evidence_that_must_be_there_and_a_form(debt: DebtType) -> None:
    assert debt.must
    assert debt.should
    assert "请求依据" in debt.elements


@pytest.mark.parametrize("debt", debt_types().values(), ids=by_key)
def test_every_article_a_debt_rests_on_is_on_record(debt: DebtType) -> None:
    items = (*debt.must, *debt.should)
    cited = (*debt.basis, *debt.limitation.basis, *(each for item in items for each in item.basis))
    assert cite(*cited)


@pytest.mark.parametrize("debt", debt_types().values(), ids=by_key)
def test_no_checklist_asks_for_the_same_thing_twice(debt: DebtType) -> None:
    keys = [item.key for item in (*debt.must, *debt.should)]
    assert len(keys) == len(set(keys))
    assert len(debt.elements) == len(set(debt.elements))


@pytest.mark.parametrize("debt", debt_types().values(), ids=by_key)
def test_a_cause_of_action_is_named_as_a_dispute(debt: DebtType) -> None:
    assert debt.cause.endswith("纠纷")


@pytest.mark.parametrize("debt", TAKEN, ids=by_key)
def test_every_debt_names_a_rule_of_late_interest(debt: DebtType) -> None:
    advice = late_interest(debt.key, 1_000_000, date(2026, 1, 1), date(2026, 1, 31))
    assert advice.value.total_fen > 0


@pytest.mark.parametrize(
    ("key", "article"),
    [
        ("livestock_goods", "18"),
        ("works_subcontract", "26"),
        ("sme_receivable", "17"),
        ("private_loan", "28"),
        ("advertising", "584"),
    ],
)
def test_late_interest_follows_the_rule_the_debt_names(key: str, article: str) -> None:
    advice = late_interest(key, 1_000_000, date(2026, 1, 1), date(2026, 1, 31))
    assert [basis.article for basis in advice.basis] == [article]


def test_only_what_belongs_to_an_immovable_is_tried_where_it_lies() -> None:
    assert {debt.key for debt in TAKEN if debt.exclusive_venue} == {
        "lease",
        "construction_works",
        "works_subcontract",
        "decoration_works",
    }


@pytest.mark.parametrize("debt", TAKEN, ids=by_key)
def test_limitation_is_three_years_and_what_is_special_is_told(debt: DebtType) -> None:
    assert debt.limitation.years == 3


def test_rent_of_a_finance_lease_is_barred_from_the_end_of_the_lease() -> None:
    limitation = debt_types()["finance_lease"].limitation
    assert "租赁期限届满" in limitation.note
    assert limitation.basis == ("FINLEASE 14",)


@pytest.mark.parametrize("debt", REFUSED, ids=by_key)
def test_what_may_not_be_taken_says_where_it_belongs(debt: DebtType) -> None:
    assert debt.note


def test_a_party_s_own_statement_satisfies_no_item() -> None:
    assert all(
        EvidenceType.PARTY_STATEMENT not in item.types for item in checklist_items().values()
    )
