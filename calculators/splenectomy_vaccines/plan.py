"""Everything still to give: each dose from its first possible day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wardbook.kit.dates import add_days, add_months, add_years, written

from .pneumococcal import ANY_FIRST, Pneumococcal, ppsv23_from
from .series import FACTS, HIB, MENACWY, MENB, ONE_DOSE, PCV15, PPSV23, menacwy_earliest, menb_earliest, whole

BOOSTER = "booster"
ORDER = (ANY_FIRST, PCV15, *ONE_DOSE, PPSV23, MENACWY, MENB, HIB)


@dataclass(frozen=True, slots=True)
class Entry:
    """One dose still to give.

    Args:
        vaccine: Code of the vaccine.
        dose: Its number in the series, or ``booster``.
        start: First day.
        end: Last day of a window; None where there is none.
        why: How the first day was found, for the working.
    """

    vaccine: str
    dose: int | str
    start: date
    end: date | None
    why: str

    def record(self) -> dict[str, object]:
        """The entry as a record of the schedule."""
        action = BOOSTER if self.dose == BOOSTER else "give"
        return {"vaccine": self.vaccine, "dose": self.dose, "from": self.start, "to": self.end, "action": action}


def schedule(
    *,
    start: date,
    pneumococcal: Pneumococcal,
    choice: str | None,
    menacwy: tuple[date, ...],
    menb: tuple[date, ...],
    hib: tuple[date, ...],
) -> tuple[Entry, ...]:
    """List what is still to give, by date, then in the order of the vaccines.

    Args:
        start: Day from which first doses can be given.
        pneumococcal: What the pneumococcal doses come to.
        choice: Product planned for the first pneumococcal dose; None where it is not chosen.
        menacwy: Days of the doses that count.
        menb: Days of the doses that count.
        hib: Days of the doses that count.
    """
    entries = [
        *_pneumococcal(pneumococcal, start, choice),
        *_menacwy(menacwy, start),
        *_menb(menb, start),
        *(() if hib else (_first(HIB, start),)),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start, ORDER.index(entry.vaccine))))


def _first(vaccine: str, start: date) -> Entry:
    return Entry(vaccine, 1, start, None, "first dose")


def _pneumococcal(found: Pneumococcal, start: date, choice: str | None) -> Iterable[Entry]:
    if found.complete or not found.covered:
        return
    first = found.pcv15_on
    if first is None:
        yield _first(choice or ANY_FIRST, start)
        if choice != PCV15:
            return
        first = start
    yield Entry(PPSV23, 2, ppsv23_from(first), None, _plus(first, "pcv15_gap"))


def _menacwy(counted: tuple[date, ...], start: date) -> Iterable[Entry]:
    days = list(counted)
    if not days:
        yield _first(MENACWY, start)
        days.append(start)
    while len(days) < whole("menacwy_doses"):
        second = menacwy_earliest(tuple(days))
        yield Entry(MENACWY, len(days) + 1, second, None, _plus(days[0], "menacwy_gap"))
        days.append(second)
    yield Entry(MENACWY, BOOSTER, menacwy_earliest(tuple(days)), None, _plus(days[-1], "menacwy_booster"))


def _menb(counted: tuple[date, ...], start: date) -> Iterable[Entry]:
    days, doses = list(counted), whole("menb_doses")
    if not days:
        yield _first(MENB, start)
        days.append(start)
    first = days[0]
    while len(days) < doses:
        fact, end = "menb_third_from", None
        if len(days) == 1:
            fact, end = "menb_second_from", add_months(first, whole("menb_second_to"))
        day = menb_earliest(tuple(days))
        yield Entry(MENB, len(days) + 1, day, end, _plus(first, fact))
        days.append(day)
    if len(days) == doses:
        yield Entry(MENB, BOOSTER, menb_earliest(tuple(days)), None, _plus(days[-1], "menb_booster"))
    else:
        latest = add_years(days[-1], int(FACTS["menb_boosters"].high))
        yield Entry(MENB, BOOSTER, menb_earliest(tuple(days)), latest, _plus(days[-1], "menb_boosters"))


def _plus(day: date, fact: str) -> str:
    return f"{written(day)} + {FACTS[fact].shown()}"


def window(entry: Entry) -> str:
    """Write when an entry is due."""
    if entry.end is None:
        return f"from {written(entry.start)}"
    return f"from {written(entry.start)} to {written(entry.end)}"


def emergency_start(today: date, *, surgery_on: date, stable: bool | None) -> date:
    """Day from which first doses are planned after an emergency.

    Args:
        today: The day of the plan.
        surgery_on: Day of the operation.
        stable: Whether the patient is stable; None where unknown.

    Source:
        asplenia_eu_table where it is not known that the patient is stable, which is our reading (C21).
    """
    return today if stable else max(today, add_days(surgery_on, whole("emergency_after")))
