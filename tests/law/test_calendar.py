"""The calendar agrees with the published holiday notices and knows where it does not know."""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from law import calendar
from law.calendar import (
    PROVISIONAL,
    Calendar,
    CalendarYear,
    Holiday,
    add_months,
    default_calendar,
    holiday_notices,
)
from law.deadlines import compute_term

published_days = st.dates(date(2019, 1, 1), date(2026, 12, 31))
ours = default_calendar()


def test_every_published_day_agrees_with_an_independent_calendar() -> None:
    first, last = date(2019, 1, 1), date(2026, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert [
        day for day in days if ours.is_working_day(day) != chinese_calendar.is_workday(day)
    ] == []


def test_a_makeup_saturday_is_a_working_day() -> None:
    assert ours.is_working_day(date(2026, 2, 14))
    assert ours.is_rest_day(date(2026, 2, 7))


def test_2027_is_not_published() -> None:
    assert ours.unpublished_years(date(2026, 12, 31), date(2027, 1, 1)) == (2027,)
    assert ours.unpublished_years(date(2019, 1, 1), date(2026, 12, 31)) == ()


@pytest.mark.parametrize(
    ("day", "rest"),
    [
        (date(2027, 1, 1), True),
        (date(2027, 10, 1), True),
        (date(2027, 3, 6), True),
        (date(2027, 3, 5), False),
        (date(2027, 10, 4), False),
    ],
)
def test_an_unpublished_year_has_weekends_and_fixed_holidays(day: date, rest: bool) -> None:
    assert ours.is_rest_day(day) is rest


def test_a_notice_added_by_the_operator_is_followed() -> None:
    notice = CalendarYear(
        year=2027,
        published=True,
        source="测试",
        holidays=(Holiday(name="春节", days=(date(2027, 2, 8), date(2027, 2, 9))),),
        makeup_workdays=(date(2027, 2, 20),),
    )
    extended = Calendar.of([*holiday_notices(), notice])
    assert extended.is_rest_day(date(2027, 2, 8))
    assert extended.is_working_day(date(2027, 2, 20))
    assert extended.unpublished_years(date(2026, 1, 1), date(2027, 12, 31)) == ()


def test_a_corrected_notice_replaces_the_one_before() -> None:
    corrected = CalendarYear(year=2026, published=True, source="更正")
    assert Calendar.of([*holiday_notices(), corrected]).is_working_day(date(2026, 2, 19))


def test_a_draft_notice_is_not_followed() -> None:
    draft = CalendarYear(
        year=2027,
        published=False,
        source="草案",
        holidays=(Holiday(name="春节", days=(date(2027, 2, 8),)),),
    )
    assert Calendar.of([draft]).is_working_day(date(2027, 2, 8))


@pytest.mark.parametrize(
    "makeup", [date(2027, 3, 1), date(2026, 3, 7), date(2027, 2, 6)], ids=["周一", "他年", "假日"]
)
def test_an_impossible_makeup_workday_is_refused(makeup: date) -> None:
    with pytest.raises(ValueError, match="不"):
        CalendarYear(
            year=2027,
            published=True,
            source="测试",
            holidays=(Holiday(name="春节", days=(date(2027, 2, 6),)),),
            makeup_workdays=(makeup,),
        )


@given(published_days)
def test_rolling_finds_the_nearest_working_day(day: date) -> None:
    forward, back = ours.roll_forward(day), ours.roll_back(day)
    assert back <= day <= forward
    assert ours.is_working_day(forward)
    assert ours.is_working_day(back)
    between = [back + timedelta(days=n) for n in range(1, (forward - back).days)]
    assert all(ours.is_rest_day(other) for other in between if other != day)


@given(st.dates(date(2019, 1, 1), date(2026, 9, 30)), st.integers(1, 40))
def test_working_days_are_counted_from_the_next_day(start: date, count: int) -> None:
    end = ours.add_working_days(start, count)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(chinese_calendar.is_workday(day) for day in days if day.year < 2027) == count


@given(published_days, st.integers(1, 240))
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert end.day <= start.day


@pytest.fixture
def operator_notice() -> Iterator[CalendarYear]:
    notice = CalendarYear(
        year=2027,
        published=True,
        source="测试",
        holidays=(Holiday(name="春节", days=(date(2027, 2, 8), date(2027, 2, 9))),),
        makeup_workdays=(date(2027, 2, 20),),
    )
    calendar.use([notice])
    yield notice
    calendar.use([])


def test_an_operators_notice_settles_every_later_answer(operator_notice: CalendarYear) -> None:
    settled = compute_term(date(2027, 1, 9), days=30)
    assert (settled.value.due, settled.value.provisional) == (date(2027, 2, 10), False)
    assert calendar.notice_of(2027) is operator_notice


def test_without_an_operators_notice_the_same_answer_is_provisional() -> None:
    provisional = compute_term(date(2027, 1, 9), days=30)
    assert (provisional.value.due, provisional.value.provisional) == (date(2027, 2, 8), True)
    assert PROVISIONAL in provisional.flags


def test_2027_is_never_guessed() -> None:
    assert calendar.notice_of(2027) is None
    assert ours.makeup_workdays_of(2027) == ()
    weekdays_off = [day for day in ours.rest_days_of(2027) if day.weekday() < 5]
    assert weekdays_off == [date(2027, 1, 1), date(2027, 10, 1)]


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_rest_days_of_a_year_agree_with_an_independent_calendar(year: int) -> None:
    rest = set(ours.rest_days_of(year))
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    assert [day for day in days if (day in rest) is not chinese_calendar.is_holiday(day)] == []


def test_a_notice_with_a_misspelt_part_is_refused() -> None:
    with pytest.raises(ValueError, match="makeup_days"):
        CalendarYear.model_validate(
            {"year": 2027, "published": True, "source": "测试", "makeup_days": []}
        )


@pytest.mark.parametrize("notice", holiday_notices(), ids=lambda notice: str(notice.year))
def test_no_notice_on_record_has_people_work_on_a_fixed_holiday(notice: CalendarYear) -> None:
    assert calendar.worked_fixed_holidays(notice) == ()
