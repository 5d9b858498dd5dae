"""Pneumococcal vaccines: one dose of a broad product, or two products in order; anything earlier is not covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wardbook.kit.dates import add_days

from .series import NOT_COVERED, ONE_DOSE, PCV15, PPSV23, Given, Judged, Surgery, judge_series, no_rule, whole

PCV13 = "PCV13"
ANY_FIRST = "PCV20-or-PCV21-or-PCV15"


@dataclass(frozen=True, slots=True)
class Pneumococcal:
    """What the pneumococcal doses come to.

    Args:
        judged: One verdict for each dose.
        complete: Whether nothing more is due.
        covered: Whether a rule for what was given was read.
        pcv15_on: First PCV15 where PPSV23 must follow it; None where it was not given.
    """

    judged: tuple[Judged, ...]
    complete: bool
    covered: bool
    pcv15_on: date | None

    def next_product(self) -> str:
        """Name the next dose, as the code of an output."""
        if self.complete:
            return "none"
        return ANY_FIRST if self.pcv15_on is None else PPSV23

    def next_from(self) -> date | None:
        """First day of PPSV23 where it must follow PCV15."""
        return None if self.complete or self.pcv15_on is None else ppsv23_from(self.pcv15_on)


def ppsv23_from(pcv15_on: date) -> date:
    """First day on which PPSV23 counts after PCV15.

    Source:
        immunize_pcv2024, PCV15 followed by PPSV23.
    """
    return add_days(pcv15_on, whole("pcv15_gap"))


def judge_pneumococcal(given: Iterable[Given], *, surgery: Surgery) -> Pneumococcal:
    """Judge all pneumococcal doses together.

    Args:
        given: Pneumococcal doses.
        surgery: When surgery is or was.

    Source:
        immunize_pcv2024, adults who never had a pneumococcal vaccine; what else was had before is not covered (C21).
    """
    doses = sorted(given, key=lambda dose: dose.on)
    single, single_counted = judge_series(
        (dose for dose in doses if dose.vaccine in ONE_DOSE), surgery=surgery, earliest=no_rule
    )
    first = next((dose for dose in doses if dose.vaccine == PCV15), None)
    pair = [] if first is None else [first, *(d for d in doses if d.vaccine == PPSV23 and d.on >= first.on)]
    double, double_counted = judge_series(pair, surgery=surgery, earliest=_after_pcv15)
    known = {dose.given.index for dose in (*single, *double)}
    others = tuple(Judged(dose, number, NOT_COVERED) for number, dose in _numbered(doses, known))
    complete = bool(single_counted) or len(double_counted) > 1
    earlier = any(dose.given.vaccine in {PCV13, PPSV23} for dose in others)
    return Pneumococcal(
        (*single, *double, *others), complete, complete or not earlier, None if first is None else first.on
    )


def _after_pcv15(counted: tuple[date, ...]) -> date | None:
    return ppsv23_from(counted[0]) if len(counted) == 1 else None


def _numbered(doses: list[Given], known: set[int]) -> Iterable[tuple[int, Given]]:
    """Number the doses that belong to no series, each by its place among those of its product."""
    for dose in doses:
        if dose.index not in known:
            same = [other.index for other in doses if other.vaccine == dose.vaccine]
            yield same.index(dose.index) + 1, dose
