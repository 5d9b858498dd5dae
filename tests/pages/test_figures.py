"""Pictures made of data: seen, followed by mouse and keyboard, printed, and sound for every kind of reader."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import open_folds, violations

GUIDELINE = "guidelines/refractory-itp"
PICTURED = ("index", "options", "outcomes", "monitoring", "differences", "patients")
_NARROW, _WIDE = 320, 1280


def test_pathway_is_followed_by_mouse_and_keyboard(page: Page, base_url: str) -> None:
    """A box leads to its page; every box takes the focus; the list tells the same steps."""
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    wide, narrow = page.locator(".g-pathway--wide"), page.locator(".g-pathway--narrow")
    expect(narrow).to_be_hidden()
    boxes = wide.locator("a")
    steps = page.locator(".g-figure__words li a")
    assert {box.get_attribute("aria-label") for box in boxes.all()} == set(steps.all_text_contents())
    boxes.first.focus()
    expect(boxes.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"rescue\.html#critical"))
    page.set_viewport_size({"width": _NARROW, "height": 700})
    page.goto(f"{base_url}/index.html")
    expect(wide).to_be_hidden()
    narrow.locator("a").nth(1).click()
    expect(page).to_have_url(re.compile(r"rescue\.html"))


def test_paper_shows_the_wide_pathway_and_all_marks(page: Page, base_url: str) -> None:
    """On paper stands one drawing of the pathway, and the marks keep their shapes."""
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".g-pathway--wide")).to_be_visible()
    expect(page.locator(".g-pathway--narrow")).to_be_hidden()
    expect(page.locator(".g-ask")).to_be_hidden()
    page.goto(f"{base_url}/{GUIDELINE}/outcomes.html")
    assert page.locator(".g-figure--array").first.locator(".g-icon-array__mark").count() == 100


@pytest.mark.parametrize("name", PICTURED)
def test_pictures_fit_a_narrow_screen(page: Page, base_url: str, name: str) -> None:
    """At 320 px the page itself is not scrolled sideways."""
    page.set_viewport_size({"width": _NARROW, "height": 700})
    page.goto(f"{base_url}/{GUIDELINE}/{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= _NARROW


@pytest.mark.parametrize(
    ("reader", "width", "scheme"),
    [("", 390, "light"), ("clinician", _WIDE, "dark"), ("nurse", _WIDE, "dark"), ("patient", 390, "light")],
)
def test_no_violation_for_any_reader(
    browser: Browser, base_url: str, axe: str, reader: str, width: int, scheme: Any
) -> None:
    """Pictures, variants and an answered question pass axe, whoever reads."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    if reader:
        context.add_init_script(f"localStorage.setItem('wardbook-reader', '{reader}')")
    page = context.new_page()
    found = {}
    for name in PICTURED:
        page.goto(f"{base_url}/{GUIDELINE}/{name}.html")
        if name == "index":
            page.get_by_label("Your question").fill("risks of taking out the spleen")
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Ask", exact=True).click()
            expect(page.locator(".g-ask__export")).to_be_visible()
        open_folds(page)
        if faults := violations(page, axe):
            found[name] = faults
    context.close()
    assert found == {}
