"""The roads of the example disputes: what the people in each do, and when.

Each road is told as acts on days of its own case. The system finds the lawful route, writes the
papers and keeps the terms; nothing here tells it which.
"""

from collections.abc import Awaitable, Callable

from embedded.simulation.people import SimulatedCase

Road = Callable[[SimulatedCase], Awaitable[None]]

SESSION = {"mode": "on_site", "present": ["c1", "r1"]}


def instalment(due_on: str, amount: str) -> dict[str, str]:
    """A sum falling due on a day, in yuan."""
    return {"due_on": due_on, "amount": amount}


async def mediator_takes_on(case: SimulatedCase, appointed: str, accepted: str) -> None:
    """The bureau appoints the mediator, who accepts; every party has been told its rights."""
    await mediator_accepts(case, appointed, accepted)
    await case.everyone("acknowledge_rights")


async def mediator_accepts(case: SimulatedCase, appointed: str, accepted: str) -> None:
    """The bureau appoints the mediator, who accepts."""
    await case.on(appointed)
    await case.clerk("appoint_mediator", mediator=case.bureau.mediator.user_id)
    await case.on(accepted)
    await case.mediator("accept_assignment")


async def goods_settled(case: SimulatedCase) -> None:
    """Settled in the second session, confirmed by the court, paid in three instalments."""
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.on("2026-03-06")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-11")
    await case.mediator(
        "hold_session",
        **SESSION,
        record="双方核对了送货单和对账单。被申请人对欠款数额无异议，提出分期支付。申请人要求缩短期数。",
    )
    await case.on("2026-03-18")
    await case.mediator(
        "hold_session",
        **SESSION,
        record="双方就分三期支付货款达成一致，申请人放弃逾期付款损失，任何一期逾期则全部到期。",
    )
    await case.mediator(
        "record_settlement",
        terms={
            "total": "186500.00",
            "instalments": [
                instalment("2026-04-20", "62167.00"),
                instalment("2026-05-20", "62167.00"),
                instalment("2026-06-20", "62166.00"),
            ],
        },
    )
    await case.party("c1", "sign_agreement")
    await case.on("2026-03-19")
    await case.party("r1", "sign_agreement")
    await case.on("2026-03-20")
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1"])
    await case.on("2026-03-23")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0205民特31号")
    await case.on("2026-04-03")
    await case.clerk("record_ruling", confirmed=True)
    for day, amount in (
        ("2026-04-17", "62167.00"),
        ("2026-05-19", "62167.00"),
        ("2026-06-18", "62166.00"),
    ):
        await case.on(day)
        await case.party("c1", "record_payment", amount=amount)
    await case.reaches("closed")


async def loan_small_claims(case: SimulatedCase) -> None:
    """No settlement; a payment order falls to an objection; small claims; paid."""
    await mediator_takes_on(case, "2026-04-08", "2026-04-09")
    await case.on("2026-04-10")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-04-16")
    await case.mediator(
        "hold_session", **SESSION, record="被申请人认可借款，但称无力偿还，未提出还款方案。"
    )
    await case.mediator("end_mediation", reason="too_far_apart")
    await case.clerk("offer_arbitration_agreement", institution="无锡仲裁委员会")
    await case.on("2026-04-17")
    await case.party("r1", "answer_arbitration_offer", signed=False)
    await case.on("2026-04-20")
    await case.clerk("apply_for_payment_order")
    await case.on("2026-04-23")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0211民督18号")
    await case.on("2026-05-07")
    await case.clerk("record_payment_order", amount="60000.00", costs="433.33")
    await case.on("2026-05-11")
    await case.clerk("record_service", method="post", receipt="EMS1085520266")
    await case.on("2026-05-20")
    await case.party("r1", "object_to_payment_order")
    await case.on("2026-05-25")
    await case.clerk("record_termination")
    # The creditor says nothing for seven days: the application becomes a suit.
    await case.on("2026-06-02")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0211民初1207号")
    await case.on("2026-06-04")
    await case.clerk("record_fee_payment", amount="650.00")
    await case.on("2026-06-05")
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.clerk("record_service", method="electronic")
    await case.on("2026-06-26")
    await case.clerk("hold_trial", mode="online", present=["c1", "r1"])
    await case.on("2026-06-30")
    await case.clerk(
        "record_judgment",
        amount="62820.00",
        costs="650.00",
        perform_by="2026-07-15",
        served_on="2026-06-30",
    )
    await case.on("2026-07-14")
    await case.party("c1", "record_payment", amount="63470.00")
    await case.reaches("closed")


async def construction_award(case: SimulatedCase) -> None:
    """A valid clause: arbitration only; the award is not paid, and enforced."""
    await mediator_takes_on(case, "2026-03-17", "2026-03-18")
    await case.on("2026-03-20")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-30")
    await case.mediator(
        "hold_session", **SESSION, record="双方对结算价无异议，对付款期限差距较大，未能达成一致。"
    )
    await case.mediator(
        "record_undisputed_facts", record="工程已经竣工验收合格。\n双方对结算价没有争议。"
    )
    await case.everyone("confirm_undisputed_facts", confirms=True)
    await case.mediator("end_mediation", reason="too_far_apart")
    await case.on("2026-04-02")
    await case.clerk("apply_for_arbitration")
    await case.on("2026-04-07")
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0088号")
    await case.on("2026-04-10")
    await case.clerk("record_prepayment", amount="14560.00")
    await case.on("2026-04-13")
    await case.clerk("record_notice_service")
    await case.on("2026-04-20")
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    await case.arbitrator("disclose_circumstances", circumstances=False)
    await case.on("2026-04-22")
    await case.party("r1", "record_arbitration_answer")
    await case.on("2026-04-29")
    await case.arbitrator("notify_hearing", on="2026-05-12", mode="on_site")
    await case.on("2026-05-12")
    await case.arbitrator("hold_hearing", **SESSION)
    await case.on("2026-05-26")
    await case.arbitrator(
        "make_award", amount="902460.00", costs="14560.00", perform_by="2026-06-10"
    )
    await case.on("2026-05-28")
    await case.clerk("record_award_service")
    # Nothing is paid by the day the award sets.
    await case.on("2026-06-15")
    await case.clerk("apply_for_enforcement")
    await case.on("2026-06-18")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏02执511号")
    await case.on("2026-06-24")
    await case.clerk("record_enforcement_notice")
    await case.on("2026-08-20")
    # The whole sum, and the doubled part of interest for 71 days of delay.
    await case.clerk("record_recovery", amount="928413.97")
    await case.reaches("closed")


async def service_simplified(case: SimulatedCase) -> None:
    """Mediation refused; the clause leaves the court; simplified procedure; paid."""
    await mediator_takes_on(case, "2026-05-12", "2026-05-13")
    await case.on("2026-05-15")
    await case.party("r1", "answer_invitation", consents=False)
    await case.on("2026-05-18")
    await case.clerk("file_suit", track="simplified")
    await case.on("2026-05-22")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0214民初2310号")
    await case.on("2026-05-26")
    await case.clerk("record_fee_payment", amount="2487.50")
    await case.on("2026-05-27")
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.clerk("record_service", method="electronic")
    await case.on("2026-06-10")
    await case.party("r1", "record_answer")
    await case.on("2026-06-23")
    await case.clerk("hold_trial", mode="online", present=["c1", "r1"])
    await case.on("2026-07-01")
    await case.clerk(
        "record_judgment",
        amount="248310.00",
        costs="2487.50",
        perform_by="2026-08-10",
        served_on="2026-07-01",
    )
    # Nobody appeals in fifteen days: the judgment takes effect.
    await case.on("2026-08-05")
    await case.party("c1", "record_payment", amount="250797.50")
    await case.reaches("closed")


async def lease_missing_debtor(case: SimulatedCase) -> None:
    """The tenant is gone: ordinary procedure, served by announcement, judged in absence."""
    await mediator_accepts(case, "2026-03-24", "2026-03-25")
    await case.on("2026-03-27")
    await case.mediator("record_contact", party_id="r1", channel="phone", reached=False)
    await case.mediator("report_unreachable", party_id="r1")
    await case.on("2026-03-31")
    await case.clerk("file_suit", track="ordinary")
    await case.on("2026-04-03")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0211民初866号")
    await case.on("2026-04-08")
    await case.clerk("record_fee_payment", amount="760.00")
    await case.on("2026-04-09")
    await case.clerk("request_announcement")
    # Thirty days after the announcement the complaint counts as served.
    await case.on("2026-06-03")
    await case.clerk("hold_trial", mode="on_site", present=["c1"])
    await case.on("2026-06-17")
    await case.clerk(
        "record_judgment",
        amount="39120.00",
        costs="760.00",
        perform_by="2026-07-20",
        served_on="2026-06-17",
    )
    await case.on("2026-07-16")
    await case.party("c1", "record_payment", amount="39880.00")
    await case.reaches("closed")


async def consent_award(case: SimulatedCase) -> None:
    """A supplementary agreement, a settlement before the tribunal, a consent award; paid."""
    await mediator_takes_on(case, "2026-06-02", "2026-06-03")
    await case.on("2026-06-05")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-06-10")
    await case.mediator(
        "hold_session", **SESSION, record="双方同意由仲裁庭确认付款方案，愿意补充明确仲裁机构。"
    )
    await case.mediator("end_mediation", reason="other")
    await case.clerk("offer_arbitration_agreement", institution="无锡仲裁委员会")
    await case.on("2026-06-11")
    await case.everyone("answer_arbitration_offer", signed=True)
    await case.on("2026-06-12")
    await case.clerk("apply_for_arbitration")
    await case.on("2026-06-15")
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0164号")
    await case.on("2026-06-17")
    await case.clerk("record_prepayment", amount="15980.00")
    await case.clerk("record_notice_service")
    await case.on("2026-06-24")
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    await case.arbitrator("disclose_circumstances", circumstances=False)
    await case.on("2026-06-26")
    await case.arbitrator(
        "record_tribunal_settlement",
        terms={
            "total": "1056384.00",
            "instalments": [
                instalment("2026-07-15", "528192.00"),
                instalment("2026-08-15", "528192.00"),
            ],
        },
    )
    await case.on("2026-06-29")
    await case.arbitrator("make_consent_award")
    await case.on("2026-07-01")
    await case.clerk("record_award_service")
    for day in ("2026-07-14", "2026-08-14"):
        await case.on(day)
        await case.party("c1", "record_payment", amount="528192.00")
    await case.reaches("closed")


async def guaranteed_default(case: SimulatedCase) -> None:
    """Settled with the guarantor, confirmed; the second instalment is missed and enforced."""
    await mediator_takes_on(case, "2026-04-21", "2026-04-22")
    await case.on("2026-04-24")
    await case.party("r1", "answer_invitation", consents=True)
    await case.party("r2", "answer_invitation", consents=True)
    await case.on("2026-04-29")
    await case.mediator(
        "hold_session",
        mode="on_site",
        present=["c1", "r1", "r2"],
        record="债务人请求分两期付款；保证人愿意继续承担保证责任，并约定新的保证期间。",
    )
    await case.mediator(
        "record_settlement",
        terms={
            "total": "428000.00",
            "instalments": [
                instalment("2026-05-31", "214000.00"),
                instalment("2026-06-30", "214000.00"),
            ],
            "guarantors": ["r2"],
            "guarantee_until": "2027-06-30",
        },
    )
    await case.on("2026-04-30")
    await case.everyone("sign_agreement")
    await case.on("2026-05-06")
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1", "r2"])
    await case.on("2026-05-08")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0205民特57号")
    await case.on("2026-05-20")
    await case.clerk("record_ruling", confirmed=True)
    await case.on("2026-05-29")
    await case.party("c1", "record_payment", amount="214000.00")
    # The second instalment is not paid on 30 June.
    await case.on("2026-07-06")
    await case.clerk("apply_for_enforcement")
    await case.on("2026-07-09")
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0205执902号")
    await case.on("2026-07-15")
    await case.clerk("record_enforcement_notice")
    await case.on("2026-09-10")
    await case.clerk("record_recovery", amount="214000.00")
    # The creditor does without the doubled part of interest for the delay.
    await case.party("c1", "waive_doubled_interest")
    await case.reaches("closed")


ROADS: dict[str, Road] = {
    "01-goods-settled": goods_settled,
    "02-loan-small-claims": loan_small_claims,
    "03-construction-award": construction_award,
    "04-service-arb-or-court": service_simplified,
    "05-lease-missing-debtor": lease_missing_debtor,
    "06-sme-consent-award": consent_award,
    "07-guaranteed-default": guaranteed_default,
}
