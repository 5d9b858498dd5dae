"""What the doses given come to, and what is still due."""

from dataclasses import dataclass
from datetime import date

from wardbook.kit import Answers

from .plan import Entry, emergency_start, schedule
from .pneumococcal import PCV13, Pneumococcal, judge_pneumococcal
from .series import (
    HIB,
    INFLUENZA,
    MENACWY,
    MENB,
    ONE_DOSE,
    PCV15,
    PPSV23,
    Given,
    Judged,
    Surgery,
    judge_series,
    menacwy_earliest,
    menb_earliest,
    no_rule,
)

PNEUMOCOCCAL = {PCV13, PCV15, *ONE_DOSE, PPSV23}
ELECTIVE, EMERGENCY = "elective", "emergency"


@dataclass(frozen=True, slots=True)
class Found:
    """What the doses given come to, and what is still due.

    Args:
        surgery: When surgery is or was.
        judged: One verdict for each dose, in the order typed.
        pneumococcal: What the pneumococcal doses come to.
        menacwy: Days of the MenACWY doses that count.
        menb: Days of the MenB doses that count.
        hib: Days of the Hib doses that count.
        entries: Everything still to give.
    """

    surgery: Surgery
    judged: tuple[Judged, ...]
    pneumococcal: Pneumococcal
    menacwy: tuple[date, ...]
    menb: tuple[date, ...]
    hib: tuple[date, ...]
    entries: tuple[Entry, ...]

    def first_doses_due(self) -> bool:
        """Tell whether a series has not been begun."""
        return any(entry.dose == 1 for entry in self.entries)


def find(case: Answers) -> Found:
    """Judge every dose given and list what is still to give."""
    case.require("today", "surgery", "doses")
    surgery = _surgery(case)
    doses = [
        Given(index, record.choice("vaccine"), record.day("on"))
        for index, record in enumerate(case.items("doses") or ())
    ]
    pneumococcal = judge_pneumococcal((dose for dose in doses if dose.vaccine in PNEUMOCOCCAL), surgery=surgery)
    rules = {MENACWY: menacwy_earliest, MENB: menb_earliest, HIB: no_rule, INFLUENZA: _any_later_day}
    series = {
        vaccine: judge_series((dose for dose in doses if dose.vaccine == vaccine), surgery=surgery, earliest=earliest)
        for vaccine, earliest in rules.items()
    }
    judged = (*pneumococcal.judged, *(one for verdicts, _ in series.values() for one in verdicts))
    menacwy, menb, hib = (series[vaccine][1] for vaccine in (MENACWY, MENB, HIB))
    entries = schedule(
        start=_start(case, surgery),
        pneumococcal=pneumococcal,
        choice=case.maybe_choice("pneumococcal_choice"),
        menacwy=menacwy,
        menb=menb,
        hib=hib,
    )
    in_order = tuple(sorted(judged, key=lambda one: one.given.index))
    return Found(surgery, in_order, pneumococcal, menacwy, menb, hib, entries)


def _surgery(case: Answers) -> Surgery:
    kind = case.choice("surgery")
    return Surgery(kind, case.day("surgery_on") if kind in {ELECTIVE, EMERGENCY} else None)


def _start(case: Answers, surgery: Surgery) -> date:
    today = case.day("today")
    if surgery.kind != EMERGENCY or surgery.on is None:
        return today
    return emergency_start(today, surgery_on=surgery.on, stable=case.truth("stable_after_surgery"))


def _any_later_day(counted: tuple[date, ...]) -> date:
    """Influenza is yearly by season, and no shortest interval was read."""
    return counted[-1]
