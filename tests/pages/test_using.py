"""Using the site with a keyboard, a small screen, high zoom or less motion, and what is announced."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import TEMPLATES, Open

_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}

_SMALL = """() => [...document.querySelectorAll(
    "article a, article button, article input, article select, article summary, article label.g-check"
)].filter((element) => {
    const {width, height} = element.getBoundingClientRect();
    if (!width || element.closest("p, li, td, th, dd, sup, h1, h2, h3, h4, .headerlink")) return false;
    if (element.matches("input[type=checkbox]")) return false;
    return width < 24 || height < 24;
}).map((element) => element.outerHTML.slice(0, 90))"""

_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Walks through the page by keyboard; tells what cannot be seen where the focus is.
_FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const {x, y, width, height} = element.getBoundingClientRect();
  const inside = (left, top) => {
    const hit = document.elementFromPoint(left, top);
    return hit && (hit === element || element.contains(hit) || hit.contains(element));
  };
  const covered = width > 0 && height > 0 && ![[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]
    .some(([across, down]) => inside(x + width * across, y + height * down));
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
  const marked = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  return {name: element.name || element.textContent.trim().slice(0, 40) || element.tagName, covered, marked,
          inForm: Boolean(element.closest("form[data-calculator]"))};
}"""


def _page(browser: Browser, base_url: str, address: str, **context: Any) -> Page:
    page = browser.new_context(service_workers="block", **context).new_page()
    page.goto(f"{base_url}/{address}")
    return page


@pytest.mark.parametrize("address", TEMPLATES)
def test_pages_flow_on_narrow_screens_and_at_high_zoom(browser: Browser, base_url: str, address: str) -> None:
    """At 320 px, which is also 1280 px at 400%, nothing but tables is scrolled sideways, and targets are large."""
    page = _page(browser, base_url, address, viewport={"width": 320, "height": 256})
    wider, small = page.evaluate(_WIDER), page.evaluate(_SMALL)
    page.context.close()
    assert wider <= 0
    assert small == []


def test_keyboard_goes_through_a_form_in_order(browser: Browser, base_url: str) -> None:
    """Every control takes the focus in the order of the form, shows it, and nothing covers it."""
    page = _page(browser, base_url, "calculators/rituximab.html", viewport={"width": 1280, "height": 700})
    page.locator("form[data-calculator] [name]").first.focus()
    found = []
    for _ in range(60):
        focused = page.evaluate(_FOCUSED)
        if not focused or not focused["inForm"]:
            break
        found.append(focused)
        page.keyboard.press("Tab")
    order = page.evaluate("""() => [...document.querySelector("form[data-calculator]").elements]
        .filter((control) => control.name && control.checkVisibility() && !control.disabled).map(({name}) => name)""")
    page.context.close()
    named = [one["name"] for one in found if one["name"] in order]
    assert named == order
    assert [one["name"] for one in found if one["covered"] or not one["marked"]] == []


def test_less_motion_is_no_motion(browser: Browser, base_url: str) -> None:
    """Who asks for less motion sees nothing move inside a form."""
    page = _page(browser, base_url, "calculators/rituximab.html", reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("form[data-calculator] *")].filter((element) => {
        const {animationName, transitionDuration, animationDuration} = getComputedStyle(element);
        const long = (text) => text.split(",").some((part) => parseFloat(part) > 0.01);
        return (animationName !== "none" && long(animationDuration)) || long(transitionDuration);
    }).map((element) => element.className)""")
    page.context.close()
    assert moving == []


@pytest.mark.parametrize("state", ["ready", "blocked", "incomplete"])
def test_states_are_announced(open_calculator: Open, state: str) -> None:
    """A status region says in words what has happened; problems are listed with links to their fields."""
    form = open_calculator("rituximab")
    inputs = {
        "ready": _RITUXIMAB,
        "blocked": {**_RITUXIMAB, "hbsag": "positive"},
        "incomplete": {"hbsag": "negative", "anti_hbc": "negative"},
    }[state]
    form.fill(inputs)
    assert form.ask() == state
    status = form.form.locator("[data-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).not_to_be_empty()
    links = form.result.locator("[data-problems] a")
    assert (links.count() > 0) == (state != "ready")
