"""What is certain while some answers are unknown: try every possible answer, and see whether they agree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True)
class Settled:
    """What every possible answer leads to.

    Args:
        value: The result on which they all agree, or None.
        missing: Names of the unknown answers on which it depends.
    """

    value: Any
    missing: tuple[str, ...]


def settle(possible: Mapping[str, Sequence[Any]], result: Callable[..., Any]) -> Settled:
    """Work out a result for every combination of possible answers.

    Args:
        possible: The possible answers by name; one where it is known.
        result: The rule, called with one answer for each name.
    """
    names = tuple(possible)
    results = {chosen: result(**dict(zip(names, chosen, strict=True))) for chosen in product(*possible.values())}
    if len(set(results.values())) == 1:
        return Settled(next(iter(results.values())), ())
    missing = tuple(name for index, name in enumerate(names) if _matters(index, results))
    return Settled(None, missing)


def _matters(index: int, results: Mapping[tuple[Any, ...], Any]) -> bool:
    """Tell whether changing one answer alone can change the result."""
    groups: dict[tuple[Any, ...], set[Any]] = {}
    for chosen, value in results.items():
        groups.setdefault((*chosen[:index], *chosen[index + 1 :]), set()).add(value)
    return any(len(values) > 1 for values in groups.values())
