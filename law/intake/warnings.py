"""What an intake document that may be taken still needs a person to look at."""

from collections.abc import Iterator
from datetime import date

from law.basis import cite
from law.deadlines import compute
from law.debt_types import debt_types
from law.identifiers import Fault, uscc_fault
from law.intake.document import Guarantee, GuaranteeKind, Intake
from law.intake.parties import Organisation, Party
from law.intake.problems import Problem
from law.limitation import limitation


def intake_warnings(intake: Intake) -> tuple[Problem, ...]:
    """Doubts and running terms to be told when the case is opened; none of them refuses it."""
    return (
        *_doubtful_codes(intake),
        *_debt_type_note(intake),
        *_not_due(intake),
        *_guarantees(intake),
        *_preservation(intake),
        *_limitation(intake),
    )


def settlement_cautions(intake: Intake) -> tuple[str, ...]:
    """What must be said again when the parties settle.

    Which guarantee periods run on, and that what an insolvent enterprise pays one creditor in the
    six months before its bankruptcy may be undone (企业破产法 32).
    """
    periods = (problem.message for problem in _guarantees(intake))
    debtors = (party for party in intake.respondents if isinstance(party, Organisation))
    return (*periods, *([_PREFERENCE] if any(debtors) else []))


_PREFERENCE = (
    "债务人是企业的，人民法院受理其破产申请前六个月内，"
    "其已经不能清偿到期债务仍向个别债权人清偿的，管理人可以请求撤销（《企业破产法》第32条）"
)


def _doubtful_codes(intake: Intake) -> Iterator[Problem]:
    parties: dict[str, Party] = {"claimant": intake.claimant}
    parties |= {f"co_claimants.{place}": party for place, party in enumerate(intake.co_claimants)}
    parties |= {f"respondents.{place}": party for place, party in enumerate(intake.respondents)}
    for field, party in parties.items():
        if isinstance(party, Organisation) and uscc_fault(party.uscc) is Fault.CHECKSUM:
            yield Problem(
                field=f"{field}.uscc",
                code="uscc_checksum",
                message="统一社会信用代码校验位不正确，请与营业执照核对（少数早期代码确有此情形）",
            )


def _debt_type_note(intake: Intake) -> Iterator[Problem]:
    debt = debt_types()[intake.debt_type]
    if debt.note:
        yield Problem(
            field="debt_type",
            code="debt_type_note",
            message=debt.note,
            basis=cite(*debt.basis),
        )


def _not_due(intake: Intake) -> Iterator[Problem]:
    if intake.contract.due_on > intake.filed_on:
        yield Problem(
            field="contract.due_on",
            code="not_due",
            message=f"债务至 {intake.contract.due_on} 才到期；此前只有对方明确表示不履行的才可请求",
            basis=cite("CC 578"),
        )


def _guarantees(intake: Intake) -> Iterator[Problem]:
    parties = {party.name for party in intake.respondents}
    for place, guarantee in enumerate(intake.guarantees):
        field = f"guarantees.{place}"
        if guarantee.guarantor not in parties:
            yield Problem(
                field=f"{field}.guarantor",
                code="guarantor_not_party",
                message="保证人未列为被申请人，调解协议和裁判对其不发生效力",
                basis=cite("CC 693"),
            )
        yield _guarantee_period(field, guarantee, intake.contract.due_on, intake.filed_on)


def _guarantee_period(field: str, guarantee: Guarantee, due_on: date, filed_on: date) -> Problem:
    ends = compute("GUARANTEE", due_on, agreed_until=guarantee.until).value.due
    if ends < filed_on:
        message = f"保证期间已于 {ends} 届满；此前没有依法主张权利的，保证人不再承担保证责任"
    elif guarantee.kind is GuaranteeKind.GENERAL:
        message = (
            f"一般保证的保证期间至 {ends} 届满；调解、司法确认均不使其停止，"
            "只有在此之前对债务人起诉或者申请仲裁才能保住对保证人的权利"
        )
    else:
        message = f"连带责任保证的保证期间至 {ends} 届满；须在此之前请求保证人承担保证责任"
    return Problem(
        field=field, code="guarantee_period", message=message, basis=cite("CC 692", "CC 693")
    )


def _preservation(intake: Intake) -> Iterator[Problem]:
    measure = intake.preservation
    if measure is not None and measure.pre_suit:
        ends = compute("PRES_FOLLOW", measure.taken_on).value.due
        if ends < intake.filed_on:
            lapse = f"诉前保全后的三十日已于 {ends} 届满，未起诉或者申请仲裁的应予解除；"
        else:
            lapse = f"诉前保全须在 {ends} 前起诉或者申请仲裁，否则解除；调解期间不停止计算；"
        yield Problem(
            field="preservation.taken_on",
            code="preservation_lapses",
            message=f"{lapse}已申请诉前保全的不得申请支付令",
            basis=cite("CPL 104", "CPL-I 427(7)"),
        )


def _limitation(intake: Intake) -> Iterator[Problem]:
    """Counted from the due date alone: demands and part payments since then start it anew."""
    advice = limitation(intake.contract.due_on, intake.filed_on)
    if advice.value.warning is not None:
        state = "已于" if advice.value.over else "将于"
        yield Problem(
            field="contract.due_on",
            code="limitation_near",
            message=(
                f"自履行期限届满起计，诉讼时效{state} {advice.value.due} 届满；"
                "请核对有无催收、部分付款等中断事由并保存证据"
            ),
            basis=cite("CC 188", "CC 195", "LIMITATION 14"),
        )
