"""``jiefen policy``: service-level policies, checked before anybody works under them."""

from typing import Annotated

import typer

from cli.output import print_json, print_pairs
from law.policy import PolicyError, load_policy

policy_app = typer.Typer(help="服务标准", no_args_is_help=True)


@policy_app.callback()
def policy() -> None:
    """服务标准"""


@policy_app.command("check")
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="服务标准文件，或者已有标准的名称。")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """核对一份服务标准；缩短法定期限的，不予通过（退出码 1）。"""
    try:
        found = load_policy(file)
    except PolicyError as error:
        if as_json:
            print_json({"valid": False, "code": error.code, "reason": str(error)})
        else:
            typer.echo(f"不通过：{error}（{error.code}）", err=True)
        raise typer.Exit(code=1) from None
    if as_json:
        print_json({"valid": True, "name": found.name, "total_days": found.total_days})
        return
    stages = "，".join(f"{level.title}{level.days}日" for level in found.stages.values())
    print_pairs(
        (("通过", found.name), ("全程", f"{found.total_days}日"), ("各阶段", stages)),
    )
