"""What the events of intake are called."""

EVENTS = {
    "claimant_withdrew": "一名申请人撤回申请",
    "correction_requested": "要求补正材料",
    "earlier_mediation": "受理前的调解已经终止",
    "elsewhere_ended": "他处程序已经终结",
    "intake_accepted": "材料齐备，予以受理",
    "intake_deemed_withdrawn": "逾期未补正，视为撤回申请",
    "intake_supplemented": "补正材料",
    "outside_title": "本系统以外作出的执行依据",
}
