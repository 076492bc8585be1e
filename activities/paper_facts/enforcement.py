"""The facts of the application for enforcement (民事诉讼法 247, 250; 执行规定 18)."""

from collections.abc import Callable
from datetime import date

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.demand import listed
from activities.paper_facts.people import account, block, blocks, names
from activities.paper_facts.schedule import received
from activities.paper_facts.titles import due_since, schedule, title
from law.deadlines import compute
from templates.models import Amount, Piece, SumItem, format_date
from templates.models_performance import EnforcementApplication


def enforcement_application(file: CaseFile, day: date) -> EnforcementApplication:
    """强制执行申请书: the title, what it orders, what is still owed, until when to apply."""
    file = file.outside_mediation()
    plan, named = schedule(file), title(file)
    rest = plan.total - received(file.events)
    by_tribunal = file.last("arbitration_applied") is not None
    court = file.the_last("enforcement_applied").facts["court"]
    ground = "被执行人住所地在贵院辖区。" if by_tribunal else "贵院依法对该执行依据有执行管辖权。"
    return EnforcementApplication(
        applicant=block(file.claimant, "申请执行人"),
        debtors=blocks(file.respondents, "被执行人"),
        court=court,
        court_ground=ground,
        title=named,
        obligations=listed(
            [f"于{format_date(row.due_on)}前支付{row.amount}" for row in plan.rows()]
        ),
        items=(SumItem(label="执行依据确定而未支付的款项", amount=Amount(fen=rest)),),
        total=Amount(fen=rest),
        running_interest=(
            f"以{Amount(fen=rest)}为基数，自履行期限届满次日起至实际付清之日止，"
            "按日万分之一点七五计算的迟延履行期间加倍部分债务利息"
        ),
        perform_by=due_since(file),
        apply_until=compute("ENF_APPLY", plan.ends_on).value.due,
        facts=(
            f"{named}已于{format_date(named.effective_on)}发生法律效力。"
            f"{'、'.join(names(file.respondents))}未按期履行，尚欠{Amount(fen=rest)}。",
        ),
        assets=(),
        account=account(file),
        attachments=listed(
            [
                "执行依据",
                *(["仲裁协议"] if by_tribunal else []),
                "申请执行人身份证明",
                "委托代理人办理的，授权委托书",
            ]
        ),
        dated_on=day,
    )


BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    "enforcement_application": enforcement_application
}
