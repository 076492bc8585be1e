"""Progress for the person who waits: each line in Chinese, then in English."""

from rich.console import Console

_console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(chinese: str, english: str) -> None:
    """Write one progress line to standard error, so that data on standard output stays clean."""
    _console.print(f"{chinese}  {english}")
