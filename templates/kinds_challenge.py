"""The papers beside the forum: preservation, its security, setting aside an award."""

from templates.kinds import BOTH, CLAIMANT, Stage, kind
from templates.models_challenge import (
    PreservationApplication,
    PreservationSecurity,
    SetAsideApplication,
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
)
