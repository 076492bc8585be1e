"""The texts of notices: there is one wherever one is needed, and it says no more than it may."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from law.policy import Channel
from notices.facts import CaseFacts, DayFacts
from notices.kinds import KINDS
from notices.templates import HOUSE, SAMPLES, TextsError, check, fill, house, parsed, segments
from notices.writing import written
from records import notice_templates
from records.engine import reading, transaction
from records.outbox import NoticeChannel

WORKFLOWS = Path(__file__).parents[2] / "workflows"
BY_NAME = {
    "service_clock.py": ("service_warning", "service_breach"),
    "claim_periods.py": ("limitation_ended", "guarantee_period_ended"),
    "filing.py": ("filing_undelivered", "package_incomplete"),
    "engagement.py": tuple(
        f"contact_by_{channel.value}"
        for channel in Channel
        if channel not in (Channel.MESSAGE, Channel.ONLINE)
    ),
    "desk.py": (),
    "promise.py": (),
    "schedule.py": (),
    "stage.py": (),
    "terms.py": (),
    "progress.py": (),
}
"""Where the kind of a notice is no word in the code: which kinds it can be, if not those of others
that are only passed on."""


def _told(source: ast.AST) -> Iterator[ast.expr]:
    """The expressions that say of what kind a notice is."""
    for node in ast.walk(source):
        match node:
            case ast.keyword(arg="notices", value=value):
                yield from _kinds(value)
            case ast.Assign(targets=[ast.Name("notices") | ast.Attribute(attr="notices")]):
                yield from _kinds(node.value)
            case ast.AnnAssign(target=ast.Name("notices"), value=ast.expr() as value):
                yield from _kinds(value)
            case ast.Call(func=ast.Attribute(attr="told" | "to_the_clerk"), args=[kind, *_]):
                yield kind
            case ast.Call(func=ast.Attribute(attr="ending_with"), args=[_, *told]):
                yield from (each for value in told for each in _kinds(value))
            case _:
                pass


def _kinds(value: ast.expr) -> Iterator[ast.expr]:
    for node in ast.walk(value):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            recipient, kind = node.elts
            if not isinstance(recipient, ast.Tuple) and not isinstance(kind, ast.Starred):
                yield kind


def _used() -> Iterator[tuple[str, str | None]]:
    for file in sorted(WORKFLOWS.rglob("*.py")):
        for kind in _told(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.name, kind.value if isinstance(kind, ast.Constant) else None


def test_the_search_finds_the_kinds_that_workflows_use() -> None:
    found = {kind for _, kind in _used()}
    assert {"session_convened", "payment_received", "filing_returned", "term_reminder"} <= found


def test_every_kind_that_a_workflow_uses_has_texts() -> None:
    named = {kind for _, kind in _used() if kind is not None}
    computed = {file for file, kind in _used() if kind is None}
    assert computed <= BY_NAME.keys(), "say in BY_NAME which kinds these can be"
    known = named | {kind for kinds in BY_NAME.values() for kind in kinds}
    assert known <= KINDS.keys()


def test_there_are_texts_of_every_kind_and_no_others() -> None:
    assert {file.stem for file in HOUSE.glob("*.toml")} == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_the_houses_texts_pass_the_check(kind: str) -> None:
    assert list(check(KINDS[kind], house(kind))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_to_a_phone_fits_into_one_piece_but_for_a_link(kind: str) -> None:
    if NoticeChannel.SMS in KINDS[kind].channels:
        text = fill(house(kind), NoticeChannel.SMS, SAMPLES[KINDS[kind].facts])
        assert text.text.startswith("【解纷】")
        assert text.segments == (2 if kind.endswith("_link") else 1)


def test_no_text_can_say_who_owes_what_to_whom() -> None:
    fields = {name for kind in KINDS.values() for name in kind.facts.model_fields}
    allowed = {"bureau", "case_no", "on", "at", "term", "due", "days"}
    assert fields <= allowed | {"code", "purpose", "link", "until"}


def test_a_code_is_sent_without_the_case_it_is_for() -> None:
    for kind in ("entry_code", "signing_code", "entry_link", "signing_link"):
        assert "case_no" not in KINDS[kind].facts.model_fields


def test_a_mail_says_that_it_serves_nothing() -> None:
    mail = fill(house("arbitration_hearing"), NoticeChannel.EMAIL, SAMPLES[DayFacts])
    assert "不是诉讼、仲裁文书的送达" in mail.text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("字" * 70, 1), ("字" * 71, 2), ("字" * 134, 2), ("字" * 135, 3), ("😀" * 36, 2)],
)
def test_pieces_of_a_text(text: str, pieces: int) -> None:
    assert segments(text) == pieces


def faults(content: str, kind: str = "session_adjourned") -> set[tuple[str, str]]:
    return {(fault.code, fault.place) for fault in check(KINDS[kind], parsed(content))}


TEXTS = 'title = "改期"\npage = "{{ on }}"\nsms = "{{ case_no }} {{ on }}"\nemail = "{{ case_no }}"'


class TestChecking:
    def test_texts_that_say_what_they_must_pass(self) -> None:
        assert faults(TEXTS) == set()

    @pytest.mark.parametrize(
        ("before", "after", "fault"),
        [
            ('page = "{{ on }}"', "", ("channel_missing", "page")),
            ('page = "{{ on }}"', 'page = "{{ name }}"', ("variable_unknown", "page")),
            ('email = "{{ case_no }}"', 'email = "改期"', ("variable_missing", "email")),
            ('page = "{{ on }}"', 'page = "{{ on "', ("text_malformed", "page")),
            ("{{ case_no }} {{ on }}", f"{{{{ case_no }}}}{'字' * 140}", ("sms_too_long", "sms")),
            ('page = "{{ on }}"', 'page = "电话13800000201"', ("number_written", "page")),
        ],
    )
    def test_what_is_wrong_is_told_with_its_place(
        self, before: str, after: str, fault: tuple[str, str]
    ) -> None:
        assert fault in faults(TEXTS.replace(before, after))

    def test_a_channel_that_nobody_is_told_by_is_refused(self) -> None:
        texts = 'title = "分派"\npage = "分派"\nsms = "{{ case_no }}"'
        assert faults(texts, "case_assigned") == {("channel_unused", "sms")}

    def test_a_template_reaches_nothing_but_its_variables(self) -> None:
        told = faults(TEXTS.replace("{{ on }}", "{{ on.__class__.__mro__ }}"))
        assert {code for code, _ in told} == {"text_malformed"}

    @pytest.mark.parametrize("content", ["title", 'title = ""', 'name = "x"\ntitle = "x"'])
    def test_a_file_of_something_else_is_refused(self, content: str) -> None:
        with pytest.raises(TextsError):
            parsed(content)


class TestOfABureau:
    FACTS = CaseFacts(bureau="甲司法局", case_no="JF2026-000001")

    def said(self, engine: Engine, bureau: str) -> tuple[str, int | None]:
        with reading(engine) as session:
            text, version = written(
                session, KINDS["offer_made"], bureau, NoticeChannel.PAGE, self.FACTS
            )
        return text.text, version

    def adopt(self, engine: Engine, bureau: str, page: str) -> int:
        own = f'title = "方案"\npage = "{page}"\n'
        content = own + 'sms = "{{ case_no }}"\nemail = "{{ case_no }}"'
        with transaction(engine) as session:
            return notice_templates.adopt(
                session, "offer_made", bureau, content, now=datetime.now(UTC)
            ).version

    def test_its_own_texts_are_used_from_then_on_with_their_version(self, engine: Engine) -> None:
        house_text = house("offer_made").page
        assert self.said(engine, "甲司法局") == (house_text, None)
        assert self.adopt(engine, "甲司法局", "第一版") == 1
        assert self.adopt(engine, "甲司法局", "第二版") == 2
        assert self.said(engine, "甲司法局") == ("第二版", 2)
        assert self.said(engine, "乙司法局") == (house_text, None)

    def test_texts_of_every_bureau_give_way_to_a_bureaus_own(self, engine: Engine) -> None:
        self.adopt(engine, "", "各单位")
        self.adopt(engine, "甲司法局", "本单位")
        assert self.said(engine, "甲司法局") == ("本单位", 1)
        assert self.said(engine, "乙司法局") == ("各单位", 1)

    def test_the_same_texts_again_are_no_new_version(self, engine: Engine) -> None:
        assert [self.adopt(engine, "甲司法局", "第一版") for _ in range(2)] == [1, 1]

    def test_texts_that_fit_no_more_give_way_to_the_houses(self, engine: Engine) -> None:
        self.adopt(engine, "甲司法局", "{{ gone }}")
        assert self.said(engine, "甲司法局") == (house("offer_made").page, None)
