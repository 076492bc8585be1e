"""The database's schema: brought up to date by Alembic migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"
WORDS = ("search_index", "search_words")
"""The index over words of each database (migration 0017), which no table of ours declares."""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to ``revision``, however long that takes."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to ``revision``; ``base`` removes everything."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def current(engine: Engine) -> str | None:
    """The schema's revision, or ``None`` for an empty database."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    """The newest revision there is a migration for."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()


def declared(name: str | None, kind: str, _parents: object) -> bool:
    """Whether something in the database is one of our tables' own; Alembic asks for each."""
    return kind == "schema" or name is None or not name.startswith(WORDS)


def autogenerate(engine: Engine, message: str, revision_id: str) -> None:
    """Write a migration for what the tables have and the database does not."""
    with engine.begin() as connection:
        command.revision(
            _config(connection), message=message, rev_id=revision_id, autogenerate=True
        )
