"""How the command line speaks: JSON for machines, Chinese for people, one line for an error."""

import json
from collections.abc import Iterable
from typing import NoReturn

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from law.basis import Basis


def print_json(data: object) -> None:
    """The data as JSON, Chinese left readable."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """One line for each label and its value."""
    for label, value in pairs:
        typer.echo(f"{label}：{value}")


def print_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Rows under their headings, figures to the right, never cut short."""
    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(table, width=console.measure(table).maximum)


def print_grounds(basis: Iterable[Basis], flags: Iterable[str]) -> None:
    """The articles an answer rests on, then what of it needs a person's eye."""
    articles = "；".join(f"《{entry.law}》（{entry.version}）{entry.article}" for entry in basis)
    typer.echo(f"依据：{articles}")
    for flag in flags:
        typer.echo(f"注意：{flag}")


def basis_data(basis: Iterable[Basis]) -> list[dict[str, str]]:
    """Articles as they appear in JSON."""
    return [entry.model_dump() for entry in basis]


def fail(message: str) -> NoReturn:
    """End with a one-line error on stderr and exit code 2."""
    typer.echo(f"错误：{message}", err=True)
    raise typer.Exit(code=2)
