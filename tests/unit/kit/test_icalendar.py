"""iCalendar text: read back by the icalendar library, folded by octets, the same each time."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardbook.kit.icalendar import Calendar, Event

STAMP = date(2026, 3, 2)
DAYS = st.dates(date(1900, 1, 1), date(2205, 12, 31))
# RFC 5545 forbids control characters in texts, but for the line break, which is written \n.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), min_size=1, max_size=200)


def _calendar(*events: Event) -> str:
    return Calendar(stamped_on=STAMP, events=events).text()


def _read(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_whole_calendar_is_written_exactly_so() -> None:
    """Every line of RFC 5545 that a reader's calendar needs, and none with a time zone or a person."""
    event = Event(uid="romiplostim-2026-03-09-platelets", on=date(2026, 3, 9), summary="Romiplostim: platelet count")
    assert _calendar(event).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wardbook//Wardbook//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:romiplostim-2026-03-09-platelets",
        "DTSTAMP:20260302T000000Z",
        "DTSTART;VALUE=DATE:20260309",
        "SUMMARY:Romiplostim: platelet count",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_library_reads_every_part_back() -> None:
    """Date, stamp, title and description survive, also signs that the format gives a meaning."""
    event = Event(uid="a;b,c", on=date(2026, 12, 31), summary="Liver tests; ALT, AST", description="One\\two\nthree")
    (read,) = _read(_calendar(event))
    assert str(read["UID"]) == "a;b,c"
    assert read["DTSTART"].dt == date(2026, 12, 31)
    assert read["DTSTAMP"].dt == datetime(2026, 3, 2, tzinfo=UTC)
    assert str(read["SUMMARY"]) == "Liver tests; ALT, AST"
    assert str(read["DESCRIPTION"]) == "One\\two\nthree"


def test_events_keep_their_order() -> None:
    """The plan is listed as it was given."""
    events = [Event(uid=str(number), on=date(2026, 3, number), summary="x") for number in (3, 1, 2)]
    assert [str(read["UID"]) for read in _read(_calendar(*events))] == ["3", "1", "2"]


@pytest.mark.parametrize(("length", "lines"), [(67, 1), (68, 2), (141, 2), (142, 3)])
def test_lines_are_folded_at_75_octets(length: int, lines: int) -> None:
    """``SUMMARY:`` takes 8 of 75 octets, and each further line one for its blank: 67, then 74 more each."""
    text = _calendar(Event(uid="1", on=STAMP, summary="a" * length))
    start = text.index("SUMMARY:")
    folded = text[start : text.index("TRANSP")].rstrip("\r\n").split("\r\n")
    assert len(folded) == lines
    assert all(line.startswith(" ") for line in folded[1:])
    assert len(folded[0]) == min(75, 8 + length)


def test_a_letter_of_two_octets_is_not_cut() -> None:
    """67 octets are left: 33 letters of two octets fit, the next begins the second line."""
    text = _calendar(Event(uid="1", on=STAMP, summary="é" * 34))
    assert f"SUMMARY:{'é' * 33}\r\n é\r\n" in text


@settings(deadline=None)
@given(uid=TEXTS, on=DAYS, summary=TEXTS, description=TEXTS)
def test_any_text_survives(uid: str, on: date, summary: str, description: str) -> None:
    """Whatever the words are, the library reads them back, and no line is longer than 75 octets."""
    text = _calendar(Event(uid=uid, on=on, summary=summary, description=description))
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (read,) = _read(text)
    assert (str(read["UID"]), read["DTSTART"].dt) == (uid, on)
    assert (str(read["SUMMARY"]), str(read["DESCRIPTION"])) == (summary, description)
