import os
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from embedded import postgres
from embedded.parts import NotFoundError
from embedded.postgres import PostgresError, PrivatePostgres
from tests.embedded.conftest import MakeProgram


@pytest.fixture(scope="module")
def server() -> Generator[PrivatePostgres]:
    with PrivatePostgres(postgres.find(build=False).path) as running:
        yield running


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def test_a_database_made_from_a_template_starts_as_its_copy(server: PrivatePostgres):
    template = server.create_database("template_with_statutes")
    with connect(template) as connection:
        connection.execute("CREATE TABLE statute (title text)")
        connection.execute("INSERT INTO statute VALUES ('民法典')")

    copy = server.create_database("copy_of_statutes", template="template_with_statutes")

    with connect(copy) as connection:
        assert connection.execute("SELECT title FROM statute").fetchall() == [("民法典",)]


def test_it_runs_as_an_ordinary_account(server: PrivatePostgres):
    with connect(server.create_database("whose")) as connection:
        row = connection.execute("SHOW data_directory").fetchone()

    assert row is not None
    owner = Path(row[0]).stat().st_uid
    assert owner != 0
    assert owner == os.geteuid() or os.geteuid() == 0


def test_without_its_password_nobody_gets_in(server: PrivatePostgres):
    url = server.create_database("locked")
    name_and_password, place = url.split("://")[1].split("@")
    name = name_and_password.split(":")[0]

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://{name}:guess@{place}")


def test_nothing_of_it_stays_when_it_has_stopped():
    with PrivatePostgres(postgres.find(build=False).path) as running:
        url = running.create_database("gone")
        with connect(url) as connection:
            row = connection.execute("SHOW data_directory").fetchone()

    assert row is not None
    assert not Path(row[0]).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        connect(url)


def test_a_failed_set_up_tells_what_the_program_said():
    # The account that initdb runs as cannot enter pytest's own temporary folders.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        initdb = Path(folder) / "initdb"
        initdb.write_text("#!/bin/sh\necho no space left; exit 1\n", encoding="utf-8")
        initdb.chmod(0o755)

        with (
            pytest.raises(PostgresError, match="no space left"),
            PrivatePostgres(initdb.with_name("postgres")),
        ):
            pass


def test_a_client_alone_is_no_server(
    monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram, bare_environ: dict[str, str]
):
    monkeypatch.setattr(postgres, "_USUAL_PLACES", ())
    make_program("bin/psql", "true")

    with pytest.raises(NotFoundError, match="apt-get install postgresql"):
        postgres.find(build=False, environ=bare_environ)
