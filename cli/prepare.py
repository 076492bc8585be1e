"""`jiefen prepare`: makes sure that all a demo, the tests or real use need is on this machine."""

from collections.abc import Callable
from typing import Annotated

import typer

from embedded import (
    chromium,
    dev_server,
    fonts,
    libreoffice,
    poppler,
    postgres,
    softhsm,
    test_server,
    verapdf,
)
from embedded.parts import Found, NotFoundError, WrongPathError
from embedded.progress import say


def prepare(
    with_dev_server: Annotated[
        bool, typer.Option("--dev-server", help="另备 Temporal 开发服务器（正式运行与测试用）。")
    ] = False,
    with_postgres: Annotated[
        bool, typer.Option("--postgres", help="另备 PostgreSQL 程序（测试用）。")
    ] = False,
    with_poppler: Annotated[
        bool, typer.Option("--poppler", help="另备 Poppler（测试读取 PDF 用）。")
    ] = False,
    with_verapdf: Annotated[
        bool, typer.Option("--verapdf", help="另备 veraPDF（测试判定 PDF/A 用）。")
    ] = False,
    with_softhsm: Annotated[
        bool, typer.Option("--softhsm", help="另备 SoftHSM（测试密码设备签章用）。")
    ] = False,
    with_chromium: Annotated[
        bool, typer.Option("--chromium", help="另备 Chromium 浏览器（测试与导览截图用）。")
    ] = False,
) -> None:
    """备齐演示所需的部件：测试服务器、LibreOffice、中文字体；已有的不再安装。"""
    needed = [lambda: test_server.find(build=True)]
    if with_dev_server:
        needed.append(lambda: dev_server.find(build=True))
    if with_postgres:
        needed.append(lambda: postgres.find(build=True))
    if with_poppler:
        needed.append(lambda: poppler.find(build=True))
    if with_verapdf:
        needed.append(lambda: verapdf.find(build=True))
    if with_softhsm:
        needed.append(lambda: softhsm.find(build=True))
    if with_chromium:
        needed.append(lambda: chromium.find(build=True))
    # Without LibreOffice or fonts the papers are still written, as .docx only.
    wished = [lambda: libreoffice.find(build=True), lambda: fonts.find(build=True)]

    missing = [find for find in needed if not _get(find)]
    for find in wished:
        _get(find)
    if missing:
        raise typer.Exit(1)


def _get(find: Callable[[], Found]) -> bool:
    try:
        found = find()
    except (NotFoundError, WrongPathError) as error:
        say(str(error), "")
        return False
    say(f"✓ {found.path} {found.version}", f"({found.origin})")
    return True
