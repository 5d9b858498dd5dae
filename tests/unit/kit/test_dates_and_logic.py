"""Calendar arithmetic and three-valued logic."""

from datetime import date

import pytest

from wardbook.kit import dates, logic
from wardbook.kit.errors import RefusedValueError


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 3, "2027-02-28"), ("2026-05-01", 6, "2026-11-01"), ("2026-12-15", 1, "2027-01-15"),
    ],
)  # fmt: skip
def test_months_are_calendar_months(start: str, months: int, end: str) -> None:
    """Where the day does not exist the last day of the month is used."""
    assert dates.add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_years_and_days() -> None:
    """29 February plus five years is 28 February; days cross the year end."""
    assert dates.add_years(date(2028, 2, 29), 5) == date(2033, 2, 28)
    assert dates.add_days(date(2026, 12, 28), 7) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-31", "2026-02-28", 1), ("2026-01-31", "2026-02-27", 0), ("2025-05-01", "2026-05-01", 12),
        ("2025-05-02", "2026-05-01", 11), ("2026-05-01", "2026-05-01", 0),
    ],
)  # fmt: skip
def test_full_months(start: str, end: str, months: int) -> None:
    """Full calendar months only."""
    assert dates.full_months(date.fromisoformat(start), date.fromisoformat(end)) == months


@pytest.mark.parametrize("typed", ["03/04/2026", "2026-02-30", "2026-2-3", 20260203, None, "2026-02-03T00:00"])
def test_refuses_what_is_no_date(typed: object) -> None:
    """Another form, or no such day."""
    with pytest.raises(RefusedValueError) as refusal:
        dates.read_date(typed)
    assert refusal.value.problem_code == "not-a-date"


@pytest.mark.parametrize(
    ("typed", "fine"), [("1900-01-01", True), ("1899-12-31", False), ("2200-12-31", True), ("2201-01-01", False)]
)
def test_range_of_years(typed: str, fine: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """From 1900 to 2200."""
    if fine:
        assert dates.read_date(typed).isoformat() == typed
    else:
        with pytest.raises(RefusedValueError) as refusal:
            dates.read_date(typed)
        assert refusal.value.problem_code == "out-of-range"


@pytest.mark.parametrize("typed", ["24:00", "8:00", "08:60", "0800", None, "08:00:00"])
def test_refuses_what_is_no_time(typed: object) -> None:
    """HH:MM on a 24-hour clock."""
    with pytest.raises(RefusedValueError) as refusal:
        dates.read_time(typed)
    assert refusal.value.problem_code == "not-a-time"


def test_reads_times_and_writes_dates() -> None:
    """As people write them."""
    assert dates.read_time("23:59") == "23:59"
    assert dates.written(date(2026, 6, 26)) == "26 June 2026"


def test_unknown_never_reads_as_false() -> None:
    """Kleene's tables."""
    assert logic.negation(None) is None
    assert logic.negation(value=True) is False
    assert logic.all_of([True, None]) is None
    assert logic.all_of([None, False]) is False
    assert logic.all_of([True, True]) is True
    assert logic.any_of([False, None]) is None
    assert logic.any_of([None, True]) is True
    assert logic.any_of([False]) is False
    assert logic.all_of([]) is True
    assert logic.any_of([]) is False
