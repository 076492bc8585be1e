"""The facts of an event that its line in the timeline shows."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from law.completeness import item_name
from law.money import group_yuan, parse_yuan
from templates.catalogue import CATALOGUE
from web import labels
from web.words import day, yuan

_TRACKS = {
    "arbitration": "仲裁",
    "judicial_confirmation": "司法确认",
    "payment_order": "支付令",
    "small_claims": "小额诉讼",
    "simplified": "简易程序",
    "ordinary": "普通程序",
    "enforcement": "强制执行",
}
_TITLES = {
    "confirmation_ruling": "司法确认裁定",
    "consent_award": "依和解协议作出的裁决",
    "award": "仲裁裁决",
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
    "out_of_scope": "不属于受理范围",
    "claim_declaration": "须申报债权",
    "no_assets": "无财产可供执行",
    "settled": "达成执行和解",
    "improper_party": "当事人不适格",
    "no_definite_respondent": "没有明确的被申请人",
    "already_decided": "已有生效的裁判或者裁决",
    "pending_elsewhere": "已由其他机构受理",
    "suspected_sham": "有虚假纠纷嫌疑",
    "not_corrected": "经要求仍未补正",
    "other": "其他",
}
_MODES = {"on_site": "现场", "online": "线上", "phone": "电话"}
_METHODS = {"in_person": "直接送达", "post": "邮寄送达", "electronic": "电子送达"}
_ATTESTATIONS = {
    "signed_sheet": "当事人签名件，由经办人代录",
    "read_out": "向当事人宣读，见证人在场，由经办人代录",
    "recording": "录音录像，由经办人代录",
}

Told = Callable[[Any], str]


def _of(names: Mapping[str, str]) -> Told:
    return lambda value: names.get(value, str(value))


def _money(value: Any) -> str:
    return yuan(value) if isinstance(value, int) else f"{group_yuan(parse_yuan(value))} 元"


def _day(value: Any) -> str:
    return day(date.fromisoformat(value))


def _yes(value: Any) -> str:
    return "是" if value else "否"


def _papers(value: Any) -> str:
    kinds: list[str] = value
    return "、".join(CATALOGUE[kind].title for kind in kinds if kind in CATALOGUE)


def _attested(value: Any) -> str:
    return _ATTESTATIONS[value["kind"]]


def _items(value: Any) -> str:
    return "、".join(item_name(key) or key for key in value)


def _settlement(value: Any) -> str:
    return f"{_money(value['total'])}，分 {len(value['instalments'])} 期"


_SHOWN: dict[str, tuple[str, Told]] = {
    "term": ("期限", labels.term),
    "forum": ("途径", _of(_TRACKS)),
    "track": ("程序", _of(_TRACKS)),
    "attestation": ("证明", _attested),
    "court": ("法院", str),
    "institution": ("仲裁机构", str),
    "court_case_no": ("法院案号", str),
    "file_no": ("仲裁案号", str),
    "to": ("递交至", str),
    "round": ("第几次递交", str),
    "papers": ("文书", _papers),
    "receipt": ("回执号", str),
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
    "amount": ("金额", _money),
    "costs": ("费用", _money),
    "received_fen": ("收到", _money),
    "balance_fen": ("尚欠", _money),
    "overdue_fen": ("逾期", _money),
    "due_on": ("应付日", _day),
    "perform_by": ("履行期限", _day),
    "served_on": ("送达日", _day),
    "effective_on": ("生效日", _day),
    "until": ("延至", _day),
}
_PEOPLE = {
    "party_id": "当事人",
    "mediator": "调解员",
    "arbitrators": "仲裁员",
    "present": "到场",
}

# Where a payment says what was received, what its record says of the amount is the same sum.
_REPEATED = {"received_fen": "amount"}


def told(facts: Mapping[str, Any], people: Mapping[str, str]) -> list[tuple[str, str]]:
    """The facts worth a line, each with its name; the rest stays in the log.

    ``people`` gives the name to show for each party id and account id.
    """
    repeated = {again for name, again in _REPEATED.items() if name in facts}
    shown = {key: value for key, value in facts.items() if value not in (None, [])}
    named = [(name, _names(shown[key], people)) for key, name in _PEOPLE.items() if shown.get(key)]
    return named + [
        (name, tell(shown[key]))
        for key, (name, tell) in _SHOWN.items()
        if key in shown and key not in repeated
    ]


def _names(value: Any, people: Mapping[str, str]) -> str:
    ids: list[str] = [value] if isinstance(value, str) else value
    return "、".join(people.get(ident, ident) for ident in ids)
