"""The cache outside the checkout: what was downloaded or built once serves every clone."""

import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from embedded.parts import Environment
from embedded.progress import say


def cache_root(environ: Environment) -> Path:
    """JIEFEN_CACHE, else `jiefen` in the user's cache folder (XDG_CACHE_HOME or ~/.cache)."""
    if own := environ.get("JIEFEN_CACHE"):
        return Path(own).expanduser().absolute()
    if shared := environ.get("XDG_CACHE_HOME"):
        return Path(shared).absolute() / "jiefen"
    return Path.home() / ".cache" / "jiefen"


class Cache:
    """Folders by name. One that stands is complete: it is filled aside and moved into place."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder(self, name: str) -> Path:
        """Where the folder of that name is or will be."""
        return self.root / name

    def install(self, name: str, fill: Callable[[Path], None]) -> Path:
        """The folder of that name, filled by `fill` if it does not stand yet.

        Two processes at once: the second waits for the first and takes what it built. Whatever
        `fill` raises passes through and leaves no trace.
        """
        target = self.folder(name)
        if target.is_dir():
            return target
        with self._lock(name):
            if not target.is_dir():
                self._fill(target, fill)
        return target

    def _fill(self, target: Path, fill: Callable[[Path], None]) -> None:
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=self.root))
        try:
            fill(aside)
            aside.chmod(0o755)
            os.replace(aside, target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    @contextmanager
    def _lock(self, name: str) -> Generator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / f".{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"另一进程正在安装 {name}，请稍候。", f"Another process is installing {name}.")
            lock.acquire()
        try:
            yield
        finally:
            lock.release()
