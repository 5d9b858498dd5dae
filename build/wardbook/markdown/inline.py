"""Marks inside a line: citations and bound facts."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from wardbook.markdown.elements import add, element
from wardbook.markdown.state import PageState
from wardbook.model.source import CitationItem
from wardbook.model.syntax import CITATION, FACT, SUPPRESSION, citation_items

CITE = "g-cite"
FACT_CLASS = "g-fact"
# Elements carry the rank of their citation here until they are numbered.
RANK = "data-citation"


class CitationProcessor(InlineProcessor):
    """Turns ``[@key]`` into a place for numbers, given once the order of all citations is known."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(CITATION.pattern, md)
        self.state = state

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802 - the host's name and shape
        """Make the element."""
        items = citation_items(m[1])
        if not items:
            self.state.refuse("malformed-citation", f"{m[0]} cannot be read")
        return cite("sup", self.state, items), m.start(0), m.end(0)


class FactProcessor(InlineProcessor):
    """Turns ``[[namespace.name]]`` into the text of the fact, with its citation."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(FACT.pattern, md)
        self.state = state

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802 - the host's name and shape
        """Make the element."""
        name = m[1].strip()
        fact = self.state.site.facts.get(name)
        if fact is None:
            self.state.refuse("unknown-fact", f"no fact is called {name!r}")
        if fact.gated:
            self.state.refuse("gated-fact", f"{name} is gated: nobody has read its source")
        made = element("span", FACT_CLASS, text=fact.display, data_fact=name)
        if fact.status == "project":
            made.set("data-status", "project")
            add(made, "span", "g-fact__mark", text=" (our decision)")
        if fact.sources:
            made.set(RANK, self.state.cite(tuple(CitationItem(key, fact.locator) for key in fact.sources)))
        return made, m.start(0), m.end(0)


class SuppressionRemover(Preprocessor):
    """Takes the comments for our checks away, so that they neither part a paragraph nor reach the reader."""

    def run(self, lines: list[str]) -> list[str]:
        """Remove them; a line that holds nothing else goes with its comment."""
        kept = []
        for line in lines:
            rest = SUPPRESSION.sub("", line) if "<!--" in line and "`" not in line else line
            if rest == line or rest.strip():
                kept.append(rest)
        return kept


def cite(tag: str, state: PageState, items: tuple[CitationItem, ...]) -> Element:
    """Make an element that will hold the numbers of a citation."""
    made = element(tag, CITE, data_search_exclude="")
    made.set(RANK, state.cite(items))
    return made
