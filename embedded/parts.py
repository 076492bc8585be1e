"""Finding a part: the places it may be, looked at in order, and what to do when it is nowhere."""

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Environment = Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """A part that is there: its executable, its version and where it came from."""

    path: Path
    version: str
    origin: str


class MissingError(Exception):
    """One place does not have the part; the message says why, in few words."""


class WrongPathError(Exception):
    """A person named an executable that cannot be run: said at once, never passed over."""


@dataclass(frozen=True)
class Source:
    """One place a part may be: `look` answers its executable or raises `MissingError`."""

    origin: str
    look: Callable[[], Path]


@dataclass
class NotFoundError(Exception):
    """A part is nowhere: what was tried, and what a person can do about it."""

    chinese_name: str
    english_name: str
    tried: list[str] = field(default_factory=list[str])
    remedies: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        lines = [f"找不到{self.chinese_name}。 {self.english_name} was not found."]
        lines += ["已尝试 Tried:", *(f"  - {attempt}" for attempt in self.tried)]
        lines += ["可以这样做 What to do:", *(f"  - {remedy}" for remedy in self.remedies)]
        return "\n".join(lines)


@dataclass(frozen=True)
class Part:
    """A part by its names, how it tells its version, and the remedies for its absence."""

    chinese_name: str
    english_name: str
    version: Callable[[Path], str]
    remedies: tuple[str, ...]

    def find(self, sources: Iterable[Source]) -> Found:
        """The part from the first source that has a working one.

        Raises:
            NotFoundError: no source has it; the error lists each with its reason.
            WrongPathError: a person named one that cannot be run.
        """
        tried: list[str] = []
        for source in sources:
            try:
                path = source.look()
                return Found(path, self.version(path), source.origin)
            except MissingError as miss:
                tried.append(f"{source.origin}: {miss}")
        raise NotFoundError(self.chinese_name, self.english_name, tried, list(self.remedies))


def executable(path: Path) -> Path:
    """The path, if a file that can be run is there.

    Raises:
        MissingError: there is none.
    """
    if not (path.is_file() and os.access(path, os.X_OK)):
        raise MissingError(f"{path} 不是可执行文件 is not an executable file")
    return path.absolute()


def from_variable(environ: Environment, variable: str) -> Path:
    """The executable an environment variable names.

    Raises:
        MissingError: it is not set.
        WrongPathError: what it names cannot be run.
    """
    named = environ.get(variable)
    if not named:
        raise MissingError("未设置 not set")
    try:
        return executable(Path(named).expanduser())
    except MissingError as miss:
        raise WrongPathError(f"{variable}: {miss}") from miss


def from_path(environ: Environment, name: str) -> Path:
    """The executable of that name in the folders of PATH.

    Raises:
        MissingError: no folder has it.
    """
    for folder in environ.get("PATH", "").split(os.pathsep):
        candidate = Path(folder or ".") / name
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return candidate.absolute()
    raise MissingError(f"没有 {name} no {name} there")


def output_of(*command: str | Path, seconds: float = 20) -> str:
    """What a command prints, both streams together, when asked for its version.

    Raises:
        MissingError: it cannot be run, fails, or does not answer within `seconds`.
    """
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
            timeout=seconds,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MissingError(f"{command[0]} 无法运行 does not run ({error})") from error
    return done.stdout.strip()
