"""What rendering promises: the facts, literally and completely, and the same bytes each time."""

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_STORED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from law.money import in_words, parse_yuan
from templates.catalogue import CATALOGUE
from templates.models import Amount, Piece
from templates.rendering import BIDI_CONTROLS, UnprintableTextError, render
from tests.templates.reading import (
    change_texts,
    paragraphs_of,
    text_of,
    texts_of,
    without_options,
)
from tests.templates.samples import SAMPLES

KINDS = sorted(CATALOGUE)
NASTY = "甲{{ x }}{% if y %}<w:p>&amp;&\"'\n乙😀"
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]")


FEN = st.integers(min_value=0, max_value=10**12)
AWKWARD = ["{{ x }}", "{% if y %}", "{%p endfor %}", "<w:p>", "&", "&amp;", "\u200f", "\n", "None"]


def typed() -> st.SearchStrategy[str]:
    """What people type, or paste, into a field: tags, markup, right-to-left marks, long names."""
    plain = st.characters(exclude_categories=["Cc", "Cs", "Cn"])
    spoken = plain.filter(lambda character: character not in BIDI_CONTROLS)
    part = st.one_of(st.sampled_from(AWKWARD), st.text(spoken, max_size=20))
    return st.one_of(
        st.lists(part, max_size=6).map("".join), st.text(spoken, min_size=200, max_size=200)
    )


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def change_sums(value: Any, drawn: Callable[[], int]) -> Any:
    """The same facts with every sum another; that they add up is the model's concern."""
    if isinstance(value, Amount):
        return Amount(fen=drawn())
    if isinstance(value, tuple):
        return tuple(change_sums(item, drawn) for item in cast(tuple[Any, ...], value))
    if isinstance(value, Piece):
        return value.model_copy(update={name: change_sums(each, drawn) for name, each in value})
    return value


def assert_words_equal_figures(text: str) -> None:
    stated = re.findall(r"([\d,]+\.\d\d)元（大写：(人民币[^）]+)）", text)
    assert [words for _, words in stated] == [
        in_words(parse_yuan(figures.replace(",", ""))) for figures, _ in stated
    ]


def sums_in(value: object) -> list[Amount]:
    if isinstance(value, Amount):
        return [value]
    if isinstance(value, BaseModel):
        return [found for _, field in value for found in sums_in(field)]
    if isinstance(value, tuple):
        return [found for item in cast(tuple[object, ...], value) for found in sums_in(item)]
    return []


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_stands_in_the_paper(kind: str) -> None:
    text = text_of(render(kind, SAMPLES[kind]))
    assert [fact for fact in texts_of(SAMPLES[kind]) if fact not in text] == []
    assert [amount for amount in sums_in(SAMPLES[kind]) if amount.grouped not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_somebody_typed_comes_out_literally(kind: str) -> None:
    facts = change_texts(SAMPLES[kind], lambda text: text + NASTY)
    text = text_of(render(kind, facts))
    assert [fact for fact in texts_of(facts) if fact not in text] == []


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, deadline=None)
@given(suffix=typed())
def test_whatever_somebody_types_comes_out_literally(kind: str, suffix: str) -> None:
    facts = change_texts(SAMPLES[kind], lambda text: text + suffix)
    docx = render(kind, facts)
    text = text_of(docx)
    # A model strips blanks at the ends of what it is given, and so do the forms' own.
    assert [fact for fact in texts_of(facts) if fact.strip() not in text] == []
    again = type(facts).model_validate(facts.model_dump())
    if again == facts:
        assert sha256(render(kind, again)) == sha256(docx)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_whatever_the_sums_are_words_equal_figures(kind: str, data: st.DataObject) -> None:
    facts = change_sums(SAMPLES[kind], lambda: data.draw(FEN))
    assert_words_equal_figures(text_of(render(kind, facts)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", ["full", "least"])
def test_no_tag_no_none_and_no_blank_is_left(kind: str, shape: str) -> None:
    facts = SAMPLES[kind] if shape == "full" else without_options(SAMPLES[kind])
    docx = render(kind, facts)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|（）|《》|：。|，，|，。", text_of(docx))
    document = Document(BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert all(text.strip() for text in cells)
    spoken = [line for line in document.paragraphs if line.style and line.style.name != "表格间隔"]
    assert all(line.text.strip() for line in spoken)


@pytest.mark.parametrize("kind", KINDS)
def test_punctuation_beside_chinese_is_full_width(kind: str) -> None:
    lines = paragraphs_of(render(kind, SAMPLES[kind]))
    assert [line for line in lines if HALF_WIDTH.search(line)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_amounts_in_words_equal_their_figures(kind: str) -> None:
    assert_words_equal_figures(text_of(render(kind, SAMPLES[kind])))


@pytest.mark.parametrize(
    "kind",
    [
        "mediation_agreement",
        "payment_order_application",
        "award_record",
        "consent_award_record",
        "enforcement_application",
        "default_notice",
        "performance_record",
        "fee_estimate",
    ],
)
def test_papers_over_money_state_the_sum_in_words(kind: str) -> None:
    assert re.search(r"元（大写：人民币[^）]+）", text_of(render(kind, SAMPLES[kind])))


@pytest.mark.parametrize("kind", KINDS)
def test_same_facts_give_the_same_bytes(kind: str) -> None:
    facts = SAMPLES[kind]
    again = type(facts).model_validate(facts.model_dump())
    assert render(kind, facts) == render(kind, again)


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_do_not_depend_on_the_clock_or_the_compressor(kind: str) -> None:
    with ZipFile(BytesIO(render(kind, SAMPLES[kind]))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}


def test_other_facts_give_other_bytes() -> None:
    facts = SAMPLES["rights_notice"]
    changed = facts.model_copy(update={"mediator": "沈和"})
    assert render("rights_notice", facts) != render("rights_notice", changed)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x1b", "\x85", "\ufffe", "\u202e"])
def test_control_characters_are_refused_by_name(character: str) -> None:
    facts = change_texts(SAMPLES["award_record"], lambda text: text + character)
    with pytest.raises(UnprintableTextError, match=f"U\\+{ord(character):04X}"):
        render("award_record", facts)


def test_facts_of_another_kind_are_refused() -> None:
    with pytest.raises(TypeError, match="Complaint"):
        render("complaint", SAMPLES["fee_estimate"])


def test_line_breaks_in_a_text_stay_line_breaks() -> None:
    facts = SAMPLES["session_record"].model_copy(update={"outcome": "第一行\n第二行"})
    assert "第一行\n第二行" in paragraphs_of(render("session_record", facts))


def test_performance_paid_in_full_is_certified() -> None:
    in_part = SAMPLES["performance_record"]
    owed = sums_in(in_part)[1]
    in_full = in_part.model_copy(update={"owed": owed, "outstanding": Amount(fen=0)})
    assert "履行完毕" in text_of(render("performance_record", in_full))
    assert "履行完毕" not in text_of(render("performance_record", in_part))


def test_where_a_witness_is_called_there_is_a_line_for_who_and_where_he_lives() -> None:
    assert "证人姓名和住所：＿" in text_of(render("sale_complaint", SAMPLES["sale_complaint"]))
    assert "证人姓名" not in text_of(render("complaint", SAMPLES["complaint"]))
