"""Late interest in words: on what, at which rate, from when, and how much so far."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from law import interest
from law.basis import Advice, Basis
from law.debt_types import debt_types
from law.intake import Intake
from law.interest import Interest
from law.lpr import LprError, lpr_on
from templates.models import Amount, format_date

_LPR = "一年期贷款市场报价利率"
_DAYS_IN_YEAR = 365
_LOANS = frozenset({"private_loan", "financial_loan", "micro_loan"})
_NUMERALS = "零一二三四五六七八九"
_PER = {"year": "年利率", "month": "月利率", "day": "每日"}


@dataclass(frozen=True)
class LateInterest:
    """Late interest on a sum of ``base`` fen from ``start`` on, until it is paid.

    ``so_far`` (fen) is what has accrued up to ``until``; None where no rate on record tells.
    """

    noun: str
    base: int
    rate: str
    start: date
    until: date
    so_far: int | None

    @property
    def formula(self) -> str:
        """以60,000.00元为基数，按年利率12%自2026年1月1日起计算至实际付清之日止."""
        return (
            f"以{Amount(fen=self.base)}为基数，{self.rate}"
            f"自{format_date(self.start)}起计算至实际付清之日止"
        )

    @property
    def accrued(self) -> str | None:
        """暂计至2026年6月2日为3,018.08元; None where nothing has accrued or nobody can tell."""
        if not self.so_far:
            return None
        return f"暂计至{format_date(self.until)}为{Amount(fen=self.so_far)}"


def noun(intake: Intake) -> str:
    """What late interest is called for this debt."""
    if intake.debt_type in _LOANS or intake.debt_type == "sme_receivable":
        return "逾期利息"
    return "逾期付款违约金" if intake.claim.late_interest.agreed else "逾期付款损失"


def running(intake: Intake, base: int, start: date, until: date) -> LateInterest:
    """Late interest on ``base`` fen that runs from ``start``, counted up to ``until``."""
    accrued = _interest(intake, base, start, until)
    return LateInterest(
        noun=noun(intake),
        base=base,
        rate=rate(intake),
        start=start,
        until=until,
        so_far=accrued.total_fen if accrued else None,
    )


def rate(intake: Intake) -> str:
    """The rate in words, held to the bounds that the law sets to an agreed one."""
    annual = _annual(intake)
    agreed = intake.claim.late_interest.agreed
    if agreed is None:
        return _by_law(intake, annual)
    parts = {"year": 1, "month": 12, "day": _DAYS_IN_YEAR}[agreed.per]
    if annual is None or annual == agreed.rate * parts:
        return f"按约定的{_PER[agreed.per]}{_share(agreed.rate, agreed.per)}"
    multiple = "的四倍" if annual < agreed.rate * parts else ""
    return f"按合同成立时{_LPR}{multiple}（年利率{_percent(annual)}）"


def rate_basis(intake: Intake) -> tuple[Basis, ...]:
    """The articles that late interest on this debt rests on."""
    start = intake.claim.late_interest.start
    advice = _advice(intake, intake.claim.principal, start, start)
    return advice.basis if advice else ()


def _by_law(intake: Intake, annual: Decimal | None) -> str:
    """The default for the type of debt, with the figures that the law computes."""
    shown = f"（年利率{_percent(annual)}）" if annual else ""
    start = intake.claim.late_interest.start
    match debt_types()[intake.debt_type].late_interest:
        case "sme_receivable" if annual is not None:
            return f"按每日{_share(annual / _DAYS_IN_YEAR, 'day')}的利率"
        case "sale_of_goods" if annual is not None:
            markup = annual / lpr_on(start).annual - 1
            return f"按{format_date(start)}的{_LPR}加计{_percent(markup)}{shown}"
        case "private_loan":
            return f"按{format_date(start)}的{_LPR}{shown}"
        case _:
            return f"按全国银行间同业拆借中心公布的{_LPR}"


def _annual(intake: Intake) -> Decimal | None:
    start = intake.claim.late_interest.start
    first_day = _interest(intake, intake.claim.principal, start, start)
    return first_day.rows[0].annual_rate if first_day else None


def _interest(intake: Intake, base: int, start: date, until: date) -> Interest | None:
    advice = _advice(intake, base, start, until)
    return advice.value if advice else None


def _advice(intake: Intake, base: int, start: date, until: date) -> Advice[Interest] | None:
    agreed = intake.claim.late_interest.agreed
    try:
        return interest.late_interest(
            intake.debt_type,
            base,
            start,
            until,
            agreed=interest.AgreedRate(rate=agreed.rate, per=agreed.per) if agreed else None,
            contract_signed_on=intake.contract.signed_on,
        )
    except LprError:  # older than the rates on record
        return None


def _share(rate: Decimal, per: str) -> str:
    """12%, or 万分之五 for a whole number of ten-thousandths a day."""
    parts = rate * 10_000
    if per == "day" and parts == int(parts) and 0 < parts < len(_NUMERALS):
        return f"万分之{_NUMERALS[int(parts)]}"
    return _percent(rate)


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}%"
