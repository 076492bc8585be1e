"""``jiefen simulate``: a policy tried on a synthetic caseload before it touches people."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from cli.operator_data import hand_over
from cli.output import fail, print_json
from embedded import test_server
from embedded.parts import NotFoundError
from embedded.simulation.figures import Figures, Moved, figures, in_json
from embedded.simulation.picture import picture
from embedded.simulation.trial_run import BatchLost, Trial, run
from law.debt_types import debt_types
from law.policy import PolicyError, load_policy
from law.simulation import Assumptions, AssumptionsError, load_assumptions
from law.simulation.assumptions import OURS
from web.labels import simulation as labels

STRONGEST = 10


def simulate(
    policy: Annotated[
        str, typer.Option(metavar="FILE", help="服务标准文件，或者已有标准的名称")
    ] = "wuxi",
    cases: Annotated[int, typer.Option(min=1, max=100_000, help="案件数")] = 1000,
    seed: Annotated[int, typer.Option(help="随机种子；同一种子得同一结果")] = 7,
    assumptions: Annotated[
        Path, typer.Option(metavar="FILE", help="假设文件；缺省为自带的假设")
    ] = OURS,
    out: Annotated[Path, typer.Option(help="图（SVG）写入的文件")] = Path("out/simulation.svg"),
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """模拟：在办案流程上试行一份服务标准，报告 45 天内解决的份额和天数的去向"""
    name, source = _policy(policy)
    world = _assumptions(assumptions)
    try:
        server = test_server.find(build=True).path
    except NotFoundError as error:
        fail(str(error))
    try:
        endings = run(Trial(server, source, world, seed, cases), hand_over, _tell(cases))
    except BatchLost as lost:
        fail(f"模拟进程一再中断：{lost}")
    found = figures(endings)
    out.parent.mkdir(parents=True, exist_ok=True)
    title = f"{name}：模拟 {cases} 件（种子 {seed}）"
    out.write_text(picture(found, title), encoding="utf-8")
    if as_json:
        print_json(in_json(found))
    else:
        _show(found, title, world)
        Console(highlight=False).print(f"图：{out}")


def _policy(source: str) -> tuple[str, str]:
    """The policy's title, and its name or the whole path of its file."""
    try:
        title = load_policy(source).name
        return title, str(Path(source).resolve()) if source.endswith(".toml") else source
    except PolicyError as error:
        fail(f"{error}（{error.code}）")


def _assumptions(file: Path) -> Assumptions:
    try:
        return load_assumptions(file)
    except AssumptionsError as error:
        fail(str(error))


def _tell(cases: int) -> Callable[[int, float], None]:
    console = Console(stderr=True, highlight=False)

    def tell(done: int, left: float) -> None:
        console.print(f"已完成 {done}/{cases} 件，约余 {left:.0f} 秒")

    return tell


def _show(found: Figures, title: str, world: Assumptions) -> None:
    console = Console(highlight=False)
    console.print(_summary(found, title))
    console.print(_routes(found))
    console.print(_waits(found))
    console.print(_moves(found.moves[:STRONGEST], world))
    if found.unlawful:
        rules = "，".join(f"{rule} {count} 次" for rule, count in found.broken_rules.items())
        console.print(f"违法：{rules}")
    console.print(
        "未解决的案件不计入份额，其天数按观察期末（365 天）计；各项差别只说明相伴，不说明因果。"
    )


def _summary(found: Figures, title: str) -> Table:
    table = Table(title=title, box=box.SIMPLE, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    rows = (
        ("45 天内解决或者依法转入下一程序", f"{found.share_in_45_days:.1%}"),
        ("同上，扣除依法暂停的天数", f"{found.share_in_45_service_days:.1%}"),
        ("平均天数", f"{found.mean_days:.1f}"),
        ("中位数 / 90% / 99%", f"{found.p50} / {found.p90} / {found.p99}"),
        ("始终没有解决", f"{found.unresolved} 件"),
        ("违法", f"{found.unlawful} 处"),
    )
    for row in rows:
        table.add_row(*row)
    return table


def _routes(found: Figures) -> Table:
    table = _table("结局", "件数", "45 天内", "平均天数")
    for name, group in found.by_route.items():
        route = labels.ROUTES.get(name, name)
        share = f"{group.share_in_time:.0%}"
        table.add_row(route, str(group.cases), share, f"{group.mean_days:.1f}")
    return table


def _waits(found: Figures) -> Table:
    table = _table("等待", "每件平均天数", "其中超过 45 天的案件")
    for wait, days in found.by_wait.items():
        name = f"{labels.STAGES[wait.stage]}：{labels.WAITS[wait.name]}"
        late = found.late_by_wait.get(wait, 0.0)
        table.add_row(name, f"{days:.2f}", f"{late:.2f}")
    return table


def _moves(moves: Sequence[Moved], world: Assumptions) -> Table:
    table = _table("影响份额最大的因素", "取值", "件数", "有此情形", "无此情形", "百分点")
    for moved in moves:
        value = "是" if moved.value == "true" else _alternative(moved)
        shares = (f"{moved.share_with:.0%}", f"{moved.share_without:.0%}")
        table.add_row(
            world.title_of(moved.name), value, str(moved.cases), *shares, f"{moved.points:+.1f}"
        )
    return table


def _alternative(moved: Moved) -> str:
    if moved.name == "caseload.debt_types":
        return debt_types()[moved.value].title
    return labels.ALTERNATIVES.get(moved.value, moved.value)


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(first)
    for column in others:
        table.add_column(column, justify="right")
    return table
