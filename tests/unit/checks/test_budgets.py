"""The budgets of bytes: what is heavier than readers on a slow line can bear is not published."""

import random
from pathlib import Path

import pytest

from wardbook.checks import check_built
from wardbook.checks.built.budgets import CALCULATOR_PAGE, EVERY_PAGE_LOADS, READING_PAGE, RUNTIME

KILO = 1000
_LOADS = '<link rel="stylesheet" href="page.css"><script src="page.js"></script><link rel="icon" href="icon.png">'
_CALCULATOR = '<form data-calculator="bsa"></form>'


def noise(length: int) -> str:
    """Make text that packs to about three quarters of its length."""
    return random.Random(length).randbytes(length // 2).hex()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site whose pages load a style sheet, a script and an icon."""
    for name in ("page.css", "page.js", "icon.png"):
        (tmp_path / name).write_text("")
    (tmp_path / "assets" / "wardbook").mkdir(parents=True)
    write(tmp_path)
    return tmp_path


def write(site: Path, *, more: str = "") -> None:
    """Write the first page, with more in it."""
    words = f'<html lang="en"><head><title>x</title>{_LOADS}</head><body><h1>x</h1>{more}</body></html>'
    (site / "index.html").write_text(words)


def heavy(site: Path) -> list[str]:
    """List the paths that are too heavy."""
    return [found.path for found in check_built(site) if found.rule == "built-too-heavy"]


def test_a_light_site_passes(site: Path) -> None:
    """Nothing is said about what is within its budget."""
    assert heavy(site) == []


def test_a_heavy_page_is_refused(site: Path) -> None:
    """A page that is only read, by its own budget; one with a calculator, by a larger one."""
    between = noise((READING_PAGE + CALCULATOR_PAGE) // 2 * 2)
    write(site, more=f"<p>{between}</p>")
    assert heavy(site) == ["index.html"]
    write(site, more=f"<p>{between}</p>{_CALCULATOR}")
    assert heavy(site) == []
    write(site, more=f"<p>{noise(CALCULATOR_PAGE * 3)}</p>{_CALCULATOR}")
    assert heavy(site) == ["index.html"]


@pytest.mark.parametrize("name", ["page.css", "page.js", "icon.png"])
def test_what_every_page_loads_has_a_budget(site: Path, name: str) -> None:
    """Style sheets, scripts and the icon together."""
    (site / name).write_text(noise(EVERY_PAGE_LOADS * 3))
    assert heavy(site) == ["index.html"]


def test_the_runtime_has_a_budget(site: Path) -> None:
    """What the fastest start fetches counts; forms for other hosts do not."""
    assets = site / "assets" / "wardbook"
    (assets / "runtime-wasm-packed-0a.js").write_bytes(bytes(RUNTIME + 1))
    (assets / "runtime-wasm-gz-0a.txt").write_bytes(bytes(RUNTIME - KILO))
    assert heavy(site) == []
    (assets / "runtime-memory-gz-0a.txt").write_bytes(bytes(2 * KILO))
    assert heavy(site) == ["assets/wardbook"]


def test_a_reading_page_stays_within_the_promise() -> None:
    """Its text and what it loads are at most the 120 kB that the bench promises."""
    assert READING_PAGE + EVERY_PAGE_LOADS <= 120 * KILO
