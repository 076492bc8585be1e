"""What the events of intake are called."""

EVENTS = {
    "correction_requested": "要求补正材料",
    "intake_accepted": "材料齐备，予以受理",
    "intake_deemed_withdrawn": "逾期未补正，视为撤回申请",
    "intake_supplemented": "补正材料",
}
