"""The migrations give the tables that the code declares."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine
from sqlmodel import SQLModel

from records import retention, schema, tables

DECLARED = (tables.Case, retention.LegalHold)


def test_the_migrated_schema_is_the_declared_one(engine: Engine) -> None:
    assert {table.__tablename__ for table in DECLARED} <= set(SQLModel.metadata.tables)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_it_can_be_taken_back_and_brought_up_again(engine: Engine) -> None:
    schema.downgrade(engine, "base")
    assert schema.current(engine) is None
    schema.upgrade(engine)
    assert schema.current(engine) == schema.head()
