"""Citations name the version that governs, and none stands on an article nobody recorded."""

from datetime import date

import pytest

from law.basis import Basis, as_of, cite, statutes, unread
from law.intake import read_intake
from law.routing import Situation, route
from tests.documents import varied


def test_a_citation_is_of_the_version_in_force() -> None:
    assert cite("AL 72") == (Basis(law="仲裁法", version="2025", article="72"),)


def test_an_earlier_version_is_cited_by_its_year() -> None:
    assert cite("AL-2017 59") == (Basis(law="仲裁法", version="2017", article="59"),)


@pytest.mark.parametrize("citation", ["CPL 9999", "NOPE 1", "AL-1994 59", "CPL"])
def test_a_citation_not_on_record_is_an_error(citation: str) -> None:
    with pytest.raises(KeyError):
        cite(citation)


def test_an_article_nobody_read_is_flagged() -> None:
    [flag] = unread("CPL 205", "PMW 33")
    assert "人民调解工作若干规定" in flag


def test_versions_follow_one_another_without_overlap() -> None:
    for statute in statutes().values():
        for earlier, later in zip(statute.versions, statute.versions[1:], strict=False):
            assert earlier.until is not None
            assert earlier.until < later.since
        assert statute.versions[-1].until is None
        assert set(statute.earlier) <= {version.version for version in statute.versions[:-1]}


def test_before_a_reform_a_rule_is_cited_as_it_stood() -> None:
    day = date(2026, 2, 28)
    assert as_of(cite("AL 27", "AL 10(2)", "CPL 122"), day) == (
        Basis(law="仲裁法", version="2017", article="16"),
        Basis(law="仲裁法", version="2017", article="9(2)"),
        *cite("CPL 122"),
    )


def test_from_its_first_day_a_reform_is_cited() -> None:
    assert as_of(cite("AL 27"), date(2026, 3, 1)) == cite("AL 27")


def test_an_article_without_a_forerunner_is_not_cited_before_its_time() -> None:
    assert as_of(cite("AL 61"), date(2026, 2, 28)) == ()


def test_a_route_of_a_day_before_the_reform_rests_on_the_old_law() -> None:
    document = varied("03", filed_on="2026-02-02", contract__due_on="2026-01-05")
    intake = read_intake(document | {"dispute_arose_on": "2026-01-06"}, today=date(2026, 11, 25))
    versions = {basis.version for basis in route(Situation.at_intake(intake)).basis}
    assert "2017" in versions
    assert "2025" not in {
        basis.version for basis in route(Situation.at_intake(intake)).basis if basis.law == "仲裁法"
    }
