"""Files that a person hands to the command line."""

from pathlib import Path

from cli.output import fail


def read(file: Path) -> bytes:
    """The bytes of a file; one that cannot be read ends the command."""
    try:
        return file.read_bytes()
    except OSError:
        fail(f"无法读取文件“{file}”（file_unreadable）")


def check_private(file: Path) -> None:
    """A file of secrets that others can read ends the command."""
    if file.stat().st_mode & 0o077:
        fail(f"“{file}”可被其他用户读取，请先执行：chmod 600 {file}（file_exposed）")
