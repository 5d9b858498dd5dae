"""The closed table of units: UCUM codes, readers' labels, and exact conversion within a group.

A group is a kind of measurement in which a factor is a matter of arithmetic or, for laboratory values, of one
substance. International units are in no group: a fact gives the factor where one exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from . import decimals
from .decimals import CONTEXT
from .errors import RefusedValueError, SpecError


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a group.

    Args:
        code: UCUM code, used on the wire.
        label: What people read; "mcg", never a Greek letter.
        multiply: Factor to the first unit of the group.
        divide: Divisor to the first unit of the group, where the source gives a divisor.
        aliases: Other spellings accepted on input.
    """

    code: str
    label: str
    multiply: Decimal = Decimal(1)
    divide: Decimal = Decimal(1)
    aliases: tuple[str, ...] = ()


Group = Mapping[str, Unit]


def _group(*units: Unit) -> Group:
    return MappingProxyType({unit.code: unit for unit in units})


GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        "mass": _group(
            Unit("kg", "kg"),
            Unit("g", "g", multiply=Decimal("0.001")),
            Unit("[lb_av]", "lb", multiply=Decimal("0.45359237"), aliases=("lb",)),
        ),
        "length": _group(
            Unit("cm", "cm"),
            Unit("m", "m", multiply=Decimal(100)),
            Unit("mm", "mm", multiply=Decimal("0.1")),
            Unit("[in_i]", "in", multiply=Decimal("2.54"), aliases=("in",)),
        ),
        "cells": _group(
            Unit("10*9/L", "x10^9/L", aliases=("x10^9/L", "10^9/L")),
            Unit("/uL", "/microlitre", multiply=Decimal("0.001"), aliases=("/mcL",)),
            Unit("10*12/L", "x10^12/L", multiply=Decimal(1000)),
        ),
        "creatinine": _group(Unit("mg/dL", "mg/dL"), Unit("umol/L", "micromol/L", divide=Decimal("88.4"))),
        "bilirubin": _group(Unit("mg/dL", "mg/dL"), Unit("umol/L", "micromol/L", divide=Decimal("17.1"))),
        "protein": _group(Unit("g/dL", "g/dL"), Unit("g/L", "g/L", multiply=Decimal("0.1"))),
        "haemoglobin": _group(
            Unit("g/dL", "g/dL"),
            Unit("g/L", "g/L", multiply=Decimal("0.1")),
            Unit("mmol/L", "mmol/L", multiply=Decimal("1.611")),
        ),
        "enzyme": _group(Unit("U/L", "U/L"), Unit("ukat/L", "microkat/L", multiply=Decimal(60))),
        "pressure": _group(Unit("mm[Hg]", "mmHg", aliases=("mmHg",))),
        "long_time": _group(Unit("mo", "months"), Unit("a", "years", multiply=Decimal(12))),
        "short_time": _group(Unit("d", "days"), Unit("wk", "weeks", multiply=Decimal(7))),
        "hours": _group(Unit("h", "h"), Unit("d", "days", multiply=Decimal(24))),
        "minutes": _group(Unit("min", "min"), Unit("h", "h", multiply=Decimal(60))),
        "age": _group(Unit("a", "years", aliases=("y", "years"))),
        "drug_mass": _group(
            Unit("mg", "mg"),
            Unit("g", "g", multiply=Decimal(1000)),
            Unit("ug", "mcg", multiply=Decimal("0.001"), aliases=("mcg",)),
        ),
        "drug_level": _group(
            Unit("ug/L", "mcg/L"), Unit("ng/mL", "ng/mL"), Unit("nmol/L", "nmol/L", multiply=Decimal("1.2026"))
        ),
        "interval": _group(Unit("d", "days"), Unit("wk", "weeks"), Unit("mo", "months")),
    }
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units in which people say one amount, such as feet and inches.

    The wire knows no pair: what was typed becomes one number in the smaller unit before it is sent.

    Args:
        code: Code of the pair, used between form and door only.
        greater: Label of the greater unit.
        smaller: Label of the smaller unit.
        names: Both in words, the greater first.
        unit: Code of the smaller unit.
        ratio: How many of the smaller make one of the greater.
    """

    code: str
    greater: str
    smaller: str
    names: tuple[str, str]
    unit: str
    ratio: Decimal

    @property
    def label(self) -> str:
        """What people read."""
        return f"{self.greater} + {self.smaller}"

    def read(self, text: str) -> Decimal:
        """Read a text such as ``"5 ft 11 in"`` as a number in the smaller unit.

        Raises:
            RefusedValueError: A part is missing, is no number, or is not what stands beside the other.
        """
        many, few = self.names
        match text.split(" "):
            case [more, self.greater, less, self.smaller] if more and less:
                greater, smaller = decimals.read(more), decimals.read(less)
            case _:
                raise RefusedValueError("not-a-number", f"Type {many} and {few}, and 0 where there are none.")
        if greater < 0 or greater != greater.to_integral_value():
            raise RefusedValueError("not-an-integer", f"Beside {few}, {many} are a whole number, such as 5.")
        if not 0 <= smaller < self.ratio:
            span = f"from 0 to less than {decimals.plain(self.ratio)}"
            raise RefusedValueError("out-of-range", f"Beside {many}, {few} are {span}.")
        return greater * self.ratio + smaller

    def written(self, number: Decimal) -> str:
        """Write a number in the smaller unit as a text of both.

        Raises:
            RefusedValueError: The number is negative.
        """
        if number < 0:
            raise RefusedValueError("out-of-range", f"An amount in {' and '.join(self.names)} is not negative.")
        greater, smaller = divmod(number, self.ratio)
        return f"{decimals.plain(greater)} {self.greater} {decimals.plain(smaller)} {self.smaller}"


FEET_AND_INCHES = Pair("[ft_i]+[in_i]", "ft", "in", ("feet", "inches"), unit="[in_i]", ratio=Decimal(12))

_SINGLE = {
    "m2": "m^2",
    "kg/m2": "kg/m^2",
    "mL/min": "mL/min",
    "mL/min/{1.73_m2}": "mL/min/1.73 m^2",
    "mL": "mL",
    "mL/h": "mL/h",
    "[iU]": "units",
    "[iU]/kg": "units/kg",
    "%": "%",
    "mg/kg": "mg/kg",
    "mg/mL": "mg/mL",
    "mg/m2": "mg/m^2",
    "g/kg": "g/kg",
    "ug/kg": "mcg/kg",
    "ug/mL": "mcg/mL",
    "mg/kg/d": "mg/kg/day",
    "mg/kg/min": "mg/kg/min",
    "mL/kg/h": "mL/kg/h",
    "mg/min": "mg/min",
    "mL/g": "mL/g",
    "[iU]/ug": "units/mcg",
}
_ONE: Mapping[str, str] = {"days": "day", "weeks": "week", "months": "month", "years": "year", "units": "unit"}
_LABELS: Mapping[str, str] = {unit.code: unit.label for group in GROUPS.values() for unit in group.values()} | _SINGLE


def label(code: str, *, of: Decimal | None = None) -> str:
    """Name a unit as people read it.

    Args:
        code: UCUM code.
        of: The number before it; of one, people say "day" and not "days".

    Raises:
        SpecError: The code is not in the table.
    """
    try:
        name = _LABELS[code]
    except KeyError as error:
        raise SpecError(f"no unit has the code {code!r}") from error
    return _ONE.get(name, name) if of == 1 else name


@cache
def group(name: str, codes: tuple[str, ...]) -> Group:
    """Pick the units that an input accepts, keeping their order.

    Args:
        name: Name of a group, or an empty text for a unit that stands alone.
        codes: UCUM codes of that group.

    Raises:
        SpecError: A code is not in the group.
    """
    if not name:
        return _group(*(Unit(code, label(code)) for code in codes))
    try:
        return MappingProxyType({code: GROUPS[name][code] for code in codes})
    except KeyError as error:
        raise SpecError(f"the group {name!r} has no unit {error}") from error


def find(units: Group, spelling: str) -> Unit | None:
    """Find a unit by its code or an alias, case included; None where it is not accepted."""
    for unit in units.values():
        if spelling == unit.code or spelling in unit.aliases:
            return unit
    return None


def convert(value: Decimal, *, source: Unit, target: Unit) -> Decimal:
    """Convert a value between two units of one group.

    Returns:
        The value in the target unit, to 34 digits where it does not end.
    """
    if source.code == target.code:
        return value
    numerator = CONTEXT.multiply(CONTEXT.multiply(value, source.multiply), target.divide)
    return CONTEXT.divide(numerator, CONTEXT.multiply(source.divide, target.multiply))
