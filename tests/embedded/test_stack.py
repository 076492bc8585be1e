import socket
from collections.abc import Generator
from pathlib import Path

import pytest
from filelock import FileLock

from embedded import stack
from embedded.settings import Settings
from embedded.stack import StackError


@pytest.fixture
def busy_port() -> Generator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def test_a_second_start_on_the_same_home_is_refused(tmp_path: Path):
    with FileLock(tmp_path / "up.lock"), pytest.raises(StackError) as refusal:
        stack.up(Settings(home=tmp_path))

    assert str(tmp_path) in str(refusal.value)
    assert "JIEFEN_HOME" in str(refusal.value)


@pytest.mark.parametrize(
    ("busy", "variable"),
    [
        ("port", "JIEFEN_PORT"),
        ("temporal_port", "JIEFEN_TEMPORAL_PORT"),
        ("temporal_ui_port", "JIEFEN_TEMPORAL_UI_PORT"),
    ],
)
def test_a_busy_port_is_named_with_the_variable_that_moves_it(
    tmp_path: Path, busy_port: int, busy: str, variable: str
):
    ports = dict(zip(("port", "temporal_port", "temporal_ui_port"), free_ports(3), strict=True))
    settings = Settings.model_validate({"home": tmp_path, **ports, busy: busy_port})

    with pytest.raises(StackError, match=rf"{busy_port}.*{variable}"):
        stack.up(settings)


def test_a_refused_start_leaves_the_home_free(tmp_path: Path, busy_port: int):
    with pytest.raises(StackError):
        stack.up(Settings(home=tmp_path, port=busy_port))

    with FileLock(tmp_path / "up.lock", timeout=0):
        pass


def test_a_temporal_of_ones_own_that_does_not_answer_is_told(tmp_path: Path):
    port, nobody = free_ports(2)
    settings = Settings(home=tmp_path, port=port, temporal_address=f"127.0.0.1:{nobody}")

    with pytest.raises(StackError, match=r"TEMPORAL_ADDRESS.*\d"):
        stack.up(settings)
