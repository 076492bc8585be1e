"""The operator's own law data, in ``JIEFEN_HOME/law``: read here, followed by the law."""

from pathlib import Path

from pydantic import ValidationError

from cli.law_rates import hand_over_rates
from cli.output import fail
from cli.tables import first_fault, read_table
from embedded.settings import Settings
from law import calendar
from law.calendar import CalendarYear, worked_fixed_holidays


def hand_over() -> None:
    """Give the law the operator's tables; a file that cannot be read ends the command."""
    calendar.use(read_notice(path) for path in sorted(holidays().glob("*.toml")))
    hand_over_rates()


def holidays() -> Path:
    """The folder of the operator's holiday notices, one file a year."""
    return _settings().home / "law" / "holidays"


def _settings() -> Settings:
    """The settings; the first that is wrong ends the command, whichever command it is."""
    try:
        return Settings()
    except ValidationError as error:
        [name, *_] = error.errors()[0]["loc"]
        fail(f"环境变量 JIEFEN_{str(name).upper()} 的值不正确（setting_invalid）")


def read_notice(file: Path) -> CalendarYear:
    """A published holiday notice in TOML or JSON; anything else ends the command in Chinese."""
    try:
        notice = CalendarYear.model_validate(read_table(file))
    except ValidationError as error:
        fail(f"“{file}”不是一年的放假安排：{first_fault(error)}（calendar_invalid）")
    if not notice.published:
        fail(f"“{file}”尚未公布（published = false），不采用（calendar_not_published）")
    if not notice.source.strip():
        fail(f"“{file}”没有写明来源（source）（calendar_source_missing）")
    if worked := worked_fixed_holidays(notice):
        days = "、".join(map(str, worked))
        fail(f"“{file}”不完整：法定节假日{days}未列为休息日（calendar_incomplete）")
    return notice
