"""The feed: one order of all events, without gaps, whoever writes at the same time."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, true
from sqlmodel import Session

from records import feed, schema
from records.engine import reading, transaction
from records.tables import Case
from tests.api.small_app import a_case, happened

ONE, OTHER = "JF2026-000001", "JF2026-000002"


def _cases(engine: Engine) -> None:
    with transaction(engine) as session:
        for case_no in (ONE, OTHER):
            a_case(session, case_no)


def _read(session: Session, after: int = 0, limit: int = 100) -> feed.Page:
    return feed.page(session, true(), after=after, limit=limit)


def test_events_of_all_cases_stand_in_one_order(engine: Engine) -> None:
    _cases(engine)
    with transaction(engine) as session:
        one, other = session.get_one(Case, ONE), session.get_one(Case, OTHER)
        for case in (one, other, other, one):
            happened(session, case, "claim_withdrawn")
    with reading(engine) as session:
        page = _read(session)
    assert [(told.position, told.event.case_no, told.event.seq) for told in page.told] == [
        (1, ONE, 1),
        (2, OTHER, 1),
        (3, OTHER, 2),
        (4, ONE, 2),
    ]
    assert (page.reached, page.more) == (4, False)


def test_who_reads_page_by_page_meets_each_event_once(engine: Engine) -> None:
    _cases(engine)
    with transaction(engine) as session:
        case = session.get_one(Case, ONE)
        for _ in range(7):
            happened(session, case, "claim_withdrawn")
    met, after, more = [], 0, True
    with reading(engine) as session:
        while more:
            page = _read(session, after, limit=3)
            met += [told.position for told in page.told]
            after, more = page.reached, page.more
    assert met == [1, 2, 3, 4, 5, 6, 7]


def test_a_reader_beside_many_writers_misses_nothing(engine: Engine) -> None:
    _cases(engine)

    def write(case_no: str) -> None:
        for _ in range(20):
            with transaction(engine) as session:
                case = session.get_one(Case, case_no, with_for_update=True)
                happened(session, case, "claim_withdrawn")

    met: list[int] = []
    with ThreadPoolExecutor(2) as pool:
        writing = [pool.submit(write, case_no) for case_no in (ONE, OTHER)]
        while len(met) < 40:
            done = all(task.done() for task in writing)
            with reading(engine) as session:
                met += [told.position for told in _read(session, met[-1] if met else 0).told]
            assert not done or len(met) == 40
    assert met == list(range(1, 41))
    for task in writing:
        task.result()


def test_what_was_taken_back_leaves_no_gap(engine: Engine) -> None:
    _cases(engine)
    with engine.connect() as connection, Session(connection) as session:
        happened(session, session.get_one(Case, ONE), "claim_withdrawn")
        session.rollback()
    with transaction(engine) as session:
        happened(session, session.get_one(Case, ONE), "claim_withdrawn")
    with reading(engine) as session:
        assert [told.position for told in _read(session).told] == [1]


def test_events_on_record_before_the_feed_are_in_it_in_their_order(engine: Engine) -> None:
    _cases(engine)
    with transaction(engine) as session:
        one, other = session.get_one(Case, ONE), session.get_one(Case, OTHER)
        for case in (one, other, one):
            happened(session, case, "claim_withdrawn")
    schema.downgrade(engine, "0018")
    schema.upgrade(engine)
    with reading(engine) as session:
        page = _read(session)
        assert feed.head(session) == 3
    assert [(told.event.case_no, told.event.seq) for told in page.told] == [
        (ONE, 1),
        (ONE, 2),
        (OTHER, 1),
    ]
