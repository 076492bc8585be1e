"""The papers of arbitration."""

from templates.kinds import BOTH, CLAIMANT, RESPONDENT, Signer, Stage, kind
from templates.models_arbitration import (
    ArbitrationAgreement,
    ArbitrationApplication,
    ArbitratorDisclosure,
    AwardRecord,
    ConsentAwardRecord,
    PartyStatement,
)

ARBITRATION = (
    kind(
        "arbitration_agreement",
        "仲裁协议",
        Stage.ARBITRATION,
        ArbitrationAgreement,
        BOTH,
        "AL 4",
        "AL 27",
        "AL 29",
    ),
    kind(
        "arbitration_application",
        "仲裁申请书",
        Stage.ARBITRATION,
        ArbitrationApplication,
        CLAIMANT,
        "AL 33",
        "AL 34",
    ),
    kind(
        "arbitration_answer", "仲裁答辩书", Stage.ARBITRATION, PartyStatement, RESPONDENT, "AL 36"
    ),
    kind(
        "counterclaim", "仲裁反请求申请书", Stage.ARBITRATION, PartyStatement, RESPONDENT, "AL 38"
    ),
    kind(
        "arbitrator_selection",
        "选定仲裁员函",
        Stage.ARBITRATION,
        PartyStatement,
        BOTH,
        "AL 43",
        "AL 44",
    ),
    kind(
        "arbitrator_challenge",
        "仲裁员回避申请书",
        Stage.ARBITRATION,
        PartyStatement,
        BOTH,
        "AL 46",
        "AL 47",
    ),
    kind(
        "hearing_postponement", "延期开庭申请书", Stage.ARBITRATION, PartyStatement, BOTH, "AL 53"
    ),
    kind(
        "award_correction_request",
        "补正裁决申请书",
        Stage.ARBITRATION,
        PartyStatement,
        BOTH,
        "AL 69",
    ),
    kind(
        "arbitrator_disclosure",
        "仲裁员声明书",
        Stage.ARBITRATION,
        ArbitratorDisclosure,
        (Signer.ARBITRATOR,),
        "AL 45",
    ),
    kind(
        "award_record",
        "裁决记录",
        Stage.ARBITRATION,
        AwardRecord,
        (Signer.ARBITRATOR, Signer.ORGANISATION),
        "AL 67",
        "AL 70",
        "AL 72",
        "CPL 248",
        "CPL 250",
    ),
    kind(
        "consent_award_record",
        "和解裁决记录",
        Stage.ARBITRATION,
        ConsentAwardRecord,
        (Signer.ARBITRATOR, Signer.ORGANISATION),
        "AL 62",
        "AL 64",
        "AL 65",
    ),
)
