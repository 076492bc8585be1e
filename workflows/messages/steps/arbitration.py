"""The steps of arbitration."""

from workflows.messages import arbitration
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import ARBITRATOR, BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.ARBITRATION
_TRIBUNAL = ARBITRATOR | BUREAU

ARBITRATION_STEPS = (
    step(
        "record_arbitration_acceptance",
        _STAGE,
        "记录仲裁受理",
        BUREAU,
        arbitration.ArbitrationAcceptance,
        "AL 35",
    ),
    step("record_arbitration_refusal", _STAGE, "记录不予受理", BUREAU, NoFacts, "AL 35"),
    step(
        "record_prepayment",
        _STAGE,
        "记录预交仲裁费",
        BUREAU,
        arbitration.Prepayment,
        "ARBFEE 4",
    ),
    step(
        "form_tribunal",
        _STAGE,
        "组成仲裁庭",
        BUREAU,
        arbitration.FormTribunal,
        "AL 42",
        "AL 43",
        "AL 44",
    ),
    step(
        "record_arbitration_answer",
        _STAGE,
        "记录仲裁答辩",
        PARTIES | _TRIBUNAL,
        NoFacts,
        "AL 36",
        side=Side.RESPONDENT,
    ),
    step("hold_hearing", _STAGE, "记录开庭", _TRIBUNAL, arbitration.HoldHearing, "AL 54"),
    step(
        "record_tribunal_settlement",
        _STAGE,
        "记录庭内和解",
        _TRIBUNAL,
        arbitration.TribunalSettlement,
        "AL 62",
        "AL 64",
    ),
    step("make_award", _STAGE, "作出裁决", ARBITRATOR, arbitration.MakeAward, "AL 67", "AL 70"),
    step("make_consent_award", _STAGE, "依和解协议作出裁决", ARBITRATOR, NoFacts, "AL 62", "AL 65"),
    step("record_award_service", _STAGE, "记录送达裁决书", _TRIBUNAL, NoFacts, "AL 69", "AL 72"),
)
