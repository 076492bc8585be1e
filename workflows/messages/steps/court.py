"""The steps before a court."""

from workflows.messages import court
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.COURT

COURT_STEPS = (
    step(
        "record_filing_acceptance",
        _STAGE,
        "记录法院立案",
        BUREAU,
        court.FilingAcceptance,
        "CPL 126",
    ),
    step("record_filing_refusal", _STAGE, "记录不予受理", BUREAU, NoFacts, "CPL 126"),
    step("record_fee_payment", _STAGE, "记录缴纳诉讼费", BUREAU, court.FeePayment, "FEE 22"),
    step("request_announcement", _STAGE, "申请公告送达", BUREAU, NoFacts, "CPL 95"),
    step("record_service", _STAGE, "记录送达", BUREAU, court.RecordService, "CPL 90"),
    step(
        "record_answer",
        _STAGE,
        "记录答辩",
        BUREAU | PARTIES,
        NoFacts,
        "CPL 128",
        side=Side.RESPONDENT,
    ),
    step("hold_trial", _STAGE, "记录庭审", BUREAU, court.HoldTrial, "CPL 122"),
    step("record_judgment", _STAGE, "记录判决", BUREAU, court.Judgment, "CPL 152"),
    step(
        "record_court_settlement",
        _STAGE,
        "记录法院调解书",
        BUREAU,
        court.CourtSettlement,
        "CPL 100",
    ),
    step("record_appeal", _STAGE, "记录上诉", BUREAU | PARTIES, NoFacts, "CPL 171"),
    step(
        "record_second_instance",
        _STAGE,
        "记录二审判决",
        BUREAU,
        court.Judgment,
        "CPL 182",
    ),
    step(
        "record_ruling",
        _STAGE,
        "记录司法确认裁定",
        BUREAU,
        court.ConfirmationRuling,
        "CPL 206",
    ),
    step("record_payment_order", _STAGE, "记录支付令", BUREAU, court.OrderToPay, "CPL 227"),
    step(
        "object_to_payment_order",
        _STAGE,
        "对支付令提出异议",
        PARTIES | BUREAU,
        NoFacts,
        "CPL 227",
        "CPL-I 436",
        side=Side.RESPONDENT,
    ),
    step("record_termination", _STAGE, "记录终结督促程序裁定", BUREAU, NoFacts, "CPL 228"),
    step(
        "decline_suit",
        _STAGE,
        "不同意转入诉讼",
        PARTIES | BUREAU,
        NoFacts,
        "CPL-I 438",
        side=Side.CLAIMANT,
    ),
    step("record_enforcement_notice", _STAGE, "记录执行通知", BUREAU, NoFacts, "CPL-I 480"),
    step("record_recovery", _STAGE, "记录执行到位", BUREAU, court.Recovery, "CPL 247"),
    step("end_enforcement", _STAGE, "记录终结执行", BUREAU, court.EndEnforcement, "CPL 268"),
)
