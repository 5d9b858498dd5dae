"""Main pages and the states of a calculator look as they were accepted: light, dark, phone, desktop, paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.pages.conftest import spec_of
from tests.pages.forms import CalculatorForm
from tests.pictures.conftest import ACCEPTED, SCREENS, Look

PAGES = {
    "home": "index.html",
    "guideline": "guidelines/refractory-itp/index.html",
    "treatment": "guidelines/refractory-itp/rituximab.html",
    "calculators": "calculators/index.html",
}
_ANSWERED = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}
STATES = {
    "empty": {},
    "ready": _ANSWERED,
    "blocked": {**_ANSWERED, "hbsag": "positive"},
    "invalid": {**_ANSWERED, "weight": "270 kg", "height": "1 cm"},
}
_RITUXIMAB = "calculators/rituximab.html"


@pytest.mark.parametrize("name", PAGES)
def test_page_looks_as_accepted(name: str, context: BrowserContext, base_url: str, look: Look) -> None:
    """What is seen first of each kind of page."""
    page = context.new_page()
    page.goto(f"{base_url}/{PAGES[name]}")
    look(name, page)
    page.close()


@pytest.fixture(scope="module")
def form(context: BrowserContext, base_url: str) -> Iterator[CalculatorForm]:
    """Open a calculator once for each screen."""
    page = context.new_page()
    page.goto(f"{base_url}/{_RITUXIMAB}")
    yield CalculatorForm(page, spec_of("rituximab"))
    page.close()


@pytest.mark.parametrize("state", STATES)
def test_state_looks_as_accepted(state: str, form: CalculatorForm, look: Look) -> None:
    """Words, figures, marks and frames of an answer, and of a form that wants something changed."""
    form.page.emulate_media(media="screen")
    form.clear()
    if inputs := STATES[state]:
        form.fill(inputs)
        assert form.ask() == state
    look(f"state-{state}", form.form if state in {"empty", "invalid"} else form.result)


def test_failure_looks_as_accepted(context: BrowserContext, base_url: str, look: Look) -> None:
    """Where Python cannot run, that is said, and the tables stand open."""
    page = context.new_page()
    page.route("**/runtime-*", lambda route: route.abort())
    page.goto(f"{base_url}/{_RITUXIMAB}")
    form = CalculatorForm(page, spec_of("rituximab"))
    form.fill(_ANSWERED)
    assert form.ask() == "failed"
    look("state-failed", form.result)
    table = page.locator("details[data-tables] .g-tables__scroll").first
    expect(table).to_be_visible()
    look("tables", table)
    page.close()


def test_no_picture_is_left_of_what_is_gone() -> None:
    """Every accepted picture is looked at, and together they stay small."""
    names = [*PAGES, *(f"state-{state}" for state in STATES), "state-failed", "tables"]
    files = {f"{name}-{screen.name}.png" for name in names for screen in SCREENS}
    assert {path.name for path in ACCEPTED.iterdir()} == files
    assert sum(path.stat().st_size for path in ACCEPTED.iterdir()) < 3_000_000
