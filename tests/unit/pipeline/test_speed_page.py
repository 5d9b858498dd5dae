"""The page of figures says what was measured, what was promised, and what is missing."""

import json
from pathlib import Path

from wardbook.model import Site
from wardbook.pipeline.speed_page import FIGURES, MEASURED, PROMISES, speed_page

_PROMISES = """
[held]
label = "A | b"
most = 0.2
[missed]
label = "C"
most = 2
[open]
label = "D"
[absent]
label = "E"
most = 1
"""


def test_figures_stand_beside_their_promises(tmp_path: Path) -> None:
    """Held, missed, without a promise, and not measured."""
    (tmp_path / "bench").mkdir()
    (tmp_path / PROMISES).write_text(_PROMISES, "utf-8")
    figure = {"value": 0.15, "min": 0.1, "max": 0.21, "n": 9}
    figures = {"held": figure, "missed": {**figure, "value": 3}, "open": {**figure, "n": 1}}
    (tmp_path / FIGURES).write_text(json.dumps(figures), "utf-8")
    about = {"date": "2026-11-22", "release": "r-1", "processors": 2}
    measured = {"runtime": about, "site": {**about, "release": "r-2"}}
    (tmp_path / MEASURED).write_text(json.dumps(measured), "utf-8")
    lines = speed_page(Site(root=tmp_path)).splitlines()
    begin = lines.index("The calculators were measured on 2026-11-22 with release r-1, on a machine with 2 processors.")
    assert lines[begin + 1].startswith("Builds and pages were measured on 2026-11-22 with release r-2")
    assert lines[-4:] == [
        "| A &#124; b | 0.15 | 0.1 to 0.21 | 9 times | 0.2 | held |",
        "| C | 3 | 0.1 to 0.21 | 9 times | 2 | **missed** |",
        "| D | 0.15 | 0.1 to 0.21 | once |  |  |",
        "| E | not measured | | | 1 | |",
    ]


def test_without_figures_the_page_says_so(tmp_path: Path) -> None:
    """Nothing is made up."""
    assert "Nothing has been measured yet." in speed_page(Site(root=tmp_path))
