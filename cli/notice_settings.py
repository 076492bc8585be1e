"""How notices leave: the operator's file of relay, gateway and quiet hours."""

from pathlib import Path

from pydantic import ValidationError

from cli.files import check_private
from cli.output import fail
from cli.tables import first_fault, read_table
from embedded.settings import Settings
from notices.settings import NoticeSettings
from notices.transports.transports import Transports


def transports_of(settings: Settings) -> Transports:
    """The ways out of an installation; behind them stands the fence of a test installation."""
    return Transports.of(
        read_notice_settings(settings.notices), settings.home / "messages", settings.fence
    )


def read_notice_settings(file: Path) -> NoticeSettings:
    """What a file sets, everything as it comes where there is none.

    The file holds secrets: one that others can read ends the command, as does a wrong one.
    """
    if not file.exists():
        return NoticeSettings()
    check_private(file)
    try:
        return NoticeSettings.model_validate(read_table(file))
    except ValidationError as error:
        fail(f"“{file}”中的通知设置不正确：{first_fault(error)}（notices_invalid）")
