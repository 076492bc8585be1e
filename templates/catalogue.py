"""The catalogue of papers: for each kind its title, stage, signers, legal basis and fields."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Basis, cite
from templates.models import Piece
from templates.models_arbitration import (
    ArbitrationAgreement,
    ArbitrationApplication,
    ArbitratorDisclosure,
    AwardRecord,
    ConsentAwardRecord,
    PartyStatement,
)
from templates.models_challenge import (
    PreservationApplication,
    PreservationSecurity,
    SetAsideApplication,
)
from templates.models_court import (
    AnnouncementRequest,
    Complaint,
    EvidenceList,
    FeeEstimate,
    PaymentOrderApplication,
    Pleading,
    ServiceAddressConfirmation,
)
from templates.models_intake import CorrectionNotice, PowerOfAttorney, RefusalNotice
from templates.models_mediation import (
    ConfirmationApplication,
    EndOfMediationNotice,
    MediationAgreement,
    MediationApplication,
    RightsNotice,
    SessionRecord,
    UndisputedFactsRecord,
)
from templates.models_performance import (
    CompletionCertificate,
    DefaultNotice,
    EnforcementApplication,
    PaymentReceipt,
    PerformanceRecord,
    ScheduleAmendment,
)

TEMPLATES = Path(__file__).parent
"""The folder of the .docx files, one for each kind."""


class Stage(StrEnum):
    """The stage of a case that a paper belongs to."""

    INTAKE = "intake"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"
    PERFORMANCE = "performance"


class Signer(StrEnum):
    """Who puts a name or a seal to a paper."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    ARBITRATOR = "arbitrator"
    RECORDER = "recorder"
    ORGANISATION = "organisation"


class PaperKind(BaseModel):
    """A kind of paper. ``key`` also names its template file."""

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    stage: Stage
    signers: tuple[Signer, ...]
    basis: tuple[Basis, ...]
    model: type[Piece]

    @property
    def template(self) -> Path:
        """The .docx that a bureau edits in Word."""
        return TEMPLATES / f"{self.key}.docx"


def _kind(
    key: str, title: str, stage: Stage, model: type[Piece], signers: tuple[Signer, ...], *law: str
) -> PaperKind:
    return PaperKind(
        key=key, title=title, stage=stage, signers=signers, basis=cite(*law), model=model
    )


_CLAIMANT = (Signer.CLAIMANT,)
_ORGANISATION = (Signer.ORGANISATION,)
_BOTH = (Signer.CLAIMANT, Signer.RESPONDENT)
_RESPONDENT = (Signer.RESPONDENT,)

_KINDS = (
    _kind(
        "correction_notice",
        "补正通知书",
        Stage.INTAKE,
        CorrectionNotice,
        _ORGANISATION,
        "CPL-I 126",
        "OMR 17",
    ),
    _kind(
        "refusal_notice",
        "不予受理通知书",
        Stage.INTAKE,
        RefusalNotice,
        _ORGANISATION,
        "PML 17",
        "PML 26",
    ),
    _kind(
        "power_of_attorney",
        "授权委托书",
        Stage.INTAKE,
        PowerOfAttorney,
        (Signer.CLAIMANT, Signer.RESPONDENT),
        "CPL 61",
        "CPL 62",
        "CPL-I 88",
        "CPL-I 89",
    ),
    _kind(
        "mediation_application",
        "人民调解申请书",
        Stage.MEDIATION,
        MediationApplication,
        _CLAIMANT,
        "PML 17",
    ),
    _kind(
        "rights_notice",
        "权利义务告知书",
        Stage.MEDIATION,
        RightsNotice,
        _BOTH,
        "PML 4",
        "PML 23",
        "PML 24",
        "PML 31",
        "PML 32",
        "PML 33",
        "OMR 17",
        "OMR 18",
        "IMR 22",
        "FEE 8(1)",
        "CONFIRMATION 11",
        "CC 692",
        "CC 693",
    ),
    _kind(
        "session_record",
        "调解笔录",
        Stage.MEDIATION,
        SessionRecord,
        (*_BOTH, Signer.MEDIATOR, Signer.RECORDER),
        "PML 27",
        "OMR 22",
    ),
    _kind(
        "undisputed_facts_record",
        "无争议事实记载",
        Stage.MEDIATION,
        UndisputedFactsRecord,
        (*_BOTH, Signer.GUARANTOR, Signer.MEDIATOR),
        "OMR 22",
        "IMR 22",
    ),
    _kind(
        "mediation_agreement",
        "人民调解协议书",
        Stage.MEDIATION,
        MediationAgreement,
        (*_BOTH, Signer.GUARANTOR, Signer.MEDIATOR, Signer.ORGANISATION),
        "PML 4",
        "PML 29",
        "PML 31",
        "CC 561",
    ),
    _kind(
        "end_of_mediation_notice",
        "终止调解书",
        Stage.MEDIATION,
        EndOfMediationNotice,
        _ORGANISATION,
        "PML 26",
        "OMR 25",
    ),
    _kind(
        "confirmation_application",
        "司法确认申请书",
        Stage.COURT,
        ConfirmationApplication,
        (*_BOTH, Signer.GUARANTOR),
        "CPL 205",
        "CPL 206",
        "CPL-I 353",
        "CPL-I 354",
        "CONFIRMATION 3",
        "PML 33",
    ),
    _kind(
        "payment_order_application",
        "支付令申请书",
        Stage.COURT,
        PaymentOrderApplication,
        _CLAIMANT,
        "CPL 225",
        "CPL-I 427",
    ),
    _kind("complaint", "民事起诉状", Stage.COURT, Complaint, _CLAIMANT, "CPL 123", "CPL 124"),
    _kind(
        "evidence_list", "证据清单", Stage.COURT, EvidenceList, _CLAIMANT, "CPL 66", "EVIDENCE 19"
    ),
    _kind(
        "service_address_confirmation",
        "送达地址确认书",
        Stage.COURT,
        ServiceAddressConfirmation,
        _CLAIMANT,
        "CPL 90",
        "CPL-I 135",
        "CPL-I 136",
        "CPL-I 137",
        "OLR 29",
        "OLR 30",
        "OLR 31",
        "OMR 17",
    ),
    _kind(
        "fee_estimate",
        "诉讼费用预估表",
        Stage.COURT,
        FeeEstimate,
        _ORGANISATION,
        "FEE 13(1)",
        "FEE 14(1)",
        "FEE 14(2)",
        "FEE 14(3)",
        "FEE 16",
        "FEE 20",
        "FEE 38",
        "ARBFEE 4",
        "ARBFEE 9",
        "ARBFEE 附表",
    ),
    _kind(
        "announcement_request",
        "公告送达申请书",
        Stage.COURT,
        AnnouncementRequest,
        _CLAIMANT,
        "CPL 95",
    ),
    _kind(
        "fee_relief_application",
        "缓减免诉讼费申请书",
        Stage.COURT,
        Pleading,
        _CLAIMANT,
        "FEE 44",
        "FEE 48",
    ),
    _kind("answer", "民事答辩状", Stage.COURT, Pleading, _RESPONDENT, "CPL 128"),
    _kind(
        "jurisdiction_objection",
        "管辖权异议书",
        Stage.COURT,
        Pleading,
        _RESPONDENT,
        "CPL 130",
    ),
    _kind(
        "payment_order_objection",
        "支付令异议书",
        Stage.COURT,
        Pleading,
        _RESPONDENT,
        "CPL 227",
        "CPL-I 436",
    ),
    _kind("appeal", "民事上诉状", Stage.COURT, Pleading, _BOTH, "CPL 157", "CPL 171"),
    _kind(
        "arbitration_agreement",
        "仲裁协议",
        Stage.ARBITRATION,
        ArbitrationAgreement,
        _BOTH,
        "AL 4",
        "AL 27",
        "AL 29",
    ),
    _kind(
        "arbitration_application",
        "仲裁申请书",
        Stage.ARBITRATION,
        ArbitrationApplication,
        _CLAIMANT,
        "AL 33",
        "AL 34",
    ),
    _kind(
        "arbitration_answer", "仲裁答辩书", Stage.ARBITRATION, PartyStatement, _RESPONDENT, "AL 36"
    ),
    _kind(
        "counterclaim", "仲裁反请求申请书", Stage.ARBITRATION, PartyStatement, _RESPONDENT, "AL 38"
    ),
    _kind(
        "arbitrator_selection",
        "选定仲裁员函",
        Stage.ARBITRATION,
        PartyStatement,
        _BOTH,
        "AL 43",
        "AL 44",
    ),
    _kind(
        "arbitrator_challenge",
        "仲裁员回避申请书",
        Stage.ARBITRATION,
        PartyStatement,
        _BOTH,
        "AL 46",
        "AL 47",
    ),
    _kind(
        "hearing_postponement", "延期开庭申请书", Stage.ARBITRATION, PartyStatement, _BOTH, "AL 53"
    ),
    _kind(
        "award_correction_request",
        "补正裁决申请书",
        Stage.ARBITRATION,
        PartyStatement,
        _BOTH,
        "AL 69",
    ),
    _kind(
        "arbitrator_disclosure",
        "仲裁员声明书",
        Stage.ARBITRATION,
        ArbitratorDisclosure,
        (Signer.ARBITRATOR,),
        "AL 45",
    ),
    _kind(
        "award_record",
        "裁决记录",
        Stage.ARBITRATION,
        AwardRecord,
        _ORGANISATION,
        "AL 67",
        "AL 70",
        "AL 72",
        "CPL 248",
        "CPL 250",
    ),
    _kind(
        "consent_award_record",
        "和解裁决记录",
        Stage.ARBITRATION,
        ConsentAwardRecord,
        _ORGANISATION,
        "AL 62",
        "AL 64",
        "AL 65",
    ),
    _kind(
        "default_notice",
        "逾期履行通知书",
        Stage.PERFORMANCE,
        DefaultNotice,
        _ORGANISATION,
        "CC 509",
        "CC 577",
        "CPL 250",
    ),
    _kind(
        "payment_receipt",
        "收款凭证",
        Stage.PERFORMANCE,
        PaymentReceipt,
        _ORGANISATION,
        "CC 561",
        "CC 700",
        "CC 985",
        "DELAY 4",
    ),
    _kind(
        "schedule_amendment",
        "还款计划变更协议",
        Stage.PERFORMANCE,
        ScheduleAmendment,
        (*_BOTH, Signer.GUARANTOR),
        "CC 543",
        "CC 575",
        "CC 695",
    ),
    _kind(
        "completion_certificate",
        "履行完毕确认书",
        Stage.PERFORMANCE,
        CompletionCertificate,
        _CLAIMANT,
        "CC 557",
        "CC 575",
    ),
    _kind(
        "performance_record",
        "履行记录",
        Stage.PERFORMANCE,
        PerformanceRecord,
        _ORGANISATION,
        "CC 509",
        "CC 557",
    ),
    _kind(
        "enforcement_application",
        "强制执行申请书",
        Stage.PERFORMANCE,
        EnforcementApplication,
        _CLAIMANT,
        "CPL 247",
        "CPL 248",
        "CPL 250",
        "CPL 252",
        "FEE 38",
        "ENFORCEMENT 18",
        "ENFORCEMENT 19",
        "ENFORCEMENT 20",
    ),
    _kind(
        "revival_application",
        "恢复执行申请书",
        Stage.PERFORMANCE,
        Pleading,
        _CLAIMANT,
        "CPL 241",
        "CPL 265",
        "CPL-I 517",
    ),
    _kind(
        "preservation_application",
        "财产保全申请书",
        Stage.COURT,
        PreservationApplication,
        _CLAIMANT,
        "CPL 104",
        "AL 39",
        "PRESERVATION 1",
        "FEE 14(2)",
    ),
    _kind(
        "preservation_security",
        "担保书",
        Stage.COURT,
        PreservationSecurity,
        _CLAIMANT,
        "PRESERVATION 5",
        "PRESERVATION 6",
    ),
    _kind(
        "set_aside_application",
        "撤销仲裁裁决申请书",
        Stage.COURT,
        SetAsideApplication,
        _BOTH,
        "AL 71",
        "AL 72",
        "AWARD-REVIEW 6",
        "FEE 14(5)",
    ),
)

CATALOGUE: dict[str, PaperKind] = {kind.key: kind for kind in _KINDS}
"""Every kind of paper by its key."""
