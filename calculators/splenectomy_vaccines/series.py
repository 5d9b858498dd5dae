"""Which doses of a vaccine count: the first against surgery, later ones against the interval."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardbook.kit import Facts
from wardbook.kit.dates import add_days, add_months, add_years

FACTS = Facts.load(Path(__file__))
MENACWY, MENB, HIB, INFLUENZA = "MenACWY", "MenB", "Hib", "influenza"
PCV15, PPSV23 = "PCV15", "PPSV23"
ONE_DOSE = ("PCV20", "PCV21")
VALID, TOO_EARLY, NOT_COVERED = "valid", "too-early", "not-covered"

type Earliest = Callable[[tuple[date, ...]], date | None]


@dataclass(frozen=True, slots=True)
class Given:
    """One dose that was given.

    Args:
        index: Its place in the list that was typed.
        vaccine: Code of the vaccine.
        on: The day.
    """

    index: int
    vaccine: str
    on: date


@dataclass(frozen=True, slots=True)
class Judged:
    """What one dose counts for.

    Args:
        given: The dose.
        number: Its position in its series; that of a dose that does not count is taken by the next.
        verdict: Code of the verdict.
    """

    given: Given
    number: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Surgery:
    """When surgery is or was.

    Args:
        kind: ``elective``, ``emergency`` or ``unknown``.
        on: The day; None where it is unknown.
    """

    kind: str
    on: date | None

    def first_dose_verdict(self, on: date) -> str:
        """Judge the first dose of a series against surgery.

        Source:
            immunize_14d, timing; asplenia_eu_table for emergencies; both readings side by side are ours (C21).
        """
        if self.on is None:
            return VALID
        if self.kind == "emergency":
            return "on-time" if on >= add_days(self.on, whole("emergency_after")) else "counts-if-stable"
        if on >= self.on:
            return "after-surgery"
        return "on-time" if (self.on - on).days >= whole("first_doses_before") else "late-but-valid"


def whole(fact: str) -> int:
    """A fact that is a whole number of days, months, years or doses."""
    return int(FACTS.value(fact))


def menacwy_earliest(counted: tuple[date, ...]) -> date:
    """First day on which the next MenACWY dose counts, after those that count.

    Source:
        acip2020men, table for asplenia.
    """
    if len(counted) < whole("menacwy_doses"):
        return add_days(counted[0], whole("menacwy_gap"))
    return add_years(counted[-1], whole("menacwy_booster"))


def menb_earliest(counted: tuple[date, ...]) -> date:
    """First day on which the next MenB dose counts, after those that count.

    Source:
        schillie2024, schedule of 3 doses; acip2020men, boosters; calendar months are our reading (C21).
    """
    doses = whole("menb_doses")
    if len(counted) < doses:
        first_gap = "menb_second_from" if len(counted) == 1 else "menb_third_from"
        return add_months(counted[0], whole(first_gap))
    if len(counted) == doses:
        return add_years(counted[-1], whole("menb_booster"))
    return add_years(counted[-1], int(FACTS["menb_boosters"].low))


def no_rule(_: tuple[date, ...]) -> None:
    """Say that no rule for a further dose was read."""


def judge_series(
    given: Iterable[Given], *, surgery: Surgery, earliest: Earliest
) -> tuple[tuple[Judged, ...], tuple[date, ...]]:
    """Judge the doses of one series by date.

    Args:
        given: Doses of one series.
        surgery: When surgery is or was.
        earliest: First day on which the next dose counts; None where no rule for a further dose was read.

    Returns:
        One verdict for each dose, and the days of those that count.
    """
    judged: list[Judged] = []
    counted: tuple[date, ...] = ()
    for dose in sorted(given, key=lambda dose: dose.on):
        number = len(counted) + 1
        if not counted:
            verdict = surgery.first_dose_verdict(dose.on)
        else:
            verdict = _later_verdict(counted, on=dose.on, earliest=earliest(counted))
        judged.append(Judged(dose, number, verdict))
        if verdict not in {TOO_EARLY, NOT_COVERED}:
            counted = (*counted, dose.on)
    return tuple(judged), counted


def _later_verdict(counted: tuple[date, ...], *, on: date, earliest: date | None) -> str:
    if earliest is None:
        return NOT_COVERED
    return VALID if on >= earliest and on > counted[-1] else TOO_EARLY
