"""``jiefen notices``: the texts of notices, looked at, checked, and adopted by a bureau."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.files import read
from cli.output import fail, print_json
from embedded.settings import Settings
from notices.kinds import KINDS, Audience, NoticeKind
from notices.templates import (
    HOUSE,
    SAMPLES,
    Fault,
    Texts,
    TextsError,
    check,
    fill,
    house,
    parsed,
)
from records import notice_templates
from records.engine import connect, transaction
from records.outbox import NoticeChannel
from records.paper_templates import EVERY_BUREAU

notices_app = typer.Typer(help="通知的文字", no_args_is_help=True)

_AUDIENCES = {
    Audience.PARTY: "当事人",
    Audience.OFFICIAL: "工作人员",
    Audience.BOTH: "当事人与工作人员",
    Audience.HOLDER: "登记的手机或者邮箱",
}
_CHANNELS = {NoticeChannel.PAGE: "页面", NoticeChannel.SMS: "短信", NoticeChannel.EMAIL: "邮件"}

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@notices_app.callback()
def notices() -> None:
    """通知的种类、文字和各单位自己的文字"""


@notices_app.command("list")
def list_kinds(as_json: Json = False) -> None:
    """列出全部通知：名称、收件人、渠道、变量"""
    if as_json:
        print_json([_data(kind) for kind in KINDS.values()])
        return
    for kind in KINDS.values():
        channels = "、".join(_CHANNELS[channel] for channel in kind.channels)
        variables = "、".join(kind.facts.model_fields)
        title = house(kind.key).title
        typer.echo(f"{kind.key}　{title}　{_AUDIENCES[kind.audience]}　{channels}　{variables}")
    typer.echo(f"共{len(KINDS)}种")


def _data(kind: NoticeKind) -> dict[str, object]:
    fields = kind.facts.model_fields
    return {
        "kind": kind.key,
        "title": house(kind.key).title,
        "audience": kind.audience,
        "channels": list(kind.channels),
        "variables": {name: field.description for name, field in fields.items()},
    }


@notices_app.command("preview")
def preview(
    kind: Annotated[str, typer.Argument(help="通知种类，见 jiefen notices list")],
    channel: Annotated[NoticeChannel, typer.Option(help="渠道")] = NoticeChannel.PAGE,
    file: Annotated[Path | None, typer.Option(help="本单位的文字，默认用系统自带的")] = None,
) -> None:
    """以示例内容显示一种通知的文字；短信另写明分为几条"""
    known = _known(kind)
    if channel not in known.channels:
        fail(f"“{kind}”不经{_CHANNELS[channel]}发送（channel_unused）")
    texts = _read(file) if file else house(kind)
    if faults := list(check(known, texts)):
        _tell(kind, faults)
        raise typer.Exit(1)
    written = fill(texts, channel, SAMPLES[known.facts])
    typer.echo(f"{written.title}\n\n{written.text}")
    if written.segments is not None:
        typer.echo(f"\n（{len(written.text)}字，{written.segments}条短信）")


@notices_app.command("check")
def check_texts(
    place: Annotated[
        Path, typer.Argument(help="一份文字，或者放有文字的文件夹；文件名为“种类.toml”")
    ] = HOUSE,
    as_json: Json = False,
) -> None:
    """核对通知的文字：不存在或者缺少的变量、缺少的渠道、过长的短信；有误时退出码为 1"""
    found = {file: _faults(file) for file in _files(place)}
    if as_json:
        print_json({str(file): [vars(each) for each in told] for file, told in found.items()})
    for file, told in () if as_json else found.items():
        typer.echo(f"{file.name}：{'可以使用' if not told else f'{len(told)}处有误'}")
        _tell("　", told)
    raise typer.Exit(1 if any(found.values()) else 0)


@notices_app.command("adopt")
def adopt(
    place: Annotated[Path, typer.Argument(help="一份文字，或者放有文字的文件夹")],
    bureau: Annotated[str, typer.Option(help="只用于该机构，默认用于全部机构")] = EVERY_BUREAU,
) -> None:
    """采用本单位的文字：核对无误后存入，此后的通知使用新版本"""
    files = _files(place)
    wrong = [(file, told) for file in files if (told := _faults(file))]
    for file, told in wrong:
        _tell(file.name, told)
    if wrong:
        fail("文字有误，未采用（template_invalid）")
    engine = connect(Settings().database_url)
    for file in files:
        with transaction(engine) as session:
            content = read(file).decode("utf-8-sig")
            adopted = notice_templates.adopt(
                session, file.stem, bureau, content, now=datetime.now(UTC)
            )
            typer.echo(f"{file.stem}：第{adopted.version}版，SHA-256 {adopted.sha256}")


def _files(place: Path) -> list[Path]:
    files = [place] if place.is_file() else sorted(place.glob("[!~.]*.toml"))
    if not files:
        fail(f"“{place}”中没有通知的文字（file_unreadable）")
    return files


def _faults(file: Path) -> list[Fault]:
    known = _known(file.stem)
    try:
        return list(check(known, _parsed(file)))
    except TextsError as error:
        return [Fault("file_malformed", "", str(error))]


def _read(file: Path) -> Texts:
    try:
        return _parsed(file)
    except TextsError as error:
        fail(f"“{file}”{error}（file_malformed）")


def _parsed(file: Path) -> Texts:
    try:
        return parsed(read(file).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise TextsError("不是 UTF-8 文件") from None


def _tell(where: str, faults: list[Fault]) -> None:
    for each in faults:
        typer.echo(f"{where}　{each.place}　{each.message}（{each.code}）", err=True)


def _known(key: str) -> NoticeKind:
    if key not in KINDS:
        fail(f"没有名为“{key}”的通知种类（notice_kind_unknown）")
    return KINDS[key]
