"""Writing a plan as iCalendar text (RFC 5545): all-day events, no time zone, nothing about a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_PRODUCT = "-//Wardbook//Wardbook//EN"
_MOST_OCTETS = 75
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One all-day event.

    Args:
        uid: What makes it one of its kind, the same each time the plan is made.
        on: The day.
        summary: Its title, one line.
        description: What else to know; empty for nothing.
    """

    uid: str
    on: date
    summary: str
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The events of one plan.

    Args:
        stamped_on: Day that stands for when the plan was made; given and not read from a clock, so that the same
            request gives the same text.
        events: By date.
    """

    stamped_on: date
    events: tuple[Event, ...]

    def text(self) -> str:
        """Write the calendar: lines end in CR LF and hold at most 75 octets."""
        lines = (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{_PRODUCT}",
            "CALSCALE:GREGORIAN",
            *(line for event in self.events for line in _event_lines(event, self.stamped_on)),
            "END:VCALENDAR",
        )
        return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event_lines(event: Event, stamped_on: date) -> Iterable[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_digits(stamped_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(event.on)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def _folded(line: str) -> Iterator[str]:
    """Cut a line between characters; each further part starts with the blank that marks it as one."""
    part = ""
    for sign in line:
        if len(f"{part}{sign}".encode()) > _MOST_OCTETS:
            yield part
            part = " "
        part += sign
    yield part
