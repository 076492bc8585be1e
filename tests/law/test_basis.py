"""Citations name the version that governs, and none stands on an article nobody recorded."""

import pytest

from law.basis import Basis, cite, statutes, unread


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
