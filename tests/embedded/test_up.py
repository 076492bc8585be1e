"""`jiefen up` with its real processes: the dev server, the worker and the API."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest

from embedded.settings import Settings
from tests.embedded.test_stack import free_ports

READY = "Jiefen is ready"

# A slow machine may start five processes twice.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    port, temporal_port, temporal_ui_port = free_ports(3)
    return Settings(
        home=tmp_path / "var",
        port=port,
        temporal_port=temporal_port,
        temporal_ui_port=temporal_ui_port,
    )


@pytest.fixture
def environ(settings: Settings) -> dict[str, str]:
    given = settings.environment()
    # An address given is a server of one's own, and none would be started.
    del given["TEMPORAL_ADDRESS"]
    inherited = {name: value for name, value in os.environ.items() if name != "TEMPORAL_ADDRESS"}
    return inherited | given


def run_until_ready(environ: dict[str, str]) -> tuple[subprocess.Popen[str], list[str]]:
    """Start the stack; its own time limits end it, and so this, if it is never ready."""
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "cli.main", "up"],
        env=environ,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    lines: list[str] = []
    for line in running.stderr:
        lines.append(line)
        if READY in line:
            break
    return running, lines


@pytest.fixture
def stack(environ: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    running, lines = run_until_ready(environ)
    try:
        assert READY in lines[-1], "".join(lines)
        yield running
    finally:
        running.terminate()
        running.wait()


def test_one_ctrl_c_stops_the_api_then_the_worker_then_the_server(
    stack: subprocess.Popen[str], settings: Settings
):
    assert httpx.get(f"http://127.0.0.1:{settings.port}/healthz").is_success

    stack.send_signal(signal.SIGINT)
    _, told = stack.communicate()

    assert stack.returncode == 0
    stops = [line.split("Stopping the ")[1] for line in told.splitlines() if "Stopping" in line]
    assert stops == ["API.", "worker.", "Temporal server."]
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{settings.port}/healthz")


def test_it_starts_again_on_the_home_it_left(stack: subprocess.Popen[str], environ: dict[str, str]):
    stack.send_signal(signal.SIGTERM)
    stack.communicate()

    again, lines = run_until_ready(environ)
    again.terminate()
    again.communicate()

    assert READY in lines[-1], "".join(lines)
    assert again.returncode == 0
