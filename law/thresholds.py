"""Limits of small claims in Jiangsu, by the day a suit is filed (民事诉讼法 165)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.money import parse_yuan

_LIMITS = Path(__file__).parent / "parameters" / "small_claims.toml"


class ThresholdError(ValueError):
    """No limit on record for a day; the message is Chinese and meant for people."""


class PublishedLimits(BaseModel):
    """The limits, in yuan, for suits filed from ``since`` until the next are published."""

    model_config = ConfigDict(frozen=True)

    since: date
    mandatory: str
    agreed: str
    source: str
    verified: bool = True


class LimitsRecord(BaseModel):
    """Every publication on record and the articles the limits rest on."""

    model_config = ConfigDict(frozen=True)

    basis: tuple[str, ...]
    limits: tuple[PublishedLimits, ...]


class SmallClaimsLimits(BaseModel):
    """Up to what amount, in fen, small claims are mandatory, and open by agreement of both."""

    model_config = ConfigDict(frozen=True)

    mandatory_fen: int
    agreed_fen: int
    verified: bool


def small_claims_limits(filed_on: date) -> Advice[SmallClaimsLimits]:
    """The limits for a suit filed on that day; ``ThresholdError`` before the first on record."""
    published = sorted(_record().limits, key=lambda entry: entry.since)
    holding = [limits for limits in published if limits.since <= filed_on]
    if not holding:
        raise ThresholdError(f"小额诉讼标准自{published[0].since}起有记录，早于该日的无从判断")
    limits = holding[-1]
    return Advice(
        value=SmallClaimsLimits(
            mandatory_fen=parse_yuan(limits.mandatory),
            agreed_fen=parse_yuan(limits.agreed),
            verified=limits.verified,
        ),
        basis=cite(*_record().basis),
        flags=() if limits.verified else (f"自{limits.since}起的小额诉讼标准尚未核实",),
    )


@cache
def _record() -> LimitsRecord:
    return LimitsRecord.model_validate(tomllib.loads(_LIMITS.read_text(encoding="utf-8")))
