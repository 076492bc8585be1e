"""``jiefen simulate``: a policy tried on a synthetic caseload before it touches people."""

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
from embedded.simulation.figures import Figures, Moved, as_json, figures
from embedded.simulation.picture import picture
from embedded.simulation.trial_run import Trial, run
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
    name, world = _policy(policy), _assumptions(assumptions)
    try:
        server = test_server.find(build=True).path
    except NotFoundError as error:
        fail(str(error))
    endings = run(Trial(server, policy, world, seed, cases), hand_over, _tell(cases))
    found = figures(endings)
    out.parent.mkdir(parents=True, exist_ok=True)
    title = f"{name}：模拟 {cases} 件（种子 {seed}）"
    out.write_text(picture(found, title), encoding="utf-8")
    if as_json:
        print_json(_data(found))
    else:
        _show(found, title, world)
        Console(highlight=False).print(f"图：{out}")


def _policy(source: str) -> str:
    try:
        return load_policy(source).name
    except PolicyError as error:
        fail(f"{error}（{error.code}）")


def _assumptions(file: Path) -> Assumptions:
    try:
        return load_assumptions(file)
    except AssumptionsError as error:
        fail(str(error))
