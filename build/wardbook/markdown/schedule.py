"""Monitoring as a picture: the tests that a calculator plans, on a line of weeks."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from wardbook.kit import call

# The example that is drawn: begun on a Monday, stable after twelve weeks, and followed for half a year.
_STARTED = date(2026, 1, 5)
STABLE_WEEK = 12
LAST_WEEK = 26
_LEFT, _RIGHT, _BASE, _HEIGHT, _RADIUS = 10, 290, 12, 34, 4
_TICKS = ((0, "0", "start"), (STABLE_WEEK, f"{STABLE_WEEK}", "middle"), (LAST_WEEK, f"{LAST_WEEK} weeks", "end"))


@dataclass(slots=True)
class Row:
    """One test of one drug.

    Args:
        drug: The drug's name.
        test: The test's name.
        marks: Weeks from the start, each with what kind of test it is: ``first``, ``due`` or ``stable``.
        sources: Keys of the references that ask for it; none where that is our decision.
    """

    drug: str
    test: str
    marks: list[tuple[float, str]] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The weeks, in words."""
        weeks = [f"{week:.0f}" for week, _ in self.marks]
        return f"week {weeks[0]}" if len(weeks) == 1 else f"weeks {', '.join(weeks[:-1])} and {weeks[-1]}"


def planned(spec: Mapping[str, Any]) -> Iterator[Row]:
    """Ask the calculator for every drug, and put its events together by test.

    Args:
        spec: What the calculator says about itself; it takes a drug and dates, and gives dated events.
    """
    drugs = {choice["code"]: choice["label"] for choice in _named(spec["inputs"], "drug")["choices"]}
    tests = {choice["code"]: choice["label"] for choice in _named(spec["outputs"], "events")["choices"]}
    for drug, label in drugs.items():
        rows: dict[str, Row] = {}
        for event in _events(spec["id"], drug):
            for test in event["tests"]:
                row = rows.setdefault(test, Row(label, tests[test]))
                week = (date.fromisoformat(event["on"]) - _STARTED).days / 7
                row.marks.append((week, _kind(event["reason"])))
                row.sources.update(dict.fromkeys(event["references"]))
        yield from rows.values()


def timeline(row: Row, *, name: str) -> dict[str, Any]:
    """Draw one row."""
    return {
        "id": name,
        "title": f"{row.drug}, {row.test}: {row.words}",
        "width": _LEFT + _RIGHT,
        "height": _HEIGHT,
        "left": _LEFT,
        "right": _RIGHT,
        "base": _BASE,
        "radius": _RADIUS,
        "ticks": [{"x": _x(week), "label": label, "anchor": anchor} for week, label, anchor in _TICKS],
        "marks": [{"x": _x(week), "kind": kind} for week, kind in row.marks],
    }


def _events(calculator: str, drug: str) -> list[dict[str, Any]]:
    inputs = {
        "drug": drug,
        "started_on": _STARTED.isoformat(),
        "stable_since": (_STARTED + timedelta(weeks=STABLE_WEEK)).isoformat(),
        "until": (_STARTED + timedelta(weeks=LAST_WEEK)).isoformat(),
    }
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    events: list[dict[str, Any]] = reply.get("outputs", {}).get("events", {}).get("value", [])
    return events


def _kind(reason: str) -> str:
    return {"baseline": "first", "stable": "stable"}.get(reason, "due")


def _named(items: list[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    return next(item for item in items if item["name"] == name)


def _x(week: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * week / LAST_WEEK, 1)
