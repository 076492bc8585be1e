"""What the catalogue promises: every kind has its template, its basis and described fields."""

import re
from pathlib import Path

import pytest

import templates
from law.registry import articles_on_record
from templates.catalogue import CATALOGUE, Signer, Stage
from templates.compiling import compiled
from templates.rendering import house_template, render
from tests.templates.reading import text_of
from tests.templates.samples import SAMPLES

KINDS = sorted(CATALOGUE)


def test_every_template_file_is_a_kind_of_the_catalogue() -> None:
    files = {path.stem for path in Path(templates.__file__).parent.glob("*.docx")}
    assert files == set(CATALOGUE)


def test_every_kind_has_sample_facts() -> None:
    assert set(SAMPLES) == set(CATALOGUE)


@pytest.mark.parametrize("kind", KINDS)
def test_template_takes_exactly_the_fields_of_its_model(kind: str) -> None:
    assert compiled(house_template(kind)).variables == set(CATALOGUE[kind].model.model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str) -> None:
    fields = CATALOGUE[kind].model.model_fields
    assert [name for name, field in fields.items() if not field.description] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_names_its_signers_and_its_law(kind: str) -> None:
    assert CATALOGUE[kind].signers
    assert CATALOGUE[kind].basis


def test_every_stage_has_papers() -> None:
    assert {kind.stage for kind in CATALOGUE.values()} == set(Stage)


STATUTES = {article.law for article in articles_on_record()}
NAMED = re.compile(r"《(中华人民共和国[^》]+法(?:典)?|最高人民法院[^》]+)》")


@pytest.mark.parametrize("kind", KINDS)
def test_every_statute_a_template_names_is_on_record(kind: str) -> None:
    named = NAMED.findall(text_of(render(kind, SAMPLES[kind])))
    known = STATUTES | {f"中华人民共和国{law}" for law in STATUTES}
    assert [law for law in named if law not in known] == []


def test_a_form_stands_for_a_kind_of_its_own_stage() -> None:
    forms = [kind for kind in CATALOGUE.values() if kind.stands_for is not None]
    assert {form.key: form.stage for form in forms} == {
        form.key: CATALOGUE[form.stands_for or ""].stage for form in forms
    }


@pytest.mark.parametrize(
    "kind", [each.key for each in CATALOGUE.values() if Signer.AUTHOR in each.signers]
)
def test_a_party_s_own_paper_names_whose_it_is(kind: str) -> None:
    fields = set(CATALOGUE[kind].model.model_fields)
    assert len(fields & {"author", "filer", "applicant", "principal"}) == 1
