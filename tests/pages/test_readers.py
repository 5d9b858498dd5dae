"""Words for each kind of reader: chosen once, remembered, printed right, and without a dose for patients."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import Watch
from wardbook.checks.doses import DOSE

GUIDELINE = "guidelines/refractory-itp"
PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "content" / GUIDELINE).glob("*.md"))
# One page is for patients alone, and one tells authors what became of an article.
WITH_VARIANTS = ("index", *(f"{GUIDELINE}/{name}" for name in PAGES if name not in {"patients", "differences"}))
# Pages on a treatment or a danger say what each reader does from day to day.
DAILY = (
    *(
        "fostamatinib",
        "immediate-assessment",
        "immunosuppressants",
        "is-treatment-needed",
        "other-medicines",
        "pregnancy",
    ),
    *("rescue", "rilzabrutinib", "rituximab", "splenectomy", "splenectomy-preparation", "tpo-receptor-agonists"),
)
READERS = ("clinician", "nurse", "patient")
_LABELS = {"clinician": "Clinician", "nurse": "Nurse or pharmacist", "patient": "Patient or carer"}


def choose(page: Page, label: str) -> None:
    """Answer the question which words to show."""
    page.get_by_role("group", name="Which best describes you?").get_by_role("button", name=label).click()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """Give a page of a browser whose scripts are off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", WITH_VARIANTS)
def test_each_page_has_words_for_all(site_dir: Path, address: str) -> None:
    """Every variant stands in the built page, under its label."""
    tree = html.parse(site_dir / f"{address}.html")
    found = [part.get("data-variant") for part in tree.findall(".//section[@data-variant]")]
    is_daily = address.rpartition("/")[2] in DAILY
    assert found == list(READERS) * (2 if is_daily else 1)


@pytest.mark.parametrize("path", PAGES)
def test_page_starts_with_what_to_do(site_dir: Path, path: str) -> None:
    """The first thing below the title is the bottom line, whichever reader it is for."""
    title = html.parse(site_dir / GUIDELINE / f"{path}.html").find(".//h1")
    assert title is not None
    first = title.getnext()
    while first is not None and not first.text_content().strip():
        first = first.getnext()
    assert first is not None
    bottom_line = first.find(".//section[@class='g-bottom-line']")
    assert first.get("class") == "g-bottom-line" or bottom_line is not None


def test_choice_is_remembered_from_page_to_page(page: Page, base_url: str) -> None:
    """Before the choice all words stand there; afterwards those of the reader, on other pages too, until changed."""
    page.goto(f"{base_url}/{GUIDELINE}/index.html")
    for reader in READERS:
        expect(page.locator(f".g-variant--{reader}").first).to_be_visible()
    choose(page, _LABELS["nurse"])
    expect(page.locator(".g-variant--nurse").first).to_be_visible()
    expect(page.locator(".g-variant--clinician").first).to_be_hidden()
    page.goto(f"{base_url}/{GUIDELINE}/rescue.html")
    expect(page.locator(".g-variant--nurse").first).to_be_visible()
    expect(page.locator(".g-variant--patient").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".g-variant--nurse .g-variant__title").first).to_be_visible()
    expect(page.locator(".g-variant--clinician").first).to_be_hidden()
    expect(page.locator(".g-reader")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Change").click()
    choose(page, "Show the words for all")
    for reader in READERS:
        expect(page.locator(f".g-variant--{reader}").first).to_be_visible()


def test_all_words_are_read_without_script(without_script: Page, base_url: str) -> None:
    """No script, no choice: everything is visible and labelled."""
    without_script.goto(f"{base_url}/{GUIDELINE}/index.html")
    for reader in READERS:
        expect(without_script.locator(f".g-variant--{reader} .g-variant__title")).to_be_visible()
    expect(without_script.locator(".g-reader")).to_have_count(0)


def test_patients_see_the_heading_over_their_words(page: Page, base_url: str) -> None:
    """What is hidden is what stands between: the heading over words for all readers stays."""
    page.add_init_script("localStorage.setItem('wardbook-reader', 'patient')")
    page.goto(f"{base_url}/{GUIDELINE}/fostamatinib.html")
    expect(page.locator("#practice")).to_be_visible()
    expect(page.locator("#practice ~ .g-variant--patient").first).to_be_visible()
    expect(page.locator("#safety")).to_be_hidden()
    expect(page.locator(".g-recommendation").first).to_be_hidden()


def test_choice_works_from_a_file(page: Page, site_dir: Path) -> None:
    """A page opened from a disk asks and remembers as well."""
    page.goto((site_dir / GUIDELINE / "index.html").as_uri())
    choose(page, _LABELS["clinician"])
    expect(page.locator(".g-variant--patient").first).to_be_hidden()
    page.goto((site_dir / GUIDELINE / "options.html").as_uri())
    expect(page.locator(".g-variant--clinician").first).to_be_visible()


def test_choice_holds_where_nothing_can_be_kept(page: Page, base_url: str, watch: Watch) -> None:
    """A device that refuses to remember asks again on the next page; what the theme complains of is its own."""
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    page.goto(f"{base_url}/{GUIDELINE}/rescue.html")
    choose(page, _LABELS["patient"])
    expect(page.locator(".g-variant--clinician").first).to_be_hidden()
    watch.errors.clear()


def test_patients_see_no_dose_anywhere(page: Page, base_url: str, site_dir: Path) -> None:
    """With the choice of a patient no page of the site shows a dose, a form or the search of the whole text."""
    page.goto(f"{base_url}/index.html")
    choose(page, _LABELS["patient"])
    shown = {}
    for path in sorted(site_dir.rglob("*.html")):
        address = path.relative_to(site_dir).as_posix()
        if address == "404.html":
            continue
        page.goto(f"{base_url}/{address}", wait_until="domcontentloaded")
        text = page.locator("article").inner_text()
        if found := [match[0] for match in DOSE.finditer(text)]:
            shown[address] = found
        assert page.locator("form[data-calculator]:visible").count() == 0, address
        assert re.search(r"\w", text), address
    assert shown == {}
    expect(page.locator(".md-search")).to_be_hidden()
