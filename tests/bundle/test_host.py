"""The host can change: ProperDocs, a fork of MkDocs, makes the same site of the same content."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

# Puts the fork in the place of MkDocs before anything imports it.
_BUILD = "import properdocs.replacement; from wardbook.cli import main; main()"


@pytest.fixture(scope="module")
def other_dir(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with the other host."""
    out = tmp_path_factory.mktemp("properdocs") / "site"
    command: list[str | Path] = [sys.executable, "-c", _BUILD, "build", "--root", root, "--out", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _facts(page: html.HtmlElement) -> list[tuple[str | None, str]]:
    return [(element.get("data-fact"), _words(element)) for element in page.iterfind(".//*[@data-fact]")]


def _anchors(page: html.HtmlElement) -> list[str | None]:
    return [element.get("id") for element in page.iterfind(".//*[@id]")]


def _statuses(page: html.HtmlElement) -> list[str]:
    return [_words(element) for element in page.iterfind(".//*[@class]") if "g-review" in element.classes]


def _citations(page: html.HtmlElement) -> list[tuple[str | None, str, str | None]]:
    links = page.iterfind(".//a[@href]")
    return [(link.get("href"), _words(link), link.get("title")) for link in links if "#ref-" in link.get("href", "")]


def _forms(page: html.HtmlElement) -> list[bytes]:
    return [html.tostring(form) for form in page.iterfind(".//form[@data-calculator]")]


PARTS: dict[str, Callable[[html.HtmlElement], object]] = {
    "facts": _facts,
    "anchors": _anchors,
    "statuses": _statuses,
    "citations": _citations,
    "forms": _forms,
    "words": _words,
}


@pytest.mark.parametrize("part", PARTS)
def test_another_host_makes_the_same_pages(part: str, site_dir: Path, other_dir: Path) -> None:
    """Page by page the same facts, anchors, statuses, citations, forms and words."""
    pages = sorted(path.relative_to(site_dir) for path in site_dir.rglob("*.html"))
    assert pages == sorted(path.relative_to(other_dir) for path in other_dir.rglob("*.html"))
    found = 0
    for name in pages:
        ours, theirs = (PARTS[part](html.parse(folder / name).getroot()) for folder in (site_dir, other_dir))
        assert ours == theirs, name
        found += bool(ours)
    assert found
