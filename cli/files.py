"""Files that a person hands to the command line."""

from pathlib import Path

from cli.output import fail


def read(file: Path) -> bytes:
    """The bytes of a file; one that cannot be read ends the command."""
    try:
        return file.read_bytes()
    except OSError:
        fail(f"无法读取文件“{file}”（file_unreadable）")
