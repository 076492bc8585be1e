"""The steps of enforcement."""

from workflows.messages import enforcement
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.COURT
_ANYONE = BUREAU | PARTIES

ENFORCEMENT_STEPS = (
    step("record_enforcement_notice", _STAGE, "记录执行通知", BUREAU, NoFacts, "CPL-I 480"),
    step(
        "record_property_report",
        _STAGE,
        "记录财产报告",
        BUREAU,
        enforcement.PropertyReport,
        "CPL 252",
    ),
    step("record_measure", _STAGE, "记录执行措施", BUREAU, enforcement.Measure, "CPL 253"),
    step(
        "record_enforcement_costs",
        _STAGE,
        "记录执行费用",
        BUREAU,
        enforcement.EnforcementCosts,
        "FEE 14(1)",
        "FEE 38",
    ),
    step(
        "record_recovery",
        _STAGE,
        "记录执行到位",
        BUREAU,
        enforcement.Recovery,
        "CPL 247",
        "CPL 264",
        "DELAY 4",
    ),
    step(
        "waive_doubled_interest",
        _STAGE,
        "放弃迟延履行期间的加倍利息",
        _ANYONE,
        NoFacts,
        "CPL 264",
        "DELAY 4",
        side=Side.CLAIMANT,
    ),
    step(
        "record_outsider_objection",
        _STAGE,
        "记录案外人异议",
        BUREAU,
        enforcement.OutsiderObjection,
        "CPL 238",
    ),
    step("settle_enforcement", _STAGE, "记录执行和解", BUREAU, NoFacts, "CPL 241"),
    step(
        "resume_enforcement",
        _STAGE,
        "申请恢复执行",
        _ANYONE,
        NoFacts,
        "CPL 241",
        "CPL 265",
        "CPL-I 517",
        side=Side.CLAIMANT,
    ),
    step(
        "escalate_enforcement",
        _STAGE,
        "向上一级人民法院申请执行",
        _ANYONE,
        NoFacts,
        "CPL 237",
        side=Side.CLAIMANT,
    ),
    step(
        "end_enforcement",
        _STAGE,
        "记录终结执行",
        BUREAU,
        enforcement.EndEnforcement,
        "CPL 268",
        "CPL-I 517",
    ),
)
