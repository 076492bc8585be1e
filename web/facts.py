"""The facts of an event that its line in the timeline shows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from law.agency import POWER_TITLES, SpecialPower
from law.completeness import item_name
from law.money import parse_yuan
from templates.catalogue import CATALOGUE
from web import labels
from web.language import gettext
from web.words import day, yuan

_TRACKS = {
    "arbitration": "仲裁",
    "court": "诉讼",
    "judicial_confirmation": "司法确认",
    "payment_order": "支付令",
    "small_claims": "小额诉讼",
    "simplified": "简易程序",
    "ordinary": "普通程序",
    "enforcement": "强制执行",
    "preservation": "财产保全",
    "set_aside": "撤销仲裁裁决",
    "non_enforcement": "不予执行仲裁裁决",
    "validity": "确认仲裁协议效力",
}
_TITLES = {
    "confirmation_ruling": "司法确认裁定",
    "consent_award": "依和解协议作出的裁决",
    "award": "仲裁裁决",
    "arbitral_mediation": "仲裁调解书",
    "judgment": "判决",
    "payment_order": "支付令",
    "court_mediation": "法院调解书",
}
_REASONS = {
    "unwilling": "不愿调解",
    "too_far_apart": "分歧过大",
    "time_up": "期限届满",
    "unreachable": "无法联系",
    "refused_to_sign": "拒绝签署",
    "settled_privately": "自行和解",
    "withdrawn": "撤回申请",
    "no_answer": "逾期未答复",
    "conflict": "有利害关系",
    "party_request": "当事人申请",
    "out_of_scope": "不属于受理范围",
    "claim_declaration": "须申报债权",
    "no_assets": "无财产可供执行",
    "settled": "达成执行和解",
    "no_standing": "原告不适格",
    "no_clear_respondent": "没有明确的被告",
    "no_jurisdiction": "不属于本院管辖",
    "arbitration_agreed": "有书面仲裁协议",
    "papers_incomplete": "材料不全",
    "conditions_not_met": "不符合受理条件",
    "not_at_address": "不在该地址",
    "address_unknown": "地址不详",
    "refused_to_receive": "拒绝签收",
    "unclaimed": "逾期未领取",
    "not_delivered": "未能投递",
    "sued": "另行起诉",
    "title_revoked": "执行依据被撤销",
    "nothing_left": "无遗产或者义务承担人",
    "no_agreement": "没有仲裁协议",
    "other_institution": "协议选定的不是该机构",
    "not_arbitrable": "不属于仲裁范围",
    "no_definite_claim": "没有具体的请求和事实、理由",
    "materials_missing": "材料不齐",
    "challenged": "回避",
    "withdrew": "辞任",
    "unable": "不能继续履职",
    "removed": "被除名",
    "improper_party": "当事人不适格",
    "no_definite_respondent": "没有明确的被申请人",
    "already_decided": "已有生效的裁判或者裁决",
    "pending_elsewhere": "已由其他机构受理",
    "suspected_sham": "有虚假纠纷嫌疑",
    "not_corrected": "经要求仍未补正",
    "distribution": "分案",
    "absence": "经办人不在岗",
    "workload": "工作量调整",
    "counter_security": "被保全人提供担保",
    "paid": "已经清偿",
    "bankruptcy": "破产申请已受理",
    "not_followed": "逾期未起诉、申请仲裁或者申请执行",
    "claim_failed": "请求未获支持或者未被受理",
    "other_district": "属于其他地区",
    "parties_ask": "当事人请求",
    "conflict_of_interest": "回避",
    "related_case": "有关联案件",
    "other": "其他",
}
_RELIEFS = {"defer": "缓交", "reduce": "减交", "waive": "免交"}
_PROPERTIES = {
    "bank_deposit": "银行存款",
    "movable": "动产",
    "real_estate": "不动产",
    "other_right": "其他财产权",
}
_AWARD_GROUNDS = {
    "no_agreement": "没有仲裁协议",
    "out_of_scope": "超出仲裁范围",
    "tribunal_or_procedure": "仲裁庭组成或者程序违法",
    "forged_evidence": "证据系伪造",
    "withheld_evidence": "隐瞒证据",
    "arbitrator_misconduct": "仲裁员枉法裁决",
    "public_interest": "违背社会公共利益",
}
_GROUNDS = {
    "party_or_relative": "是当事人、代理人或者其近亲属",
    "interest": "与本案有利害关系",
    "other_relation": "有其他关系可能影响公正",
    "private_contact": "私自会见或者接受请客送礼",
    "no_agreement": "没有仲裁协议",
    "agreement_invalid": "仲裁协议无效",
    "beyond_agreement": "超出仲裁协议范围",
    "consented_extension": "各方同意延长",
    "appraisal": "鉴定",
    "settlement_talks": "当事人和解",
    "disputes_debt": "对债务有异议",
    "announcement_service": "公告送达",
    "party_ended": "当事人死亡或者终止",
    "bankruptcy_stay": "破产中止",
    "correction_by_party": "当事人补正",
}
_DECIDERS = {"institution": "仲裁机构", "tribunal": "仲裁庭", "court": "人民法院"}
_KINDS = {
    "counterclaim": "反请求",
    "set_off": "抵销",
    "death": "死亡",
    "dissolution": "终止",
    "fabricated": "单方捏造事实",
    "collusion": "恶意串通",
    "inquiry": "查询",
    "freezing": "冻结",
    "sealing": "查封、扣押",
    "transfer": "划拨",
    "sale": "拍卖、变卖",
    "restricted_spending": "限制消费",
    "defaulters_list": "纳入失信被执行人名单",
}
_ERRORS = {"clerical": "文字错误", "computation": "计算错误", "omission": "遗漏事项"}
_ITEMS = {
    "application": "仲裁申请书",
    "agreement": "仲裁协议",
    "identity": "身份证明",
    "authority": "授权委托书",
    "evidence": "证据",
    "copies": "副本",
}
_HEADS = {
    "costs": "费用",
    "interest": "利息",
    "principal": "本金",
    "doubled": "加倍部分利息",
}
_MODES = {"on_site": "现场", "online": "线上", "phone": "电话"}
_METHODS = {
    "in_person": "直接送达",
    "post": "邮寄送达",
    "electronic": "电子送达",
    "leave_behind": "留置送达",
}
_RESULTS = {
    "granted": "准许申请",
    "failed": "未达成协议",
    "unreachable": "无法联系",
    "title": "已有执行依据",
    "dismissed": "驳回",
    "not_accepted": "不予受理",
    "allowed": "准许",
    "refused": "未获同意",
    "deemed": "按撤诉处理",
    "upheld": "维持原判",
    "changed": "改判",
    "remanded": "发回重审",
    "withdrawn": "撤回",
    "rejected": "驳回",
    "measure_stayed": "中止对该标的的执行",
}
_ATTESTATIONS = {
    "signed_sheet": "当事人签名件，由经办人代录",
    "read_out": "向当事人宣读，见证人在场，由经办人代录",
    "recording": "录音录像，由经办人代录",
}

_FOLLOWS = {"trial_resumes": "人民法院恢复审理", "registered": "人民法院依法登记立案"}
_CHANNELS = {
    "phone": "电话",
    "message": "短信",
    "online": "线上",
    "post": "邮寄",
    "visit": "上门",
}
_IDENTITY = {"account": "本人账户", "document": "核对证件", "face": "人脸识别", "video": "视频核对"}
_RULES = {
    "midpoint": "取中间值",
    "claimant_figure": "按申请人的底价",
    "respondent_figure": "按被申请人的出价",
}

Told = Callable[[Any], str]


def _of(names: Mapping[str, str]) -> Told:
    return lambda value: gettext(names.get(value, str(value)))


def _each(names: Mapping[str, str]) -> Told:
    return lambda values: _listed(names.get(value, str(value)) for value in values)


def _listed(texts: Iterable[str]) -> str:
    """Texts of ours in the reader's language, one after the other."""
    return gettext("、").join(map(gettext, texts))


def _money(value: Any) -> str:
    return yuan(value if isinstance(value, int) else parse_yuan(value))


def _day(value: Any) -> str:
    return day(date.fromisoformat(value))


def _yes(value: Any) -> str:
    return gettext("是") if value else gettext("否")


def _papers(value: Any) -> str:
    kinds: list[str] = value
    return _listed(CATALOGUE[kind].title for kind in kinds if kind in CATALOGUE)


def _agency(value: Any) -> str:
    powers = _listed(POWER_TITLES[SpecialPower(power)] for power in value["powers"])
    if not powers:
        return gettext("一般授权")
    return gettext("特别授权（%(powers)s）") % {"powers": powers}


def _supplement(value: Any) -> str:
    items: list[str] = value
    return _listed(_ITEMS.get(each, each) for each in items)


def _attested(value: Any) -> str:
    return gettext(_ATTESTATIONS[value["kind"]])


def _items(value: Any) -> str:
    return _listed(item_name(key) or key for key in value)


def _settlement(value: Any) -> str:
    told = {"total": _money(value["total"]), "count": len(value["instalments"])}
    return gettext("%(total)s，分 %(count)s 期") % told


def _heads(sums: Mapping[str, int]) -> str:
    """A sum by its heads, those of nothing left out."""
    shown = [f"{gettext(_HEADS[head])} {_money(fen)}" for head, fen in sums.items() if fen]
    return gettext("、").join(shown) or gettext("无")


_SHOWN: dict[str, tuple[str, Told]] = {
    "term": ("期限", labels.term),
    "forum": ("途径", _of(_TRACKS)),
    "track": ("程序", _of(_TRACKS)),
    "agency": ("由代理人办理", _agency),
    "attestation": ("证明", _attested),
    "issued_by": ("作出机关", str),
    "number": ("文号", str),
    "result": ("结果", _of(_RESULTS)),
    "bureau": ("受移送机构", str),
    "other": ("关联案号", str),
    "into": ("并入案号", str),
    "court": ("法院", str),
    "institution": ("仲裁机构", str),
    "court_case_no": ("法院案号", str),
    "file_no": ("仲裁案号", str),
    "recipient": ("递交至", str),
    "filing_round": ("第几次递交", str),
    "papers": ("文书", _papers),
    "paper": ("文书", lambda kind: _papers([kind])),
    "external_case_no": ("受理案号", str),
    "decided_on": ("答复日", _day),
    "consents": ("同意调解", _yes),
    "signed": ("签署", _yes),
    "confirmed": ("确认", _yes),
    "mode": ("方式", _of(_MODES)),
    "method": ("方式", _of(_METHODS)),
    "reason": ("原因", _of(_REASONS)),
    "title": ("执行依据", _of(_TITLES)),
    "missing": ("缺少材料", _items),
    "supplied": ("补交材料", _items),
    "terms": ("约定", _settlement),
    "items": ("应补正", _supplement),
    "ground": ("理由", _of(_GROUNDS)),
    "by": ("决定者", _of(_DECIDERS)),
    "kind": ("种类", _of(_KINDS)),
    "error": ("错误", _of(_ERRORS)),
    "circumstances": ("有应披露的情形", _yes),
    "upheld": ("准予回避", _yes),
    "repeat": ("重新进行", _yes),
    "granted": ("准予", _yes),
    "size": ("仲裁员人数", str),
    "on": ("开庭日", _day),
    "adjourned_to": ("续行日期", _day),
    "amount": ("金额", _money),
    "counterclaim": ("反请求", _money),
    "refund_fen": ("退费", _money),
    "costs": ("费用", _money),
    "received_fen": ("收到", _money),
    "balance_fen": ("尚欠", _money),
    "overdue_fen": ("逾期", _money),
    "payable": ("应交", _money),
    "counterclaim_granted": ("反诉判给", _money),
    "ordered_fen": ("支付令金额", _money),
    "objected_fen": ("被异议金额", _money),
    "title_owed_fen": ("执行依据尚欠", _money),
    "doubled_owed_fen": ("加倍利息尚欠", _money),
    "costs_owed_fen": ("执行费用尚欠", _money),
    "relief": ("救助方式", _of(_RELIEFS)),
    "to": ("转至", _of(_TRACKS | labels.ROLES)),
    "days": ("天数", str),
    "round": ("补正次数", str),
    "receipt": ("回执号", str),
    "electronic": ("同意电子送达", _yes),
    "complied": ("已报告", _yes),
    "appropriated": ("抵充", _heads),
    "outstanding": ("尚欠（含利息）", _heads),
    "excess_fen": ("多付待退", _money),
    "interest_left_fen": ("尚余利息", _money),
    "remitted_fen": ("免除", _money),
    "revived_fen": ("恢复的减免款", _money),
    "total_fen": ("变更后总额", _money),
    "payment": ("付款主张编号", str),
    "paid_on": ("付款日", _day),
    "due_on": ("应付日", _day),
    "perform_by": ("履行期限", _day),
    "served_on": ("送达日", _day),
    "effective_on": ("生效日", _day),
    "until": ("至", _day),
    "closes_on": ("截止日", _day),
    "session_on": ("调解日期", _day),
    "starts_at": ("时间", lambda value: str(value)[:5]),
    "place": ("地点", str),
    "channel": ("联系方式", _of(_CHANNELS)),
    "reached": ("联系上", _yes),
    "at": ("时间", lambda value: str(value)[:5]),
    "identity": ("身份核实", _of(_IDENTITY)),
    "confirms": ("确认", _yes),
    "rule": ("规则", _of(_RULES)),
    "crossed": ("报价相合", _yes),
    "alerts": ("提醒", lambda codes: _listed(labels.term(code) for code in codes)),
    "follows": ("后续", _of(_FOLLOWS)),
    "property": ("财产", _of(_PROPERTIES)),
    "grounds": ("事由", _each(_AWARD_GROUNDS)),
    "stands": ("维持", _yes),
    "valid": ("有效", _yes),
    "fee_fen": ("应交费用", _money),
    "security_due_fen": ("应提供担保", _money),
}
_PEOPLE = {
    "party_id": "当事人",
    "paid_by": "付款人",
    "assignee": "经办人",
    "formerly": "原经办人",
    "mediator": "调解员",
    "arbitrators": "仲裁员",
    "present": "到场",
    "party_ids": "受送达人",
    "addressee": "受送达人",
    "by_default": "缺席",
    "appellants": "上诉人",
    "absent": "未到场",
    "respondent": "报价的被申请人",
    "arbitrator": "仲裁员",
    "removed": "原仲裁员",
    "replacement": "接任仲裁员",
    "served": "受送达人",
}

_SINGULAR = {"properties": "property"}
_LISTED = frozenset({"grounds", "items"})

# Where a payment says what was received, what its record says of the amount is the same sum.
_REPEATED = {"received_fen": "amount"}


def told(facts: Mapping[str, Any], people: Mapping[str, str]) -> list[tuple[str, str]]:
    """The facts worth a line, each with its name; the rest stays in the log.

    ``people`` gives the name to show for each party id and account id.
    """
    repeated = {again for name, again in _REPEATED.items() if name in facts}
    shown = {key: value for key, value in facts.items() if value not in (None, [])}
    named = [
        (gettext(name), _names(shown[key], people))
        for key, name in _PEOPLE.items()
        if shown.get(key)
    ]
    return named + [
        (gettext(name), tell(shown[key]))
        for key, (name, tell) in _SHOWN.items()
        if key in shown and key not in repeated
    ]


def choice(name: str, code: str) -> str:
    """What a code that a fact may hold is called."""
    name = _SINGULAR.get(name, name)
    if name not in _SHOWN:
        return code
    _, tell = _SHOWN[name]
    return tell([code] if name in _LISTED else code)


def _names(value: Any, people: Mapping[str, str]) -> str:
    ids: list[str] = [value] if isinstance(value, str) else value
    return gettext("、").join(people.get(ident, ident) for ident in ids)
