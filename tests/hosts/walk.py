"""The main path through a site: pages, search, an answer; and everything that a browser complains of on the way."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.pages.forms import CalculatorForm
from tests.support.browser import is_fault
from wardbook.kit import registry

RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}
DOSE = "750"  # 375 mg/m2 times the root of 180 * 80 / 3600, which is 2
LEFT = "net::ERR_ABORTED"


@dataclass
class Watched:
    """What a browser said and asked for.

    Args:
        base: Address of the site without a slash at its end.
    """

    base: str
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Watch all pages of a browser."""
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)

    def foreign(self) -> list[str]:
        """List the requests outside the site."""
        return [url for url in self.asked if not url.startswith((f"{self.base}/", "data:", "blob:"))]

    def _heard(self, message: ConsoleMessage) -> None:
        if is_fault(message.type, message.text):
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        self.asked.append(f"{request.url} {request.post_data or ''}".strip())

    def _failed(self, request: Request) -> None:
        # Leaving a page ends what it still loads; that is no fault.
        if request.failure != LEFT:
            self.faults.append(f"{request.url}: {request.failure}")


def pages_of(site: Path) -> list[str]:
    """List the addresses of all pages but the one for wrong addresses."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in names if name != "404.html"]


def some_pages_of(site: Path) -> list[str]:
    """List some pages of every folder; all of them where ``make test-hosts`` asks for it."""
    return pages_of(site)[:: 1 if os.environ.get("WARDBOOK_EVERY_PAGE") else 12]


def read_pages(page: Page, base: str, names: list[str]) -> None:
    """Open pages; each shows its heading."""
    for name in names:
        page.goto(f"{base}/{name}")
        expect(page.locator("h1").first).to_be_visible()


def search(page: Page, base: str, words: str) -> list[str]:
    """Search from the home page and give the addresses that were found."""
    page.goto(f"{base}/index.html")
    page.keyboard.press("f")
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    results = page.locator(".md-search-result__item a.md-search-result__link")
    expect(results.first).to_be_visible()
    return [link.get_attribute("href") or "" for link in results.all()]


def open_rituximab(page: Page, base: str) -> CalculatorForm:
    """Open the page of a calculator whose answer is known."""
    page.goto(f"{base}/calculators/rituximab.html")
    return CalculatorForm(page, registry.find("rituximab").describe())


def calculate(page: Page, base: str, inputs: dict[str, Any] | None = None) -> dict[str, Any]:
    """Ask a calculator and give its reply as the page shows it."""
    return open_rituximab(page, base).answer(inputs or RITUXIMAB)


def dose_of(reply: dict[str, Any]) -> str:
    """Take the dose from a reply."""
    return str(reply["outputs"]["dose"]["value"])
