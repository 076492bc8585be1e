"""The steps around a filing package."""

from workflows.messages import filing
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, Stage, step

_STAGE = Stage.FILING

PACKAGE_STEPS = (
    step(
        "record_filing_acknowledgement",
        _STAGE,
        "记录收件回执",
        BUREAU,
        filing.FilingAcknowledgement,
        "CPL 126",
        "AL 35",
    ),
    step(
        "record_filing_return",
        _STAGE,
        "记录材料退回补正",
        BUREAU,
        filing.FilingReturn,
        "CPL-I 208",
        "AL 35",
    ),
    step(
        "resubmit_package", _STAGE, "重新制作并递交立案材料", BUREAU, NoFacts, "CPL-I 208", "AL 33"
    ),
)
