import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from embedded import maven, test_server
from embedded.parts import MissingError, NotFoundError, WrongPathError
from tests.embedded.conftest import MakeProgram

JAVA = 'case "$1" in -version) echo \'openjdk version "{}"\' >&2;; *) echo $$ "$@";; esac'


@pytest.fixture
def jars(tmp_path: Path) -> Path:
    folder = tmp_path / "cache" / f"temporal-test-server-{test_server.PINNED.version}"
    (folder / "lib").mkdir(parents=True)
    return folder


def test_the_launcher_becomes_java_so_that_stopping_it_stops_the_server(
    make_program: MakeProgram, bare_environ: dict[str, str], jars: Path
):
    make_program("bin/java", JAVA.format("17.0.15"))
    launcher = test_server.find(build=False, environ=bare_environ).path

    running = subprocess.Popen([launcher, "7233"], stdout=subprocess.PIPE, text=True)
    output, _ = running.communicate(timeout=20)

    assert output.split() == [
        str(running.pid),
        "-cp",
        f"{jars}/lib/*",
        "io.temporal.testserver.TestServer",
        "7233",
    ]


def test_the_launcher_follows_java_when_it_moves(
    make_program: MakeProgram, bare_environ: dict[str, str], jars: Path
):
    make_program("bin/java", JAVA.format("17.0.15"))
    test_server.find(build=False, environ=bare_environ)
    moved = make_program("opt/jdk/bin/java", JAVA.format("21.0.1"))
    bare_environ["JAVA_HOME"] = str(moved.parent.parent)

    launcher = test_server.find(build=False, environ=bare_environ).path

    assert str(moved) in launcher.read_text(encoding="utf-8")


def test_the_version_is_that_of_the_pinned_jars(
    make_program: MakeProgram, bare_environ: dict[str, str], jars: Path
):
    make_program("bin/java", JAVA.format("17.0.15"))

    found = test_server.find(build=False, environ=bare_environ)

    assert found.version == test_server.PINNED.version


@pytest.mark.parametrize("version", ["1.7.0_80", "1.6.0"])
def test_a_java_that_is_too_old_does_not_run_the_server(
    make_program: MakeProgram, bare_environ: dict[str, str], jars: Path, version: str
):
    make_program("bin/java", JAVA.format(version))

    with pytest.raises(NotFoundError, match="too old"):
        test_server.find(build=False, environ=bare_environ)


def test_a_server_named_by_hand_comes_first(
    make_program: MakeProgram, bare_environ: dict[str, str], jars: Path
):
    make_program("bin/java", JAVA.format("17.0.15"))
    own = make_program("own/test-server", "true")
    bare_environ["TEMPORAL_TEST_SERVER_PATH"] = str(own)

    assert test_server.find(build=False, environ=bare_environ).path == own


def test_a_wrong_path_is_refused(bare_environ: dict[str, str]):
    bare_environ["TEMPORAL_TEST_SERVER_PATH"] = "/nowhere/test-server"

    with pytest.raises(WrongPathError, match="/nowhere/test-server"):
        test_server.find(build=False, environ=bare_environ)


def test_a_miss_says_what_to_do(bare_environ: dict[str, str]):
    with pytest.raises(NotFoundError, match="jiefen prepare"):
        test_server.find(build=False, environ=bare_environ)


def test_every_jar_is_pinned_by_its_digest():
    names = [jar.file_name for jar in test_server.PINNED.jars]

    assert f"temporal-test-server-{test_server.PINNED.version}.jar" in names
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) for jar in test_server.PINNED.jars)


COPY = 'for a in "$@"; do case "$a" in -DoutputDirectory=*) d=${a#*=};; esac; done; mkdir -p "$d"'


def jar_with(content: str) -> maven.Jar:
    return maven.Jar("org.example", "tool", "1.0", hashlib.sha256(content.encode()).hexdigest())


def test_maven_brings_the_jars_that_have_the_pinned_digest(
    make_program: MakeProgram, tmp_path: Path
):
    mvn = make_program("bin/mvn", f'{COPY}; printf good >"$d/tool-1.0.jar"')

    maven.fetch(mvn, tmp_path, [jar_with("good")], tmp_path / "lib")

    assert (tmp_path / "lib" / "tool-1.0.jar").read_text() == "good"


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (f'{COPY}; printf forged >"$d/tool-1.0.jar"', "SHA-256"),
        (COPY, "missing"),
        ('echo "[ERROR] no such artifact"; exit 1', "no such artifact"),
    ],
)
def test_anything_else_from_maven_is_refused(
    make_program: MakeProgram, tmp_path: Path, script: str, complaint: str
):
    mvn = make_program("bin/mvn", script)

    with pytest.raises(MissingError, match=complaint):
        maven.fetch(mvn, tmp_path, [jar_with("good")], tmp_path / "lib")
