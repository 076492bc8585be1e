"""The steps for what happens on the way of a case."""

from workflows.messages import incidents
from workflows.messages.common import NoFacts, Role
from workflows.messages.steps.step import BUREAU, MEDIATOR, PARTIES, Side, Stage, step

_STAGE = Stage.DISPUTE
_SUPERVISOR = frozenset({Role.SUPERVISOR})

INCIDENT_STEPS = (
    step(
        "record_bankruptcy",
        _STAGE,
        "记录债务人破产受理",
        BUREAU,
        incidents.RecordBankruptcy,
        "EBL 16",
        "EBL 20",
        "EBL 45",
    ),
    step("record_administrator", _STAGE, "记录管理人接管", BUREAU, NoFacts, "EBL 20"),
    step(
        "declare_claim",
        _STAGE,
        "申报债权",
        BUREAU | PARTIES,
        NoFacts,
        "EBL 44",
        "EBL 48",
        side=Side.CLAIMANT,
    ),
    step(
        "dispute_declaration",
        _STAGE,
        "记录债权表异议",
        BUREAU,
        NoFacts,
        "EBL 58",
    ),
    step(
        "record_distribution",
        _STAGE,
        "记录破产分配",
        BUREAU,
        incidents.RecordDistribution,
        "EBL 44",
    ),
    step("end_bankruptcy", _STAGE, "记录破产程序终止", BUREAU, NoFacts, "EBL 19"),
    step(
        "record_party_end",
        _STAGE,
        "记录当事人死亡或者终止",
        BUREAU,
        incidents.RecordPartyEnd,
        "CPL 153",
    ),
    step(
        "record_succession",
        _STAGE,
        "记录承受人参加",
        BUREAU,
        incidents.RecordSuccession,
        "CPL 153",
        "CC 1161",
        "CC 67",
    ),
    step("end_without_successor", _STAGE, "无承受人而终结", BUREAU, NoFacts, "CPL 154"),
    step(
        "assign_claim",
        _STAGE,
        "记录债权转让",
        BUREAU,
        incidents.AssignClaim,
        "CC 546",
        "CC 547",
    ),
    step(
        "demand_guarantor",
        _STAGE,
        "请求保证人承担保证责任",
        BUREAU | PARTIES,
        incidents.DemandGuarantor,
        "CC 693",
        side=Side.CLAIMANT,
    ),
    step(
        "raise_defence",
        _STAGE,
        "提出抵销或者反诉",
        BUREAU | PARTIES,
        incidents.RaiseDefence,
        "CC 568",
        "CPL 54",
        side=Side.RESPONDENT,
    ),
    step(
        "withdraw_defence",
        _STAGE,
        "撤回抵销或者反诉",
        BUREAU | PARTIES,
        NoFacts,
        "CC 568",
        side=Side.RESPONDENT,
    ),
    step(
        "suspect_sham", _STAGE, "报告虚假纠纷嫌疑", BUREAU | MEDIATOR, NoFacts, "OMR 23", "CPL 115"
    ),
    step("clear_suspicion", _STAGE, "排除虚假纠纷嫌疑", _SUPERVISOR, NoFacts, "OMR 23"),
    step(
        "record_certificate_refusal",
        _STAGE,
        "记录不予出具执行证书或者不予执行",
        BUREAU,
        NoFacts,
        "NOTARY-ENF 7",
        "NOTARY-ENF 8",
    ),
)
