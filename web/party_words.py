"""What a party is told in plain words: where its case is, how it ended, what each step means.

Each table holds the Chinese; the catalogue has the English.
"""

WHERE = {
    "submitted": "申请已经提交，系统正在登记。",
    "intake": "办理单位正在审查申请，看材料是否齐全、是否属于受理范围。",
    "mediation": "案件正在调解：由中立的调解员帮助双方自愿协商。",
    "arbitration": "案件正在仲裁：由双方约定的仲裁机构作出有强制效力的裁决。",
    "court": "案件已经交到人民法院，由法院依法处理。",
    "performance": "已经有了结果，现在是按约定或者裁判付款的阶段。",
    "enforcement": "到期没有付清，案件正由人民法院强制执行。",
    "closed": "案件已经结束。",
}
"""Where a case is, by its stage."""
NEXT = {
    "submitted": "接下来由办理单位审查，结果会通知您。",
    "intake": "受理后一般先进行调解；材料不全的，会通知申请人补正。",
    "mediation": "谈成的，签署调解协议；谈不成的，调解终止，申请人可以依法仲裁或者起诉。",
    "arbitration": "接下来组成仲裁庭、开庭，然后裁决；仲裁中仍可以和解。",
    "court": "接下来由法院立案、送达、审理或者审查，每一步的结果会记在这里。",
    "performance": "全部付清后结案；到期不付的，申请人可以申请强制执行。",
    "enforcement": "执行完毕后结案；双方随时可以达成执行和解。",
    "closed": "材料依法保存；需要查询或者复印的，可以向办理单位提问。",
}
"""What comes after a stage."""
ENDS = {
    "performed": "款项已经全部付清，案件办结。",
    "dismissed": "请求没有得到支持，案件办结。",
    "withdrawn": "申请人撤回了申请，案件办结。",
    "handed_over": "案件转由工作人员在本系统以外继续办理，经办人会与您联系。",
    "merged": "案件并入另一案件一起办理，请在那个案件中查看进展。",
    "refused": "申请不属于受理范围，没有受理；可以走的其他途径写在通知书里。",
    "deemed_withdrawn": "材料没有在期限内补齐，视为撤回申请，案件办结。",
    "distributed": "债务人破产，破产财产已经分配完毕，案件办结。",
    "no_successor": "一方死亡或者终止，又没有人承接其权利义务，案件终结。",
}
"""How a case ended, by its outcome."""
SERVICES = {
    "peoples": "这里是人民调解服务，不收取任何费用。",
    "commercial_licensed": "这里是商事调解服务，收费按公示的标准。",
    "commercial_transition": "这里是商事调解服务，收费按公示的标准。",
    "chamber_public_interest": "这里是商会组织的公益调解服务，不以营利为目的。",
    "court_invited": "这里是人民法院特邀的调解服务。",
}
"""What service this is, by the kind of mediating body (人民调解法 4, 商事调解条例 16, 32)."""

ASKED = {
    "acknowledge_rights": "确认您已经知道自己在调解中的权利和义务，以及虚假调解的后果。",
    "answer_arbitration_offer": "签了，这件事就交仲裁，不能再起诉；不签也可以，对方仍能依法起诉。",
    "answer_disclosure": "调解员说明了自己与案件的关系；您不同意的，更换调解员。",
    "answer_invitation": "调解以自愿为前提。不同意的，调解终止，对方可以依法申请仲裁或者起诉。",
    "answer_offer": "对方提出了方案。接受的，按方案拟定协议再签署；不接受的，继续协商。",
    "choose_mediator": "双方选了同一位调解员的，由他调解；否则由办理单位指派。",
    "confirm_payment": "对方说已经付款。收到的，请确认。",
    "confirm_service_address": "确认文书送到哪里。地址不对或者没有更新的，退回之日可能视为送达。",
    "confirm_undisputed_facts": "记载的事实都没有争议的，请确认；确认后以后的程序可以直接使用。",
    "contest_payment": "对方说已经付款，而您没有收到的，请在这里说明。",
    "sign_amendment": "还款计划的变更须各方都签署才生效；不签的，仍按原计划。",
    "sign_for_mediation_statement": "签收后仲裁调解书生效，与裁决书效力相同。",
    "submit_sealed_figure": "您的数字不给对方看，也不给调解员看；双方数字相合时才得出金额。",
    "supplement_arbitration_application": "仲裁机构要求补交材料；逾期不补的，可能不予受理。",
    "supplement_intake": "办理单位要求补交材料；逾期不补的，视为撤回申请。",
    "supply_corrections": "法院退回材料要求补正；请在期限内补交。",
}
"""What a party is waited for to do, and what follows."""
VOLUNTARY = {
    "apply_for_enforcement": "对方到期不付的，请人民法院强制执行。",
    "apply_for_arbitration": "把争议交给约定的仲裁机构裁决；仲裁与起诉只能选一个。",
    "apply_for_payment_order": "债务没有争议的，请法院督促对方付款；对方提出异议的，支付令失效。",
    "file_suit": "向人民法院起诉；有有效仲裁协议的，不能起诉。",
    "make_offer": "提出您愿意接受的付款方案。方案只在调解中使用，以后不能当作对您不利的证据。",
    "refuse_mediation": "您随时可以拒绝。拒绝后调解终止，双方可以依法仲裁或者起诉。",
    "refuse_to_sign": "不愿签署调解协议的，调解因此终止，双方可以依法仲裁或者起诉。",
    "request_replacement": "认为调解员不合适的，可以申请更换，由办理单位决定。",
    "claim_payment": "您已经付款的，在这里告知金额和日期，由对方确认。",
    "record_payment": "收到付款的，在这里记录。",
    "confirm_completion": "全部款项都已收到的，确认履行完毕，案件随之结案。",
    "propose_amendment": "提出新的还款计划；各方都签署才生效。",
    "record_arbitration_answer": "对仲裁请求说明您的意见；不答辩不影响仲裁进行。",
    "record_answer": "对起诉说明您的意见；不答辩不影响法院审理。",
    "object_to_payment_order": "对债务有异议的，在期限内书面提出；不提出的，支付令可以强制执行。",
    "record_appeal": "不服判决的，在期限内向上一级人民法院上诉。",
    "select_arbitrator": "选定您信任的仲裁员；逾期不选的，由仲裁机构主任指定。",
    "submit_evidence": "把证据提交给仲裁庭。",
    "submit_evidence_opinion": "对对方的证据发表意见。",
    "request_postponement": "有正当理由不能按时开庭的，申请延期，由仲裁庭决定。",
    "object_to_online_hearing": "不同意网上开庭的，在这里提出。",
    "object_to_jurisdiction": "认为没有仲裁协议或者协议无效的，须在首次开庭前提出。",
    "object_to_court_jurisdiction": "认为该法院无权管辖的，在答辩期内提出。",
    "challenge_arbitrator": "认为仲裁员可能不公正的，申请其回避并说明理由。",
    "renege_on_mediation_statement": "签收仲裁调解书之前可以反悔，仲裁庭随后裁决。",
    "request_award_correction": "裁决书有文字、计算错误或者遗漏的，可以请求补正。",
    "object_to_confirmation": "认为司法确认裁定有错误的，可以向法院提出异议。",
    "refuse_settlement_statement": "签收法院调解书之前可以反悔，法院随后判决。",
    "demand_guarantor": "请保证人承担保证责任；保证期间过后不能再要求。",
}
"""What a party may do if it likes, and what follows; the rest is offered without a word."""
UNASKED = frozenset({"open_notice", "sign_agreement"})
"""What is done elsewhere: a notice by reading it, an agreement by signing the paper itself."""
TITLES = {
    "acknowledge_rights": "确认知道权利和义务",
    "answer_arbitration_offer": "答复仲裁协议",
    "answer_disclosure": "答复调解员的披露",
    "answer_invitation": "答复是否同意调解",
    "answer_offer": "答复对方的方案",
    "choose_mediator": "选一位调解员",
    "claim_payment": "告知我已经付款",
    "confirm_completion": "确认已经全部付清",
    "confirm_payment": "确认收到了付款",
    "confirm_service_address": "确认我的送达地址",
    "confirm_undisputed_facts": "确认没有争议的事实",
    "contest_payment": "说明没有收到付款",
    "make_offer": "提出我的付款方案",
    "propose_amendment": "提议变更还款计划",
    "record_payment": "记录收到的付款",
    "refuse_mediation": "不再继续调解",
    "refuse_to_sign": "不签调解协议",
    "request_replacement": "请求更换调解员",
    "sign_amendment": "答复还款计划的变更",
    "submit_sealed_figure": "提交我的密封报价",
    "withdraw_claim": "撤回我的申请",
}
"""What a step is called to a party, where that is not as in the register."""
FIELDS = {
    "answer_arbitration_offer.signed": "您签署仲裁协议吗？",
    "answer_disclosure.consents": "您同意由这位调解员继续调解吗？",
    "answer_invitation.consents": "您同意调解吗？",
    "answer_offer.accepts": "您接受这个方案吗？",
    "confirm_service_address.electronic": "您同意用电子方式送达吗？",
    "confirm_undisputed_facts.confirms": "记载的事实没有争议，您确认吗？",
    "make_offer.terms": "付款方案",
    "sign_amendment.signed": "您签署变更协议吗？",
}
"""What a field of a step asks a party, where that is not as at the desk."""
