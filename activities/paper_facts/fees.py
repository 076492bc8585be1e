"""The facts of the fee estimate: what each road costs on the amount in dispute."""

from datetime import date

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.demand import Demand, demand
from activities.paper_facts.people import creditors, names
from law.fees import FeeTable, court_fee, fee_table
from templates.models import Amount
from templates.models_court import FeeEstimate, FeeRow, OtherReading

HALVED = frozenset({"small_claims", "simplified"})
TRACKS = {"small_claims": "小额诉讼", "simplified": "简易程序", "ordinary": "普通程序"}


def fee_estimate(file: CaseFile, day: date) -> FeeEstimate:
    """诉讼费用预估表, with the other reading of the amount in dispute beside it."""
    owed = demand(file, day)
    fees = fee_table(owed.amount_in_dispute).value
    track: str = file.the_last("suit_filed").facts["track"]
    return FeeEstimate(
        case_no=file.case_no,
        claimant=creditors(file),
        respondents=names(file.respondents),
        amount_in_dispute=Amount(fen=owed.amount_in_dispute),
        composition=owed.items(),
        rows=_rows(fees, track),
        other_reading=_other_reading(owed, fees, track),
        notes=("适用小额诉讼、简易程序审理的，案件受理费减半交纳。",),
        prepared_by=file.intake.bureau,
        dated_on=day,
    )


def _rows(fees: FeeTable, track: str) -> tuple[FeeRow, ...]:
    halved = track in HALVED
    loser = "原告预交，败诉方负担"
    rows = [
        FeeRow(
            item=f"案件受理费（{TRACKS[track]}）",
            calculation="按标的额分段累计" + ("，减半交纳" if halved else ""),
            amount=Amount(fen=fees.court_half if halved else fees.court),
            payer=loser,
        ),
        FeeRow(
            item="支付令申请费",
            calculation="案件受理费标准的三分之一",
            amount=Amount(fen=fees.payment_order),
            payer="申请人预交，债务人未提出异议的由债务人负担",
        ),
        FeeRow(
            item="财产保全申请费",
            calculation="按保全金额分段累计，最高5,000元",
            amount=Amount(fen=fees.preservation),
            payer=loser,
        ),
        FeeRow(
            item="申请执行费",
            calculation="按执行金额分段累计",
            amount=Amount(fen=fees.enforcement),
            payer="无需预交，由被执行人负担",
        ),
        FeeRow(
            item="仲裁案件受理费",
            calculation="国家规定的收费区间，以仲裁机构收费表为准",
            amount=Amount(fen=fees.arbitration.low),
            up_to=Amount(fen=fees.arbitration.high),
            payer="申请人预交，败诉方负担",
        ),
    ]
    return tuple(rows)


def _other_reading(owed: Demand, fees: FeeTable, track: str) -> OtherReading | None:
    """Some courts count interest run to the filing day."""
    if not owed.so_far:
        return None
    amount = owed.amount_in_dispute + owed.so_far
    whole = court_fee(amount).value
    fee = fee_table(amount).value.court_half if track in HALVED else whole
    if fee == (fees.court_half if track in HALVED else fees.court):
        return None
    return OtherReading(
        reading="将截至起诉之日的逾期利息计入标的额",
        amount_in_dispute=Amount(fen=amount),
        court_fee=Amount(fen=fee),
    )
