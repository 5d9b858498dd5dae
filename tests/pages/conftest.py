"""What tests of pages share: a watched page, forms, and a calculator's own page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.pages.forms import CalculatorForm
from tests.support.browser import is_fault
from wardbook.kit import registry

type Open = Callable[[str], CalculatorForm]
# Pages of each kind of template.
TEMPLATES = (
    "index.html",
    "404.html",
    "guidelines/refractory-itp/index.html",
    "guidelines/refractory-itp/rituximab.html",
    "guidelines/refractory-itp/patients.html",
    "calculators/index.html",
    "calculators/rituximab.html",
    "about/hazards.html",
    "about/conformance.html",
    "about/acceptance.html",
)


@dataclass
class Watch:
    """What a page said and asked for while it was used.

    Args:
        base_url: Origin of the site.
        errors: Messages of the console that are errors, and exceptions.
        addresses: Every address that was asked for.
    """

    base_url: str
    errors: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Watch a page."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._asked)

    def hold(self) -> None:
        """Hold what was seen to the rules: no error, no warning, no other origin."""
        assert self.errors == []
        assert self.foreign() == []

    def foreign(self) -> list[str]:
        """List the addresses that are not of the site."""
        own = (f"{self.base_url}/", "blob:", "data:", "file:")
        return [address for address in self.addresses if not address.startswith(own)]

    def runtime(self) -> list[str]:
        """List the files of the runtime that were asked for."""
        return [address for address in self.addresses if "/runtime-" in address]

    def _heard(self, message: ConsoleMessage) -> None:
        if is_fault(message.type, message.text):
            self.errors.append(message.text)

    def _asked(self, request: Request) -> None:
        self.addresses.append(request.url)


@pytest.fixture
def watch(context: BrowserContext, base_url: str) -> Iterator[Watch]:
    """Watch every page of a test: its console stays clean and it asks its own origin only.

    A test that expects a message empties the list.
    """
    watch = Watch(base_url)
    context.on("page", watch.on)
    yield watch
    watch.hold()


@pytest.fixture
def page(watch: Watch, context: BrowserContext) -> Page:
    """Give a watched page."""
    return context.new_page()


@pytest.fixture
def open_calculator(page: Page, base_url: str) -> Open:
    """Open a calculator's own page in a new browser."""

    def open_one(calculator: str) -> CalculatorForm:
        page.goto(f"{base_url}/calculators/{calculator}.html")
        return CalculatorForm(page, spec_of(calculator))

    return open_one


@pytest.fixture(scope="module")
def kept_forms(browser: Browser, base_url: str) -> Iterator[Open]:
    """Open calculators in pages that the tests of a module share, because each page starts Python once."""
    forms: dict[str, CalculatorForm] = {}
    watch = Watch(base_url)
    context = browser.new_context(
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 1280, "height": 900},
    )
    context.on("page", watch.on)

    def open_one(calculator: str) -> CalculatorForm:
        if calculator not in forms:
            page = context.new_page()
            page.goto(f"{base_url}/calculators/{calculator}.html")
            forms[calculator] = CalculatorForm(page, spec_of(calculator))
            forms[calculator].ask()
        forms[calculator].page.bring_to_front()
        forms[calculator].clear()
        return forms[calculator]

    yield open_one
    context.close()
    watch.hold()


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """Give the source of axe."""
    return (root / "build/web/node_modules/axe-core/axe.min.js").read_text("utf-8")


def violations(page: Page, axe: str, *, within: str = "html") -> list[str]:
    """Run axe over a page, or over a part of it, and list what it finds, with the elements."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe)
    # Nothing is loaded ahead: that is for rules about films and sounds, of which there are none.
    found: Any = page.evaluate("(within) => axe.run(within, {resultTypes: ['violations'], preload: false})", within)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def open_folds(page: Page) -> None:
    """Open every fold of a page's text."""
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")


def violations_by_page(page: Page, axe: str, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Open one page after the other with its folds open, and list what axe finds, by address."""
    found = {}
    for address in addresses:
        page.goto(address)
        open_folds(page)
        if faults := violations(page, axe):
            found[address] = faults
    return found


def spec_of(calculator: str) -> Mapping[str, Any]:
    """Ask a calculator what it says about itself."""
    return registry.find(calculator).describe()
