"""The navigation and the list of calculators, made from the content: a new page or calculator needs no other file."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from wardbook.model import Page, Site
from wardbook.pipeline.conformance_page import CONFORMANCE_PAGE, conformance_page
from wardbook.pipeline.hazards_page import HAZARDS_PAGE, hazards_page
from wardbook.pipeline.plain import plain
from wardbook.pipeline.rules_page import RULES_PAGE, rules_page
from wardbook.pipeline.speed_page import SPEED_PAGE, speed_page
from wardbook.render.explained import explanation_markdown

HOME = "index.md"
CALCULATOR_INDEX = "calculators/index.md"
GUIDELINE_FOLDER = "guidelines"
_LAST = 10_000
_MADE = (HAZARDS_PAGE, CONFORMANCE_PAGE, RULES_PAGE, SPEED_PAGE)

# What the host takes as its navigation: an address, a titled section, or a list of them.
type Entry = str | dict[str, "str | list[Entry]"]


def navigation(site: Site) -> list[Entry]:
    """Order all pages for the reader: home, guidelines, calculators, then the rest.

    Args:
        site: The loaded site.

    Returns:
        The host's form of a navigation; every page stands in it exactly once.
    """
    guidelines = [_guideline(site, id_) for id_ in site.guidelines]
    placed = {uri for guideline in site.guidelines.values() for uri in guideline.pages}
    rest = sorted(
        (page for uri, page in site.pages.items() if uri not in placed and not _has_own_place(uri)), key=_rank
    )
    overview = [uri for uri in (f"{GUIDELINE_FOLDER}/index.md",) if uri in site.pages]
    entries: list[Entry] = [HOME] if HOME in site.pages else []
    if guidelines:
        entries.append({"Guidelines": [*overview, *guidelines]})
    entries.append({"Calculators": [CALCULATOR_INDEX, *calculator_pages(site)]})
    entries.append({"About": [*(page.uri for page in rest), *_MADE]})
    return entries


def calculator_pages(site: Site) -> list[str]:
    """List the addresses of the calculators' pages in the order of their titles."""
    ids = sorted(site.calculators, key=lambda id_: str(site.calculators[id_]["title"]).casefold())
    return [uri for uri in (f"calculators/{id_}.md" for id_ in ids) if uri in site.pages]


class ClosedItems:
    """What stands closed in the navigation: it looks the same on all pages of a folder, and is written once for them.

    The theme writes each item on each page anew, which makes a site of many guidelines slow to build.
    """

    def __init__(self) -> None:
        self._written: dict[tuple[str, int], str] = {}

    def on(self, url: str) -> Callable[[object, Callable[[Any], str]], str]:
        """Give what a page's template calls with each closed item and the way to write it.

        Args:
            url: Address of the page, relative to the root of the site.
        """
        folder = url.rpartition("/")[0]

        def once(item: object, write: Callable[[Any], str]) -> str:
            key = (folder, id(item))
            if key not in self._written:
                self._written[key] = write(item)
            return self._written[key]

        return once


def made_pages() -> tuple[str, ...]:
    """List the addresses of the pages that have no file: what they show, they take from the whole site."""
    return (CALCULATOR_INDEX, *_MADE)


def generated_pages(site: Site) -> dict[str, Callable[[], str]]:
    """Give what writes the Markdown of each page that is no file of the content folder, by address."""
    return {
        CALCULATOR_INDEX: partial(calculator_index, site),
        HAZARDS_PAGE: partial(hazards_page, site),
        CONFORMANCE_PAGE: partial(conformance_page, site),
        RULES_PAGE: rules_page,
        SPEED_PAGE: partial(speed_page, site),
        **{uri: partial(_calculator_page, site, uri) for uri in calculator_pages(site)},
    }


@cache
def explanation(calculator: str) -> str:
    """Write what a calculator's page shows without script; the checks ask for it, and later the page itself."""
    return explanation_markdown(calculator)


def _calculator_page(site: Site, uri: str) -> str:
    return f"{site.pages[uri].source.text}\n{explanation(_id_of(uri))}"


def calculator_index(site: Site) -> str:
    """Write the page that lists all calculators, as Markdown."""
    rows = [_row(uri, site.calculators[_id_of(uri)]) for uri in calculator_pages(site)]
    return "\n".join(
        [
            "---",
            "title: Calculators",
            "description: All dose and eligibility calculators of this site",
            "---",
            "",
            "# Calculators",
            "",
            "Each runs in your browser, shows its working and its sources, and sends nothing anywhere.",
            "",
            "| Calculator | What it answers |",
            "| --- | --- |",
            *rows,
            "",
        ]
    )


def _guideline(site: Site, id_: str) -> Entry:
    guideline = site.guidelines[id_]
    return {guideline.title: list[Entry](guideline.pages)}


def _has_own_place(uri: str) -> bool:
    return uri in {HOME, f"{GUIDELINE_FOLDER}/index.md"} or uri.startswith("calculators/")


def _rank(page: Page) -> tuple[int, str, str]:
    order = page.meta.order if page.meta and page.meta.order is not None else _LAST
    title = page.meta.title if page.meta else page.uri
    return (order, title.casefold(), page.uri)


def _row(uri: str, spec: Mapping[str, Any]) -> str:
    name = uri.removeprefix("calculators/")
    return f"| [{plain(spec['title'])}]({name}) | {plain(spec['purpose'])} |"


def _id_of(uri: str) -> str:
    return uri.removeprefix("calculators/").removesuffix(".md")
