"""The kinds of input a calculator can ask for, and how each reads what was typed.

A field reads one value of the wire format into Python: a `Measured`, a `Decimal`, an `int`, a text, a `bool`, a
`date`, or a tuple. What it refuses it refuses with a code and plain words. Two kinds of limit: hard (refused) and
plausible (asked, and lifted when the reader confirms).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, ClassVar, Self

from . import dates, decimals
from . import units as unit_tables
from .answers import Measured
from .errors import Problem, RefusedValueError

UNKNOWN = "unknown"
_DIGIT = re.compile(r"\d")
_DOSE_UNITS = (("mg/kg/d",), ("mg/mL",))
_TYPED = Context(prec=12, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Limits:
    """An inclusive range, in the first unit of the field."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, low: str | int, high: str | int) -> "Limits":
        """Make limits from numbers written as text or as integers."""
        return cls(Decimal(low), Decimal(high))

    def hold(self, value: Decimal) -> bool:
        """Tell whether a value lies inside or on a limit."""
        return self.low <= value <= self.high

    def written(self) -> str:
        """Write the range for a reader."""
        return f"from {decimals.plain(self.low)} to {decimals.plain(self.high)}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one answer gave.

    Args:
        value: The answer, or None where it is unknown or refused.
        problems: Why it was refused, empty where it was not.
    """

    value: Any = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field:
    """One input of a calculator.

    Args:
        name: Name on the wire.
        label: What the reader sees.
        required: Whether the answer is always needed.
        needed_when: In words, when it is needed although not always.
        default: The setting that holds when nothing is chosen, as a wire value; never a clinical fact.
        hint: What the answer includes and excludes.
        group: Unit group of `wardbook.kit.units`.
        units: UCUM codes accepted, the first one first offered.
        pair: Two units in which people also say the amount; a form offers them, the wire does not.
        limits: Hard range.
        plausible: Range beyond which the reader is asked.
        ask: Code of that question, ``unit-doubtful`` or ``implausible``.
        message_above: Words added when a value is above a limit.
        exclusive_min: Whether the lower hard limit itself is refused.
        strengths: The only numbers accepted, where a product has fixed strengths.
        choices: Codes and their labels.
    """

    type: ClassVar[str]
    name: str
    label: str
    required: bool = False
    needed_when: str | None = None
    default: Any = None
    hint: str | None = None
    group: str = ""
    units: tuple[str, ...] = ()
    pair: unit_tables.Pair | None = None
    limits: Limits | None = None
    plausible: Limits | None = None
    ask: str = "implausible"
    message_above: str = ""
    exclusive_min: bool = False
    strengths: tuple[Decimal, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)

    def but(self, **changes: Any) -> Self:
        """Take a shared field with some attributes changed."""
        return replace(self, **changes)

    def read(self, value: object, *, at: str, confirmed: frozenset[str]) -> Reading:
        """Read one wire value that is present and not null.

        Args:
            value: As decoded from JSON.
            at: Name of the field as problems name it, such as ``counts[0].platelets``.
            confirmed: Fields whose plausibility question was answered with yes.
        """
        try:
            return Reading(self._accept(value, at=at, confirmed=confirmed))
        except RefusedValueError as refusal:
            return Reading(problems=(Problem(at, refusal.problem_code, refusal.message),))

    def describe(self) -> dict[str, Any]:
        """Describe the field as the JSON that forms are rendered from."""
        return {
            "name": self.name,
            "label": self.label,
            "type": self.type,
            "required": self.required,
            "needed_when": self.needed_when,
            "default": self.default,
            "hint": self.hint,
            "units": [{"code": unit.code, "label": unit.label} for unit in self.unit_table().values()],
            "pair": _pair_described(self.pair),
            "limits": _both(self.limits),
            "plausible": _both(self.plausible),
            "exclusive_min": self.exclusive_min,
            "strengths": [decimals.plain(strength) for strength in self.strengths],
            "choices": [{"code": code, "label": text} for code, text in self.choices.items()],
        }

    def unit_table(self) -> unit_tables.Group:
        """The units this field accepts, in the order they are offered."""
        return unit_tables.group(self.group, self.units)

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> Any:
        raise NotImplementedError

    def _check_range(self, value: Decimal, unit: str, *, asked: bool) -> None:
        """Refuse a value beyond a hard limit, or beyond a plausible one unless the reader confirmed it.

        Args:
            value: In the first unit of the field.
            unit: Code of that unit, or an empty text.
            asked: Whether the plausibility question is still open.
        """
        low_refused = self.exclusive_min and self.limits is not None and value <= self.limits.low
        in_units = f" {unit_tables.label(unit)}" if unit else ""
        if self.limits is not None and (low_refused or not self.limits.hold(value)):
            advice = self.message_above if self.message_above and value > self.limits.high else "Check the number."
            span = f"above {decimals.plain(self.limits.low)}" if low_refused else self.limits.written()
            message = self._told(value, unit, f"it must be {span}{in_units}")
            raise RefusedValueError("out-of-range", f"{message} {advice}")
        if self.strengths and value not in self.strengths:
            listed = ", ".join(decimals.plain(strength) for strength in self.strengths)
            message = self._told(value, unit, f"it must be one of {listed}{in_units}")
            raise RefusedValueError("out-of-range", f"{message} Choose a strength that exists.")
        if asked and self.plausible is not None and not self.plausible.hold(value):
            message = self._told(value, unit, f"usual is {self.plausible.written()}{in_units}")
            advice = "Check the number and the unit, or confirm that it is right."
            raise RefusedValueError(self.ask, f"{message} {advice}")

    def _told(self, value: Decimal, unit: str, expected: str) -> str:
        """Tell what was typed and what is expected; of a dose without figures, for none stands by an error."""
        if self.group == "drug_mass" or self.units[:1] in _DOSE_UNITS:
            return f"{self.label} is not an amount that this page accepts as it is."
        named = f" {unit_tables.label(unit, of=value)}" if unit else ""
        return f"{self.label} is {decimals.brief(value)}{named}; {expected}."


def _both(limits: Limits | None) -> list[str] | None:
    return None if limits is None else [decimals.plain(limits.low), decimals.plain(limits.high)]


def _listed(units: unit_tables.Group) -> str:
    return ", ".join(unit.label for unit in units.values())


def _pair_described(pair: unit_tables.Pair | None) -> dict[str, Any] | None:
    if pair is None:
        return None
    return {"code": pair.code, "label": pair.label, "parts": [pair.greater, pair.smaller], "unit": pair.unit}


class Quantity(Field):
    """A number with a unit."""

    type = "quantity"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> Measured:
        number, unit = self.parse(value)
        first = next(iter(self.unit_table().values()))
        in_first = number if self.group == "interval" else unit_tables.convert(number, source=unit, target=first)
        self._check_range(in_first, first.code, asked=at not in confirmed)
        return Measured(self.to_base(number, unit), number, unit.code)

    def to_base(self, number: Decimal, unit: unit_tables.Unit) -> Decimal:
        """Convert to the base unit of the group; an interval in months stays as it is."""
        if not self.group or self.group == "interval":
            return number
        base = next(iter(unit_tables.GROUPS[self.group].values()))
        return unit_tables.convert(number, source=unit, target=base)

    def converted(self, value: str, *, source: str, target: str) -> dict[str, str]:
        """Convert what was typed to another accepted unit, or to or from the pair of units.

        Returns:
            The value, at most 12 significant digits, and the code of its unit or pair.

        Raises:
            RefusedValueError: The value or a unit is not accepted.
        """
        if self.pair and source == self.pair.code:
            number, unit = self.pair.read(value), self.unit_table()[self.pair.unit]
        else:
            number, unit = self.parse({"value": value, "unit": source})
        paired = self.pair if self.pair and target == self.pair.code else None
        _, wanted = self.parse({"value": "0", "unit": paired.unit if paired else target})
        there = _TYPED.plus(unit_tables.convert(number, source=unit, target=wanted))
        if paired:
            return {"value": paired.written(there), "unit": paired.code}
        return {"value": decimals.plain(there), "unit": wanted.code}

    def parse(self, value: object) -> tuple[Decimal, unit_tables.Unit]:
        """Split a wire quantity into its number and its unit.

        Raises:
            RefusedValueError: ``not-a-number``, ``unit-missing``, ``unit-unknown`` or ``unknown-field``.
        """
        if isinstance(value, dict):
            extra = sorted(set(value) - {"value", "unit"})
            if extra:
                raise RefusedValueError("unknown-field", f"A quantity has a value and a unit, and no {extra[0]!r}.")
            number, spelling = decimals.read(value.get("value")), value.get("unit")
        elif isinstance(value, str):
            text, _, rest = value.partition(" ")
            number, spelling = decimals.read(text), rest
        else:
            number, spelling = decimals.read(value), None
        accepted = self.unit_table()
        if spelling is None or spelling == "":
            raise RefusedValueError("unit-missing", f"Choose the unit: {_listed(accepted)}.")
        unit = unit_tables.find(accepted, spelling) if isinstance(spelling, str) else None
        if unit is None:
            message = f"This unit is not accepted here. Choose one of: {_listed(accepted)}."
            raise RefusedValueError("unit-unknown", message)
        return number, unit


class Number(Field):
    """A pure number, such as INR."""

    type = "number"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> Decimal:
        number = decimals.read(value)
        self._check_range(number, "", asked=at not in confirmed)
        return number


class Integer(Field):
    """A whole number."""

    type = "integer"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> int:
        if (isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit()) or (
            isinstance(value, int) and not isinstance(value, bool)
        ):
            number = decimals.read(value)
        else:
            raise RefusedValueError("not-an-integer", "Enter a whole number, such as 4.")
        self._check_range(number, "", asked=at not in confirmed)
        return int(number)


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list of codes; "unknown" means that the answer is not known.

    Args:
        unknown_answers: Whether saying "unknown" is an answer of its own, other than not answering.
    """

    type = "choice"
    unknown_answers: bool = False

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> str | None:
        if value == UNKNOWN and not self.unknown_answers:
            return None
        if not isinstance(value, str) or value not in self.choices:
            raise RefusedValueError("not-a-choice", self._offered())
        return value

    def _offered(self) -> str:
        labels = "; ".join(self.choices.values())
        # A label may name a dose, and none stands by an error.
        return "Choose one of the answers listed." if _DIGIT.search(labels) else f"Choose one of: {labels}."


class Boolean(Field):
    """Yes or no; a text or a number is refused."""

    type = "boolean"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> bool:
        if not isinstance(value, bool):
            raise RefusedValueError("not-a-choice", "Choose yes or no.")
        return value


class Day(Field):
    """A calendar date."""

    type = "date"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> date:
        return dates.read_date(value)


class Time(Field):
    """A local clock time."""

    type = "time"

    def _accept(self, value: object, *, at: str, confirmed: frozenset[str]) -> str:
        return dates.read_time(value)
