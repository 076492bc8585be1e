import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from embedded import processes
from embedded.processes import Program, StartError, Supervised

STAYS = "import signal; signal.pause()"
IGNORES_SIGTERM = """
import pathlib, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
signal.pause()
"""


async def always(_process_id: int) -> bool:
    return True


async def never(_process_id: int) -> bool:
    return False


def is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_program_that_ends_before_it_is_healthy_is_told_with_its_output(tmp_path: Path):
    command = (sys.executable, "-c", "print('port taken'); raise SystemExit(3)")
    program = Program("接口服务", "API", command, never, tmp_path / "log")

    with pytest.raises(StartError, match=r"(?s)ended with 3.*port taken"):
        await Supervised(program, {}).start()


async def test_a_program_that_is_not_healthy_in_time_is_told(tmp_path: Path):
    program = Program(
        "接口服务",
        "API",
        (sys.executable, "-c", STAYS),
        never,
        tmp_path / "log",
        seconds_to_start=0.3,
    )
    child = Supervised(program, {})

    with pytest.raises(StartError, match="not ready"):
        await child.start()
    await child.stop()


async def test_a_program_that_dies_is_started_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(processes, "_FIRST_DELAY", 0.0)
    started: asyncio.Queue[int] = asyncio.Queue()

    async def note(process_id: int) -> bool:
        await started.put(process_id)
        return True

    command = (sys.executable, "-c", STAYS)
    child = Supervised(Program("工作进程", "worker", command, note, tmp_path / "log"), {})
    await child.start()
    keeper = asyncio.create_task(child.keep())
    first = await started.get()

    os.kill(first, signal.SIGKILL)
    second = await asyncio.wait_for(started.get(), 20)

    assert second != first
    assert is_alive(second)
    keeper.cancel()
    await child.stop()
    assert not is_alive(second)


async def test_a_program_that_will_not_stop_is_killed(tmp_path: Path):
    deaf = tmp_path / "deaf"
    pids: list[int] = []

    async def is_deaf(process_id: int) -> bool:
        pids[:] = [process_id]
        return deaf.exists()

    program = Program(
        "工作进程",
        "worker",
        (sys.executable, "-c", IGNORES_SIGTERM, str(deaf)),
        is_deaf,
        tmp_path / "log",
        seconds_to_stop=0.2,
    )
    child = Supervised(program, {})
    await child.start()

    await child.stop()

    assert not is_alive(pids[0])


async def test_stopping_what_has_already_ended_is_nothing(tmp_path: Path):
    program = Program("接口服务", "API", (sys.executable, "-c", "pass"), never, tmp_path / "log")
    child = Supervised(program, {})
    with pytest.raises(StartError):
        await child.start()

    await child.stop()


def test_delays_grow_to_a_limit():
    delays = processes._growing_delays()  # pyright: ignore[reportPrivateUsage]

    assert [next(delays) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
