"""axe finds no violation: narrow and light, wide and dark, empty, answered and refused."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import TEMPLATES, spec_of, violations, violations_by_page
from tests.pages.forms import CalculatorForm

PAGES = (*TEMPLATES, "calculators/platelet-response.html", "calculators/fostamatinib.html")
# Each width and each scheme once: no colour depends on the width.
SCREENS = [(390, "light"), (1280, "dark")]
READERS = ("", "clinician", "nurse", "patient")
# A page on a drug and the one on bleeding have words of each kind, layers and tables.
READ = ("fostamatinib", "rescue")
_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}
STATES = {
    "ready": _RITUXIMAB,
    "blocked": {**_RITUXIMAB, "hbsag": "positive"},
    "incomplete": {"hbsag": "negative", "anti_hbc": "negative"},
    "invalid": {**_RITUXIMAB, "weight": "270 kg", "height": "1 cm"},
}


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
    found = violations_by_page(page, axe, [f"{base_url}/guidelines/refractory-itp/{name}.html" for name in READ])
    page.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_pages_have_no_violation(browser: Browser, base_url: str, axe: str, width: int, scheme: str) -> None:
    """Every kind of page passes, with the tables open."""
    page = opened(browser, width=width, scheme=scheme)
    found = violations_by_page(page, axe, [f"{base_url}/{address}" for address in PAGES])
    page.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_state_of_a_form_has_no_violation(
    browser: Browser, base_url: str, axe: str, width: int, scheme: str
) -> None:
    """Empty, answered, blocked, refused with a question, converted, and without Python: each passes."""
    page = opened(browser, width=width, scheme=scheme)
    page.goto(f"{base_url}/calculators/rituximab.html")
    form = CalculatorForm(page, spec_of("rituximab"))
    found = {"empty": violations(page, axe)}
    for state, inputs in STATES.items():
        form.clear()
        form.fill(inputs)
        assert form.ask() == state
        found[state] = violations(page, axe)
    form.form.locator('[name="weight.unit"]').select_option("g")
    expect(form.form.get_by_role("button", name="I meant")).to_be_visible()
    found["converted"] = violations(page, axe)
    assert _without_python(page).ask() == "failed"
    found["failed"] = violations(page, axe)
    page.context.close()
    assert {state: faults for state, faults in found.items() if faults} == {}


def _without_python(page: Page) -> CalculatorForm:
    """Load the page again where no file of the runtime comes, and answer its form."""
    page.route("**/runtime-*", lambda route: route.abort())
    page.reload()
    form = CalculatorForm(page, spec_of("rituximab"))
    form.fill(_RITUXIMAB)
    return form


def test_forced_colours_keep_states_apart(browser: Browser, base_url: str) -> None:
    """Without our colours each state still stands there in words of its own, and controls keep their edges."""
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(f"{base_url}/calculators/rituximab.html")
    form = CalculatorForm(page, spec_of("rituximab"))
    leads = [form.result.inner_text()]
    for state, inputs in STATES.items():
        form.clear()
        form.fill(inputs)
        assert form.ask() == state
        lead = form.result.locator(".g-result__lead")
        expect(lead).to_be_visible()
        leads.append(lead.inner_text())
    edge = form.form.locator("[name=weight]").evaluate("(control) => getComputedStyle(control).borderTopStyle")
    assert edge == "solid"
    form = _without_python(page)
    assert form.ask() == "failed"
    leads.append(form.result.locator(".g-result__lead").inner_text())
    page.context.close()
    assert "Blocked: settle this first" in leads
    assert len({*leads}) == len(leads) == len(STATES) + 2


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
