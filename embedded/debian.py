"""Debian's packages, where this process may install them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from embedded.parts import Environment, MissingError, Source, from_path
from embedded.progress import say


def can_install() -> bool:
    """Whether apt-get is there and this process is root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install Debian packages.

    Raises:
        MissingError: not root, no apt-get, or apt-get failed.
    """
    wanted = " ".join(packages)
    if not can_install():
        raise MissingError(f"需管理员运行 as root: apt-get install {wanted}")
    say(f"正在安装 Debian 软件包：{wanted}……", "Installing Debian packages.")
    _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *packages)


def program(name: str, *packages: str, build: bool, environ: Environment) -> Iterator[Source]:
    """Where a program of these packages may be: on the path and, with `build`, from apt-get."""
    yield Source("PATH", lambda: from_path(environ, name))
    if build:
        yield Source("apt-get", lambda: _installed(name, packages))


def _installed(name: str, packages: tuple[str, ...]) -> Path:
    install(*packages)
    return from_path(os.environ, name)


def _apt_get(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=300", *arguments],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stdout.strip().splitlines() or ["?"])[-1]
        raise MissingError(f"apt-get {arguments[0]} 失败 failed: {reason}")
