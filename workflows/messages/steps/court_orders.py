"""The steps of judicial confirmation and of the payment order."""

from workflows.messages import court_orders
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.COURT
_ANYONE = BUREAU | PARTIES

CONFIRMATION_STEPS = (
    step(
        "record_ruling",
        _STAGE,
        "记录司法确认裁定",
        BUREAU,
        court_orders.ConfirmationRuling,
        "CPL 206",
    ),
    step(
        "withdraw_confirmation",
        _STAGE,
        "撤回司法确认申请",
        _ANYONE,
        NoFacts,
        "CPL 205",
    ),
    step(
        "object_to_confirmation",
        _STAGE,
        "对司法确认裁定提出异议",
        _ANYONE,
        court_orders.ConfirmationObjection,
        "CPL-I 372",
    ),
    step(
        "record_objection_ruling",
        _STAGE,
        "记录对司法确认异议的裁定",
        BUREAU,
        court_orders.ObjectionRuling,
        "CPL-I 373",
    ),
)

PAYMENT_ORDER_STEPS = (
    step(
        "record_payment_order",
        _STAGE,
        "记录支付令",
        BUREAU,
        court_orders.OrderToPay,
        "CPL 227",
        "CPL-I 429",
    ),
    step(
        "object_to_payment_order",
        _STAGE,
        "对支付令提出异议",
        _ANYONE,
        court_orders.PaymentOrderObjection,
        "CPL 227",
        "CPL-I 432",
        "CPL-I 436",
        side=Side.RESPONDENT,
    ),
    step(
        "withdraw_objection",
        _STAGE,
        "撤回对支付令的异议",
        _ANYONE,
        NoFacts,
        "CPL-I 437",
        side=Side.RESPONDENT,
    ),
    step(
        "record_objection_rejection",
        _STAGE,
        "记录驳回支付令异议裁定",
        BUREAU,
        NoFacts,
        "CPL-I 436",
    ),
    step("record_termination", _STAGE, "记录终结督促程序裁定", BUREAU, NoFacts, "CPL 228"),
    step(
        "end_payment_order",
        _STAGE,
        "另行起诉或者撤回支付令申请",
        _ANYONE,
        court_orders.EndPaymentOrder,
        "CPL-I 430(1)",
        "CPL-I 430(3)",
        side=Side.CLAIMANT,
    ),
    step(
        "decline_suit",
        _STAGE,
        "不同意转入诉讼",
        _ANYONE,
        NoFacts,
        "CPL-I 438",
        side=Side.CLAIMANT,
    ),
)
