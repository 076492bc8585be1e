"""The register of steps: each Update of each workflow, who may take it, and its legal basis.

The API makes one route of each entry, the pages one button, the workflows one Update.
"""

from dataclasses import dataclass
from enum import StrEnum

from law.basis import Basis, cite
from workflows.messages import arbitration, court, dispute, mediation, performance
from workflows.messages.common import Message, NoFacts, Role


class Stage(StrEnum):
    """The workflows a case is made of."""

    DISPUTE = "dispute"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"
    PERFORMANCE = "performance"


class Side(StrEnum):
    """The side of the dispute whose act a step is, where a party takes it."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"


BUREAU = frozenset({Role.CLERK, Role.SUPERVISOR})
PARTIES = frozenset({Role.PARTY})
MEDIATOR = frozenset({Role.MEDIATOR})
ARBITRATOR = frozenset({Role.ARBITRATOR})


@dataclass(frozen=True)
class Step:
    """An act the procedure knows: its name is the Update's name.

    ``side``: of the parties, only those of this side may take it.
    """

    name: str
    stage: Stage
    title: str
    roles: frozenset[Role]
    facts: type[Message]
    basis: tuple[Basis, ...]
    side: Side | None = None


def _step(
    name: str,
    stage: Stage,
    title: str,
    roles: frozenset[Role],
    facts: type[Message] = NoFacts,
    *citations: str,
    side: Side | None = None,
) -> Step:
    return Step(name, stage, title, roles, facts, cite(*citations), side)


def _dispute() -> tuple[Step, ...]:
    s, anyone = Stage.DISPUTE, BUREAU | PARTIES
    return (
        _step("file_dispute", s, "登记申请", BUREAU, NoFacts, "PML 17"),
        _step("withdraw_claim", s, "撤回申请", anyone, NoFacts, "PML 23", side=Side.CLAIMANT),
        _step(
            "offer_arbitration_agreement",
            s,
            "提出仲裁协议",
            BUREAU,
            dispute.OfferArbitrationAgreement,
            "AL 27",
        ),
        _step(
            "answer_arbitration_offer",
            s,
            "签署或拒绝仲裁协议",
            PARTIES,
            dispute.AnswerArbitrationOffer,
            "AL 4",
            "AL 27",
        ),
        _step(
            "apply_for_confirmation",
            s,
            "共同申请司法确认",
            BUREAU,
            dispute.ApplyForConfirmation,
            "CPL 205",
            "PML 33",
        ),
        _step(
            "apply_for_arbitration",
            s,
            "申请仲裁",
            anyone,
            NoFacts,
            "AL 32",
            "AL 34",
            side=Side.CLAIMANT,
        ),
        _step(
            "apply_for_payment_order",
            s,
            "申请支付令",
            anyone,
            NoFacts,
            "CPL 225",
            side=Side.CLAIMANT,
        ),
        _step(
            "file_suit",
            s,
            "起诉",
            anyone,
            dispute.FileSuit,
            "CPL 122",
            "CPL 124",
            side=Side.CLAIMANT,
        ),
        _step(
            "apply_for_enforcement",
            s,
            "申请强制执行",
            anyone,
            NoFacts,
            "CPL 247",
            "CPL 250",
            side=Side.CLAIMANT,
        ),
        _step("correct_party", s, "更正当事人信息", BUREAU, dispute.CorrectParty, "OMR 17"),
        _step("hand_over", s, "转人工办理", BUREAU, dispute.HandOver, "PML 26"),
    )


def _mediation() -> tuple[Step, ...]:
    s, helper = Stage.MEDIATION, MEDIATOR | BUREAU
    return (
        _step(
            "appoint_mediator",
            s,
            "指派调解员",
            BUREAU,
            mediation.AppointMediator,
            "OMR 10",
            "PML 23",
        ),
        _step("accept_assignment", s, "接受指派", MEDIATOR, NoFacts, "OMR 12"),
        _step("decline_assignment", s, "谢绝指派", MEDIATOR, NoFacts, "OMR 12"),
        _step(
            "answer_invitation",
            s,
            "答复调解邀请",
            PARTIES | helper,
            mediation.AnswerInvitation,
            "PML 17",
            "PML 23",
            side=Side.RESPONDENT,
        ),
        _step(
            "report_unreachable",
            s,
            "报告无法联系",
            helper,
            mediation.ReportUnreachable,
            "OMR 25",
        ),
        _step("hold_session", s, "记录调解", helper, mediation.HoldSession, "PML 27", "OMR 22"),
        _step(
            "record_settlement",
            s,
            "记录调解协议",
            helper,
            mediation.RecordSettlement,
            "PML 29",
        ),
        _step("sign_agreement", s, "签署调解协议", PARTIES, NoFacts, "PML 29", "OMR 19"),
        _step("refuse_to_sign", s, "拒绝签署", PARTIES, NoFacts, "OMR 25"),
        _step(
            "extend_mediation",
            s,
            "延长调解期限",
            helper,
            mediation.ExtendMediation,
            "OMR 24",
            "IMR 27",
        ),
        _step("end_mediation", s, "终止调解", helper, mediation.EndMediation, "OMR 25", "PML 26"),
    )


def _arbitration() -> tuple[Step, ...]:
    s, tribunal = Stage.ARBITRATION, ARBITRATOR | BUREAU
    return (
        _step(
            "record_arbitration_acceptance",
            s,
            "记录仲裁受理",
            BUREAU,
            arbitration.ArbitrationAcceptance,
            "AL 35",
        ),
        _step("record_arbitration_refusal", s, "记录不予受理", BUREAU, NoFacts, "AL 35"),
        _step(
            "record_prepayment",
            s,
            "记录预交仲裁费",
            BUREAU,
            arbitration.Prepayment,
            "ARBFEE 4",
        ),
        _step(
            "form_tribunal",
            s,
            "组成仲裁庭",
            BUREAU,
            arbitration.FormTribunal,
            "AL 42",
            "AL 43",
            "AL 44",
        ),
        _step(
            "record_arbitration_answer",
            s,
            "记录仲裁答辩",
            PARTIES | tribunal,
            NoFacts,
            "AL 36",
            side=Side.RESPONDENT,
        ),
        _step("hold_hearing", s, "记录开庭", tribunal, arbitration.HoldHearing, "AL 54"),
        _step(
            "record_tribunal_settlement",
            s,
            "记录庭内和解",
            tribunal,
            arbitration.TribunalSettlement,
            "AL 62",
            "AL 64",
        ),
        _step("make_award", s, "作出裁决", ARBITRATOR, arbitration.MakeAward, "AL 67", "AL 70"),
        _step("make_consent_award", s, "依和解协议作出裁决", ARBITRATOR, NoFacts, "AL 62", "AL 65"),
        _step("record_award_service", s, "记录送达裁决书", tribunal, NoFacts, "AL 69", "AL 72"),
    )


def _court() -> tuple[Step, ...]:
    s = Stage.COURT
    return (
        _step(
            "record_filing_acceptance",
            s,
            "记录法院立案",
            BUREAU,
            court.FilingAcceptance,
            "CPL 126",
        ),
        _step("record_filing_refusal", s, "记录不予受理", BUREAU, NoFacts, "CPL 126"),
        _step("record_fee_payment", s, "记录缴纳诉讼费", BUREAU, court.FeePayment, "FEE 22"),
        _step("request_announcement", s, "申请公告送达", BUREAU, NoFacts, "CPL 95"),
        _step("record_service", s, "记录送达", BUREAU, court.RecordService, "CPL 90"),
        _step(
            "record_answer",
            s,
            "记录答辩",
            BUREAU | PARTIES,
            NoFacts,
            "CPL 128",
            side=Side.RESPONDENT,
        ),
        _step("hold_trial", s, "记录庭审", BUREAU, court.HoldTrial, "CPL 122"),
        _step("record_judgment", s, "记录判决", BUREAU, court.Judgment, "CPL 152"),
        _step(
            "record_court_settlement",
            s,
            "记录法院调解书",
            BUREAU,
            court.CourtSettlement,
            "CPL 100",
        ),
        _step("record_appeal", s, "记录上诉", BUREAU | PARTIES, NoFacts, "CPL 171"),
        _step(
            "record_second_instance",
            s,
            "记录二审判决",
            BUREAU,
            court.Judgment,
            "CPL 182",
        ),
        _step(
            "record_ruling",
            s,
            "记录司法确认裁定",
            BUREAU,
            court.ConfirmationRuling,
            "CPL 206",
        ),
        _step("record_payment_order", s, "记录支付令", BUREAU, court.OrderToPay, "CPL 227"),
        _step(
            "object_to_payment_order",
            s,
            "对支付令提出异议",
            PARTIES | BUREAU,
            NoFacts,
            "CPL 227",
            "CPL-I 436",
            side=Side.RESPONDENT,
        ),
        _step("record_termination", s, "记录终结督促程序裁定", BUREAU, NoFacts, "CPL 228"),
        _step(
            "decline_suit",
            s,
            "不同意转入诉讼",
            PARTIES | BUREAU,
            NoFacts,
            "CPL-I 438",
            side=Side.CLAIMANT,
        ),
        _step("record_enforcement_notice", s, "记录执行通知", BUREAU, NoFacts, "CPL-I 480"),
        _step("record_recovery", s, "记录执行到位", BUREAU, court.Recovery, "CPL 247"),
        _step("end_enforcement", s, "记录终结执行", BUREAU, court.EndEnforcement, "CPL 268"),
    )


def _performance() -> tuple[Step, ...]:
    s = Stage.PERFORMANCE
    return (
        _step(
            "record_payment",
            s,
            "记录付款",
            BUREAU | PARTIES,
            performance.RecordPayment,
            "CC 561",
            side=Side.CLAIMANT,
        ),
    )


STEPS: dict[str, Step] = {
    step.name: step
    for group in (_dispute(), _mediation(), _arbitration(), _court(), _performance())
    for step in group
}
