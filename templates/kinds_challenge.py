"""The papers beside the forum: preservation, and challenges of an award or an agreement."""

from templates.kinds import BOTH, CLAIMANT, RESPONDENT, Stage, kind
from templates.models_challenge import (
    NonEnforcementApplication,
    PreservationApplication,
    PreservationSecurity,
    SetAsideApplication,
    ValidityApplication,
)

CHALLENGE = (
    kind(
        "preservation_application",
        "财产保全申请书",
        Stage.COURT,
        PreservationApplication,
        CLAIMANT,
        "CPL 104",
        "AL 39",
        "PRESERVATION 1",
        "FEE 14(2)",
    ),
    kind(
        "preservation_security",
        "担保书",
        Stage.COURT,
        PreservationSecurity,
        CLAIMANT,
        "PRESERVATION 5",
        "PRESERVATION 6",
    ),
    kind(
        "set_aside_application",
        "撤销仲裁裁决申请书",
        Stage.COURT,
        SetAsideApplication,
        BOTH,
        "AL 71",
        "AL 72",
        "AWARD-REVIEW 6",
        "FEE 14(5)",
    ),
    kind(
        "non_enforcement_application",
        "不予执行仲裁裁决申请书",
        Stage.COURT,
        NonEnforcementApplication,
        RESPONDENT,
        "CPL 248",
        "AL 76",
        "AWARD-ENF 2",
        "AWARD-ENF 7",
        "AWARD-ENF 8",
        "AWARD-ENF 10",
    ),
    kind(
        "validity_application",
        "确认仲裁协议效力申请书",
        Stage.COURT,
        ValidityApplication,
        BOTH,
        "AL 31",
        "AL-I 13",
        "AWARD-REVIEW 2",
        "AWARD-REVIEW 5",
        "FEE 14(5)",
    ),
)
