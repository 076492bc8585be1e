"""Short messages to people's phones and mailboxes: what the API needs of whoever sends them."""

import json
import os
from pathlib import Path
from typing import Protocol
from uuid import uuid4


class Messages(Protocol):
    """Sends short messages."""

    def send(self, phone: str, text: str) -> None:
        """Hand a message to whoever delivers it."""
        ...

    def mail(self, email: str, text: str) -> None:
        """Hand a message for a mailbox to whoever delivers it."""
        ...


class SpooledMessages:
    """Lays each message as a file into a folder, from which a gateway of the bureau sends it.

    The files hold numbers and codes: only the account of the installation may read them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, phone: str, text: str) -> None:
        """Lay a message into the folder; a gateway never sees half of one."""
        self._lay({"phone": phone, "text": text})

    def mail(self, email: str, text: str) -> None:
        """Lay a message for a mailbox into the folder."""
        self._lay({"email": email, "text": text})

    def _lay(self, message: dict[str, str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = self._folder / f".{uuid4().hex}"
        opened = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(message, file, ensure_ascii=False)
        aside.rename(self._folder / f"{uuid4().hex}.json")
