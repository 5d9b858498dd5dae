"""Rates as pictures: how many of a number of people, and how sure that number is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wardbook.model import Fact
from wardbook.model.typeset import typeset

# 97.5th percentile of the normal distribution, for an interval that holds 95%.
_Z = 1.959964
_MOST_PEOPLE = 100
_ACROSS = 10
_STEP = 20
_RADIUS = 8
_CORE = 3
_PLOT_LEFT, _PLOT_RIGHT, _PLOT_HEIGHT, _PLOT_BASE = 10, 210, 34, 20
_TICKS = ((0, "0", "start"), (25, "", "middle"), (50, "50", "middle"), (75, "", "middle"), (100, "100%", "end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share of people.

    Args:
        percent: The share; None where the source gives only a range.
        low: Lower end of the source's own range, or None.
        high: Upper end, or None.
        numerator: People with the outcome, where the source prints it.
        denominator: People observed, where the source prints it.
        population: Who they were; empty where the fact does not say.
        follow_up: For how long; empty where the fact does not say.
    """

    percent: float | None
    low: float | None
    high: float | None
    numerator: int | None
    denominator: int | None
    population: str
    follow_up: str

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval of 95% by Wilson's formula, where numerator and denominator are known."""
        if self.numerator is None or not self.denominator:
            return None
        return wilson(self.numerator, self.denominator)


def rate_of(fact: Fact) -> Rate | None:
    """Read the rate that a fact states, or None where it states none."""
    table = fact.table
    counted = _whole(table, "numerator"), _whole(table, "denominator")
    both = None not in counted
    if fact.gated or table.get("unit", "%" if both else "") != "%":
        return None
    percent = _number(table, "value")
    if percent is None and counted[0] is not None and counted[1]:
        percent = 100 * counted[0] / counted[1]
    low, high = _number(table, "low"), _number(table, "high")
    if percent is None and low is None:
        return None
    return Rate(
        percent=percent,
        low=low,
        high=high,
        numerator=counted[0],
        denominator=counted[1],
        population=str(table.get("population", "")),
        follow_up=str(table.get("follow_up", "")),
    )


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """Give the interval of 95% of a share, in per cent.

    Args:
        numerator: People with the outcome.
        denominator: People observed, not 0.

    Source:
        Wilson 1927, score interval without correction.
    """
    share = numerator / denominator
    square = _Z * _Z
    middle = (share + square / (2 * denominator)) / (1 + square / denominator)
    spread = share * (1 - share) / denominator + square / (4 * denominator * denominator)
    reach = _Z * math.sqrt(spread) / (1 + square / denominator)
    return 100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach)


def icon_array(rate: Rate, *, name: str) -> dict[str, Any]:
    """Draw one mark for each person, or for each of 100 where there were more or their number is not known."""
    people = rate.denominator if rate.numerator is not None and rate.denominator else 0
    all_marks = people if 0 < people <= _MOST_PEOPLE else _MOST_PEOPLE
    sure, perhaps = _counts(rate, all_marks)
    upto = f", up to {perhaps}" if perhaps > sure else ""
    of = f"{all_marks} people" if all_marks == people else f"every {all_marks} people"
    kinds = ["yes"] * sure + ["maybe"] * (perhaps - sure) + ["no"] * (all_marks - perhaps)
    rows = math.ceil(all_marks / _ACROSS)
    return {
        "id": name,
        "title": f"{sure}{upto} of {of}",
        "width": _STEP * min(all_marks, _ACROSS),
        "height": _STEP * rows,
        "radius": _RADIUS,
        "core": _CORE,
        "marks": [
            {
                "x": _STEP * (rank % _ACROSS) + _STEP // 2,
                "y": _STEP * (rank // _ACROSS) + _STEP // 2,
                "kind": kind,
            }
            for rank, kind in enumerate(kinds)
        ],
    }


def interval_plot(rate: Rate, *, name: str, shown: str) -> dict[str, Any]:
    """Draw the share on a line from 0 to 100%, with its interval or the range that the source gives."""
    span = rate.interval
    bar = None
    if rate.low is not None and rate.high is not None:
        bar = _bar("range", rate.low, rate.high, thick=8)
    elif span:
        bar = _bar("interval", *span, thick=4)
    interval = interval_words(rate)
    return {
        "id": name,
        "title": f"{shown}; {interval}" if interval else shown,
        "width": _PLOT_RIGHT + _PLOT_LEFT,
        "height": _PLOT_HEIGHT,
        "base": _PLOT_BASE,
        "ticks": [{"x": _x(at), "label": label, "anchor": anchor} for at, label, anchor in _TICKS],
        "bar": bar,
        "dot": None if rate.percent is None else {"x": _x(rate.percent), "y": _PLOT_BASE // 2, "r": 4},
    }


def interval_words(rate: Rate) -> str:
    """Say in words what the bar of a plot shows; empty where it has none."""
    if rate.low is not None:
        return "range of the source"
    if rate.interval is None:
        return ""
    low, high = rate.interval
    return f"95% interval {low:.0f} to {high:.0f}%"


def people_words(rate: Rate) -> str:
    """Say who was observed, how many, and for how long."""
    number = f"{rate.denominator:,}" if rate.denominator else "not found"
    people, followed = typeset(rate.population) or "not found", rate.follow_up or "not found"
    return f"Number observed: {number}. People: {people}. Follow-up: {followed}."


def _counts(rate: Rate, people: int) -> tuple[int, int]:
    if people == rate.denominator and rate.numerator is not None:
        return rate.numerator, rate.numerator
    low = rate.low if rate.low is not None else rate.percent or 0
    high = rate.high if rate.high is not None else low
    return _half_up(low * people / 100), _half_up(high * people / 100)


def _half_up(number: float) -> int:
    return math.floor(number + 0.5)


def _bar(kind: str, low: float, high: float, *, thick: int) -> dict[str, Any]:
    y = (_PLOT_BASE - thick) // 2
    return {"kind": kind, "x": _x(low), "y": y, "width": round(_x(high) - _x(low), 1), "height": thick}


def _x(percent: float) -> float:
    return round(_PLOT_LEFT + (_PLOT_RIGHT - _PLOT_LEFT) * percent / 100, 1)


def _whole(table: Mapping[str, Any], key: str) -> int | None:
    return int(table[key]) if key in table else None


def _number(table: Mapping[str, Any], key: str) -> float | None:
    return float(table[key]) if key in table else None
