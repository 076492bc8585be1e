"""The texts of notices: read from their files, checked against what a kind may say, filled in."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from law.civil_time import SHANGHAI
from notices.facts import CaseFacts, CodeFacts, DayFacts, Facts, LinkFacts, SessionFacts, TermFacts
from notices.kinds import Audience, NoticeKind
from records.outbox import NoticeChannel

HOUSE = Path(__file__).parent / "texts"
SIGNATURE = "【解纷】"
"""What a text to a phone begins with: networks ask for the name of whoever sends."""
MAIL_ENDING = """

{bureau}
本邮件由系统自动发出，请勿回复。它只是提醒，不是诉讼、仲裁文书的送达。
"""
"""How a mail ends. No notice serves a paper: electronic service needs consent (民事诉讼法 90)."""
MOST_SEGMENTS = 2
ONE_SEGMENT, EACH_SEGMENT = 70, 67
"""Characters of a text to a phone: in one piece, and in each of several (UCS-2, 3GPP 23.040)."""
_NUMBER = re.compile(r"[0-9][0-9Xx-]{6,}")

_jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
SAMPLES: dict[type[Facts], Facts] = {
    facts: facts.model_validate({"bureau": "无锡市锡山区司法局"} | more)
    for facts, more in (
        (CaseFacts, {"case_no": "JF2026-000001"}),
        (DayFacts, {"case_no": "JF2026-000001", "on": "2026-12-28"}),
        (SessionFacts, {"case_no": "JF2026-000001", "on": "2026-12-28", "at": "10:30"}),
        (
            TermFacts,
            {
                "case_no": "JF2026-000001",
                "term": "签署还款计划变更",
                "due": "2026-12-28",
                "days": 5,
            },
        ),
        (CodeFacts, {"code": "123456", "purpose": "签署《人民调解协议书》"}),
        (
            LinkFacts,
            {
                "link": f"https://jiefen.xishan.gov.cn/enter/{'x' * 43}",
                "purpose": "签署《人民调解协议书》",
                "until": "2026-12-28T10:30:00+08:00",
            },
        ),
    )
}
"""What a text is filled in with to be looked at, and to see how long it gets."""


class Texts(BaseModel):
    """The texts of a kind: its title, and one text for each of its channels."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, max_length=40)
    page: str | None = Field(None, min_length=1, max_length=1000)
    sms: str | None = Field(None, min_length=1, max_length=200)
    email: str | None = Field(None, min_length=1, max_length=4000)

    def of(self, channel: NoticeChannel) -> str:
        """The text of a channel the kind has."""
        text: str | None = getattr(self, channel.value)
        assert text is not None, f"no text for {channel}"
        return text


@dataclass(frozen=True)
class Fault:
    """What is wrong with the texts of a kind: a stable code, where, and a message in Chinese."""

    code: str
    place: str
    message: str


@dataclass(frozen=True)
class Written:
    """A text filled in; ``segments`` is how many a phone's network makes of it, else none."""

    title: str
    text: str
    segments: int | None


class TextsError(ValueError):
    """Texts that cannot be read; the message says why, in Chinese."""


def parsed(content: str) -> Texts:
    """The texts in a TOML file; raises ``TextsError``."""
    try:
        return Texts.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError:
        raise TextsError("不是 TOML 文件") from None
    except ValidationError as error:
        names = "、".join(str(fault["loc"][0]) for fault in error.errors() if fault["loc"])
        raise TextsError(
            f"{names} 一项不正确：应有 title 与各渠道的文字，且不超过规定的长度"
        ) from None


@cache
def house(kind: str) -> Texts:
    """The house's texts of a kind."""
    return parsed((HOUSE / f"{kind}.toml").read_text(encoding="utf-8"))


def fill(texts: Texts, channel: NoticeChannel, facts: Facts) -> Written:
    """A text of a channel with what it says; raises ``jinja2.TemplateError``."""
    said = {name: _said(getattr(facts, name)) for name in type(facts).model_fields}
    title, text = (
        _jinja.from_string(each).render(said) for each in (texts.title, texts.of(channel))
    )
    match channel:
        case NoticeChannel.PAGE:
            return Written(title, text, None)
        case NoticeChannel.SMS:
            text = SIGNATURE + text
            return Written(title, text, segments(text))
        case NoticeChannel.EMAIL:
            return Written(title, text.rstrip() + MAIL_ENDING.format(bureau=facts.bureau), None)


def segments(text: str) -> int:
    """In how many pieces a text goes to a phone."""
    length = len(text.encode("utf-16-le")) // 2
    return 1 if length <= ONE_SEGMENT else -(-length // EACH_SEGMENT)


def check(kind: NoticeKind, texts: Texts) -> Iterator[Fault]:
    """What is wrong with a kind's texts: variables unknown or missing, channels missing, length."""
    for channel in NoticeChannel:
        written = getattr(texts, channel.value) is not None
        if written and channel not in kind.channels:
            yield Fault("channel_unused", channel, "这种通知不经此渠道发送")
        elif not written and channel in kind.channels:
            yield Fault("channel_missing", channel, "缺少此渠道的文字")
        elif written:
            yield from _check_text(kind, texts, channel)


def _check_text(kind: NoticeKind, texts: Texts, channel: NoticeChannel) -> Iterator[Fault]:
    known = set(kind.facts.model_fields)
    try:
        used = _variables(texts.of(channel)) | _variables(texts.title)
        yield from (
            Fault("variable_unknown", channel, f"没有名为“{name}”的变量")
            for name in sorted(used - known)
        )
        if used <= known:
            yield from _check_filled(kind, texts, channel, used)
    except TemplateError as error:
        yield Fault("text_malformed", channel, f"变量的写法不正确：{error.message}")


def _check_filled(
    kind: NoticeKind, texts: Texts, channel: NoticeChannel, used: set[str]
) -> Iterator[Fault]:
    needed = {"code", "link"} if kind.audience is Audience.HOLDER else {"case_no"}
    missing = sorted((needed & set(kind.facts.model_fields)) - used)
    # Beside every notice in the page stands its case.
    for name in missing if channel is not NoticeChannel.PAGE else ():
        yield Fault("variable_missing", channel, f"缺少变量“{name}”")
    if _NUMBER.search(texts.of(channel)):
        yield Fault("number_written", channel, "文字中不得写有电话、证件或者账户号码")
    if (pieces := fill(texts, channel, SAMPLES[kind.facts]).segments or 0) > MOST_SEGMENTS:
        yield Fault("sms_too_long", channel, f"短信分为 {pieces} 条，最多 {MOST_SEGMENTS} 条")


def _variables(text: str) -> set[str]:
    return meta.find_undeclared_variables(_jinja.parse(text))


def _said(value: Any) -> str:
    match value:
        case datetime():
            there = value.astimezone(SHANGHAI)
            return f"{there.month}月{there.day}日{there.hour}时{there.minute:02d}分"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case time():
            return f"{value.hour}时{value.minute:02d}分"
        case _:
            return str(value)
