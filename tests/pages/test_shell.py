"""The shell around the words: search, colours, foot, wrong addresses; from a server and from a disk.

Every test here is also held to a clean console and to its own origin.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import Watch
from tests.support.browser import search


@pytest.fixture(params=["server", "disk"])
def start(request: pytest.FixtureRequest, site_dir: Path, base_url: str) -> str:
    """The address of the site, from a server and opened as a file."""
    return base_url if request.param == "server" else site_dir.as_uri()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("fostamatinib", "fostamatinib.html"),
        ("hepatitis", "hepatitis-b.html"),
        ("body surface", "body-surface-area.html"),
    ],
)
def test_search_finds_pages(page: Page, start: str, words: str, address: str) -> None:
    """Search answers from a server and from a disk, and the page it names is there."""
    page.goto(f"{start}/index.html")
    page.goto(search(page, words, leads_to=address).get_attribute("href") or "")
    expect(page.locator("h1")).to_be_visible()


def test_search_starts_at_any_depth(page: Page, start: str) -> None:
    """A page inside a folder finds the index of the site."""
    page.goto(f"{start}/calculators/rituximab.html")
    search(page, "calculators", leads_to="index.html")


def test_only_who_searches_loads_the_index(page: Page, start: str, watch: Watch) -> None:
    """It is as large as several pages, so no page loads it before a reader turns to the search."""

    def asked() -> bool:
        return any("search_index" in address for address in watch.addresses)

    page.goto(f"{start}/index.html")
    page.wait_for_load_state("networkidle")
    assert not asked()
    search(page, "hepatitis", leads_to="hepatitis-b.html")
    assert asked()


def test_an_unknown_word_finds_nothing(page: Page, start: str) -> None:
    """No result is better than a wrong one."""
    page.goto(f"{start}/index.html")
    page.keyboard.press("f")
    page.get_by_role("textbox", name="Search").press_sequentially("xyzzyquux")
    expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")


def test_dark_colours_stay_chosen(page: Page, base_url: str) -> None:
    """The choice of colours holds on the next page."""
    page.goto(f"{base_url}/index.html")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{base_url}/calculators/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_every_page_says_what_it_is(page: Page, site_dir: Path) -> None:
    """Licence, purpose and release stand at the foot of each page."""
    release = re.compile(r"Release \d{4}\.\d{2}\.\d+-[0-9a-f]{12}\.")
    for built in sorted(site_dir.rglob("*.html")):
        if built.name == "404.html":
            continue
        text = built.read_text("utf-8")
        foot = text[text.index("<footer") :]
        assert "Check every dose against the current product label" in foot, built
        assert "CC BY 4.0" in foot, built
        assert release.search(foot), built


def test_the_page_for_wrong_addresses_needs_no_other_file(site_dir: Path) -> None:
    """A server shows it at any depth, so it refers to nothing."""
    text = (site_dir / "404.html").read_text("utf-8")
    assert not re.search(r"\b(?:src|href)=", text)
