"""The check of what must never happen finds each thing that must not, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from embedded.simulation.lawfulness import RULES, violations
from law.civil_time import start_of_day
from law.simulation import Fate, load_assumptions, synthetic_document
from records import ledger
from records.tables import Case, Deadline, Event

DAY = date(2026, 3, 2)
M, A, S, P = "mediation/JF", "arbitration/JF/1", "court/JF/simplified/1", "court/JF/payment_order/1"
C = "court/JF/judicial_confirmation/1"
Told = tuple[str, int, str, dict[str, Any]]


def told(kind: str, day: int = 0, workflow_id: str = "dispute/JF", **facts: Any) -> Told:
    return kind, day, workflow_id, facts


def case_of(arbitration: str) -> Case:
    """A case of one claimant and one respondent, whose contract says this of arbitration."""
    fates = (Fate(load_assumptions(), 1, number) for number in range(500))
    documents: Iterator[dict[str, Any]] = map(synthetic_document, fates)
    document = next(
        each
        for each in documents
        if each["contract"]["arbitration"]["kind"] == arbitration and len(each["respondents"]) == 1
    )
    return Case(
        case_no="JF",
        bureau="",
        debt_type=document["debt_type"],
        amount_fen=1,
        filed_on=DAY,
        intake=document,
        intake_sha256="",
        submitted_by="",
        created_at=datetime.now(UTC),
    )


def found(arbitration: str, *log: Told, deadlines: tuple[Deadline, ...] = ()) -> set[str]:
    """The rules that a case with this log breaks."""
    case, events = case_of(arbitration), []
    for seq, (kind, day, workflow_id, facts) in enumerate(log, start=1):
        actor = facts.pop("actor", "system")
        recorded = DAY + timedelta(days=facts.pop("recorded", day))
        event = Event(
            case_no="JF",
            seq=seq,
            key=str(seq),
            kind=kind,
            workflow_id=workflow_id,
            occurred_on=DAY + timedelta(days=day),
            recorded_at=start_of_day(recorded) + timedelta(hours=10),
            actor=actor,
            facts=facts,
            basis=[],
            flags=[],
            prev_hash="",
            hash="",
        )
        ledger.link(case, event)
        events.append(event)
    return {violation.rule for violation in violations(case, events, deadlines)}


def agreed(day: int) -> tuple[Told, ...]:
    """A settlement signed by both sides on a day."""
    return (
        told("settlement_recorded", day, M, extent="full"),
        told("agreement_signed", day, M, party_id="c1"),
        told("agreement_signed", day, M, party_id="r1"),
        told("agreement_effective", day, M),
    )


JOINTLY = {"forum": "judicial_confirmation", "applicants": ["c1", "r1"]}
LAWFUL: dict[str, tuple[str, tuple[Told, ...]]] = {
    "a suit": ("none", (told("suit_filed", 1, S), told("judgment_given", 60, S, title="judgment"))),
    "an award": (
        "valid",
        (told("arbitration_applied", 1, A), told("award_made", 50, A, title="award")),
    ),
    "a suit where the institution refused": (
        "valid",
        (
            told("arbitration_applied", 1, A),
            told("arbitration_refused", 3, A),
            told("suit_filed", 5, S),
        ),
    ),
    "an agreement signed after the dispute": (
        "none",
        (told("arbitration_agreement_signed", 1), told("arbitration_applied", 2, A)),
    ),
    "a confirmation on the last day": (
        "none",
        (*agreed(0), told("forum_opened", 30, **JOINTLY), told("confirmation_applied", 30, C)),
    ),
    "a suit after a payment order": (
        "none",
        (
            told("payment_order_applied", 1, P),
            told("payment_order_converted", 30, P),
            told("suit_filed", 30, S),
        ),
    ),
}

UNLAWFUL: dict[str, tuple[str, tuple[Told, ...]]] = {
    "two_live_forums": (
        "none",
        (told("payment_order_applied", 1, P), told("suit_filed", 2, S)),
    ),
    "arbitration_without_agreement": ("defective", (told("arbitration_applied", 1, A),)),
    "court_despite_agreement": ("valid", (told("payment_order_applied", 1, P),)),
    "suit_after_award": (
        "valid",
        (told("award_made", 1, A, title="award"), told("suit_filed", 5, S)),
    ),
    "confirmation_too_late": ("none", (*agreed(0), told("confirmation_applied", 31, C))),
    "confirmation_not_joint": (
        "none",
        (told("forum_opened", 1, forum="judicial_confirmation", applicants=["c1"]),),
    ),
    "payment_order_undeliverable": (
        "none",
        (told("respondent_unreachable", 1, M), told("payment_order_applied", 2, P)),
    ),
    "acts_after_the_end": (
        "none",
        (told("case_closed", 1), told("session_held", 2, M, actor="somebody")),
    ),
    "acts_before_they_happened": ("none", (told("session_held", 3, M, recorded=1),)),
    "double_title": (
        "none",
        (told("judgment_given", 1, S, title="judgment"), told("x", 2, S, title="judgment")),
    ),
    "conflict_of_roles": (
        "valid",
        (
            told("mediator_appointed", 1, M, mediator="m"),
            told("tribunal_formed", 9, A, arbitrators=["m"]),
        ),
    ),
    "settled_without_consent": (
        "none",
        (told("agreement_signed", 1, M, party_id="c1"), told("agreement_effective", 1, M)),
    ),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_what_is_lawful_breaks_no_rule(name: str) -> None:
    arbitration, log = LAWFUL[name]
    assert found(arbitration, *log) == set()


@pytest.mark.parametrize("rule", UNLAWFUL)
def test_what_must_never_happen_is_found(rule: str) -> None:
    arbitration, log = UNLAWFUL[rule]
    assert rule in found(arbitration, *log)


def term(due: date, code: str = "PO_OBJECT") -> Deadline:
    return Deadline(
        case_no="JF",
        workflow_id=P,
        code=code,
        trigger=DAY,
        clock="statutory",
        raw=due,
        due=due,
        state="running",
        basis=[],
    )


@pytest.mark.parametrize(
    ("day", "rules"), [(16, {"term_moved"}), (17, set()), (18, {"term_moved"})]
)
def test_a_statutory_term_ends_where_the_law_puts_it(day: int, rules: set[str]) -> None:
    assert found("none", deadlines=(term(date(2026, 3, day)),)) == rules


def test_a_term_that_stood_still_may_end_later() -> None:
    stay = told("stage_resumed", 10, P, days=5)
    assert found("none", stay, deadlines=(term(date(2026, 3, 23)),)) == set()


def test_a_term_that_ends_before_its_last_day_is_found() -> None:
    ended = told("term_ended", 3, P, term="PO_OBJECT")
    assert "term_ended_early" in found("none", ended, deadlines=(term(date(2026, 3, 17)),))


def test_a_log_that_is_not_what_was_written_is_found() -> None:
    case = case_of("none")
    case.head = "other"
    assert {violation.rule for violation in violations(case, [], [])} == {"chain_broken"}


def test_every_rule_has_its_test() -> None:
    assert set(UNLAWFUL) | {"term_moved", "term_ended_early", "chain_broken"} == set(RULES)
