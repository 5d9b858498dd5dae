"""Figures: a value with its spread, as `bench/latest.json` holds it; `promises.toml` says what it may be at most."""

import json
import statistics
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

_PROMISES = Path(__file__).with_name("promises.toml")


@dataclass(frozen=True)
class Figure:
    """A measured figure.

    Args:
        value: The median, or the one value.
        min: The smallest.
        max: The largest.
        n: How many were measured.
    """

    value: float
    min: float
    max: float
    n: int


def spread(values: list[float]) -> Figure:
    """Sum up values by their median and their extremes."""
    return Figure(round(statistics.median(values), 3), round(min(values), 3), round(max(values), 3), len(values))


def ratio(ours: list[float], theirs: list[float]) -> Figure:
    """Sum up the ratios of pairs measured one after the other."""
    return spread([mine / other for mine, other in zip(ours, theirs, strict=True)])


def single(value: float) -> Figure:
    """Hold a value that does not vary."""
    return Figure(round(value, 3), round(value, 3), round(value, 3), 1)


def write(figures: dict[str, Figure], path: Path) -> None:
    """Write the figures as JSON; those that were not measured this time are kept."""
    old = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    new = {name: asdict(figure) for name, figure in figures.items()}
    path.write_text(json.dumps({**old, **new}, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def table(figures: dict[str, Figure]) -> str:
    """Write the figures as lines for a person."""
    lines = []
    promises = tomllib.loads(_PROMISES.read_text("utf-8"))
    for name, figure in figures.items():
        most = promises[name].get("most")
        judged = "" if most is None else f"  at most {most}: {'held' if figure.value <= most else 'MISSED'}"
        lines.append(f"{name:22} {figure.value:8.3f}  ({figure.min:.3f} to {figure.max:.3f}, n={figure.n}){judged}")
    return "\n".join(lines)
