"""What the events of intake are called."""

EVENTS = {
    "case_absorbed": "他案并入本案",
    "case_linked": "关联案件",
    "transfer_accepted": "接受移送",
    "transfer_declined": "不接受移送",
    "transfer_lapsed": "逾期未答复移送",
    "transfer_offered": "提出移送",
    "agent_appointed": "委托代理人",
    "agent_revoked": "解除委托",
    "claimant_withdrew": "一名申请人撤回申请",
    "correction_requested": "要求补正材料",
    "earlier_mediation": "受理前的调解已经终止",
    "elsewhere_ended": "他处程序已经终结",
    "intake_accepted": "材料齐备，予以受理",
    "intake_deemed_withdrawn": "逾期未补正，视为撤回申请",
    "intake_supplemented": "补正材料",
    "outside_title": "本系统以外作出的执行依据",
}
