"""What an intake document may say of what had been done before, and what contradicts itself."""

from datetime import date
from typing import Any

import pytest

from law.intake import IntakeRefused, read_intake
from law.routing import Step, route, taken_in
from tests.documents import varied
from tests.workflows.test_under_way import AWARD, ELSEWHERE, SETTLED

TODAY = date(2026, 11, 24)
FAILED = {"result": "failed", "ended_on": "2026-02-12"}


def refused(**under_way: Any) -> list[tuple[str, str]]:
    """The fields and codes for which a document is refused; it must be."""
    with pytest.raises(IntakeRefused) as error:
        read_intake(varied("01", filed_on="2026-03-02", under_way=under_way), today=TODAY)
    return [(problem.field, problem.code) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("under_way", "field", "code"),
    [
        ({}, "under_way", "nothing_under_way"),
        ({"mediation": FAILED, "settlement": SETTLED}, "under_way.settlement", "two_results"),
        ({"title": AWARD, "elsewhere": ELSEWHERE}, "under_way.elsewhere", "decided_and_pending"),
        (
            {"settlement": SETTLED, "elsewhere": ELSEWHERE},
            "under_way.elsewhere",
            "settled_and_pending",
        ),
        (
            {"title": AWARD | {"kind": "confirmation_ruling"}},
            "under_way.settlement",
            "ruling_without_agreement",
        ),
        (
            {"title": AWARD | {"served_on": "2026-01-02"}},
            "under_way.title.served_on",
            "served_before_made",
        ),
        (
            {"title": AWARD | {"in_force_on": "2026-03-03"}},
            "under_way.title.in_force_on",
            "date_in_future",
        ),
        (
            {"title": AWARD | {"paid": [{"paid_on": "2026-02-09", "amount": "186500.01"}]}},
            "under_way.title.paid",
            "paid_more_than_owed",
        ),
        (
            {"settlement": SETTLED | {"instalments": SETTLED["instalments"][::-1]}},
            "under_way.settlement.instalments",
            "instalments_out_of_order",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(
    under_way: dict[str, Any], field: str, code: str
) -> None:
    assert (field, code) in refused(**under_way)


@pytest.mark.parametrize(
    ("under_way", "step"),
    [
        ({"mediation": FAILED}, Step.SIMPLIFIED),
        ({"settlement": SETTLED}, Step.JUDICIAL_CONFIRMATION),
    ],
)
def test_the_route_starts_where_the_case_stands(under_way: dict[str, Any], step: Step) -> None:
    document = varied("01", filed_on="2026-03-02", under_way=under_way)
    advice = route(taken_in(read_intake(document, today=TODAY)))
    assert step in advice.value.next
    assert Step.MEDIATION not in advice.value.next
