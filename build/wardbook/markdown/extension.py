"""The extension that gives Python-Markdown our syntax."""

import re
from datetime import date
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped]  # it has no types

from wardbook.markdown.ask import Ask
from wardbook.markdown.bibliography import Bibliography
from wardbook.markdown.blocks import WORD_BLOCKS
from wardbook.markdown.figures import FIGURE_BLOCKS
from wardbook.markdown.inline import CitationProcessor, FactProcessor, SuppressionRemover
from wardbook.markdown.listed import ListedPlacer
from wardbook.markdown.made import MADE_BLOCKS
from wardbook.markdown.numbering import CitationNumberer, ReferencesPlacer
from wardbook.markdown.state import CalculatorHtml, FigureHtml, PageState, Publication, TablesHtml
from wardbook.markdown.variants import Variant
from wardbook.model import Site

# Other extensions that our pages count on, with what they need; a host must turn them on too.
COMPANIONS: dict[str, dict[str, object]] = {
    "abbr": {},
    "attr_list": {},
    "def_list": {},
    "fenced_code": {},
    # A policy without inline style refuses the other way to align a column.
    "tables": {"use_align_attribute": True},
    "toc": {},
}
_LEFT_OVER = re.compile(r"^[ \t]*(/{3,}[^\n]*)", re.MULTILINE)


class WardbookExtension(BlocksExtension):  # type: ignore[misc]  # the host's base has no types
    """Citations, facts and blocks, for the pages of one site.

    Args:
        site: The site.
        calculator: Writes the form of a calculator.
        tables: Writes what a calculator declares, as tables.
        figure: Writes the drawing of a figure.
        today: The day that review dates are held against.
    """

    def __init__(
        self, site: Site, *, calculator: CalculatorHtml, tables: TablesHtml, figure: FigureHtml, today: date
    ) -> None:
        super().__init__()
        publication = Publication(
            site=site,
            bibliography=Bibliography(site.references),
            calculator=calculator,
            tables=tables,
            figure=figure,
            today=today,
        )
        self.state = PageState(publication=publication)

    def begin(self, uri: str) -> None:
        """Say which page is converted next.

        Args:
            uri: Address of its Markdown within the site, such as ``calculators/rituximab.md``.
        """
        self.state.begin(uri)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - the host's name
        """Register everything; the numbers give each its turn among the host's own parts."""
        for block in (*WORD_BLOCKS, *MADE_BLOCKS, *FIGURE_BLOCKS, Variant, Ask):
            block_mgr.register(block, {"state": self.state})
        md.preprocessors.register(_CalculatorPlacer(md, self.state), "wardbook-calculator", 24)
        md.preprocessors.register(ListedPlacer(md, self.state), "wardbook-listed", 23)
        md.preprocessors.register(SuppressionRemover(md), "wardbook-suppressions", 22)
        # Behind spans of code and escaped signs, before links.
        md.inlinePatterns.register(CitationProcessor(md, self.state), "wardbook-citation", 178)
        md.inlinePatterns.register(FactProcessor(md, self.state), "wardbook-fact", 179)
        # Once lines are read, and before the table of contents.
        md.treeprocessors.register(_LeftOverRefuser(md, self.state), "wardbook-left-over", 12)
        md.treeprocessors.register(ReferencesPlacer(md, self.state), "wardbook-references", 9)
        # Behind the table of contents, so that no number gets into a heading's id.
        md.treeprocessors.register(CitationNumberer(md, self.state), "wardbook-numbers", 3)


class _CalculatorPlacer(Preprocessor):
    """Puts the form on top of a calculator's own page, unless the page places it."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, lines: list[str]) -> list[str]:
        """Add the block below the title, or at the start where the theme gives the title."""
        name = self.state.site.calculator_of(self.state.uri)
        page = self.state.page
        if name is None or page is None:
            return lines
        if any(block.form_of == name for block in page.source.blocks):
            return lines
        first = next((rank for rank, line in enumerate(lines) if line.strip()), 0)
        at = first + 1 if lines and lines[first].startswith("# ") else first
        return [*lines[:at], "", f"/// calculator | {name}", "///", "", *lines[at:]]


class _LeftOverRefuser(Treeprocessor):
    """Stops at a block that nothing took up, which would be printed as plain words."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Look at the start of every line of words."""
        for made in root.iter():
            if made.tag in ("code", "pre"):
                continue
            for text in (made.text, made[-1].tail if len(made) else None):
                match = _LEFT_OVER.search(text) if text else None
                if match:
                    self.state.refuse("broken-block", f"{match[1]!r} was not understood")
