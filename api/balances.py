"""What is left to pay in a case on a day, and what a payment would be set against."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from sqlmodel import Session

from api.caller import Database
from api.cases import BasisView, VisibleCase
from api.problems import Problem
from law.appropriation import (
    AppropriatedReceipt,
    Balance,
    OneDebt,
    Sums,
    appropriate_among,
    balance,
)
from law.basis import Advice
from law.civil_time import civil_date
from law.money import MoneyError, parse_yuan
from records.cases import intake_of
from records.engine import reading
from records.ledger import events_of
from records.performance import PerformanceAccount, performance_accounts
from records.tables import Case
from workflows.messages.common import Fen

router = APIRouter(prefix="/api/v1", tags=["performance"])

On = Annotated[date | None, Query(description="计算至该日；缺省为案件当日")]


class SumsView(BaseModel):
    """A sum by heads; ``doubled`` is the doubled part of interest for delayed performance."""

    costs: Fen
    interest: Fen
    principal: Fen
    doubled: Fen
    total: Fen


class ReceiptView(BaseModel):
    """A payment and what it covered on its day; ``surplus`` was more than was owed."""

    paid_on: date
    amount: Fen
    covered: SumsView
    surplus: Fen


class DueView(BaseModel):
    """A part of the principal still to be paid."""

    due_on: date
    amount: Fen


class BalanceView(BaseModel):
    """What is left of one debt of the case at the end of a day."""

    workflow_id: str
    on: date
    outstanding: SumsView
    overdue: Fen
    unpaid: list[DueView]
    receipts: list[ReceiptView]
    order: list[str]
    basis: list[BasisView]
    flags: list[str]


class ShareView(BaseModel):
    """What of a payment goes to one debt of the case."""

    workflow_id: str
    amount: Fen


class AppropriationView(BaseModel):
    """A payment over the debts of a case; ``surplus`` is more than all of them together."""

    on: date
    shares: list[ShareView]
    surplus: Fen
    basis: list[BasisView]


@router.get("/cases/{case_no}/performance/balance", operation_id="read_balance", summary="尚欠款项")
def read_balance(
    request: Request, case: VisibleCase, engine: Database, on: On = None
) -> list[BalanceView]:
    """What is left to pay, interest to that day included; one entry for each debt under way."""
    with reading(engine) as session:
        accounts, day = _accounts(session, case), on or _today(request, session, case)
    return [
        _balance_view(account, balance(account.debt, account.receipts, day)) for account in accounts
    ]


@router.get(
    "/cases/{case_no}/performance/appropriation",
    operation_id="read_appropriation",
    summary="清偿抵充计算",
)
def read_appropriation(
    request: Request,
    case: VisibleCase,
    engine: Database,
    amount: Annotated[str, Query(description="付款金额（元）")],
    on: On = None,
    designated: Annotated[str | None, Query(description="债务人指定清偿的债务")] = None,
) -> AppropriationView:
    """How a payment would be set against the several debts of the case (民法典 560)."""
    try:
        fen = parse_yuan(amount)
    except MoneyError as error:
        raise Problem("invalid_body", str(error), field="amount") from None
    with reading(engine) as session:
        accounts, day = _accounts(session, case), on or _today(request, session, case)
    advice = appropriate_among(
        fen, [_one(each, day) for each in accounts], day, designated=designated
    )
    return AppropriationView(
        on=day,
        shares=[ShareView(workflow_id=share.name, amount=share.fen) for share in advice.value],
        surplus=fen - sum(share.fen for share in advice.value),
        basis=[BasisView(**basis.model_dump()) for basis in advice.basis],
    )


def _accounts(session: Session, case: Case) -> tuple[PerformanceAccount, ...]:
    intake = intake_of(session.get_one(Case, case.case_no))
    return performance_accounts(intake, events_of(session, case.case_no))


def _today(request: Request, session: Session, case: Case) -> date:
    """Today; in a simulation the day that the case has reached."""
    today: date | None = request.app.state.today()
    if today is not None and not case.simulated:
        return today
    return civil_date(events_of(session, case.case_no)[-1].recorded_at)


def _one(account: PerformanceAccount, day: date) -> OneDebt:
    left = balance(account.debt, account.receipts, day).value
    return OneDebt(
        name=account.workflow_id,
        fen=left.outstanding.total,
        due_on=min((due.due_on for due in left.unpaid_dues), default=day),
        secured=bool(account.guarantors),
        daily_burden=_daily_burden(account, day),
    )


def _daily_burden(account: PerformanceAccount, day: date) -> int:
    """What the next day of it costs, in fen."""
    today, tomorrow = (
        balance(account.debt, account.receipts, until).value.outstanding.total
        for until in (day, day + timedelta(days=1))
    )
    return tomorrow - today


def _balance_view(account: PerformanceAccount, advice: Advice[Balance]) -> BalanceView:
    left = advice.value
    return BalanceView(
        workflow_id=account.workflow_id,
        on=left.on,
        outstanding=_sums_view(left.outstanding),
        overdue=left.overdue,
        unpaid=[DueView(due_on=due.due_on, amount=due.fen) for due in left.unpaid_dues],
        receipts=[_receipt_view(receipt) for receipt in left.receipts],
        order=[head.value for head in account.debt.order],
        basis=[BasisView(**basis.model_dump()) for basis in advice.basis],
        flags=list(advice.flags),
    )


def _sums_view(sums: Sums) -> SumsView:
    return SumsView(**sums.model_dump(), total=sums.total)


def _receipt_view(receipt: AppropriatedReceipt) -> ReceiptView:
    return ReceiptView(
        paid_on=receipt.day,
        amount=receipt.fen,
        covered=_sums_view(receipt.covered),
        surplus=receipt.surplus,
    )
