"""axe finds no violation: in light and dark, narrow and wide, empty, answered and refused."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import spec_of
from tests.pages.forms import CalculatorForm

PAGES = (
    "index.html",
    "guidelines/refractory-itp/index.html",
    "guidelines/refractory-itp/rituximab.html",
    "calculators/index.html",
    "calculators/platelet-response.html",
    "calculators/fostamatinib.html",
)
SCREENS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
READERS = ("", "clinician", "nurse", "patient")
# A page on a drug and the one on bleeding have words of each kind, layers and tables.
READ = ("fostamatinib", "rescue")
_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """Give the source of axe."""
    return (root / "build/web/node_modules/axe-core/axe.min.js").read_text("utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Run axe over a page and list what it finds, with the elements."""
    page.evaluate(axe)
    found: Any = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def opened(browser: Browser, *, width: int, scheme: Any) -> Page:
    """Open a page of a screen and a colour scheme."""
    return browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_words_for_each_reader_have_no_violation(
    browser: Browser, base_url: str, axe: str, reader: str, width: int, scheme: str
) -> None:
    """Whoever reads, on every screen, with all layers open."""
    page = opened(browser, width=width, scheme=scheme)
    if reader:
        page.add_init_script(f"localStorage.setItem('wardbook-reader', '{reader}')")
    found = {}
    for name in READ:
        page.goto(f"{base_url}/guidelines/refractory-itp/{name}.html")
        page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")
        if faults := violations(page, axe):
            found[name] = faults
    page.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_pages_have_no_violation(browser: Browser, base_url: str, axe: str, width: int, scheme: str) -> None:
    """Every kind of page passes, with the tables open."""
    page = opened(browser, width=width, scheme=scheme)
    found = {}
    for address in PAGES:
        page.goto(f"{base_url}/{address}")
        page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")
        if faults := violations(page, axe):
            found[address] = faults
    page.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_state_of_a_form_has_no_violation(
    browser: Browser, base_url: str, axe: str, width: int, scheme: str
) -> None:
    """Answered, blocked, refused with a question, and converted: each passes."""
    page = opened(browser, width=width, scheme=scheme)
    page.goto(f"{base_url}/calculators/rituximab.html")
    form = CalculatorForm(page, spec_of("rituximab"))
    found = {}
    for state, inputs in {
        "ready": _RITUXIMAB,
        "blocked": {**_RITUXIMAB, "hbsag": "positive"},
        "incomplete": {"hbsag": "negative", "anti_hbc": "negative"},
        "invalid": {**_RITUXIMAB, "weight": "270 kg", "height": "1 cm"},
    }.items():
        form.clear()
        form.fill(inputs)
        assert form.ask() == state
        if faults := violations(page, axe):
            found[state] = faults
    form.form.locator('[name="weight.unit"]').select_option("g")
    expect(form.form.get_by_role("button", name="I meant")).to_be_visible()
    if faults := violations(page, axe):
        found["converted"] = faults
    page.context.close()
    assert found == {}


def test_forced_colours_keep_states_apart(browser: Browser, base_url: str) -> None:
    """Without our colours the state still stands there in words, and controls keep their edges."""
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(f"{base_url}/calculators/rituximab.html")
    form = CalculatorForm(page, spec_of("rituximab"))
    form.fill({**_RITUXIMAB, "hbsag": "positive"})
    assert form.ask() == "blocked"
    expect(form.result.locator(".g-result__lead")).to_have_text("Blocked: settle this first")
    edge = form.form.locator("[name=weight]").evaluate("(control) => getComputedStyle(control).borderTopStyle")
    assert edge == "solid"
    page.context.close()


def test_targets_are_large_enough(browser: Browser, base_url: str) -> None:
    """Everything that can be pressed in a form is at least 24 by 24 pixels."""
    page = opened(browser, width=390, scheme="light")
    page.goto(f"{base_url}/calculators/fostamatinib.html")
    small = page.locator("form[data-calculator]").evaluate("""(form) => [...form.querySelectorAll(
        "button, input:not([type=checkbox]), select, summary, label.g-check")].filter((element) => {
        const {width, height} = element.getBoundingClientRect();
        return width < 24 || height < 24;
    }).map((element) => element.outerHTML.slice(0, 90))""")
    page.context.close()
    assert small == []
