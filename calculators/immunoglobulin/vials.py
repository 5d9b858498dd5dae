"""Rounding a dose to whole vials."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from pathlib import Path

from wardbook.kit import Facts

FACTS = Facts.load(Path(__file__))


@dataclass(frozen=True, slots=True)
class Rounding:
    """A dose made of whole vials.

    Args:
        vials_g: Fewest vials, largest first.
        total_g: Their sum.
        deviation_percent: Total over exact dose, less one, in per cent.
    """

    vials_g: tuple[Decimal, ...]
    total_g: Decimal
    deviation_percent: Decimal


def measurable(*, size_g: Decimal) -> bool:
    """Tell whether a vial size is given in whole hundredths of a gram."""
    return size_g % FACTS.value("smallest_vial_part") == 0


def round_to_vials(*, dose_g: Decimal, sizes_g: Iterable[Decimal], upwards: bool) -> Rounding:
    """Round a dose to a total that whole vials can make.

    Args:
        dose_g: The exact dose.
        sizes_g: Vials in stock, each in whole hundredths of a gram; any number of each.
        upwards: Take the smallest total at or above the dose, else the nearest one, a tie going up.
    """
    parts = sorted({int(size / FACTS.value("smallest_vial_part")) for size in sizes_g}, reverse=True)
    common = gcd(*parts)
    unit = common * FACTS.value("smallest_vial_part")
    steps = [part // common for part in parts]
    target = dose_g / unit
    counts = _fewest(steps, up_to=int(target) + steps[-1])
    totals = [total for total, count in enumerate(counts) if 0 < count <= total]
    above = min(total for total in totals if total >= target)
    below = max((total for total in totals if total <= target), default=above)
    chosen = below if not upwards and target - below < above - target else above
    vials = tuple(step * unit for step in _unpacked(steps, counts, chosen))
    total = chosen * unit
    return Rounding(vials, total, (total / dose_g - 1) * 100)


def _fewest(steps: list[int], *, up_to: int) -> list[int]:
    """The fewest vials for each total; more than the total where no vials make it."""
    out_of_reach = up_to + 1
    counts = [0]
    for total in range(1, out_of_reach):
        counts.append(min((counts[total - step] + 1 for step in steps if step <= total), default=out_of_reach))
    return counts


def _unpacked(steps: list[int], counts: list[int], total: int) -> Iterable[int]:
    while total:
        step = next(s for s in steps if s <= total and counts[total - s] == counts[total] - 1)
        yield step
        total -= step
