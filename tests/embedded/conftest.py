"""Stand-ins for the programs that the finders look for: small shell scripts, no network."""

from collections.abc import Callable
from pathlib import Path

import pytest

MakeProgram = Callable[..., Path]


@pytest.fixture
def make_program(tmp_path: Path) -> MakeProgram:
    """A function that writes an executable shell script: `make_program("bin/java", "echo …")`."""

    def make(place: str, script: str) -> Path:
        program = tmp_path / place
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return make


@pytest.fixture
def bare_environ(tmp_path: Path) -> dict[str, str]:
    """An environment with an empty cache and nothing but `bin` on PATH."""
    return {"JIEFEN_CACHE": str(tmp_path / "cache"), "PATH": str(tmp_path / "bin")}
