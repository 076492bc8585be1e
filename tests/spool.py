"""The folder into which messages are laid where no gateway takes them."""

import json
import re
from pathlib import Path


def messages(folder: Path) -> list[dict[str, str]]:
    """The messages in the folder, the earliest first."""
    files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


def last_code(folder: Path, phone: str) -> str:
    """The code in the last message to a telephone."""
    [*_, last] = [each["text"] for each in messages(folder) if each["phone"] == phone]
    return code_in(last)


def code_in(text: str) -> str:
    """The code that a message tells."""
    return re.findall(r"\d{6}", text)[0]
