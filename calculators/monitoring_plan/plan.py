"""The dated plan: baseline, repeated tests until stopped, and counts after stopping."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from wardbook.kit.dates import add_days, add_months

from .schedules import FACTS, PLATELETS, Rhythm, Schedule, Series
from .spec import REASONS, TESTS

BASELINE, UNTIL_STABLE, STABLE, AFTER_STOPPING, DRUG_SPECIFIC = REASONS


@dataclass(frozen=True, kw_only=True)
class Course:
    """When a drug is taken, and how far to plan.

    Args:
        schedule: What the drug asks for.
        started_on: First day.
        stable_since: Day from which things are stable; None where they are not.
        stopped_on: Day of stopping; None while it is taken.
        until: Last day planned, included; None for the usual end.
        high_risk: Whether the tests of high risk are added.
    """

    schedule: Schedule
    started_on: date
    stable_since: date | None = None
    stopped_on: date | None = None
    until: date | None = None
    high_risk: bool = False

    def end(self) -> date:
        """Last day planned: as asked, else the last count after stopping, else some months after the start."""
        if self.until is not None:
            return self.until
        if self.stopped_on is None:
            return add_months(self.started_on, whole("default_months"))
        return add_days(self.stopped_on, whole("week") * self.counts_after_stopping())

    def counts_after_stopping(self) -> int:
        """How many weekly counts follow the day of stopping."""
        fact = self.schedule.counts_after_stopping
        return whole(fact) if fact else 0

    def last_running_day(self) -> date:
        """Last day on which a repeated test can fall; the day of stopping is not one."""
        end = self.end()
        return end if self.stopped_on is None else min(end, add_days(self.stopped_on, -1))


@dataclass(slots=True)
class Event:
    """The tests of one day, gathered while the plan is made.

    Args:
        on: The day.
        tests: Sources by code of the test.
        reasons: Codes of why they are due.
    """

    on: date
    tests: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: set[str] = field(default_factory=set)

    def codes(self) -> list[str]:
        """Tests in the order of the codes."""
        return [test for test in TESTS if test in self.tests]

    def reason(self) -> str:
        """The first of the reasons in their order."""
        return next(reason for reason in REASONS if reason in self.reasons)

    def record(self) -> dict[str, object]:
        """The event as a record of the output."""
        keys = dict.fromkeys(key for test in self.codes() for key in self.tests[test])
        return {"on": self.on, "tests": self.codes(), "reason": self.reason(), "references": list(keys)}


def whole(fact: str) -> int:
    """A fact that is a whole number of days, months or counts."""
    return int(FACTS.value(fact))


def events(course: Course) -> tuple[Event, ...]:
    """List the events of a course by date; the tests of one day are one event.

    Source:
        The label of each drug, as its schedule names it.
    """
    found: dict[date, Event] = {}

    def add(on: date, reason: str, tests: dict[str, tuple[str, ...]]) -> None:
        event = found.setdefault(on, Event(on))
        event.tests = tests | event.tests
        event.reasons.add(reason)

    schedule = course.schedule
    extra = schedule.at_high_risk if course.high_risk else ()
    add(course.started_on, BASELINE, dict(schedule.baseline) | dict.fromkeys(extra, (schedule.source,)))
    for series in schedule.series:
        tests = dict.fromkeys(series.tests, series.references)
        for on, reason in _running(series, course):
            add(on, reason, tests)
    for on in _after_stopping(course):
        add(on, AFTER_STOPPING, {PLATELETS: (schedule.source,)})
    return tuple(found[on] for on in sorted(found))


def _running(series: Series, course: Course) -> Iterator[tuple[date, str]]:
    """Days of a series while the drug is taken, and why."""
    last, platelets = course.last_running_day(), PLATELETS in series.tests
    before, after = (UNTIL_STABLE, STABLE) if platelets else (DRUG_SPECIFIC, DRUG_SPECIFIC)
    start = course.started_on
    if series.rhythm is Rhythm.MONTHLY:
        yield from ((day, before) for day in _monthly(start, last=last) if day != start)
        return
    changes = course.stable_since
    if series.rhythm is Rhythm.TWO_WEEKLY_AT_FIRST:
        changes = add_months(start, whole("two_weekly_months"))
    step = whole("week" if series.rhythm is Rhythm.WEEKLY else "two_weeks")
    for index in count(1):
        day = add_days(start, step * index)
        if day > last or (changes is not None and day >= changes):
            break
        yield day, before
    if changes is not None:
        yield from ((day, after) for day in _monthly(changes, last=last))


def _monthly(first: date, *, last: date) -> Iterator[date]:
    """The first day and each calendar month after it, up to the last day."""
    for index in count():
        day = add_months(first, index)
        if day > last:
            return
        yield day


def _after_stopping(course: Course) -> Iterator[date]:
    if course.stopped_on is None:
        return
    for index in range(course.counts_after_stopping()):
        day = add_days(course.stopped_on, whole("week") * (index + 1))
        if day <= course.end():
            yield day
