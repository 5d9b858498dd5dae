"""Dexamethasone pulses: a fixed dose on a few days, repeated after an interval."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Problem, Step, counted, plain
from wardbook.kit.answers import Measured
from wardbook.kit.dates import DAYS_PER_WEEK, add_days, add_months, written
from wardbook.kit.logic import any_of

FACTS = Facts.load(Path(__file__))
PULSE = "harefuah1996"
SERIES = ("harefuah1996", "caulier1995", "warner1997")
STEROID_RULE = "C23-steroid-equivalence"
UNIT_WORDS = {"d": "day", "wk": "week", "mo": "calendar month"}
BRIDGING = Note(
    code="bridging-only",
    message=f"Use as a bridge only: {FACTS['response'].shown()}.",
    references=SERIES,
)
WATCH = Note(
    code="pressure-and-glucose",
    message="Check blood pressure and blood glucose during each pulse.",
    references=("caulier1995",),
)
TOXICITY = Note(
    code="steroid-toxicity",
    message=f"Diabetes or hypertension is present. In one series {FACTS['stopped'].shown()}; in another "
    f"{FACTS['not_tolerated'].shown()}. Weigh this before each pulse.",
    references=("caulier1995", "warner1997"),
)
MONTHLY = Note(
    code="project-reading",
    message=f"The source repeats the pulse monthly; every {FACTS['monthly'].value} days is how this project reads it.",
    references=(PULSE,),
)
TOO_SHORT = "The interval is shorter than one pulse. Count from the first day of a cycle to the first day of the next."
TOO_LONG = f"The interval is longer than {FACTS['longest_months'].shown()}. Check the number and the unit."
NOT_WHOLE = "The interval must be a whole number of days, or of months. Use days instead."


def cycle_starts(*, first: date, cycles: int, every: int, in_months: bool) -> tuple[date, ...]:
    """List the first day of each cycle, each counted from the first of all.

    Args:
        first: First day of the first cycle.
        cycles: How many cycles.
        every: Days, or calendar months, from first day to first day.
        in_months: Whether the interval is in calendar months.

    Returns:
        One date for each cycle.

    Source:
        harefuah1996, abstract: monthly repeats; calendar months by the project's rule for dates.
    """
    add = add_months if in_months else add_days
    return tuple(add(first, every * index) for index in range(cycles))


def check(case: Answers) -> Iterable[Problem]:
    """Refuse an interval that is shorter than a pulse, too long, or no whole number of days or months."""
    interval = case.measured("interval")
    length, months = _length(interval), interval.unit == "mo"
    longest = FACTS.value("longest_months" if months else "longest_days")
    if length <= 0 or (not months and length < FACTS.value("pulse_days")):
        yield Problem("interval", "inconsistent", TOO_SHORT)
    elif length > longest:
        yield Problem("interval", "out-of-range", TOO_LONG)
    elif length != length.to_integral_value():
        yield Problem("interval", "not-an-integer", NOT_WHOLE)


def answer(case: Answers) -> Answer:
    """Give the doses and totals, and the dates where a first day is known."""
    dose, days = FACTS.value("pulse"), FACTS.value("pulse_days")
    cycles = case.integer("cycles")
    outputs: dict[str, object] = {
        "daily_dose": dose,
        "days_per_cycle": days,
        "cycle_total": dose * days,
        "course_total": dose * days * cycles,
    }
    steps = [
        Step("Each cycle", f"{plain(days)} days x {plain(dose)} mg", f"{plain(dose * days)} mg"),
        Step("Course", f"{cycles} x {plain(dose * days)} mg", f"{plain(dose * days * cycles)} mg"),
    ]
    first = case.maybe_day("started_on")
    if first is not None:
        interval = case.measured("interval")
        every, months = int(_length(interval)), interval.unit == "mo"
        starts = cycle_starts(first=first, cycles=cycles, every=every, in_months=months)
        outputs |= _dates(starts, int(days))
        words = f"{written(first)}, then every {counted(interval.given, UNIT_WORDS[interval.unit])}"
        steps.append(Step("First day of each cycle", words, "; ".join(written(day) for day in starts)))
    return Answer(
        action="give",
        outputs=outputs,
        working=tuple(steps),
        notes=(MONTHLY,) if first is not None and cycles > 1 and _read_as_monthly(case) else (),
        references=(PULSE,),
        gated=(STEROID_RULE,),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what a pulse is for, what to watch, and what diabetes or hypertension mean."""
    yield BRIDGING
    yield WATCH
    if any_of((case.truth("diabetes"), case.truth("hypertension"))):
        yield TOXICITY


def _length(interval: Measured) -> Decimal:
    """Length of the interval in days, or in calendar months where it was given in months."""
    return interval.given * DAYS_PER_WEEK if interval.unit == "wk" else interval.given


def _read_as_monthly(case: Answers) -> bool:
    """Tell whether the interval is the one read for a month; as many calendar months are never accepted."""
    return _length(case.measured("interval")) == FACTS.value("monthly")


def _dates(starts: tuple[date, ...], days: int) -> dict[str, object]:
    dose_days = [add_days(start, index) for start in starts for index in range(days)]
    return {"cycle_starts": list(starts), "dose_days": dose_days, "last_dose_on": dose_days[-1]}
