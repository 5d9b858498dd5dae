"""Phase of ITP: newly diagnosed, persistent or chronic, from a time or from two dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Problem, Step, brief, counted
from wardbook.kit.dates import add_months, full_months, written

FACTS = Facts.load(Path(__file__))
DEFINITIONS = ("neunert2013", "cerecai2020")
DELAY = "thanz2022"
NEW, PERSISTENT, CHRONIC = "newly-diagnosed", "persistent", "chronic"


@dataclass(frozen=True, slots=True)
class Course:
    """What two dates say about the phase.

    Args:
        months: Full calendar months since the diagnosis.
        persistent_from: First day of the persistent phase.
        chronic_after: Last day of the persistent phase.
        phase: Phase on the later date.
    """

    months: int
    persistent_from: date
    chronic_after: date
    phase: str


def phase_from_months(*, months: Decimal) -> str:
    """Name the phase of ITP that has lasted for some months.

    Args:
        months: Time since the diagnosis.

    Returns:
        ``newly-diagnosed``, ``persistent`` or ``chronic``.

    Source:
        neunert2013 and cerecai2020, phases; that both bounds are persistent is our reading (C7).
    """
    if months < FACTS.value("persistent_from"):
        return NEW
    return PERSISTENT if months <= FACTS.value("chronic_after") else CHRONIC


def course_from_dates(*, diagnosed_on: date, today: date) -> Course:
    """Name the phase of ITP on a day.

    Args:
        diagnosed_on: Day of the diagnosis.
        today: The day asked about, not earlier.

    Source:
        As `phase_from_months`; counting calendar months from the diagnosis is our reading (C7).
    """
    persistent_from = add_months(diagnosed_on, int(FACTS.value("persistent_from")))
    chronic_after = add_months(diagnosed_on, int(FACTS.value("chronic_after")))
    phase = PERSISTENT if today <= chronic_after else CHRONIC
    return Course(
        months=full_months(diagnosed_on, today),
        persistent_from=persistent_from,
        chronic_after=chronic_after,
        phase=NEW if today < persistent_from else phase,
    )


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a diagnosis after today, and a time and dates that disagree about the phase."""
    diagnosed_on, today = case.maybe_day("diagnosed_on"), case.maybe_day("today")
    if diagnosed_on is None or today is None:
        return
    if diagnosed_on > today:
        message = f"The diagnosis, {written(diagnosed_on)}, is after today, {written(today)}. Check both dates."
        yield Problem("diagnosed_on", "inconsistent", message)
        return
    months, course = (
        case.maybe_number("time_since_diagnosis"),
        course_from_dates(diagnosed_on=diagnosed_on, today=today),
    )
    if months is not None and phase_from_months(months=months) != course.phase:
        message = (
            "The time since diagnosis and the dates give different phases. Check them, or give only one of the two."
        )
        yield Problem("time_since_diagnosis", "inconsistent", message)
        yield Problem("diagnosed_on", "inconsistent", message)


def answer(case: Answers) -> Answer:
    """Give the phase, and from dates the days on which it changes."""
    if case.knows("diagnosed_on"):
        course = course_from_dates(diagnosed_on=case.day("diagnosed_on"), today=case.day("today"))
        return Answer(
            outputs={
                "phase": course.phase,
                "months": Decimal(course.months),
                "persistent_from": course.persistent_from,
                "chronic_after": course.chronic_after,
            },
            working=tuple(_date_steps(course, diagnosed_on=case.day("diagnosed_on"))),
            notes=(Note(code="project-reading", message=_DATES_READING),),
            references=DEFINITIONS,
        )
    months = case.number("time_since_diagnosis")
    phase = phase_from_months(months=months)
    expression = f"{counted(months, 'month')}; {_bounds()}"
    return Answer(
        outputs={"phase": phase, "months": months},
        working=(Step("Phase", expression, phase.replace("-", " ")),),
        notes=tuple(_boundary_notes(months)),
        references=DEFINITIONS,
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say where definitions differ, and that splenectomy is better delayed."""
    phase, exactly = _phase_so_far(case)
    limit = brief(FACTS.value("chronic_after"))
    if exactly:
        message = f"Exactly {limit} months: some trials count this as chronic."
        yield Note(code="chronic-by-some-definitions", message=message, references=DEFINITIONS)
    if phase in {NEW, PERSISTENT}:
        until = brief(FACTS.value("delay_splenectomy"))
        message = f"One guideline advises delaying splenectomy until {until} months, if possible."
        yield Note(code="delay-splenectomy", message=message, references=(DELAY,))


_DATES_READING = (
    "Months are calendar months from the day of diagnosis; the last day of the persistent phase counts as persistent."
)


def _phase_so_far(case: Answers) -> tuple[str | None, bool]:
    """The phase as far as it is known, and whether it lies exactly on the later bound."""
    diagnosed_on, today = case.maybe_day("diagnosed_on"), case.maybe_day("today")
    if diagnosed_on is not None:
        if today is None or diagnosed_on > today:
            return None, False
        course = course_from_dates(diagnosed_on=diagnosed_on, today=today)
        return course.phase, today == course.chronic_after
    months = case.maybe_number("time_since_diagnosis")
    if months is None:
        return None, False
    return phase_from_months(months=months), months == FACTS.value("chronic_after")


def _bounds() -> str:
    start, end = brief(FACTS.value("persistent_from")), brief(FACTS.value("chronic_after"))
    return f"under {start} newly diagnosed, {start} to {end} persistent, more than {end} chronic"


def _date_steps(course: Course, *, diagnosed_on: date) -> Iterable[Step]:
    start, end = brief(FACTS.value("persistent_from")), brief(FACTS.value("chronic_after"))
    yield Step("Persistent from", f"{written(diagnosed_on)} + {start} months", written(course.persistent_from))
    yield Step("Chronic after", f"{written(diagnosed_on)} + {end} months", written(course.chronic_after))
    yield Step("Phase", f"{course.months} full calendar months", course.phase.replace("-", " "))


def _boundary_notes(months: Decimal) -> Iterable[Note]:
    if months in {FACTS.value("persistent_from"), FACTS.value("chronic_after")}:
        message = f"Exactly {brief(months)} months is read as persistent; sources do not agree on the boundaries."
        yield Note(code="project-reading", message=message)
