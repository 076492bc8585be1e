"""Which court serves a place: the courts on record, matched against the words of an address.

A place outside the record gets a name built from its county, district or city; a person has to
check it, and the advice says so.
"""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from law.basis import Advice

_COURTS = Path(__file__).parent / "parameters" / "courts.toml"
_PROVINCE = re.compile(r"^[一-龥]{2,8}?(?:省|自治区|特别行政区)")
_CITY = re.compile(r"^[一-龥]{1,8}?(?:市|自治州|地区|盟)")
_COUNTY = re.compile(r"^[一-龥]{1,10}?[县区旗市]")

Level = Literal["basic", "intermediate"]


class Court(BaseModel):
    """A court on record; ``areas`` are the place names that lie in its district."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    level: Level
    code: str
    areas: tuple[str, ...]
    since: date
    verified: bool = True


class CourtRecord(BaseModel):
    """The courts and the seats of arbitration institutions on record.

    ``basis`` says why a claim this system takes is tried by a basic court, and an award reviewed
    at the institution's seat.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    basis: tuple[str, ...]
    courts: tuple[Court, ...]
    seats: dict[str, str]


class Venue(BaseModel):
    """Where a step is taken: the name of the court or body, its code, and lawful alternatives."""

    model_config = ConfigDict(frozen=True)

    name: str
    code: str | None = None
    alternatives: tuple[str, ...] = ()


@cache
def court_record() -> CourtRecord:
    """The record of courts and seats."""
    return CourtRecord.model_validate(tomllib.loads(_COURTS.read_text(encoding="utf-8")))


def court_of(place: str, level: Level, on: date) -> Advice[Venue]:
    """The court of a level whose district a place lies in, flagged where a person has to check."""
    known = known_courts(place, level, on)
    if len(known) != 1:
        return _guessed(place, level)
    court = known[0]
    flags = () if court.verified else (f"{court.name}的代码{court.code}未经核对",)
    return Advice(value=Venue(name=court.name, code=court.code), flags=flags)


def known_courts(text: str, level: Level, on: date) -> tuple[Court, ...]:
    """The courts on record of whose districts a text names a place."""
    return tuple(
        court
        for court in court_record().courts
        if court.level == level and court.since <= on and any(area in text for area in court.areas)
    )


def _guessed(place: str, level: Level) -> Advice[Venue]:
    city, county = _divided(place)
    name = _named_basic(city, county) if level == "basic" else _named_intermediate(city, county)
    if name is None:
        flag = "地址没有写明所在的区、县，法院须由人工确定"
        return Advice(value=Venue(name="有管辖权的人民法院"), flags=(flag,))
    return Advice(value=Venue(name=name), flags=(f"{name}系按地址推定，须由人工核对",))


def _named_basic(city: str, county: str) -> str | None:
    """A district's court carries its city's name, a county's or county-level city's does not."""
    if county.endswith("区"):
        return f"{city}{county}人民法院"
    return f"{county or city}人民法院" if county or city else None


def _named_intermediate(city: str, county: str) -> str | None:
    if city:
        return f"{city}中级人民法院"
    return f"{county}所属设区的市中级人民法院" if county else None


def _divided(place: str) -> tuple[str, str]:
    """City and county or district of an address, either empty where it does not say."""
    rest = _PROVINCE.sub("", place.strip())
    city = _CITY.match(rest)
    name = city.group() if city else ""
    county = _COUNTY.match(rest.removeprefix(name))
    return name, county.group() if county else ""
