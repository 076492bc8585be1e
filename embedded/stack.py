"""`jiefen up`: the Temporal server, the worker and the API of one home, for as long as it runs.

Everything they keep is in that home; starting again finds every case where it was.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Generator
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
from filelock import FileLock, Timeout
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.service import RPCError

from embedded import dev_server
from embedded.processes import Program, Supervised
from embedded.progress import say
from embedded.settings import Settings
from embedded.temporal_client import TemporalUnreachableError, connect, keep_finished_cases


class StackError(Exception):
    """The stack cannot start; the message says why and what to do."""


def up(settings: Settings) -> None:
    """Run the stack until Ctrl-C or SIGTERM, then stop API, worker and server in this order.

    Raises:
        StackError: another one runs on this home, a port is busy, or the database upgrade failed.
        StartError: a process did not become healthy.
        NotFoundError, WrongPathError: there is no Temporal dev server.
    """
    with _only_one(settings.home):
        _check_ports(settings)
        temporal = None if settings.has_own_temporal else dev_server.find(build=True).path
        asyncio.run(_until_told_to_stop(settings, temporal))
    say("已全部停止。", "All is stopped.")


@contextmanager
def _only_one(home: Path) -> Generator[None]:
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "up.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StackError(
            f"{home} 已有一套 jiefen up 在运行：先停止它，或用 JIEFEN_HOME 另指一个目录。 "
            f"jiefen up already runs on {home}: stop it, or set JIEFEN_HOME to another folder."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _check_ports(settings: Settings) -> None:
    ports = {"JIEFEN_PORT": (settings.host, settings.port)}
    if not settings.has_own_temporal:
        ports["JIEFEN_TEMPORAL_PORT"] = ("127.0.0.1", settings.temporal_port)
        ports["JIEFEN_TEMPORAL_UI_PORT"] = ("127.0.0.1", settings.temporal_ui_port)
    for variable, (host, port) in ports.items():
        if not _is_free(host, port):
            raise StackError(
                f"端口 {port} 已被占用：停止占用它的程序，或用 {variable} 另指一个端口。 "
                f"Port {port} is in use: stop what uses it, or set {variable} to another one."
            )


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


async def _until_told_to_stop(settings: Settings, temporal: Path | None) -> None:
    running = asyncio.ensure_future(_run(settings, temporal))
    loop = asyncio.get_running_loop()
    for number in _stopping_signals():
        loop.add_signal_handler(number, _stop_once, running)
    try:
        await running
    except asyncio.CancelledError:
        return


def _stop_once(running: asyncio.Future[None]) -> None:
    """Cancel at the first signal only: a second Ctrl-C must not cut the orderly stop short."""
    loop = asyncio.get_running_loop()
    for number in _stopping_signals():
        loop.add_signal_handler(number, lambda: None)
    running.cancel()


def _stopping_signals() -> tuple[signal.Signals, ...]:
    """Ctrl-C, a polite kill, and the terminal's closing unless `nohup` has set that aside."""
    asked = (signal.SIGINT, signal.SIGTERM)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return asked
    return (*asked, signal.SIGHUP)


async def _run(settings: Settings, temporal: Path | None) -> None:
    environment = settings.environment()
    async with AsyncExitStack() as stops:
        children: list[Supervised] = []

        async def start(program: Program) -> None:
            say(f"正在启动{program.chinese_name}……", f"Starting the {program.english_name}.")
            child = Supervised(program, environment)
            stops.push_async_callback(child.stop)
            await child.start()
            children.append(child)

        if temporal is None:
            client = await _connect_to_own(settings)
        else:
            await start(_temporal_server(settings, temporal))
            client = await connect(settings)
            await keep_finished_cases(client)
        await _upgrade_database(environment)
        await start(_worker(settings, client))
        await start(_api(settings))
        _tell_addresses(settings)
        await asyncio.gather(*(child.keep() for child in children))


async def _connect_to_own(settings: Settings) -> Client:
    try:
        return await connect(settings)
    except TemporalUnreachableError as error:
        raise StackError(
            f"TEMPORAL_ADDRESS 所指的服务器没有应答。 No Temporal server answers there: {error}"
        ) from error


def _jiefen(*arguments: str) -> tuple[str, ...]:
    """A command of this program; -P keeps the folder it is run from off the import path."""
    return (sys.executable, "-P", "-m", "cli.main", *arguments)


async def _upgrade_database(environment: dict[str, str]) -> None:
    say("正在更新数据库结构……", "Upgrading the database.")
    upgrade = await asyncio.create_subprocess_exec(
        *_jiefen("db", "upgrade"),
        env=os.environ | environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await upgrade.communicate()
    if upgrade.returncode:
        raise StackError(f"数据库更新失败。 The database upgrade failed.\n{output.decode()}")


def _temporal_server(settings: Settings, temporal: Path) -> Program:
    return Program(
        "Temporal 服务器",
        "Temporal server",
        (
            temporal,
            *("server", "start-dev", "--ip", "127.0.0.1"),
            *("--port", str(settings.temporal_port)),
            *("--ui-port", str(settings.temporal_ui_port)),
            *("--db-filename", settings.home / "temporal.db"),
            *("--namespace", settings.temporal_namespace),
            *("--log-level", "warn"),
            *("--sqlite-pragma", "journal_mode=WAL"),
            *("--sqlite-pragma", "synchronous=NORMAL"),
        ),
        partial(_temporal_answers, settings),
        settings.logs / "temporal.log",
    )


def _worker(settings: Settings, client: Client) -> Program:
    return Program(
        "工作进程",
        "worker",
        _jiefen("worker"),
        partial(_worker_polls, settings, client),
        settings.logs / "worker.log",
    )


def _api(settings: Settings) -> Program:
    return Program(
        "接口服务",
        "API",
        _jiefen("api"),
        partial(_api_answers, settings),
        settings.logs / "api.log",
    )


async def _temporal_answers(settings: Settings, _process_id: int) -> bool:
    try:
        client = await connect(settings)
        return await client.service_client.check_health()
    except (RPCError, TemporalUnreachableError):
        return False


async def _worker_polls(settings: Settings, client: Client, process_id: int) -> bool:
    """Whether this very process polls: the server also remembers pollers that are gone."""
    request = DescribeTaskQueueRequest(
        namespace=client.namespace,
        task_queue=TaskQueue(name=settings.temporal_task_queue),
        task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    )
    try:
        answer = await client.workflow_service.describe_task_queue(
            request, timeout=timedelta(seconds=10)
        )
    except RPCError:
        return False
    return any(poller.identity.startswith(f"{process_id}@") for poller in answer.pollers)


async def _api_answers(settings: Settings, _process_id: int) -> bool:
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=10) as http:
            answer = await http.get(f"{_api_address(settings)}/healthz")
    except httpx.HTTPError:
        return False
    return answer.is_success


def _api_address(settings: Settings) -> str:
    """Where this machine reaches the API, also when it listens on every address."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else settings.host
    return f"http://{host}:{settings.port}"


def _tell_addresses(settings: Settings) -> None:
    say(f"解纷已就绪：{_api_address(settings)}", "Jiefen is ready.")
    if settings.has_own_temporal:
        say(f"Temporal：{settings.temporal_address}", "(your own server)")
    else:
        say(f"Temporal 界面：http://127.0.0.1:{settings.temporal_ui_port}", "(its pages)")
    say(f"数据目录：{settings.home}", "All state is kept there.")
    say("按 Ctrl-C 停止。", "Press Ctrl-C to stop.")
