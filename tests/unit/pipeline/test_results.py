"""Results of the tests on the site: only those of the same sources, never a figure without a run."""

from datetime import date
from pathlib import Path

import pytest

from wardbook.model import Site
from wardbook.model.hazards import Control, Hazard, Rating
from wardbook.model.source import Place
from wardbook.pipeline.conformance_page import conformance_page
from wardbook.pipeline.hazards_page import hazards_page
from wardbook.pipeline.results import RUN, SLOW_RUNS, Figure, Outcome, ResultsError, empty_run, read_run

DAY = date(2026, 11, 22)
VECTORS = (Figure(where="CPython", calculator="rituximab", kind="vectors", cases=7),)
OUTCOMES = {
    "tests/units.py::test_shown[a]": Outcome(outcome="passed", figures=VECTORS),
    "tests/units.py::test_shown[b]": Outcome(outcome="failed", figures=VECTORS),
    "tests/units.py::test_kept": Outcome(outcome="passed"),
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of one calculator and one hazard, with a page as its source."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Home", encoding="utf-8")
    hazard = Hazard(
        id="h1",
        title="Mixed | <b>up</b>",
        cause="c",
        effect="e",
        before=Rating(severity=5, likelihood=4),
        after=Rating(severity=5, likelihood=1),
        status="open",
        owner="maintainers",
        deploying="",
        controls=tuple(
            Control(id=name, what="x", kind="design", tests=(f"tests/units.py::test_{name}",), place=Place(1, 1))
            for name in ("shown", "kept")
        ),
        path="content/safety/hazards.toml",
        place=Place(1, 1),
    )
    calculators = {"rituximab": {"title": "Rituximab", "version": "1.0.0", "references": []}}
    return Site(root=tmp_path, calculators=calculators, hazards={"h1": hazard})


def _write_run(root: Path) -> None:
    path = root / RUN
    path.parent.mkdir(parents=True)
    path.write_text(empty_run(root, dated=DAY).joined(OUTCOMES, dated=DAY).model_dump_json(), encoding="utf-8")


def test_without_a_run_no_figure_is_shown(site: Site) -> None:
    """What was not run is said so, in each cell."""
    page = conformance_page(site)
    assert "| Tests | not run |" in page
    assert "| rituximab | 1.0.0 |" + " not run |" * 6 in page
    for command in ("make deep", "make mutants", "make test-hosts"):
        assert f"`{command}`: not run." in page
    assert "| [Mixed &#124; &lt;b&gt;up&lt;/b&gt;](hazards.md#h1) | 2 | not run |" in page


def test_figures_come_from_the_run(site: Site) -> None:
    """Cases of a failed test count as tried; a control is held when each example of its tests passed."""
    _write_run(site.root)
    page = conformance_page(site)
    assert "| Tests passed | 2 |\n| Tests failed | 1 |\n| Tests passed over | 0 |" in page
    assert "| rituximab | 1.0.0 | 7 of 14 | not run" in page
    assert "(hazards.md#h1) | 2 | 1 |" in page


@pytest.mark.parametrize("changed", ["content/index.md", "tests/test_new.py"])
def test_a_run_of_other_sources_is_not_shown(site: Site, changed: str) -> None:
    """After any change of the site or of its tests the figures are gone until the tests run again."""
    _write_run(site.root)
    assert read_run(site.root)
    (site.root / changed).parent.mkdir(exist_ok=True)
    (site.root / changed).write_text("other", encoding="utf-8")
    assert read_run(site.root) is None


def test_a_slow_run_names_its_release(site: Site) -> None:
    """Figures of another release are shown as such."""
    (site.root / SLOW_RUNS).mkdir(parents=True)
    text = (
        '{"release": "2026.10.0-0", "dated": "2026-10-01", "command": "make deep", "figures": {"rituximab": "9 of 9"}}'
    )
    (site.root / SLOW_RUNS / "mutants.json").write_text(text, encoding="utf-8")
    page = conformance_page(site)
    assert "| 9 of 9 in 2026.10.0-0 |" in page
    assert "`make mutants`: not run." not in page
    assert "release 2026.10.0-0, whose sources differ from those of this release." in page


def test_a_broken_record_stops_the_build(site: Site) -> None:
    """Nobody's typing becomes a figure."""
    (site.root / RUN).parent.mkdir(parents=True)
    (site.root / RUN).write_text('{"passed": 9999}', encoding="utf-8")
    with pytest.raises(ResultsError, match="not what the tests write"):
        read_run(site.root)


def test_words_of_the_log_never_become_markup(site: Site) -> None:
    """A title with signs of Markdown and HTML is shown as it is."""
    page = hazards_page(site)
    assert "## H1. Mixed &#124; &lt;b&gt;up&lt;/b&gt; {#h1}" in page
    assert "| Without controls | catastrophic harm, high likelihood: 20 |" in page
