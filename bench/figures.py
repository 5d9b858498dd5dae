"""Figures: a value with its spread, as `bench/latest.json` holds them, and what each may be at most."""

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

# The promises. A figure that is missed is shown as missed; no test fails by a clock.
AT_MOST = {
    "cold_vs_stock": 0.20,
    "cold_vs_floor": 1.25,
    "warm_vs_stock": 0.30,
    "slow_net_vs_stock": 0.42,
    "slow_cpu_vs_stock": 0.14,
    "bytes_brotli_mb": 3.4,
    "bytes_gzip_mb": 4.3,
    "call_median_ms": 0.5,
    "call_p99_ms": 2,
    "long_tasks": 0,
}


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
    for name, figure in figures.items():
        most = AT_MOST.get(name)
        judged = "" if most is None else f"  at most {most}: {'held' if figure.value <= most else 'MISSED'}"
        lines.append(f"{name:20} {figure.value:8.3f}  ({figure.min:.3f} to {figure.max:.3f}, n={figure.n}){judged}")
    return "\n".join(lines)
