"""How the dates were found, line by line, and what each dose is called."""

from collections.abc import Iterable
from datetime import date

from wardbook.kit import Step, counted
from wardbook.kit.dates import add_days, written

from .found import ELECTIVE, EMERGENCY, Found
from .plan import BOOSTER, Entry, window
from .series import FACTS, Surgery, whole
from .spec import NEXT_PRODUCTS, VERDICTS


def steps(found: Found, *, today: date) -> Iterable[Step]:
    """Write the working: surgery, each dose given, each dose still to give."""
    yield from _surgery_steps(found.surgery, today)
    for judged in found.judged:
        label = f"{_named(judged.given.vaccine)} on {written(judged.given.on)}"
        yield Step(label, f"dose {judged.number} of its series", VERDICTS[judged.verdict])
    for entry in found.entries:
        yield Step(name(entry), entry.why, window(entry))


def name(entry: Entry) -> str:
    """Name a dose for a reader, such as "MenB, dose 2"."""
    vaccine = _named(entry.vaccine)
    return f"{vaccine}, booster" if entry.dose == BOOSTER else f"{vaccine}, dose {entry.dose}"


def _named(vaccine: str) -> str:
    named = NEXT_PRODUCTS.get(vaccine, vaccine)
    return f"{named[0].upper()}{named[1:]}"


def _surgery_steps(surgery: Surgery, today: date) -> Iterable[Step]:
    if surgery.on is None:
        return
    if surgery.kind == ELECTIVE:
        until = (surgery.on - today).days
        yield Step("Days to surgery", f"{written(surgery.on)} - {written(today)}", counted(until, "day"))
        before = FACTS["first_doses_before"].shown()
        yield Step(
            "Preferred latest day of first doses",
            f"{written(surgery.on)} - {before}",
            written(add_days(surgery.on, -whole("first_doses_before"))),
        )
    if surgery.kind == EMERGENCY:
        after = FACTS["emergency_after"].shown()
        yield Step(
            "First doses by the European table",
            f"{written(surgery.on)} + {after}",
            f"from {written(add_days(surgery.on, whole('emergency_after')))}",
        )
