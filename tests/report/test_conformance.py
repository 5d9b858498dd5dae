"""The conformance report: the built page says what the run found, figure by figure."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from wardbook.kit.registry import calculator_ids

# Where vectors are run, in the order of the columns.
PLACES = ("CPython", "Pyodide in Node", "Chromium", "Firefox")


@pytest.fixture(scope="module")
def tables(site_dir: Path) -> dict[str, list[str]]:
    """Read the rows of the page by their first cell; a calculator has two rows, joined."""
    page = lxml.html.parse(site_dir / "about" / "conformance.html")
    rows: dict[str, list[str]] = defaultdict(list)
    for row in page.iterfind(".//article//tr"):
        first, *others = (" ".join(str(cell.text_content()).split()) for cell in row)
        rows[first] += others
    return rows


@pytest.fixture(scope="module")
def run(root: Path) -> dict[str, Any]:
    """Read what the tests before this one have written."""
    found: dict[str, Any] = json.loads((root / ".cache/results/run.json").read_text("utf-8"))
    return found


def test_release_and_tests_are_those_of_the_run(tables: dict[str, list[str]], run: dict[str, Any]) -> None:
    """The page names the release that was tested, the day, and how its tests ended."""
    ended = Counter(outcome["outcome"] for outcome in run["outcomes"].values())
    assert tables["Release"] == [run["release"]]
    assert tables["Last tested on"] == [run["dated"]]
    assert tables["Tests passed"] == [str(ended["passed"])]
    assert tables["Tests failed"] == [str(ended["failed"])]
    assert tables["Tests passed over"] == [str(ended["skipped"])]


def _expected(run: dict[str, Any], calculator: str, where: str, kind: str) -> str:
    cases: Counter[bool] = Counter()
    for outcome in run["outcomes"].values():
        for figure in outcome["figures"]:
            if (figure["calculator"], figure["where"], figure["kind"]) == (calculator, where, kind):
                cases[outcome["outcome"] == "passed"] += figure["cases"]
    return f"{cases[True]} of {cases.total()}" if cases.total() else "not run"


@pytest.mark.parametrize("calculator", calculator_ids())
def test_figures_are_those_of_the_run(calculator: str, tables: dict[str, list[str]], run: dict[str, Any]) -> None:
    """Each calculator has its vectors in each place and its random cases."""
    cells = tables[calculator]
    assert cells[1:5] == [_expected(run, calculator, place, "vectors") for place in PLACES]
    assert cells[5] == _expected(run, calculator, "Pyodide in Node", "random")


@pytest.mark.parametrize("calculator", calculator_ids())
def test_all_vectors_were_run(calculator: str, tables: dict[str, list[str]], root: Path) -> None:
    """No vector was left out: in CPython, in the Python that is shipped, and in Firefox."""
    folder = root / "calculators" / calculator.replace("-", "_")
    vectors = json.loads((folder / "vectors.json").read_text("utf-8"))
    for place in ("CPython", "Pyodide in Node", "Firefox"):
        cell = tables[calculator][1 + PLACES.index(place)]
        passed, tried = map(int, re.fullmatch(r"(\d+) of (\d+)", cell).groups())  # type: ignore[union-attr]  # no match fails the test
        assert passed == tried >= len(vectors)


def test_every_control_was_held_in_the_run(tables: dict[str, list[str]], root: Path) -> None:
    """The tests that the hazard log names have all run and passed."""
    log = (root / "content/safety/hazards.toml").read_text("utf-8")
    rows = [cells for first, cells in tables.items() if f'hazard = "{first}"' in log]
    assert len(rows) == log.count("\nhazard = ")
    assert [cells for cells in rows if cells[0] != cells[1]] == []
