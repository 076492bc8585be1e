"""``jiefen law debt-types`` and ``jiefen law evidence``: what a debt needs, what a case lacks."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from cli.intake_document import read_document
from cli.output import basis_data, print_grounds, print_json
from law.basis import Advice, cite
from law.checklists import ChecklistItem
from law.debt_types import DebtType
from law.debt_types import debt_types as catalogue
from law.evidence import EvidenceReview, review

Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


def debt_types(as_json: Json = False) -> None:
    """列出债务类型：案由、时效、应当提交的证据。"""
    if as_json:
        print_json([_type_data(debt) for debt in catalogue().values()])
        return
    for debt in catalogue().values():
        typer.echo(f"{debt.key}：{debt.title}（{debt.cause}）{_marks(debt)}")
        for label, items in (("必须", debt.must), ("最好", debt.should)):
            if items:
                typer.echo(f"  {label}：{'；'.join(item.name for item in items)}")


def evidence(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="受理文件（JSON）。")],
    as_json: Json = False,
) -> None:
    """核对一件纠纷的证据：有什么，缺什么，缺的能证明什么。"""
    advice = review(read_document(file, as_json=as_json))
    if as_json:
        print_json(review_data(advice))
        return
    print_review(advice.value)
    print_grounds(advice.basis, advice.flags)


def print_review(found: EvidenceReview) -> None:
    """How complete the evidence is, and what is still missing."""
    typer.echo(f"完整程度：{found.score}分（满分100分）")
    for each in found.present:
        typer.echo(f"  已有：{each.item.name}（{'、'.join(each.evidence)}）")
    _tell("必须补充", found.missing_musts)
    _tell("最好补充", found.missing_shoulds)


def _marks(debt: DebtType) -> str:
    marks = (
        ("不受理", not debt.in_scope),
        ("不能仲裁", not debt.arbitrable),
        ("不动产专属管辖", debt.exclusive_venue),
    )
    return "".join(f"，{mark}" for mark, holds in marks if holds)


def _tell(label: str, items: Iterable[ChecklistItem]) -> None:
    for item in items:
        typer.echo(f"  {label}：{item.name}——证明{item.proves}")


def _type_data(debt: DebtType) -> dict[str, object]:
    return {
        "key": debt.key,
        "title": debt.title,
        "cause": debt.cause,
        "in_scope": debt.in_scope,
        "arbitrable": debt.arbitrable,
        "exclusive_venue": debt.exclusive_venue,
        "late_interest": debt.late_interest,
        "limitation": {
            "years": debt.limitation.years,
            "note": debt.limitation.note,
            "basis": basis_data(cite(*debt.limitation.basis)),
        },
        "must": [_item_data(item) for item in debt.must],
        "should": [_item_data(item) for item in debt.should],
        "elements": list(debt.elements),
        "note": debt.note,
        "basis": basis_data(cite(*debt.basis)),
    }


def _item_data(item: ChecklistItem) -> dict[str, object]:
    return {
        "key": item.key,
        "name": item.name,
        "proves": item.proves,
        "types": [kind.value for kind in item.types],
        "basis": basis_data(cite(*item.basis)),
    }


def review_data(advice: Advice[EvidenceReview]) -> dict[str, object]:
    """A review of evidence as it appears in JSON."""
    found = advice.value
    return {
        "score": found.score,
        "present": [
            {
                **_item_data(each.item),
                "required": each.required,
                "evidence": list(each.evidence),
            }
            for each in found.present
        ],
        "missing_musts": [_item_data(item) for item in found.missing_musts],
        "missing_shoulds": [_item_data(item) for item in found.missing_shoulds],
        "basis": basis_data(advice.basis),
        "flags": list(advice.flags),
        "rules_version": advice.rules_version,
    }
