"""What is known about one case: answers by name, where a missing answer is unknown and never false or zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .errors import MissingAnswerError


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity as it was given and in the unit that rules speak.

    Args:
        value: In the base unit of the group (kg, cm, 10*9/L, days, mg …).
        given: The number as typed.
        unit: UCUM code as typed.
    """

    value: Decimal
    given: Decimal
    unit: str


class Answers:
    """Known answers by name. Asking for an unknown one raises `MissingAnswerError` with its full name."""

    def __init__(self, values: Mapping[str, Any], *, prefix: str = "") -> None:
        self._values = values
        self._prefix = prefix
        self._asked: set[str] = set()

    @property
    def asked(self) -> frozenset[str]:
        """Names of the answers that were looked at so far."""
        return frozenset(self._asked)

    def knows(self, name: str) -> bool:
        """Tell whether an answer is known."""
        return name in self._values

    def require(self, *names: str) -> None:
        """Ask for several answers at once.

        Raises:
            MissingAnswerError: Naming each that is unknown.
        """
        self._asked.update(names)
        unknown = [f"{self._prefix}{name}" for name in names if name not in self._values]
        if unknown:
            raise MissingAnswerError(*unknown)

    def number(self, name: str) -> Decimal:
        """A number, or a quantity in the base unit of its group; it must be known."""
        self.require(name)
        return _base(self._values[name])

    def maybe_number(self, name: str) -> Decimal | None:
        """A number, or a quantity in the base unit of its group; None where unknown."""
        value = self._find(name)
        return None if value is None else _base(value)

    def measured(self, name: str) -> Measured:
        """A quantity together with the number and unit as typed; it must be known."""
        self.require(name)
        measured: Measured = self._values[name]
        return measured

    def integer(self, name: str) -> int:
        """A whole number; it must be known."""
        self.require(name)
        return int(self._values[name])

    def choice(self, name: str) -> str:
        """A code; it must be known."""
        self.require(name)
        return str(self._values[name])

    def maybe_choice(self, name: str) -> str | None:
        """A code or a clock time; None where unknown."""
        code: str | None = self._find(name)
        return code

    def truth(self, name: str) -> bool | None:
        """Yes, no, or None for unknown."""
        value: bool | None = self._find(name)
        return value

    def known_truth(self, name: str) -> bool:
        """Yes or no; it must be known."""
        self.require(name)
        return bool(self._values[name])

    def day(self, name: str) -> date:
        """A date; it must be known."""
        self.require(name)
        day: date = self._values[name]
        return day

    def maybe_day(self, name: str) -> date | None:
        """A date; None where unknown."""
        day: date | None = self._find(name)
        return day

    def items(self, name: str) -> tuple[Any, ...] | None:
        """The elements of a list (codes, numbers or `Answers` for records); None where unknown."""
        items: tuple[Any, ...] | None = self._find(name)
        return items

    def known_items(self, name: str) -> tuple[Any, ...]:
        """The elements of a list; it must be known."""
        self.require(name)
        items: tuple[Any, ...] = self._values[name]
        return items

    def lists(self, name: str, *codes: str) -> bool | None:
        """Tell whether a list of codes holds one of these; None where the list is unknown."""
        items = self.items(name)
        return None if items is None else any(code in items for code in codes)

    def _find(self, name: str) -> Any:
        self._asked.add(name)
        return self._values.get(name)


def _base(value: Measured | Decimal | int) -> Decimal:
    return value.value if isinstance(value, Measured) else Decimal(value)
