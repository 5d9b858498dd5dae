"""Inputs that hold several answers: lists, records, and the whole set of a calculator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .answers import Answers
from .errors import Problem
from .fields import Field, Reading


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """A list of values of one kind; an empty list means none, a missing list means unknown.

    Args:
        item: The field that reads each element.
        length: How many elements there may be.
    """

    type = "list"
    item: Field
    length: tuple[int, int] = (0, 400)

    def read(self, value: object, *, at: str, confirmed: frozenset[str]) -> Reading:
        """Read each element; every refused one is named."""
        if not isinstance(value, list):
            return Reading(problems=(Problem(at, "not-a-list", "Give a list; an empty list means none."),))
        low, high = self.length
        if not low <= len(value) <= high:
            text = f"{self.label}: give from {low} to {high}."
            return Reading(problems=(Problem(at, "out-of-range", text),))
        plain_items = not isinstance(self.item, Record)
        readings = [
            self.item.read(item, at=at if plain_items else f"{at}[{index}]", confirmed=confirmed)
            for index, item in enumerate(value)
        ]
        problems = tuple(dict.fromkeys(problem for reading in readings for problem in reading.problems))
        if not problems and any(reading.value is None for reading in readings):
            problems = (Problem(at, "not-a-choice", "A list names what is known; leave the unknown out."),)
        return Reading(None if problems else tuple(reading.value for reading in readings), problems)

    def describe(self) -> dict[str, Any]:
        """Describe the list and its elements."""
        item = self.item.describe()
        fields = item.pop("fields", [])
        return super().describe() | {
            "items": item["type"],
            "choices": item["choices"],
            "units": item["units"],
            "fields": fields,
            "length": list(self.length),
        }


@dataclass(frozen=True, kw_only=True)
class Record(Field):
    """A JSON object with named fields.

    Args:
        fields: The fields in form order.
    """

    type = "record"
    fields: tuple[Field, ...]

    def read(self, value: object, *, at: str, confirmed: frozenset[str]) -> Reading:
        """Read each field; a required one that is unknown is a problem with code ``missing``."""
        if not isinstance(value, dict):
            return Reading(problems=(Problem(at, "not-a-list", "Give a record with named answers."),))
        values, problems = read_fields(self.fields, value, at=f"{at}.", confirmed=confirmed)
        missing = tuple(
            Problem(f"{at}.{part.name}", "missing", f"{part.label} is needed.")
            for part in self.fields
            if part.required and part.name not in values and not any(p.field == f"{at}.{part.name}" for p in problems)
        )
        return Reading(Answers(values, prefix=f"{at}."), (*problems, *missing))

    def describe(self) -> dict[str, Any]:
        """Describe the record and its fields."""
        return super().describe() | {"fields": [part.describe() for part in self.fields]}


def read_fields(
    fields: tuple[Field, ...], given: Mapping[str, object], *, at: str, confirmed: frozenset[str]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read the answers to a list of fields.

    Args:
        fields: In form order.
        given: Wire values by name.
        at: Prefix of the names in problems.
        confirmed: Fields whose plausibility question was answered with yes.

    Returns:
        Known values by name, and problems in form order, unknown names last.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for part in fields:
        value = given.get(part.name)
        if value is None:
            continue
        reading = part.read(value, at=f"{at}{part.name}", confirmed=confirmed)
        problems.extend(reading.problems)
        if reading.value is not None:
            values[part.name] = reading.value
    names = {part.name for part in fields}
    problems.extend(
        Problem(f"{at}{name}", "unknown-field", "There is no input of this name. Check the spelling.")
        for name in given
        if name not in names
    )
    return values, tuple(problems)
