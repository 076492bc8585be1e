"""The migrations give the tables that the code declares."""

from datetime import date

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

from records import list_tables, retention, schema, tables
from records.engine import transaction
from records.tables import Paper
from tests.activities.recorded import RecordedCase
from tests.documents import example

DECLARED = (list_tables.SavedView, tables.Case, retention.LegalHold)
OPTIONS = {"compare_type": False, "include_name": schema.declared}


def test_the_migrated_schema_is_the_declared_one(engine: Engine) -> None:
    assert {table.__tablename__ for table in DECLARED} <= set(SQLModel.metadata.tables)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_it_can_be_taken_back_and_brought_up_again(engine: Engine) -> None:
    schema.downgrade(engine, "base")
    assert schema.current(engine) is None
    schema.upgrade(engine)
    assert schema.current(engine) == schema.head()


def test_papers_written_before_are_put_in_line(engine: Engine) -> None:
    case = RecordedCase(engine, "01")
    kinds = ("mediator_appointment", "session_record")
    for number, stage in enumerate(("mediation", "mediation", "mediation/2"), start=1):
        case.has("mediator_appointed", "2026-03-04", stage)
        with transaction(engine) as session:
            session.add_all(_paper(case.case_no, kind, number) for kind in kinds)
    schema.downgrade(engine, "0010")
    schema.upgrade(engine)
    with Session(engine) as session:
        found = session.exec(select(Paper).where(col(Paper.supersedes).is_not(None))).all()
    assert [(paper.id, paper.supersedes) for paper in found] == [
        ("2-mediator_appointment", "1-mediator_appointment")
    ]


def test_parties_of_before_have_their_numbers(engine: Engine) -> None:
    RecordedCase(engine, "07")
    numbers = select(tables.Party.party_id, tables.Party.number)
    with Session(engine) as session:
        told = set(session.exec(numbers).all())
    schema.downgrade(engine, "0025")
    schema.upgrade(engine)
    with Session(engine) as session:
        assert set(session.exec(numbers).all()) == told
    document = example("07")
    assert {number for _, number in told} == {
        party.get("uscc") or party["id_number"]
        for party in (document["claimant"], *document["respondents"])
    }


def _paper(case_no: str, kind: str, event: int) -> Paper:
    return Paper(
        id=f"{event}-{kind}",
        case_no=case_no,
        kind=kind,
        title="",
        event_seq=event,
        written_on=date(2026, 3, 4),
        facts={},
        docx_sha256="0" * 64,
    )
