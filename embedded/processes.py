"""One child process of the stack: started, waited for, restarted when it dies, stopped."""

import asyncio
import os
import signal
from asyncio.subprocess import Process
from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from embedded.progress import say

_SECONDS_BETWEEN_PROBES = 0.2
_FIRST_DELAY = 1.0
_LONGEST_DELAY = 30.0
_SECONDS_TO_TRUST = 60.0
"""A process that lived this long is restarted at once again, without the delay it had earned."""


class Health(Protocol):
    """Whether the process of that id does its work; a probe that fails answers False."""

    def __call__(self, process_id: int, /) -> Awaitable[bool]: ...


@dataclass(frozen=True)
class Program:
    """What to run and how to know that it works; times are in seconds."""

    chinese_name: str
    english_name: str
    command: tuple[str | Path, ...]
    healthy: Health
    log: Path
    seconds_to_start: float = 60
    seconds_to_stop: float = 15


class StartError(Exception):
    """A program ended, or was not healthy in time; the message ends with its last output."""

    def __init__(self, program: Program, chinese: str, english: str) -> None:
        super().__init__(
            f"{program.chinese_name}{chinese}。 The {program.english_name} {english}.\n"
            f"日志 Log: {program.log}\n{_tail(program.log)}"
        )


class Supervised:
    """One program under supervision, in a process group of its own.

    The group keeps a terminal's Ctrl-C from it, so that the order of stopping is ours.
    """

    def __init__(self, program: Program, environment: Mapping[str, str]) -> None:
        self.program = program
        self._environment = environment
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the program and wait until it is healthy.

        Raises:
            StartError: it ended, or was not healthy in time.
        """
        self._process = process = await self._spawn()
        try:
            async with asyncio.timeout(self.program.seconds_to_start):
                while not await self.program.healthy(process.pid):
                    if process.returncode is not None:
                        raise StartError(
                            self.program,
                            f"已退出（{process.returncode}）",
                            f"ended with {process.returncode}",
                        )
                    await asyncio.sleep(_SECONDS_BETWEEN_PROBES)
        except TimeoutError as error:
            limit = f"{self.program.seconds_to_start:.0f}"
            raise StartError(
                self.program, f"未在 {limit} 秒内就绪", f"was not ready in {limit} seconds"
            ) from error

    async def keep(self) -> None:
        """Restart the program whenever it dies, after growing delays; ends only by cancelling."""
        clock = asyncio.get_running_loop().time
        delays = _growing_delays()
        while True:
            since = clock()
            code = await self._ended()
            if clock() - since > _SECONDS_TO_TRUST:
                delays = _growing_delays()
            await self._restart(code, next(delays))

    async def stop(self) -> None:
        """End the program: SIGTERM, and SIGKILL when its time limit has passed."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        say(f"正在停止{self.program.chinese_name}……", f"Stopping the {self.program.english_name}.")
        _signal_group(process, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), self.program.seconds_to_stop)
        except TimeoutError:
            say("  未按时结束，强制结束。", "It did not end in time and is killed.")
            _signal_group(process, signal.SIGKILL)
            await process.wait()

    async def _spawn(self) -> Process:
        self.program.log.parent.mkdir(parents=True, exist_ok=True)
        with self.program.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *self.program.command,
                env=os.environ | self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
            )

    async def _ended(self) -> int:
        if self._process is None:
            raise RuntimeError("keep() comes after start()")
        return await self._process.wait()

    async def _restart(self, code: int, delay: float) -> None:
        say(
            f"{self.program.chinese_name}意外退出（{code}），{delay:.0f} 秒后重启。",
            f"The {self.program.english_name} ended ({code}); it starts again in {delay:.0f} s.",
        )
        await asyncio.sleep(delay)
        try:
            await self.start()
        except StartError as error:
            say(str(error), "")
            await self.stop()
        else:
            say(f"{self.program.chinese_name}已恢复。", f"The {self.program.english_name} is back.")


def _growing_delays() -> Iterator[float]:
    delay = _FIRST_DELAY
    while True:
        yield delay
        delay = min(delay * 2, _LONGEST_DELAY)


def _signal_group(process: Process, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def _tail(log: Path, lines: int = 12) -> str:
    if not log.is_file():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
