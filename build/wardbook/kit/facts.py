"""Facts: named numbers with unit, source, locator, jurisdiction and status, read from TOML.

A rule reads its numbers from facts, prose shows the same facts, and a gated fact (nobody has read its source) has no
value, so that no number can come from it by accident.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from . import decimals, units
from .errors import FactError, GatedFactError, RefusedValueError, SpecError

STATUSES = ("verified", "project", "gated")
JURISDICTIONS = ("any", "US", "EU")
_KEYS = {
    "value", "low", "high", "values", "unit", "source", "locator", "jurisdiction", "status", "meaning", "text",
    "numerator", "denominator", "population", "follow_up", "not_read",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact.

    Args:
        name: Name within its namespace.
        status: ``verified`` (read in the source), ``project`` (our decision, shown as such) or ``gated``.
        sources: Keys of references; empty only for a project decision.
        locator: Where in the source.
        jurisdiction: ``any``, ``US`` or ``EU``.
        meaning: What the number is, in one sentence.
        text: How prose shows it, where the value and its unit alone would not do.
        unit: UCUM code, or None for a pure number.
        details: Numerator, denominator, population and follow-up of a rate, as texts.
    """

    name: str
    status: str
    sources: tuple[str, ...]
    locator: str
    jurisdiction: str
    meaning: str
    text: str | None = None
    unit: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, Decimal] = field(default_factory=dict, repr=False)
    items: tuple[str, ...] = field(default=(), repr=False)

    @property
    def value(self) -> Decimal:
        """The number.

        Raises:
            GatedFactError: Nobody has read the source.
            FactError: The fact has no single number.
        """
        return self._number("value")

    @property
    def low(self) -> Decimal:
        """The lower end of a range; raises as `value` does."""
        return self._number("low")

    @property
    def high(self) -> Decimal:
        """The upper end of a range; raises as `value` does."""
        return self._number("high")

    @property
    def values(self) -> tuple[str, ...]:
        """The members of a set, as texts; raises as `value` does."""
        self._refuse_gated()
        if not self.items:
            raise FactError(self.name, "it has no values")
        return self.items

    def shown(self) -> str:
        """Write the fact for a reader, such as "375 mg/m^2" or its own text.

        Raises:
            GatedFactError: Nobody has read the source.
        """
        self._refuse_gated()
        if self.text is not None:
            return self.text
        last = self.numbers.get("value", self.numbers.get("high"))
        unit = f" {units.label(self.unit, of=last)}" if self.unit else ""
        if "value" in self.numbers:
            return f"{_written(self.value)}{unit}"
        return f"{_written(self.low)} to {_written(self.high)}{unit}"

    def _number(self, which: str) -> Decimal:
        self._refuse_gated()
        if which not in self.numbers:
            raise FactError(self.name, f"it has no {which}")
        return self.numbers[which]

    def _refuse_gated(self) -> None:
        if self.status == "gated":
            raise GatedFactError(f"{self.name}: nobody has read its source, so it has no value")


def _written(number: Decimal) -> str:
    return decimals.display(number, decimals.Places.at_most(6))


class Facts(Mapping[str, Fact]):
    """The facts of one file, by name."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        # Rules ask for numbers more often than for anything else; a gated fact has none.
        self._values = {name: fact.numbers["value"] for name, fact in facts.items() if "value" in fact.numbers}

    @classmethod
    def load(cls, path: Path) -> "Facts":
        """Read and check a facts file.

        Args:
            path: The TOML file, or the module file beside it.

        Raises:
            FactError: The file or a fact is malformed.
        """
        file = path if path.suffix == ".toml" else path.with_name("facts.toml")
        try:
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise FactError("", str(error)) from error
        return cls({name: make_fact(name, table) for name, table in tables.items()})

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def value(self, name: str) -> Decimal:
        """The number of a fact; raises as `Fact.value` does."""
        number = self._values.get(name)
        return self[name].value if number is None else number


def make_fact(name: str, table: object) -> Fact:
    """Check one table of a facts file.

    Raises:
        FactError: Naming what is wrong.
    """
    if not isinstance(table, dict):
        raise FactError(name, "a fact is a table with value, source, locator, jurisdiction, status and meaning")
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise FactError(name, f"unknown key {unknown[0]!r}")
    fact = Fact(
        name=name,
        status=_choice(name, table, "status", STATUSES),
        sources=_sources(name, table),
        locator=_text(name, table, "locator"),
        jurisdiction=_choice(name, table, "jurisdiction", JURISDICTIONS),
        meaning=_text(name, table, "meaning"),
        text=table.get("text"),
        unit=_unit(name, table),
        details={
            key: str(table[key]) for key in ("numerator", "denominator", "population", "follow_up") if key in table
        },
        numbers={key: _decimal(name, key, table[key]) for key in ("value", "low", "high") if key in table},
        items=tuple(str(item) for item in table.get("values", ())),
    )
    _check_shape(fact)
    return fact


def _check_shape(fact: Fact) -> None:
    has_content = bool(fact.numbers or fact.items or fact.text)
    if fact.status == "gated" and has_content:
        raise FactError(fact.name, "a gated fact has no value and no text")
    if fact.status != "gated" and not has_content:
        raise FactError(fact.name, "it needs a value, low and high, values, or a text")
    if ("low" in fact.numbers) != ("high" in fact.numbers):
        raise FactError(fact.name, "a range needs both low and high")
    if fact.items and fact.text is None:
        raise FactError(fact.name, "a set needs a text that prose can show")
    if fact.status == "verified" and not fact.sources:
        raise FactError(fact.name, "a verified fact names its source")


def _text(name: str, table: dict[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise FactError(name, f"it needs a {key}, as text")
    return value


def _choice(name: str, table: dict[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    value = table.get(key)
    if value not in allowed:
        raise FactError(name, f"{key} is one of {', '.join(allowed)}, not {value!r}")
    return str(value)


def _sources(name: str, table: dict[str, Any]) -> tuple[str, ...]:
    source = table.get("source", [])
    keys = [source] if isinstance(source, str) else source
    if not isinstance(keys, list) or not all(isinstance(key, str) and key for key in keys):
        raise FactError(name, "source is the key of a reference, or a list of keys")
    return tuple(keys)


def _unit(name: str, table: dict[str, Any]) -> str | None:
    code = table.get("unit")
    if code is None:
        return None
    try:
        units.label(code)
    except SpecError as error:
        raise FactError(name, str(error)) from error
    return str(code)


def _decimal(name: str, key: str, value: object) -> Decimal:
    try:
        if not isinstance(value, str):
            raise RefusedValueError("not-a-number", "")
        return decimals.read(value)
    except RefusedValueError as error:
        raise FactError(name, f"{key} is a decimal number written as text, such as '0.5', not {value!r}") from error
