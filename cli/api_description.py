"""``jiefen openapi`` and ``jiefen access``: what the API offers, and who may do what."""

import difflib
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from fastapi import FastAPI

import web
from api.app import described
from web.access_table import access_table

CHECKED_IN = Path(__file__).parent.parent / "docs" / "api" / "openapi.json"
DIFFERS = 1


def openapi(
    check: Annotated[
        bool, typer.Option("--check", help="与已入库的接口描述比较，不同则列出改动。")
    ] = False,
) -> None:
    """输出接口描述（OpenAPI）。"""
    text = openapi_text(described())
    if not check:
        typer.echo(text, nl=False)
        return
    if changes := changed(CHECKED_IN.read_text(encoding="utf-8"), text):
        typer.echo("\n".join(changes))
        raise typer.Exit(DIFFERS)


def access() -> None:
    """输出权限表：各项操作由谁办理。"""
    app = described()
    web.install(app)
    typer.echo(access_table(app), nl=False)


def openapi_text(app: FastAPI) -> str:
    """The description of the API as it is checked in: the same API gives the same text."""
    description: dict[str, Any] = app.openapi()
    return json.dumps(description, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def changed(before: str, now: str) -> list[str]:
    """The lines in which two descriptions differ, with some of those around them."""
    return list(
        difflib.unified_diff(
            before.splitlines(), now.splitlines(), "docs/api/openapi.json", "now", lineterm=""
        )
    )
