"""Reading and moving about, with and without script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import search


def test_reader_finds_the_way_from_home_to_a_dose(page: Page, base_url: str) -> None:
    """From the first page to the guideline, on to a treatment, and to its calculator inside the text."""
    page.goto(f"{base_url}/index.html")
    page.locator("article a[href*='guidelines/refractory-itp']").first.click()
    expect(page).to_have_url(re.compile(r"/guidelines/refractory-itp/"))
    page.locator("nav a[href$='rituximab.html'], article a[href$='rituximab.html']").first.click()
    expect(page.locator("h1")).to_contain_text("ituximab")
    form = page.locator("form[data-calculator=rituximab]")
    expect(form).to_be_visible()
    page.get_by_role("link", name="Formula, tables and sources").first.click()
    expect(page).to_have_url(re.compile(r"/calculators/rituximab\.html$"))
    expect(page.locator("details[data-tables]")).to_be_attached()


def test_calculator_inside_the_guideline_gives_the_dose(page: Page, base_url: str) -> None:
    """The form beside the recommendation works like the one on its own page."""
    page.goto(f"{base_url}/guidelines/refractory-itp/rituximab.html")
    form = page.locator("form[data-calculator=rituximab]")
    form.locator("[name=height]").fill("180")
    form.locator("[name=weight]").fill("80")
    form.locator("[name=hbsag]").select_option("negative")
    form.locator("[name=anti_hbc]").select_option("negative")
    expect(form.locator("[data-result]")).to_have_attribute("data-state", "ready", timeout=90_000)
    expect(form.locator("[data-output=dose]")).to_have_text("750")


def test_citation_leads_to_its_reference(page: Page, base_url: str) -> None:
    """A number in the text leads to the entry of the list, and its title tells the source."""
    page.goto(f"{base_url}/guidelines/refractory-itp/rituximab.html")
    citation = page.locator(".g-cite a").first
    assert citation.get_attribute("title")
    citation.click()
    target = page.url.partition("#")[2]
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def test_page_without_script_says_so_and_keeps_its_tables(browser: Browser, base_url: str) -> None:
    """Without script a sentence stands in place of the form; tables and text are all there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/calculators/rituximab.html")
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("form[data-calculator]")).to_be_hidden()
    expect(page.locator("details[data-tables]")).to_be_visible()
    expect(page.locator("article table").last).to_be_visible()
    context.close()


def test_dark_and_light_are_kept_from_page_to_page(page: Page, base_url: str) -> None:
    """The reader's choice of colours goes along."""
    page.goto(f"{base_url}/index.html")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{base_url}/calculators/rituximab.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(("word", "address"), [("rituximab dose", "rituximab"), ("fostamatinib", "fostamatinib")])
def test_search_finds_the_page(page: Page, base_url: str, word: str, address: str) -> None:
    """Searching leads to the page; the controls of forms are no search results."""
    page.goto(f"{base_url}/index.html")
    search(page, word, leads_to=address)
    expect(page.locator(".md-search-result__list")).not_to_contain_text("Not answered")


def test_print_shows_the_result_and_no_controls(page: Page, base_url: str) -> None:
    """On paper stand the answers used, the result, its notes and the release; controls and buttons do not."""
    page.goto(f"{base_url}/calculators/body-surface-area.html")
    form = page.locator("form[data-calculator]")
    form.locator("[name=height]").fill("180")
    form.locator("[name=weight]").fill("80")
    expect(form.locator("[data-result]")).to_have_attribute("data-state", "ready", timeout=90_000)
    page.emulate_media(media="print")
    expect(form.locator("[name=height]")).to_be_hidden()
    expect(form.locator("button[type=submit]")).to_be_hidden()
    expect(form.locator("[data-output=area]")).to_be_visible()
    expect(form.locator("[data-release]")).to_contain_text("release")
    expect(form.get_by_text("Answers used")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[data-tables]")).not_to_have_attribute("open", "")


class _Addresses(HTMLParser):
    """Collects what a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in {"script", "img", "iframe", "source"} and names.get("src"):
            self.loaded.append(names["src"] or "")
        if tag == "link" and names.get("href"):
            self.loaded.append(names["href"] or "")


def test_nothing_names_another_origin(site_dir: Path) -> None:
    """No page and no style sheet loads anything by an absolute address."""
    for path in site_dir.rglob("*.html"):
        found = _Addresses()
        found.feed(path.read_text("utf-8"))
        assert [address for address in found.loaded if re.match(r"(?:[a-z]+:)?//", address)] == [], path.name
    for path in site_dir.rglob("*.css"):
        addresses = re.findall(r"url\(([^)]*)\)", path.read_text("utf-8"))
        assert [address for address in addresses if re.match(r"['\"]?(?:https?:)?//", address)] == [], path.name
