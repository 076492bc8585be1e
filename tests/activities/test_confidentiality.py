"""The wall around mediation: of all that is said in it only confirmed facts reach a later paper."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from records.confidentiality import told_outside, told_party
from templates.catalogue import CATALOGUE, Stage
from tests.activities.recorded import ARBITRATOR, RecordedCase, empty_record, settlement
from web.labels import mediation

Open = Callable[..., RecordedCase]
SAID = "私下愿意先还三万一千元"
AGREED = "被申请人已经收到全部货物。"
ACCEPTED = ("agreement_effective", "undisputed_facts_confirmed")
COURT = {"court": "无锡市滨湖区人民法院"}
AWARD: dict[str, Any] = {
    "title": "award",
    "amount": "60000.00",
    "costs": "0.00",
    "perform_by": "2026-06-10",
    "by_default": False,
}
LATER = (
    ("arbitration_offered", "dispute", {"institution": "无锡仲裁委员会"}),
    ("arbitration_applied", "arbitration/1", {"institution": "无锡仲裁委员会"}),
    ("arbitration_accepted", "arbitration/1", {"file_no": "（2026）锡仲裁字第1号"}),
    ("tribunal_formed", "arbitration/1", {"arbitrators": [ARBITRATOR]}),
    ("award_made", "arbitration/1", AWARD),
    (
        "performance_opened",
        "performance/1",
        {"instalments": [{"due_on": "2026-06-10", "amount": "60000.00"}], "acceleration": False},
    ),
    (
        "instalment_missed",
        "performance/1",
        {
            "due_on": "2026-06-10",
            "accelerated": False,
            "overdue_fen": 6_000_000,
            "balance_fen": 6_000_000,
        },
    ),
    ("payment_order_applied", "court/payment_order/1", {"track": "payment_order", **COURT}),
    ("enforcement_applied", "court/enforcement/1", {"claimed_fen": 0, **COURT}),
    ("suit_filed", "court/simplified/1", {"track": "simplified", "claimed_fen": 0, **COURT}),
)
FORUM_PAPERS = (
    "arbitration_agreement",
    "arbitration_application",
    "award_record",
    "complaint",
    "default_notice",
    "enforcement_application",
    "evidence_list",
    "fee_estimate",
    "payment_order_application",
    "service_address_confirmation",
)


@pytest.fixture
def case(tmp_path: Path) -> Generator[RecordedCase]:
    """A mediation in which everything was said in every act there is, and nothing was signed."""
    with empty_record(tmp_path) as engine:
        record: Open = partial(RecordedCase, engine)
        opened = record("02")
        for kind in sorted(set(mediation.EVENTS) - set(ACCEPTED)):
            said: dict[str, Any] = {"party_id": "r1", "reason": SAID, "amount": SAID}
            opened.has(kind, "2026-04-16", "mediation", words=SAID, **said, **settlement("31000"))
        yield opened


def after_it(case: RecordedCase) -> RecordedCase:
    """Every forum that could follow, one after the other."""
    for kind, stage, facts in LATER:
        case.has(kind, "2026-06-12", stage, **facts)
    return case


def test_no_paper_for_a_forum_holds_a_word_of_the_mediation(case: RecordedCase) -> None:
    after_it(case)
    assert not any(CATALOGUE[kind].stage is Stage.MEDIATION for kind in FORUM_PAPERS)
    for kind in FORUM_PAPERS:
        said = case.paper(kind, "2026-06-15").model_dump_json()
        assert (kind, SAID in said, "31000" in said) == (kind, False, False)


@pytest.mark.parametrize("kind", ["complaint", "arbitration_application"])
def test_facts_that_every_party_confirmed_go_on(case: RecordedCase, kind: str) -> None:
    case.has("undisputed_facts_recorded", "2026-04-17", "mediation", words=AGREED)
    denied = after_it(case).paper(kind, "2026-06-15")
    assert AGREED not in denied.facts
    case.has("undisputed_facts_confirmed", "2026-06-15", "mediation")
    assert AGREED in case.paper(kind, "2026-06-15").facts


def test_a_record_that_replaced_the_confirmed_one_does_not_pass(case: RecordedCase) -> None:
    case.has("undisputed_facts_recorded", "2026-04-17", "mediation", words=AGREED)
    case.has("undisputed_facts_confirmed", "2026-04-17", "mediation")
    case.has("undisputed_facts_recorded", "2026-04-18", "mediation", words=SAID)
    assert case.file().outside_mediation().undisputed_facts == AGREED


def test_a_party_learns_nothing_of_the_mediators_talks_with_another(case: RecordedCase) -> None:
    events = case.file().events
    assert "caucus_held" in {event.kind for event in told_party(events, "r1")}
    assert "caucus_held" not in {event.kind for event in told_party(events, "c1")}
    assert "caucus_held" not in {event.kind for event in told_outside(events)}
