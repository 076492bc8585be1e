"""The papers of intake, and the power of attorney."""

from templates.kinds import AUTHOR, CLAIMANT, ORGANISATION, Stage, kind
from templates.models_intake import (
    CorrectionNotice,
    DemandLetter,
    PowerOfAttorney,
    RefusalNotice,
    WithdrawalApplication,
)

INTAKE = (
    kind(
        "correction_notice",
        "补正通知书",
        Stage.INTAKE,
        CorrectionNotice,
        ORGANISATION,
        "CPL-I 126",
        "OMR 17",
    ),
    kind(
        "refusal_notice",
        "不予受理通知书",
        Stage.INTAKE,
        RefusalNotice,
        ORGANISATION,
        "PML 17",
        "PML 26",
    ),
    kind(
        "power_of_attorney",
        "授权委托书",
        Stage.INTAKE,
        PowerOfAttorney,
        AUTHOR,
        "CPL 61",
        "CPL 62",
        "CPL-I 88",
        "CPL-I 89",
        recurs=True,
    ),
    kind(
        "demand_letter",
        "催款函",
        Stage.INTAKE,
        DemandLetter,
        CLAIMANT,
        "CC 195",
        "CC 509",
        "CC 577",
        recurs=True,
    ),
    kind(
        "withdrawal_application",
        "撤回申请书",
        Stage.INTAKE,
        WithdrawalApplication,
        CLAIMANT,
        "PML 23",
        "AL 62",
        "AL 63",
    ),
)
