"""What a report says."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, PlainSerializer

from law.money import format_yuan
from records.reports import Dimension
from workflows.messages.common import Fen

Balance = Annotated[int, PlainSerializer(format_yuan, return_type=str, when_used="json")]
"""An amount that may lie below zero: fen in Python, a decimal string in yuan in JSON."""


class ReportRow(BaseModel):
    """The figures of a group of cases. Shares lie between 0 and 1, days are natural days.

    ``counted``: filed more than 45 days ago; ``share`` of them in 45 days, ``service_share``
    likewise without the days on which the service clock stood still. Mean and percentiles are of
    the ``resolved`` cases. ``settled`` of the ``ended`` mediations. ``saved`` is ``court_halved``
    less ``paid``, for the ``without_suit`` cases.
    """

    name: str
    cases: int
    resolved: int
    counted: int
    share: float | None
    service_share: float | None
    mean_days: float | None
    p50_days: int | None
    p90_days: int | None
    ended: int
    settled: int
    settlement_rate: float | None
    without_suit: int
    court_full: Fen
    court_halved: Fen
    paid: Balance
    saved: Balance


class StageRow(BaseModel):
    """The natural days of the stays in a stage of the service level that are over."""

    stage: str
    stays: int
    mean_days: float | None
    p50_days: int | None
    p90_days: int | None


class Report(BaseModel):
    """A report: what it is on, the figures of all its cases, of each group, and by stage."""

    day: date
    since: date
    until: date
    bureau: str | None
    debt_type: str | None
    by: Dimension
    total: ReportRow
    rows: list[ReportRow]
    stages: list[StageRow]
