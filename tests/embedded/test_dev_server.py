from pathlib import Path

import pytest

from embedded import dev_server, sdk_download
from embedded.parts import MissingError, NotFoundError, WrongPathError
from tests.embedded.conftest import MakeProgram

CLI = 'echo "temporal version {} (Server 1.29.1, UI 2.42.1)"'


def test_the_order_is_variable_then_path_then_cache(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    cached = make_program("cache/temporal-cli-1.5.1/temporal", CLI.format("1.5.1"))
    assert dev_server.find(build=False, environ=bare_environ).path == cached

    on_path = make_program("bin/temporal", CLI.format("1.6.0"))
    assert dev_server.find(build=False, environ=bare_environ).path == on_path

    named = make_program("own/temporal", CLI.format("1.7.0"))
    bare_environ["TEMPORAL_CLI_PATH"] = str(named)
    found = dev_server.find(build=False, environ=bare_environ)
    assert (found.path, found.origin) == (named, "TEMPORAL_CLI_PATH")


def test_the_version_is_what_the_program_tells(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program("bin/temporal", CLI.format("1.6.0"))

    found = dev_server.find(build=False, environ=bare_environ)

    assert found.version == "1.6.0 (Server 1.29.1, UI 2.42.1)"


def test_a_wrong_path_is_refused_even_if_another_server_is_there(
    make_program: MakeProgram, bare_environ: dict[str, str], tmp_path: Path
):
    make_program("bin/temporal", CLI.format("1.6.0"))
    bare_environ["TEMPORAL_CLI_PATH"] = str(tmp_path / "mistyped")

    with pytest.raises(WrongPathError, match=r"TEMPORAL_CLI_PATH.*mistyped"):
        dev_server.find(build=False, environ=bare_environ)


@pytest.mark.parametrize("script", ["echo something else", "exit 3"])
def test_a_program_that_only_shares_the_name_is_passed_over(
    make_program: MakeProgram, bare_environ: dict[str, str], script: str
):
    make_program("bin/temporal", script)
    cached = make_program("cache/temporal-cli-1.5.1/temporal", CLI.format("1.5.1"))

    assert dev_server.find(build=False, environ=bare_environ).path == cached


def test_a_miss_says_what_was_tried_and_what_to_do(bare_environ: dict[str, str]):
    with pytest.raises(NotFoundError) as miss:
        dev_server.find(build=False, environ=bare_environ)

    message = str(miss.value)
    for place in ("TEMPORAL_CLI_PATH:", "PATH:", "cache:", "cache (SDK):"):
        assert place in message
    assert "jiefen prepare --dev-server" in message
    assert "TEMPORAL_ADDRESS" in message


def test_looking_without_building_makes_nothing(bare_environ: dict[str, str]):
    with pytest.raises(NotFoundError):
        dev_server.find(build=False, environ=bare_environ)

    assert not Path(bare_environ["JIEFEN_CACHE"]).exists()


@pytest.fixture
def no_download(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise MissingError("no network")

    monkeypatch.setattr(sdk_download, "download", refuse)


@pytest.mark.usefixtures("no_download")
def test_what_go_built_is_found_in_the_cache_afterwards(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program(
        "bin/go",
        'case "$1" in version) echo "go version go1.26.1 linux/amd64";; *)\n'
        f"printf '#!/bin/sh\\n%s\\n' '{CLI.format('1.5.1')}' >\"$GOBIN/temporal\"\n"
        'chmod +x "$GOBIN/temporal";; esac',
    )

    built = dev_server.find(build=True, environ=bare_environ)
    again = dev_server.find(build=False, environ=bare_environ)

    assert built.origin == "go install"
    assert again.path == built.path


@pytest.mark.usefixtures("no_download")
def test_a_failed_build_names_the_last_thing_go_said(
    make_program: MakeProgram, bare_environ: dict[str, str]
):
    make_program(
        "bin/go",
        'case "$1" in version) echo "go version go1.26.1 linux/amd64";; *)\n'
        'echo "module lookup disabled" >&2; exit 1;; esac',
    )

    with pytest.raises(NotFoundError, match=r"go install.*module lookup disabled"):
        dev_server.find(build=True, environ=bare_environ)
