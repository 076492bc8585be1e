"""Acts drawn at random for a case: any step, by whoever may take it, with facts that can hold."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from embedded.simulation.people import Person, SimulatedCase
from jiefen_client import Problem
from workflows.messages.common import Role
from workflows.messages.steps import STEPS, Step

SOME = "50000.00"

REFUSED = frozenset({403, 404, 409, 412, 422})
"""Answers to an act that may not be done; 404 is told to an official who has no part in a case."""

BLIND = ("file_suit", "apply_for_arbitration", "apply_for_payment_order", "apply_for_confirmation")
"""Steps that open a forum: they are tried whether they are open or not."""
DULL = frozenset(
    {
        "withdraw_claim",
        "hand_over",
        "correct_party",
        "refuse_intake",
        "end_without_successor",
        "record_distribution",
        "transfer_case",
        "merge_case",
    }
)
"""What would only end the walk early, or takes a request of its own."""


async def open_steps(case: SimulatedCase) -> list[str]:
    """The steps that somebody may take now and that lead on."""
    steps = await case.bureau.clerk.get(f"/cases/{case.case_no}/steps?whose=everybody")
    return sorted({step["step"] for step in steps} - DULL)


async def attempt(case: SimulatedCase, name: str, turn: int, day: date) -> bool:
    """Whether a step was taken; a refusal is an answer, anything else is a fault."""
    step = STEPS[name]
    who = _person(case, step, turn)
    facts = _FACTS.get(name, _nothing)(case, turn, day)
    try:
        await who.act(case.case_no, name, **facts)
    except Problem as refused:
        if refused.status not in REFUSED:
            raise
        return False
    return True


def _person(case: SimulatedCase, step: Step, turn: int) -> Person:
    if Role.CLERK in step.roles:
        return case.bureau.clerk
    if Role.MEDIATOR in step.roles:
        return case.bureau.mediator
    if Role.ARBITRATOR in step.roles:
        return case.bureau.arbitrator
    parties = sorted(case.parties)
    return case.parties[parties[turn % len(parties)]]


Facts = Callable[[SimulatedCase, int, date], dict[str, Any]]


def _nothing(case: SimulatedCase, turn: int, day: date) -> dict[str, Any]:
    return {}


def _terms(case: SimulatedCase, turn: int, day: date) -> dict[str, Any]:
    due = day + timedelta(days=(5, 40)[turn % 2])
    return {"terms": {"total": SOME, "instalments": [{"due_on": due, "amount": SOME}]}}


def _present(case: SimulatedCase, turn: int, day: date) -> dict[str, Any]:
    return {"mode": "online", "present": ["c1", "r1"] if turn else ["c1"]}


def _decision(case: SimulatedCase, turn: int, day: date) -> dict[str, Any]:
    granted = "0.00" if turn == 0 else SOME
    return {"amount": granted, "costs": "0.00", "perform_by": day + timedelta(days=10)}


def _judgment(case: SimulatedCase, turn: int, day: date) -> dict[str, Any]:
    return _decision(case, turn, day) | {"served_on": day}


_FACTS: dict[str, Facts] = {
    "offer_arbitration_agreement": lambda case, turn, day: {"institution": "无锡仲裁委员会"},
    "answer_arbitration_offer": lambda case, turn, day: {"signed": True},
    "apply_for_confirmation": lambda case, turn, day: {"applicants": [*case.parties]},
    "file_suit": lambda case, turn, day: {
        "track": ("simplified", "small_claims", "ordinary", "simplified")[turn],
        "agreed_by": [*case.parties],
    },
    "reopen_mediation": lambda case, turn, day: {"consented_by": [*case.parties]},
    "choose_mediator": lambda case, turn, day: {"mediator": case.bureau.mediator.user_id},
    "answer_disclosure": lambda case, turn, day: {"consents": turn > 0},
    "replace_mediator": lambda case, turn, day: {
        "mediator": case.bureau.mediator.user_id,
        "reason": "unable",
    },
    "record_contact": lambda case, turn, day: {
        "party_id": "r1",
        "channel": "phone",
        "reached": turn > 0,
    },
    "refuse_mediation": lambda case, turn, day: {"party_id": "r1"},
    "acknowledge_rights": lambda case, turn, day: {
        "party_id": ("c1", "r1", "c1", "r1")[turn],
        "identity": "document",
    },
    "convene_session": lambda case, turn, day: {
        "session_on": day,
        "starts_at": "09:30",
        "mode": "online",
    },
    "record_no_show": lambda case, turn, day: {"absent": ["r1"]},
    "confirm_undisputed_facts": lambda case, turn, day: {"confirms": turn > 0},
    "record_undisputed_facts": lambda case, turn, day: {"record": "货物已经签收。"},
    "answer_offer": lambda case, turn, day: {"accepts": turn > 0},
    "appoint_mediator": lambda case, turn, day: {"mediator": case.bureau.mediator.user_id},
    "answer_invitation": lambda case, turn, day: {"consents": turn > 0},
    "report_unreachable": lambda case, turn, day: {"party_id": "r1"},
    "hold_session": _present,
    "record_settlement": lambda case, turn, day: (
        _terms(case, turn, day) | {"extent": ("full", "partial")[turn % 2]}
    ),
    "extend_mediation": lambda case, turn, day: {"days": 10, "consented_by": [*case.parties]},
    "end_mediation": lambda case, turn, day: {"reason": "too_far_apart"},
    "record_arbitration_acceptance": lambda case, turn, day: {"file_no": "（2026）锡仲字第1号"},
    "record_arbitration_refusal": lambda case, turn, day: {"reason": "no_agreement"},
    "request_arbitration_supplement": lambda case, turn, day: {"items": ["copies"]},
    "decide_fee_deferral": lambda case, turn, day: (
        {"granted": True, "until": day + timedelta(days=20)} if turn else {"granted": False}
    ),
    "agree_on_tribunal": lambda case, turn, day: {"size": 1, "agreed_by": [*case.parties]},
    "select_arbitrator": lambda case, turn, day: {"arbitrator": case.bureau.arbitrator.user_id},
    "disclose_circumstances": lambda case, turn, day: {"circumstances": turn > 0},
    "challenge_arbitrator": lambda case, turn, day: {
        "arbitrator": case.bureau.arbitrator.user_id,
        "ground": "interest",
    },
    "decide_challenge": lambda case, turn, day: {
        "arbitrator": case.bureau.arbitrator.user_id,
        "upheld": False,
    },
    "amend_arbitration_claims": lambda case, turn, day: {"amount": SOME},
    "file_counterclaim": lambda case, turn, day: {"kind": "set_off", "amount": "1000.00"},
    "object_to_jurisdiction": lambda case, turn, day: {"ground": "agreement_invalid"},
    "decide_jurisdiction": lambda case, turn, day: {
        "by": ("institution", "tribunal")[turn % 2],
        "competent": turn > 1,
    },
    "set_evidence_term": lambda case, turn, day: {"until": day + timedelta(days=5)},
    "agree_on_documents_only": lambda case, turn, day: {"agreed_by": [*case.parties]},
    "notify_hearing": lambda case, turn, day: {
        "on": day + timedelta(days=turn),
        "mode": "online",
        "agreed_by": [*case.parties],
    },
    "decide_postponement": lambda case, turn, day: {"granted": turn > 0},
    "extend_award_term": lambda case, turn, day: {"months": 1},
    "dismiss_as_sham": lambda case, turn, day: {"kind": "fabricated"},
    "request_award_correction": lambda case, turn, day: {"error": "clerical"},
    "correct_award": lambda case, turn, day: {"error": "computation"},
    "reopen_arbitration": lambda case, turn, day: {
        "court_case_no": "（2026）苏02民特1号",
        "until": day,
    },
    "record_prepayment": lambda case, turn, day: {"amount": "5000.00"},
    "form_tribunal": lambda case, turn, day: {"arbitrators": [case.bureau.arbitrator.user_id]},
    "hold_hearing": _present,
    "record_tribunal_settlement": _terms,
    "make_award": lambda case, turn, day: _decision(case, turn, day) | {"by_default": turn == 0},
    "record_filing_acceptance": lambda case, turn, day: {"court_case_no": "（2026）苏0211民初1号"},
    "record_fee_payment": lambda case, turn, day: {"amount": "650.00"},
    "record_filing_refusal": lambda case, turn, day: {"reason": "conditions_not_met"},
    "return_for_correction": lambda case, turn, day: {"days": 7},
    "record_transfer": lambda case, turn, day: {"court": "无锡市惠山区人民法院"},
    "apply_for_fee_relief": lambda case, turn, day: {"relief": ("defer", "reduce")[turn % 2]},
    "record_fee_relief_decision": lambda case, turn, day: {"granted": turn > 1},
    "confirm_service_address": lambda case, turn, day: {"addressee": "r1", "electronic": True},
    "record_service": lambda case, turn, day: {"method": ("in_person", "electronic")[turn % 2]},
    "record_failed_service": lambda case, turn, day: {
        "party_ids": ["r1"],
        "method": "in_person",
        "reason": "not_at_address",
    },
    "set_evidence_period": lambda case, turn, day: {"days": 7 * (turn + 1)},
    "record_jurisdiction_ruling": lambda case, turn, day: (
        {"served_on": day} | ({"court": "无锡市惠山区人民法院"} if turn % 2 else {})
    ),
    "bring_counterclaim": lambda case, turn, day: {"amount": SOME},
    "record_counterclaim_decision": lambda case, turn, day: {"accepted": turn % 2 == 0},
    "convert_procedure": lambda case, turn, day: {"to": "ordinary"},
    "extend_limit": lambda case, turn, day: {"by": turn + 1},
    "exclude_time": lambda case, turn, day: {"ground": "appraisal"},
    "count_time_again": lambda case, turn, day: {"ground": "appraisal"},
    "record_withdrawal_ruling": lambda case, turn, day: {
        "result": ("refused", "allowed")[turn % 2]
    },
    "record_suit_dismissal": lambda case, turn, day: {
        "reason": "no_standing",
        "served_on": day,
    },
    "record_ruling_review": lambda case, turn, day: {"upheld": turn % 2 == 0},
    "record_objection_ruling": lambda case, turn, day: {"stands": turn % 2 == 0},
    "end_payment_order": lambda case, turn, day: {"reason": ("sued", "withdrawn")[turn % 2]},
    "record_measure": lambda case, turn, day: {"kind": "freezing", "party_id": "r1"},
    "record_property_report": lambda case, turn, day: {"party_id": "r1", "complied": turn > 0},
    "record_enforcement_costs": lambda case, turn, day: {"amount": "100.00"},
    "hold_trial": _present,
    "record_judgment": _judgment,
    "record_court_settlement": _terms,
    "record_second_instance": lambda case, turn, day: (
        {"result": ("upheld", "changed", "remanded", "withdrawn")[turn], "served_on": day}
        | (_decision(case, 1, day) if turn == 1 else {})
    ),
    "record_ruling": lambda case, turn, day: {"confirmed": turn > 0},
    "record_payment_order": lambda case, turn, day: {"amount": SOME},
    "record_recovery": lambda case, turn, day: {"amount": "20000.00"},
    "end_enforcement": lambda case, turn, day: {"reason": "no_assets"},
    "apply_for_preservation": lambda case, turn, day: {
        "amount": SOME,
        "properties": ["movable"],
        "security": SOME,
        "security_form": "insurance",
    },
    "record_preservation_ruling": lambda case, turn, day: {"granted": turn > 0},
    "record_preservation_measure": lambda case, turn, day: {
        "property": "movable",
        "amount": SOME,
        "until": day + timedelta(days=(10, 300)[turn % 2]),
    },
    "record_preservation_lift": lambda case, turn, day: {"reason": "other"},
    "apply_for_validity_ruling": lambda case, turn, day: {
        "applicant": "r1",
        "forum": ("institution", "court")[turn % 2],
    },
    "record_validity_decision": lambda case, turn, day: {"valid": turn > 0},
    "record_validity_acceptance": lambda case, turn, day: {"court_case_no": "（2026）苏02民特1号"},
    "record_validity_ruling": lambda case, turn, day: {"valid": turn > 0},
    "apply_for_set_aside": lambda case, turn, day: {
        "applicant": "r1",
        "grounds": ["public_interest"],
    },
    "record_set_aside_acceptance": lambda case, turn, day: {"court_case_no": "（2026）苏02民特2号"},
    "record_set_aside_ruling": lambda case, turn, day: {
        "result": ("granted", "dismissed", "withdrawn", "granted")[turn]
    },
    "claim_payment": lambda case, turn, day: {"amount": "20000.00", "paid_on": day},
    "confirm_payment": lambda case, turn, day: {"payment": 1},
    "contest_payment": lambda case, turn, day: {"payment": 1},
    "decide_payment": lambda case, turn, day: {"payment": 1, "received": turn > 1},
    "propose_amendment": lambda case, turn, day: {
        "instalments": [{"due_on": day + timedelta(days=9), "amount": "20000.00"}]
    },
    "sign_amendment": lambda case, turn, day: {"signed": turn > 0},
    "record_payment": lambda case, turn, day: {"amount": "20000.00"},
}
