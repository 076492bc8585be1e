"""Starting and ending the virus scanner's process."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def clamd(folder: Path) -> Generator[tuple[str, str]]:
    """A running scanner; its addresses, by socket and by TCP."""
    socket = folder / "clamd.ctl"
    command = [sys.executable, "-m", "tests.clamd.server", str(socket)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        try:
            yield f"unix://{socket}", f"tcp://127.0.0.1:{port}"
        finally:
            process.kill()
