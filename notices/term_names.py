"""What terms are called: those of the law, those a court sets, those of a policy or a schedule."""

from law.set_terms import set_terms
from law.terms import register

_OWN = {
    "ARB_HEARING": "仲裁开庭",
    "ARB_PREPAY_DEFERRED": "缓交的仲裁费",
    "ARB_REMISSION": "重新仲裁",
    "ALERT_ANSWER": "确认超期提醒",
    "AMENDMENT_ANSWER": "签署还款计划变更",
    "COMPLETION_ANSWER": "确认履行完毕",
    "CORRECTION": "补正材料",
    "EBL_DECLARE": "申报破产债权",
    "INSTALMENT": "分期付款",
    "INVITATION_ANSWER": "答复调解邀请",
    "LATE_CORRECTION": "补录期限内的补正",
    "MED_EXTENSION": "延长前的调解期限",
    "NOTICE_OPENING": "查阅调解邀请",
    "OFFER_ANSWER": "答复仲裁协议",
    "TRANSFER": "答复移送",
    "SEALED_ROUND": "密封报价",
    "SIGNING": "签署调解协议",
    "PRES_HOLD": "保全期限",
    "PAYMENT_ANSWER": "答复付款主张",
}


def term_name(code: str) -> str | None:
    """What a term is called; one of which several run at once has its number."""
    called, number = numbered_term(code)
    return f"{called}（第{number}笔）" if number else called


def numbered_term(code: str) -> tuple[str | None, str]:
    """What a term is called, and its number where several of it run at once."""
    of_all = code.partition("@")[0]
    if of_all in register():
        return register()[of_all].name, ""
    if code in set_terms():
        return set_terms()[code].name, ""
    name, _, number = code.rpartition("_")
    if of_all not in _OWN and name in _OWN:
        return _OWN[name], number
    return _OWN.get(of_all), ""
