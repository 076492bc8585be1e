"""The steps by which a case changes its bureau, or is seen together with another."""

from workflows.messages import transfer
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, Stage, step

_STAGE = Stage.DISPUTE

TRANSFER_STEPS = (
    step("transfer_case", _STAGE, "移送其他机构", BUREAU, transfer.TransferCase, "PML 26"),
    step("accept_transfer", _STAGE, "接受移送", BUREAU, NoFacts, "PML 17"),
    step("decline_transfer", _STAGE, "不接受移送", BUREAU, NoFacts, "PML 26"),
    step("link_cases", _STAGE, "关联案件", BUREAU, transfer.LinkCases, "PML 27"),
    step("merge_case", _STAGE, "并入另案", BUREAU, transfer.MergeCase, "PML 27"),
    step("absorb_case", _STAGE, "并入他案的请求", BUREAU, transfer.AbsorbCase, "PML 27"),
)
