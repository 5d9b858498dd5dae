"""Every page opens cleanly, and fits a narrow screen and a sheet of paper; it is opened once for all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.hosts.walk import pages_of
from tests.pages.conftest import Watch

_NARROW: ViewportSize = {"width": 320, "height": 700}
# A4 with margins of 15 mm, in pixels of CSS.
_SHEET: ViewportSize = {"width": 680, "height": 900}
_WIDER = """() => [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility() &&
    element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).slice(-3).map((element) => `${element.tagName}.${element.className}`)"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one page was like.

    Args:
        heading: Its first heading.
        errors: What it complained of.
        asked: The addresses that it asked for.
        foreign: Those outside the site.
        width: How wide it is on a narrow screen, in pixels.
        wider: What on paper is wider than the sheet.
        kept: How many parts about this device paper shows.
    """

    heading: str
    errors: tuple[str, ...]
    asked: tuple[str, ...]
    foreign: tuple[str, ...]
    width: int
    wider: tuple[str, ...]
    kept: int


@pytest.fixture(scope="module")
def seen(browser: Browser, base_url: str, site_dir: Path) -> Iterator[Mapping[str, Seen]]:
    """Open every page, those with a calculator last, for their Python may still come when they are left."""
    watch = Watch(base_url)
    context = browser.new_context(service_workers="block")
    context.on("page", watch.on)
    page = context.new_page()
    yield {
        address: _look(page, f"{base_url}/{address}", watch)
        for address in sorted(pages_of(site_dir), key=lambda address: _holds_a_calculator(site_dir, address))
    }
    context.close()


def _look(page: Page, address: str, watch: Watch) -> Seen:
    page.emulate_media(media="screen")
    page.set_viewport_size(_NARROW)
    watch.errors.clear()
    watch.addresses.clear()
    page.goto(address)
    heading = page.locator("h1").first.inner_text()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(media="print")
    page.set_viewport_size(_SHEET)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wider = tuple(page.evaluate(_WIDER))
    kept = sum(part.is_visible() for part in page.locator(".g-diagnostics, [data-stored]").all())
    asked, foreign = tuple(watch.addresses), tuple(watch.foreign())
    errors = tuple(watch.errors)
    return Seen(heading=heading, errors=errors, asked=asked, foreign=foreign, width=width, wider=wider, kept=kept)


def _holds_a_calculator(site: Path, address: str) -> bool:
    return 'data-calculator="' in (site / address).read_text("utf-8")


def test_every_page_opens_cleanly(seen: Mapping[str, Seen]) -> None:
    """No page is without a heading, writes an error or asks another origin."""
    assert [address for address, page in seen.items() if not page.heading.strip()] == []
    assert {address: page.errors for address, page in seen.items() if page.errors} == {}
    assert {address: page.foreign for address, page in seen.items() if page.foreign} == {}


def test_nothing_is_loaded_that_is_not_used(seen: Mapping[str, Seen], site_dir: Path) -> None:
    """None loads what only a search needs, and Python comes with calculators only."""
    assert [asked for page in seen.values() for asked in page.asked if "search_index" in asked] == []
    readings = [page for address, page in seen.items() if not _holds_a_calculator(site_dir, address)]
    assert [asked for page in readings for asked in page.asked if "/runtime-" in asked] == []


def test_no_page_is_wider_than_a_narrow_screen(seen: Mapping[str, Seen]) -> None:
    """At 320 px nothing has to be scrolled sideways but tables, inside themselves."""
    assert {address: page.width for address, page in seen.items() if page.width > _NARROW["width"]} == {}


def test_nothing_is_wider_than_a_sheet(seen: Mapping[str, Seen]) -> None:
    """Every page fits A4 with its folds open, tables and formulas too; what is of this device stays on the screen."""
    assert {address: page.wider for address, page in seen.items() if page.wider} == {}
    assert [address for address, page in seen.items() if page.kept] == []
