"""``jiefen papers``: the kinds of papers, a paper from facts, a template edited in Word."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from cli.files import read
from cli.output import fail, print_json
from cli.tables import first_fault
from templates.catalogue import CATALOGUE, PaperKind, Signer, Stage
from templates.checking import Fault, check
from templates.rendering import UnprintableTextError, render

papers_app = typer.Typer(help="文书", no_args_is_help=True)

_STAGES = {
    Stage.INTAKE: "受理",
    Stage.MEDIATION: "调解",
    Stage.ARBITRATION: "仲裁",
    Stage.COURT: "诉讼",
    Stage.PERFORMANCE: "履行",
}
_SIGNERS = {
    Signer.CLAIMANT: "申请人",
    Signer.RESPONDENT: "被申请人",
    Signer.GUARANTOR: "保证人",
    Signer.MEDIATOR: "调解员",
    Signer.ARBITRATOR: "仲裁员",
    Signer.RECORDER: "记录人",
    Signer.AUTHOR: "提出文书的当事人",
    Signer.ORGANISATION: "出具机构",
}


@papers_app.callback()
def papers() -> None:
    """文书的种类、制作和模板"""


@papers_app.command("list")
def list_kinds(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """列出全部文书：名称、阶段、签署人、法律依据；JSON 另含各字段的含义"""
    if as_json:
        print_json([_data(kind) for kind in CATALOGUE.values()])
        return
    for kind in CATALOGUE.values():
        signers = "、".join(_SIGNERS[signer] for signer in kind.signers)
        articles = "；".join(f"《{each.law}》{each.article}" for each in kind.basis)
        typer.echo(f"{kind.key}　{kind.title}　{_STAGES[kind.stage]}　签署：{signers}　{articles}")
    typer.echo(f"共{len(CATALOGUE)}种")


def _data(kind: PaperKind) -> dict[str, object]:
    fields = kind.model.model_fields
    return {
        "kind": kind.key,
        "title": kind.title,
        "stage": kind.stage,
        "signers": list(kind.signers),
        "basis": [entry.model_dump() for entry in kind.basis],
        "fields": [
            {"name": name, "meaning": field.description, "required": field.is_required()}
            for name, field in fields.items()
        ],
        "schema": kind.model.model_json_schema(),
    }


@papers_app.command("render")
def render_paper(
    kind: Annotated[str, typer.Argument(help="文书种类，见 jiefen papers list")],
    facts: Annotated[Path, typer.Argument(help="事实（JSON 文件）")],
    out: Annotated[Path | None, typer.Option(help="写到此处，默认为“种类.docx”")] = None,
) -> None:
    """以 JSON 中的事实制作一份文书（.docx）"""
    model = known_kind(kind).model
    try:
        paper = render(kind, model.model_validate_json(read(facts)))
    except ValidationError as error:
        fail(f"{first_fault(error)}（facts_invalid）")
    except UnprintableTextError as error:
        fail(f"{error}（text_unprintable）")
    target = out or Path(f"{kind}.docx")
    target.write_bytes(paper)
    typer.echo(f"已写入“{target}”")


@papers_app.command("check")
def check_templates(
    place: Annotated[
        Path, typer.Argument(help="一个模板，或者放有模板的文件夹；文件名为“种类.docx”")
    ] = Path(),
    kind: Annotated[str | None, typer.Option(help="文书种类，默认取自文件名")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """核对在 Word 中改过的模板：指出不存在的变量和缺少的变量及其位置；有误时退出码为 1"""
    found = {file: tuple(_faults(file, kind)) for file in template_files(place)}
    if as_json:
        print_json({str(file): [_fault(each) for each in told] for file, told in found.items()})
    for file, told in () if as_json else found.items():
        typer.echo(f"{file.name}：{'可以使用' if not told else f'{len(told)}处有误'}")
        for each in told:
            typer.echo(f"　　{each.message}（{each.code}）")
    raise typer.Exit(1 if any(found.values()) else 0)


def _faults(file: Path, kind: str | None) -> Iterator[Fault]:
    yield from check(known_kind(kind or file.stem).key, read(file))


def _fault(fault: Fault) -> dict[str, str]:
    return {
        "code": fault.code,
        "name": fault.name,
        "place": fault.place,
        "message": fault.message,
    }


def template_files(place: Path) -> list[Path]:
    """The templates at a place: itself, or those in the folder; ends the command without any."""
    files = [place] if place.is_file() else sorted(place.glob("[!~.]*.docx"))
    if not files:
        fail(f"“{place}”中没有模板（file_unreadable）")
    return files


def known_kind(key: str) -> PaperKind:
    """A kind by its key; ends the command where there is none."""
    if key not in CATALOGUE:
        fail(f"没有名为“{key}”的文书种类（paper_kind_unknown）")
    return CATALOGUE[key]
