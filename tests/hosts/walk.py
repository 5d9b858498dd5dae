"""The main path through a site: pages, search, an answer; and what a browser asks for and complains of on the way."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.pages.forms import CalculatorForm
from tests.support.browser import is_fault, search
from wardbook.kit import registry

RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}
DOSE = "750"  # 375 mg/m2 times the root of 180 * 80 / 3600, which is 2
# Under which name a test takes down how many requests it has seen; `run` adds them up.
REQUESTS = "requests"
# A weight that nothing else on the way contains.
TYPED = "81.23"
# What old servers do not send; nothing may ask for it.
_NEVER_ASKED = (".wasm", ".mjs", ".whl", ".json")
# Leaving a page ends what it still loads; that is no fault. Each browser has its own word for it.
LEFT = {"net::ERR_ABORTED", "NS_BINDING_ABORTED"}
# Every breach of a policy is remembered in the page, because not every browser tells its driver of it.
_REMEMBER = """addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI}) => {
  (globalThis.breaches ??= []).push(`${effectiveDirective} ${blockedURI}`);
});"""


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
        context.add_init_script(_REMEMBER)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)

    def foreign(self) -> list[str]:
        """List the requests outside the site."""
        return [url for url in self.asked if not url.startswith((f"{self.base}/", "data:", "blob:"))]

    def hold(self) -> None:
        """Hold what was seen to the rules: no complaint, nothing outside the site, nothing typed, nothing unusual."""
        assert self.faults == []
        assert self.foreign() == []
        assert not [url for url in self.asked if TYPED in url or url.endswith(_NEVER_ASKED)]

    def _heard(self, message: ConsoleMessage) -> None:
        if is_fault(message.type, message.text):
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        self.asked.append(f"{request.url} {request.post_data or ''}".strip())

    def _failed(self, request: Request) -> None:
        if request.failure not in LEFT:
            self.faults.append(f"{request.url}: {request.failure}")


def pages_of(site: Path) -> list[str]:
    """List the addresses of all pages but the one for wrong addresses."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in names if name != "404.html"]


def some_pages_of(site: Path) -> list[str]:
    """List some pages of every folder; all of them where ``make test-hosts`` asks for it."""
    return pages_of(site)[:: 1 if os.environ.get("WARDBOOK_EVERY_PAGE") else 12]


def read_pages(page: Page, base: str, names: list[str]) -> None:
    """Open pages; each shows its heading and keeps its policy."""
    for name in names:
        page.goto(f"{base}/{name}")
        expect(page.locator("h1").first).to_be_visible()
        assert breaches(page) == [], name


def breaches(page: Page) -> list[str]:
    """List what a page has done against its policy since it was opened."""
    found: list[str] = page.evaluate("globalThis.breaches ?? []")
    return found


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


def use_everything(page: Page, base: str) -> None:
    """Search, change colours, follow a link within a page, calculate, copy, look at the print view; no breach."""
    page.goto(f"{base}/index.html")
    search(page, "rituximab", leads_to="rituximab")
    page.keyboard.press("Escape")
    page.goto(f"{base}/calculators/body-surface-area.html")
    expect(page.locator("math").first).to_be_attached()
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert breaches(page) == []
    form = open_rituximab(page, base)
    form.fill(RITUXIMAB)
    assert form.ask() == "ready"
    assert dose_of(form.reply()) == DOSE
    page.get_by_role("button", name="Copy as text").click()
    expect(form.result.get_by_text(re.compile("Copied|Copying is not allowed here"))).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert breaches(page) == []


def main_path(page: Page, watched: Watched, names: list[str]) -> None:
    """Read pages and use everything: no breach, no complaint, nothing foreign, nothing typed is kept or sent."""
    read_pages(page, watched.base, names)
    use_everything(page, watched.base)
    form = open_rituximab(page, watched.base)
    form.fill({**RITUXIMAB, "weight": f"{TYPED} kg"})
    assert form.ask() == "ready"
    assert TYPED not in kept_by(page)
    watched.hold()


def kept_by(page: Page) -> str:
    """Write down everything that a page can have kept: its address, its storages, the stores of the browser."""
    kept: str = page.evaluate("""async () => JSON.stringify([location.href, history.state, {...localStorage},
        {...sessionStorage}, (await indexedDB.databases()).map(({name}) => name),
        globalThis.caches ? await caches.keys() : []])""")
    return kept
