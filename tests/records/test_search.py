"""Whatever two neighbouring characters are searched, the case is found, and by nobody else."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, true
from sqlmodel import Session, col, delete

from records import schema, search_documents
from records.cursors import BadCursor, encode
from records.engine import transaction
from records.excerpts import excerpts
from records.list_tables import SearchDocument
from records.related import link
from records.retention import dispose
from records.search import Reach, TooShort, containing, search
from records.tables import Agent, Case, Party
from records.worklist import worklist
from tests.activities.recorded import RecordedCase
from tests.api.small_app import a_case

HERE = "无锡市锡山区司法局"
ELSEWHERE = "无锡市滨湖区司法局"
CLERK = Reach(col(Case.bureau) == HERE, indexed=True, bureau=HERE)
EVERYWHERE = Reach(true(), indexed=True)
ONE_BY_ONE = Reach(col(Case.bureau) == HERE, indexed=False)
ON_ONE_SESSION = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
RARE = st.sampled_from("𠮷㐂〇龘\ue000")
LATIN = st.sampled_from("abcXYZ0189")
NAMES = st.text(HAN | RARE | LATIN, min_size=2, max_size=12)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _numbers(session: Session, text: str, reach: Reach = CLERK) -> list[str]:
    return [case.case_no for case in search(session, reach, text, limit=50).cases]


def _case(
    session: Session,
    case_no: str = "JF2026-000001",
    name: str = "陈甲",
    bureau: str = HERE,
    contract: str | None = None,
    facts: str = "",
) -> Case:
    case = a_case(session, case_no, bureau=bureau)
    case.intake = {"contract": {"number": contract}, "facts": facts}
    party = session.get_one(Party, (case_no, "c1"))
    party.name, party.details = name, {"name": name, "kind": "person"}
    search_documents.index(session, case)
    session.flush()
    return case


@given(data=st.data(), name=NAMES)
@ON_ONE_SESSION
def test_any_two_characters_of_a_name_find_the_case(
    session: Session, data: st.DataObject, name: str
) -> None:
    for table in (SearchDocument, Party, Case):
        session.exec(delete(table))
    _case(session, name=name)
    _case(session, "JF2026-000002", name=name, bureau=ELSEWHERE)
    start = data.draw(st.integers(0, len(name) - 2))
    for end in (start + 2, len(name)):
        sought = name[start:end]
        assert _numbers(session, sought) == ["JF2026-000001"]
        assert _numbers(session, sought, ONE_BY_ONE) == ["JF2026-000001"]
        assert _numbers(session, sought, EVERYWHERE) == ["JF2026-000002", "JF2026-000001"]
        listed = worklist(session, [CLERK.scope], containing(session, CLERK, sought))
        assert [row.case.case_no for row in listed.rows] == ["JF2026-000001"]


@given(name=NAMES, sought=st.text(HAN | LATIN, min_size=2, max_size=4))
@ON_ONE_SESSION
def test_a_text_that_stands_nowhere_finds_nothing(session: Session, name: str, sought: str) -> None:
    for table in (SearchDocument, Party, Case):
        session.exec(delete(table))
    _case(session, name=name)
    stands = sought.casefold() in name.casefold() or sought in "李乙"
    assert bool(_numbers(session, sought)) is stands


def test_neighbouring_pairs_that_do_not_make_up_the_text_find_nothing(session: Session) -> None:
    _case(session, facts="轴承轴，承轴。轴承")
    assert _numbers(session, "承轴承轴") == ["JF2026-000001"]
    assert _numbers(session, "轴承轴承轴承") == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ht2025017", "HT-2025-017"),
        ("ＨＴ－２０２５", "HT-2025-017"),
        ("阿卜杜", "阿卜·杜拉"),
        ("示例(无锡)", "示例（无锡）"),
    ],
)
def test_punctuation_width_and_letter_case_make_no_difference(
    session: Session, text: str, written: str
) -> None:
    _case(session, name=written)
    assert _numbers(session, text) == ["JF2026-000001"]


@pytest.mark.parametrize("text", ["陈", "", " 陈 ", "？！", "陈。"])
def test_one_character_is_refused(session: Session, text: str) -> None:
    with pytest.raises(TooShort):
        search(session, CLERK, text, limit=1)
    with pytest.raises(TooShort):
        containing(session, CLERK, text)


def test_names_rank_before_contract_numbers_and_these_before_facts(session: Session) -> None:
    _case(session, "JF2026-000001", name="轴承丙")
    _case(session, "JF2026-000002", contract="轴承2025-01")
    _case(session, "JF2026-000003", facts="交付轴承")
    _case(session, "JF2026-000004", name="轴承丁", contract="轴承2", facts="轴承")
    ranked = [f"JF2026-00000{number}" for number in (4, 1, 2, 3)]
    assert _numbers(session, "轴承") == ranked
    paged: list[str] = []
    cursor = None
    while True:
        page = search(session, CLERK, "轴承", limit=1, cursor=cursor)
        paged += [case.case_no for case in page.cases]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert paged == ranked


def test_the_exact_number_ranks_before_those_that_begin_with_it(session: Session) -> None:
    for number in ("JF2026-0000012", "JF2026-000001", "JF2026-000002"):
        _case(session, number, facts="JF2026-000001")
    assert _numbers(session, "jf2026-000001") == ["JF2026-000001", "JF2026-0000012"]
    assert _numbers(session, "JF2026-00000") == [
        "JF2026-000001",
        "JF2026-0000012",
        "JF2026-000002",
    ]


@pytest.mark.parametrize(
    "cursor",
    ["x", encode(("names", "x")), encode(("names", None)), encode(("number", "1")), encode(("1",))],
)
def test_a_made_up_cursor_is_refused(session: Session, cursor: str) -> None:
    with pytest.raises(BadCursor):
        search(session, CLERK, "轴承", limit=1, cursor=cursor)


def test_agents_are_found_and_cases_merged_into_another_by_that_one(session: Session) -> None:
    case, other = _case(session), _case(session, "JF2026-000002", contract="ZC-77")
    session.add(
        Agent(
            case_no=case.case_no,
            agent_id="c1-a1",
            party_id="c1",
            details={"name": "赵律师"},
            powers=[],
            since=date(2026, 3, 2),
        )
    )
    link(session, case.case_no, other.case_no, "absorbed")
    search_documents.index(session, case)
    session.flush()
    assert _numbers(session, "赵律") == [case.case_no]
    assert _numbers(session, "ZC-77") == [other.case_no, case.case_no]


def test_a_case_offered_to_a_bureau_is_found_there(session: Session) -> None:
    case = _case(session)
    reach = Reach(true(), indexed=True, bureau=ELSEWHERE)
    assert _numbers(session, "陈甲", reach) == []
    case.offered_to = ELSEWHERE
    search_documents.index(session, case)
    session.flush()
    assert _numbers(session, "陈甲", reach) == _numbers(session, "陈甲") == [case.case_no]


def test_a_case_whose_papers_are_disposed_of_is_found_by_its_number_only(session: Session) -> None:
    case = _case(session)
    dispose(session, case.case_no, date(2036, 6, 1))
    assert _numbers(session, "陈甲") == []
    assert _numbers(session, case.case_no) == [case.case_no]


def test_cases_on_record_before_are_searched_too(engine: Engine) -> None:
    case = RecordedCase(engine, "01")
    with transaction(engine) as session:
        before = session.get_one(SearchDocument, 1).model_dump()
    schema.downgrade(engine, "0017")
    schema.upgrade(engine)
    with transaction(engine) as session:
        assert session.get_one(SearchDocument, 1).model_dump() == before
        assert _numbers(session, "示例轴承", EVERYWHERE) == [case.case_no]


def test_an_excerpt_says_where_and_names_nobody_in_full(session: Session) -> None:
    facts = "2025年1月15日，李乙向陈甲借款，电话13800000201。" * 3
    case = _case(session, contract="JK-1", facts=facts)
    session.get_one(Party, (case.case_no, "r1")).details = {"name": "李乙", "kind": "person"}
    by_name = excerpts(session, case, "陈甲")
    assert (by_name[0].place, by_name[0].text) == ("party", "陈*")
    assert {each.place for each in by_name} == {"party", "facts"}
    [by_facts] = excerpts(session, case, "借款")
    assert by_facts.place == "facts"
    assert "借款" in by_facts.text
    for told in (*by_name, by_facts):
        assert "陈甲" not in told.text
        assert "李乙" not in told.text
        assert "13800000201" not in told.text
    assert [each.place for each in excerpts(session, case, "jk1")] == ["contract_no"]
