"""Blocks that show rather than tell: pathway, icon array, interval plot and timeline, each with its words beside it."""

import posixpath
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from wardbook.markdown.blocks import WardbookBlock
from wardbook.markdown.elements import add, append_text
from wardbook.markdown.inline import cite
from wardbook.markdown.layout import drawings
from wardbook.markdown.rates import Rate, icon_array, interval_plot, interval_words, people_words, rate_of
from wardbook.markdown.schedule import LAST_WEEK, STABLE_WEEK, planned, timeline
from wardbook.model import Fact
from wardbook.model.pathway import Node, Pathway
from wardbook.model.source import CitationItem
from wardbook.model.typeset import typeset

SCHEDULE = "monitoring-plan"


class Figure(WardbookBlock):
    """A picture made of data."""

    def draw(self, parent: Element, component: str, view: Mapping[str, Any]) -> None:
        """Put a drawing into an element."""
        made = add(parent, "div", "g-figure__drawing")
        made.text = AtomicString(self.md.htmlStash.store(str(self.state.publication.figure(component, view))))

    def rate(self, name: str) -> tuple[Fact, Rate]:
        """Find a fact that states a rate."""
        fact = self.state.site.facts.get(name)
        rate = rate_of(fact) if fact else None
        if fact is None or rate is None:
            self.state.refuse("broken-block", f"{name} is no fact that states a share of people")
        return fact, rate

    def name_of(self, *parts: str) -> str:
        """Make an id that the page has once."""
        self.state.forms[self.NAME] += 1
        return "-".join([*parts, str(self.state.forms[self.NAME])]).replace(".", "-").replace("_", "-")


class PathwayFigure(Figure):
    """The pathway of the guideline as a picture, and as a list for those who do not see it."""

    NAME = "pathway"

    def on_create(self, parent: Element) -> Element:
        """Make the figure."""
        pathway = self.state.pathway()
        made = add(parent, "figure", "g-figure g-figure--pathway")
        description = "Each box leads to its page. The same steps stand in the list below the picture."
        for view in drawings(pathway, name=self.name_of("pathway"), description=description, href=self._href):
            self.draw(made, "pathway", view)
        folded = add(made, "details", "g-figure__words")
        add(folded, "summary", text="The pathway as a list")
        listed = add(folded, "ol")
        for node in pathway.nodes:
            if not node.beside:
                self._step(listed, pathway, node)
        return made

    def _step(self, listed: Element, pathway: Pathway, node: Node) -> None:
        entry = add(listed, "li")
        self._link(entry, node)
        asides = [
            (edge, other) for edge in pathway.edges_from(node.id) for other in pathway.nodes if other.id == edge.end
        ]
        inner = add(entry, "ul") if asides else entry
        for edge, other in asides:
            item = add(inner, "li")
            if edge.label:
                append_text(item, f"{edge.label}: ")
            self._link(item, other)

    def _link(self, parent: Element, node: Node) -> None:
        add(parent, "a", text=node.text, href=self.state.to_page(node.page))

    def _href(self, page: str) -> str:
        path, hash_, anchor = page.partition("#")
        built = self.state.to_page(f"{path.removesuffix('.md')}.html")
        return f"{posixpath.normpath(built)}{hash_}{anchor}"


class IconArray(Figure):
    """One rate as marks, one for each person."""

    NAME = "icon-array"

    def on_create(self, parent: Element) -> Element:
        """Make the figure."""
        fact, rate = self.rate(self.argument)
        made = add(parent, "figure", "g-figure g-figure--array")
        view = icon_array(rate, name=self.name_of("array", self.argument))
        self.draw(made, "icon-array", view)
        words = add(made, "figcaption", "g-figure__caption")
        add(words, "p", "g-figure__title", text=f"{typeset(fact.meaning)}: {view['title']}.")
        # Read as Markdown, so that the fact comes with its citation.
        add(words, "p").text = f"[[{fact.name}]]. {people_words(rate)}"
        return made


class IntervalPlot(Figure):
    """Rates below each other on one scale, each with its definition, result, people and follow-up."""

    NAME = "interval-plot"

    def on_create(self, parent: Element) -> Element:
        """Make the table that holds the plots."""
        made = add(parent, "div", "g-figure g-figure--plot")
        table = add(made, "table")
        head = add(add(table, "thead"), "tr")
        for title in ("What was measured", "Result", "From 0 to 100%", "People and follow-up"):
            add(head, "th", text=title, scope="col")
        body = add(table, "tbody")
        for name in self.options["facts"]:
            self._row(body, name)
        words = (
            "A dot is the result. A thin bar is the 95% interval by Wilson's formula, worked out here from the numbers"
        )
        add(made, "p", "g-figure__note", text=f"{words} of people; a thick bar is the range that the source gives.")
        return made

    def _row(self, body: Element, name: str) -> None:
        fact, rate = self.rate(name)
        row = add(body, "tr")
        add(row, "th", text=typeset(fact.meaning), scope="row")
        result = add(row, "td")
        result.text = f"[[{name}]]"
        interval = interval_words(rate)
        view = interval_plot(rate, name=self.name_of("plot", name), shown=fact.display)
        plot = add(row, "td")
        self.draw(plot, "interval-plot", view)
        if interval:
            add(plot, "p", "g-figure__interval", text=interval)
        add(row, "td", text=people_words(rate))


class Timeline(Figure):
    """The tests of every drug on a line of weeks, as the calculator of the monitoring plan dates them."""

    NAME = "timeline"

    def on_create(self, parent: Element) -> Element:
        """Make the table that holds the lines."""
        spec = self.state.calculator(SCHEDULE)
        made = add(parent, "div", "g-figure g-figure--timeline")
        words = f"An example over {LAST_WEEK} weeks: treatment starts in week 0 and counts are stable from week"
        add(
            made,
            "p",
            "g-figure__note",
            text=f"{words} {STABLE_WEEK}. A square is the test before the first dose, a full",
        )
        append_text(made[-1], " circle a test that is due, an open circle a test once stable. Dates for your patient: ")
        add(made[-1], "a", text=str(spec["title"]), href=self.state.to_page(f"calculators/{SCHEDULE}.md"))
        append_text(made[-1], ". Where no label asks for a test, it is marked as our decision.")
        table = add(made, "table")
        head = add(add(table, "thead"), "tr")
        for title in ("Drug", "Test", "Weeks from the start"):
            add(head, "th", text=title, scope="col")
        body = add(table, "tbody")
        for row in planned(spec):
            entry = add(body, "tr")
            add(entry, "th", text=row.drug, scope="row")
            test = add(entry, "td", text=row.test)
            if row.sources:
                test.append(cite("sup", self.state, tuple(map(CitationItem, row.sources))))
            else:
                add(test, "span", "g-fact__mark", text=" (our decision)")
            self.draw(add(entry, "td"), "timeline", timeline(row, name=self.name_of("timeline")))
        return made


FIGURE_BLOCKS = (PathwayFigure, IconArray, IntervalPlot, Timeline)
