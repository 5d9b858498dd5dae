"""The figures of `make bench`: their names, their form in the file, and what becomes of those not measured again."""

import json
import tomllib
from pathlib import Path

from bench import figures
from bench.figures import Figure, ratio, single, spread

_PROMISED = {
    "cold_vs_stock",
    "cold_vs_floor",
    "warm_vs_stock",
    "slow_net_vs_stock",
    "slow_cpu_vs_stock",
    "bytes_brotli_mb",
    "bytes_gzip_mb",
    "call_median_ms",
    "call_p99_ms",
    "long_tasks",
    "reading_page_kb",
    "build_1000_vs_plain",
    "preview_1000_vs_plain",
}
_PROMISES = Path(figures.__file__).with_name("promises.toml")


def test_each_promise_has_a_name_and_a_limit() -> None:
    """What others read by name keeps its name; figures without a promise stand beside."""
    promises = tomllib.loads(_PROMISES.read_text("utf-8"))
    assert {name for name, promise in promises.items() if "most" in promise} == _PROMISED
    assert all(promise["label"] for promise in promises.values())


def test_a_figure_is_the_median_with_its_extremes() -> None:
    """Pairs are divided one by one, before the median."""
    assert spread([3, 1, 2]) == Figure(2, 1, 3, 3)
    assert ratio([1, 2, 9], [2, 2, 3]) == Figure(1, 0.5, 3, 3)
    assert single(0) == Figure(0, 0, 0, 1)


def test_figures_are_written_beside_those_of_before(tmp_path: Path) -> None:
    """One half may be measured alone."""
    path = tmp_path / "latest.json"
    figures.write({"long_tasks": single(0), "build_10_vs_plain": single(3)}, path)
    figures.write({"build_10_vs_plain": spread([1, 2])}, path)
    assert json.loads(path.read_text("utf-8")) == {
        "build_10_vs_plain": {"value": 1.5, "min": 1, "max": 2, "n": 2},
        "long_tasks": {"value": 0, "min": 0, "max": 0, "n": 1},
    }


def test_the_table_says_what_was_missed() -> None:
    """A limit that is reached is held; a figure without one is only told."""
    table = figures.table({"build_1000_vs_plain": single(0.6), "preview_1000_vs_plain": single(0.21)})
    held, missed = table.splitlines()
    assert held.endswith("at most 0.6: held")
    assert missed.endswith("at most 0.2: MISSED")
    assert "at most" not in figures.table({"build_10_vs_plain": single(9)})
