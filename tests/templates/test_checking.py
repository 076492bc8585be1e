"""What checking promises a bureau that edits a template in Word: every wrong name, and where."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from templates.catalogue import CATALOGUE
from templates.checking import Fault, check
from templates.rendering import house_template


def edited(kind: str, edit: Callable[[Any], None]) -> bytes:
    document = Document(BytesIO(house_template(kind)))
    edit(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def instead(old: str, new: str) -> Callable[[Any], None]:
    """Every paragraph that holds ``old`` holds ``new`` in its place, in tables as well."""

    def edit(document: Any) -> None:
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        for paragraph in (*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)):
            if old in paragraph.text:
                paragraph.text = paragraph.text.replace(old, new)

    return edit


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_templates_of_the_house_pass(kind: str) -> None:
    assert check(kind, house_template(kind)) == ()


def test_a_template_saved_again_by_an_editor_passes() -> None:
    assert check("complaint", edited("complaint", lambda document: None)) == ()


@pytest.mark.parametrize(
    ("kind", "old", "new", "name", "place"),
    [
        ("answer", "{{ court }}", "{{ courts }}", "courts", "第19段“{{ courts }}”"),
        (
            "end_of_mediation_notice",
            "{{ contract }}",
            "{{ contract.date }}",
            "contract.date",
            "第5段“申请人与被申请人因履行{{ contract.d…”",
        ),
        ("complaint", "{{ row.source }}", "{{ row.origin }}", "row.origin", "表4第4行第4列"),
        ("answer", "{{ line }}", "{{ lines }}", "lines", "第4段“{{ lines }}”"),
        ("answer", "{{ dated_on }}", "{{ dated_on.__class__ }}", "dated_on.__class__", "第25段"),
    ],
)
def test_an_unknown_name_is_told_with_its_place(
    kind: str, old: str, new: str, name: str, place: str
) -> None:
    faults = check(kind, edited(kind, instead(old, new)))
    unknown = [fault for fault in faults if fault.code == "variable_unknown"]
    assert {fault.name for fault in unknown} == {name}
    assert unknown[0].place.startswith(place)


def test_a_missing_name_is_told_with_its_place_in_the_template_of_the_house() -> None:
    assert check("answer", edited("answer", instead("{{ court }}", "某人民法院"))) == (
        Fault("variable_missing", "court", "第19段“{{ court }}”"),
    )


@pytest.mark.parametrize(
    ("new", "place"),
    [("{{ court", "第19段"), ("{{ court | shout }}", "模板"), ("{% endfor %}", "第19段")],
)
def test_tags_that_make_no_template_are_told(new: str, place: str) -> None:
    (fault,) = check("answer", edited("answer", instead("{{ court }}", new)))
    assert fault.code == "template_malformed"
    assert fault.place.startswith(place)


def test_a_file_that_word_cannot_open_is_no_template() -> None:
    assert [fault.code for fault in check("answer", b"PK not a document")] == ["template_malformed"]
