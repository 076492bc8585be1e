"""A folder from which a gateway of the bureau sends what lies there."""

import json
import os
from pathlib import Path
from uuid import uuid4

from notices.transports.transport import Outgoing, Result
from records.outbox import NoticeChannel, Outcome


class Spool:
    """Lays each message as a file into a folder.

    The files hold numbers and codes: only the account of the installation may read them.
    """

    name = "spool"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Outgoing) -> Result:
        """Lay a message into the folder; a gateway never sees half of one."""
        told = {"id": message.id, "kind": message.kind, "text": message.text}
        match message.channel:
            case NoticeChannel.EMAIL:
                told |= {"email": message.address, "subject": message.title}
            case _:
                told |= {"phone": message.address}
        try:
            self._lay(told)
        except OSError:
            return Result(Outcome.POSTPONED, "spool_unwritable")
        return Result(Outcome.SENT)

    def _lay(self, message: dict[str, str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = self._folder / f".{uuid4().hex}"
        opened = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(message, file, ensure_ascii=False)
        aside.rename(self._folder / f"{uuid4().hex}.json")
