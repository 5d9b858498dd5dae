"""What the processors of one page share while it is turned into HTML."""

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, Protocol

from wardbook.markdown.bibliography import Bibliography
from wardbook.model import Guideline, Page, PageError, ReviewStatus, Site
from wardbook.model.pathway import Pathway
from wardbook.model.source import CitationItem


class CalculatorHtml(Protocol):
    """Turns the spec of a calculator into its form."""

    def __call__(
        self,
        spec: Mapping[str, Any],
        *,
        references: Mapping[str, str],
        page_href: str | None,
        level: int,
        instance: int,
    ) -> str:
        """Write HTML.

        Args:
            spec: What the calculator says about itself.
            references: One line of plain text for each reference it uses.
            page_href: Address of its own page, or None there.
            level: Level of the form's heading.
            instance: Counts the forms of one calculator on a page, from 1.
        """


class TablesHtml(Protocol):
    """Turns the spec of a calculator into tables that stand without script."""

    def __call__(self, spec: Mapping[str, Any]) -> str:
        """Write HTML."""


class FigureHtml(Protocol):
    """Turns the measures of a picture into its drawing."""

    def __call__(self, name: str, view: Mapping[str, Any], /) -> str:
        """Write HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What all pages of a site share.

    Args:
        site: The site.
        bibliography: Its references in words.
        calculator: Writes forms.
        tables: Writes tables.
        figure: Writes drawings.
        today: The day that review dates are held against.
        statuses: Review statuses computed so far, by guideline or page.
    """

    site: Site
    bibliography: Bibliography
    calculator: CalculatorHtml
    tables: TablesHtml
    figure: FigureHtml
    today: date
    statuses: dict[str, ReviewStatus] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class PageState:
    """The page at hand.

    Args:
        publication: What all pages share.
        uri: Address of its Markdown.
        groups: The citations met so far; elements name them by their rank.
        forms: How many forms of each calculator it has so far.
    """

    publication: Publication
    uri: str = ""
    groups: list[tuple[CitationItem, ...]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)

    def begin(self, uri: str) -> None:
        """Start another page."""
        self.uri = uri
        self.groups.clear()
        self.forms.clear()

    @property
    def site(self) -> Site:
        """The site."""
        return self.publication.site

    @property
    def page(self) -> Page | None:
        """The page, unless the build made it up."""
        return self.site.pages.get(self.uri)

    @property
    def guideline(self) -> Guideline | None:
        """The guideline that the page belongs to, if any."""
        return self.site.guideline_of(self.uri)

    def cite(self, items: tuple[CitationItem, ...]) -> str:
        """Remember a citation of references that exist; returns its rank."""
        for item in items:
            if item.key not in self.site.references:
                self.refuse("unknown-reference", f"no reference has the key {item.key!r}")
        self.groups.append(items)
        return str(len(self.groups) - 1)

    def calculator(self, name: str) -> Mapping[str, Any]:
        """Find a calculator that exists."""
        if name not in self.site.calculators:
            self.refuse("unknown-calculator", f"no calculator has the id {name!r}")
        return self.site.calculators[name]

    def pathway(self) -> Pathway:
        """Find the pathway of the guideline at hand, or of the only guideline that has one."""
        pathways = self.site.pathways
        own = self.guideline.id if self.guideline else next(iter(pathways), "")
        if own not in pathways:
            self.refuse("broken-block", f"the guideline {own!r} has no pathway.toml")
        return pathways[own]

    def to_page(self, uri: str) -> str:
        """Write the address of another page's Markdown, relative to this page."""
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")

    def refuse(self, rule: str, reason: str) -> NoReturn:
        """Stop, because the page still holds what checks should have found.

        Raises:
            PageError: Always.
        """
        raise PageError(self.uri, rule, reason)
