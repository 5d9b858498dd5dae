"""The navigation and the list of calculators, made from the content."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wardbook.load import scan
from wardbook.model import Guideline, Page, PageMeta, Site
from wardbook.pipeline.navigation import calculator_index, calculator_pages, generated_pages, navigation

DAY = date(2026, 11, 22)
MADE = ["about/hazards.md", "about/conformance.md", "about/checks.md", "about/speed.md"]


def _page(uri: str, title: str, order: int | None = None) -> Page:
    meta = PageMeta(title=title, description="", owner="maintainers", updated=DAY, review_by=DAY, order=order)
    return Page(uri=uri, path=f"content/{uri}", meta=meta, source=scan(f"# {title}\n"))


def _site(pages: list[Page], calculators: dict[str, Any]) -> Site:
    guideline = Guideline(
        id="itp",
        title="ITP",
        pages=("guidelines/itp/index.md", "guidelines/itp/drugs.md"),
        updated=DAY,
        review_by=DAY,
    )
    guidelines = {"itp": guideline} if any(page.uri.startswith("guidelines/itp/") for page in pages) else {}
    root = Path("no-such-folder")
    return Site(root=root, pages={page.uri: page for page in pages}, guidelines=guidelines, calculators=calculators)


@pytest.fixture
def site() -> Site:
    """A site with a guideline of two pages, two calculators and two pages about itself."""
    pages = [
        _page("index.md", "Home"),
        _page("guidelines/itp/index.md", "ITP"),
        _page("guidelines/itp/drugs.md", "Drugs"),
        _page("about/zebra.md", "Zebra", order=1),
        _page("about/aardvark.md", "Aardvark"),
        _page("calculators/rituximab.md", "Rituximab"),
        _page("calculators/body-weights.md", "Weights"),
    ]
    calculators = {
        "rituximab": {"title": "Rituximab", "purpose": "Dose | by area", "version": "1.0.0", "references": []},
        "body-weights": {"title": "body <weights>", "purpose": "BMI", "version": "1.0.0", "references": []},
    }
    return _site(pages, calculators)


def _places(entries: list[Any]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        found += [entry] if isinstance(entry, str) else _places(next(iter(entry.values())))
    return found


def test_the_reader_meets_home_guidelines_calculators_then_the_rest(site: Site) -> None:
    """Pages of a guideline keep their order; the rest goes by rank, then title."""
    assert navigation(site) == [
        "index.md",
        {"Guidelines": [{"ITP": ["guidelines/itp/index.md", "guidelines/itp/drugs.md"]}]},
        {"Calculators": ["calculators/index.md", "calculators/body-weights.md", "calculators/rituximab.md"]},
        {"About": ["about/zebra.md", "about/aardvark.md", *MADE]},
    ]


def test_every_page_has_one_place(site: Site) -> None:
    """No page is lost and none stands twice."""
    places = _places(navigation(site))
    assert len(places) == len(set(places))
    assert set(places) == {*site.pages, "calculators/index.md", *MADE}


def test_a_site_without_guidelines_has_no_empty_section() -> None:
    """A section appears with its first page."""
    sections = [{"Calculators": ["calculators/index.md"]}, {"About": MADE}]
    assert navigation(_site([_page("index.md", "Home")], {})) == ["index.md", *sections]


def test_a_calculator_without_a_page_is_not_linked(site: Site) -> None:
    """A link to a page that nobody wrote would be dead."""
    lonely = _site([*site.pages.values()], {**site.calculators, "new-one": {"title": "New", "purpose": "x"}})
    assert "calculators/new-one.md" not in calculator_pages(lonely)


def test_the_list_of_calculators_is_safe_markdown(site: Site) -> None:
    """Titles and purposes cannot break the table or become markup."""
    index = calculator_index(site)
    assert "| [body &lt;weights&gt;](body-weights.md) | BMI |" in index
    assert "| [Rituximab](rituximab.md) | Dose &#124; by area |" in index


def test_generated_pages_are_lists_reports_and_one_per_calculator(site: Site) -> None:
    """The page of a calculator starts with the Markdown of its folder."""
    pages = generated_pages(site)
    calculators = {"calculators/index.md", "calculators/rituximab.md", "calculators/body-weights.md"}
    assert set(pages) == {*calculators, *MADE}
    assert pages["calculators/rituximab.md"]().startswith("# Rituximab\n")
