"""Monitoring plan: the tests a drug asks for, each on its date, as a list and as a calendar."""

from collections.abc import Iterable
from datetime import date

from wardbook.kit import Answer, Answers, Calendar, Note, Problem, Step
from wardbook.kit import Event as CalendarEvent
from wardbook.kit.dates import add_months, written

from . import notes
from .plan import Course, Event, events, whole
from .schedules import SCHEDULES, Rhythm
from .spec import DRUGS, REASONS, TESTS


def check(case: Answers) -> Iterable[Problem]:
    """Refuse dates in the wrong order, and a plan that is too long."""
    started, until = case.maybe_day("started_on"), case.maybe_day("until")
    if started is None:
        return
    problems = list(_order_problems(case, started=started, until=until))
    yield from problems
    # Only a drug stopped long after its start can reach this; an end given is never so far away.
    if not problems and case.knows("drug") and len(events(_course(case))) > whole("most_events"):
        yield Problem("stopped_on", "out-of-range", notes.TOO_MANY)


def answer(case: Answers) -> Answer:
    """Give the dated events, what has no date, and the calendar."""
    case.require("drug", "started_on")
    course = _course(case)
    schedule, planned = course.schedule, events(course)
    return Answer(
        action="plan",
        outputs={
            "events": [event.record() for event in planned],
            "count": len(planned),
            "monthly_from": _monthly_from(course),
            "undated": list(schedule.undated) or None,
            "calendar": calendar(case).text(),
        },
        working=tuple(_steps(course, planned)),
        notes=tuple(_readings(course)),
        references=(schedule.source,),
        gated=(schedule.gated,) if schedule.gated else (),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what stable means, what was not read, and what the drug does to the tests."""
    drug = case.maybe_choice("drug")
    yield notes.STABLE_ROMIPLOSTIM if drug == "romiplostim" else notes.STABLE_LABEL
    if drug is not None and SCHEDULES[drug].gated:
        yield notes.NOT_COVERED
    if drug is not None and SCHEDULES[drug].platelets_by_project():
        yield notes.WEEKLY_BY_PROJECT
    if drug == "eltrombopag":
        yield notes.FALSE_VALUES
        yield notes.RECHECK_LIVER


def calendar(case: Answers) -> Calendar:
    """Give the events as all-day entries, named by drug and tests and by nothing about a person."""
    drug = case.choice("drug")
    entries = tuple(
        CalendarEvent(
            uid="-".join((drug, event.on.isoformat(), *event.codes())),
            on=event.on,
            summary=f"{DRUGS[drug]}: {', '.join(TESTS[test] for test in event.codes())}",
            description=REASONS[event.reason()],
        )
        for event in events(_course(case))
    )
    return Calendar(stamped_on=case.day("started_on"), events=entries)


def _course(case: Answers) -> Course:
    return Course(
        schedule=SCHEDULES[case.choice("drug")],
        started_on=case.day("started_on"),
        stable_since=case.maybe_day("stable_since"),
        stopped_on=case.maybe_day("stopped_on"),
        until=case.maybe_day("until"),
        high_risk=bool(case.truth("high_risk")),
    )


def _order_problems(case: Answers, *, started: date, until: date | None) -> Iterable[Problem]:
    stable, stopped = case.maybe_day("stable_since"), case.maybe_day("stopped_on")
    if stable is not None and stable < started:
        yield Problem("stable_since", "inconsistent", notes.STABLE_TOO_EARLY)
    if stopped is not None and stopped < started:
        yield Problem("stopped_on", "inconsistent", notes.STOPPED_TOO_EARLY)
    if until is not None and until < started:
        yield Problem("until", "inconsistent", notes.UNTIL_TOO_EARLY)
    if until is not None and until > add_months(started, whole("longest_months")):
        yield Problem("until", "out-of-range", notes.UNTIL_TOO_LATE)


def _monthly_from(course: Course) -> date | None:
    stable, stopped = course.stable_since, course.stopped_on
    if stable is None or not course.schedule.uses_stable() or (stopped is not None and stopped <= stable):
        return None
    return stable


def _readings(course: Course) -> Iterable[Note]:
    """Say which readings of this project shaped the plan."""
    said = [notes.PLATELETS_READING] if course.schedule.platelets_by_project() else []
    if _has_months(course):
        said.append(notes.MONTHS_READING)
    if said:
        yield Note(code="project-reading", message=" ".join(said))


def _has_months(course: Course) -> bool:
    always = any(series.rhythm in {Rhythm.MONTHLY, Rhythm.TWO_WEEKLY_AT_FIRST} for series in course.schedule.series)
    return always or _monthly_from(course) is not None


def _steps(course: Course, planned: tuple[Event, ...]) -> Iterable[Step]:
    first, schedule = written(course.started_on), course.schedule
    yield Step("First day", "baseline", first)
    for series in schedule.series:
        words = ", ".join(TESTS[test] for test in series.tests)
        yield Step(words, series.rhythm.value, f"counted from {first}")
    if course.stable_since is not None and schedule.uses_stable():
        yield Step("Stable", "monthly from this day", written(course.stable_since))
    if course.stopped_on is not None:
        after = course.counts_after_stopping()
        yield Step(
            "Stopped",
            f"no repeated test from this day on; then weekly platelet counts: {after}",
            written(course.stopped_on),
        )
    yield Step("Last day of the plan", _end_words(course), written(course.end()))
    yield Step("Events", "days with a test", str(len(planned)))


def _end_words(course: Course) -> str:
    if course.until is not None:
        return "as asked"
    if course.stopped_on is not None:
        return "last count after stopping" if course.counts_after_stopping() else "day of stopping"
    return f"{whole('default_months')} months after the first day, because no other was asked"
