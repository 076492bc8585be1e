"""What a home remembers by itself of what has left it: no database taken back undoes that."""

import os
from pathlib import Path

_NAME, _JOURNAL = "installation", "outbound.journal"
_TAIL = 4096
"""The end of the journal in which its highest number stands, however processes took turns."""


class Installation:
    """The two files of a home beside its database.

    One is made once and only looked at: a copy of it, unpacked from a backup, is another file to
    the file system. The other gets a line, a number and an id, for everything that is sent.
    """

    def __init__(self, home: Path) -> None:
        self._file = home / _NAME
        self._journal = home / _JOURNAL

    def fingerprint(self) -> str | None:
        """What tells this home from a copy of it; none before it has been marked."""
        try:
            return _told_apart(self._file.stat())
        except FileNotFoundError:
            return None

    def mark(self) -> str:
        """Mark the home, if it is not marked yet; its fingerprint."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if not self._file.exists():  # touching it again would make it another file
            self._file.touch(mode=0o600)
        return _told_apart(self._file.stat())

    def note(self, number: int, *ids: str) -> None:
        """Note what is about to be sent."""
        lines = "".join(f"{number} {each}\n" for each in ids)
        opened = os.open(self._journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(opened, "a", encoding="ascii") as journal:
            journal.write(lines)

    def count(self) -> int:
        """The highest number that was noted; 0 before anything was."""
        try:
            with self._journal.open("rb") as journal:
                size = journal.seek(0, os.SEEK_END)
                journal.seek(max(size - _TAIL, 0))
                lines = journal.read().decode("ascii", "replace").splitlines()
        except FileNotFoundError:
            return 0
        whole = lines if size <= _TAIL else lines[1:]
        return max((int(line.split()[0]) for line in whole if line.split()), default=0)

    def noted(self) -> frozenset[str]:
        """The ids of everything that was about to be sent, ever."""
        if not self._journal.exists():
            return frozenset()
        with self._journal.open(encoding="ascii") as journal:
            return frozenset(line.split()[1] for line in journal if " " in line)


def _told_apart(found: os.stat_result) -> str:
    """Which file it is: no copy of a file has its inode and the instant that was last changed."""
    return f"{found.st_ino}:{found.st_ctime_ns}"
