"""Calendar dates: reading, adding, and writing them. No clock and no time zone."""

import re
from calendar import monthrange
from datetime import date, timedelta

from .errors import RefusedValueError

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_PER_YEAR = 12
DAYS_PER_WEEK = 7


def read_date(value: object) -> date:
    """Read an ISO 8601 calendar date.

    Raises:
        RefusedValueError: ``not-a-date`` for another form or no such day; ``out-of-range`` before 1900 or after 2200.
    """
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise RefusedValueError("not-a-date", "Enter the date as year-month-day, such as 2026-06-30.")
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise RefusedValueError("not-a-date", f"There is no day {value}. Check the month and the day.") from error
    if not EARLIEST <= day <= LATEST:
        raise RefusedValueError("out-of-range", f"{value} is not between 1900-01-01 and 2200-12-31. Check the year.")
    return day


def read_time(value: object) -> str:
    """Read a 24-hour local clock time.

    Returns:
        The time as HH:MM.

    Raises:
        RefusedValueError: ``not-a-time``.
    """
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise RefusedValueError("not-a-time", "Enter the time as hours and minutes on a 24-hour clock, such as 08:00.")
    return value


def add_days(day: date, days: int) -> date:
    """Add days to a date."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """Add calendar months to a date; where the day does not exist, the last day of that month is used."""
    index = day.year * MONTHS_PER_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_PER_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Add calendar years to a date, with the same rule for 29 February."""
    return add_months(day, years * MONTHS_PER_YEAR)


def full_months(start: date, end: date) -> int:
    """Count the full calendar months from one date to a later one."""
    months = (end.year - start.year) * MONTHS_PER_YEAR + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def written(day: date) -> str:
    """Write a date for a reader, such as "26 June 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
