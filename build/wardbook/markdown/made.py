"""Our blocks that the site fills by itself: calculators and references."""

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from wardbook.markdown.blocks import WardbookBlock
from wardbook.markdown.elements import add, next_level
from wardbook.markdown.inline import cite
from wardbook.markdown.numbering import references_section
from wardbook.markdown.review import ReviewStatus
from wardbook.model.source import CitationItem


class Calculator(WardbookBlock):
    """The form of a calculator; on its own page with its tables and sources, elsewhere with a link to that page."""

    NAME = "calculator"

    def on_create(self, parent: Element) -> Element:
        """Make the place that the form goes into."""
        name = self.argument
        spec = self.state.calculator(name)
        own_page = f"calculators/{name}.md"
        at_home = self.state.uri == own_page
        if self.options.get("embed") is False:
            made = add(parent, "p", "g-calculator-link", text="Calculator: ")
            add(made, "a", text=str(spec["title"]), href=self.state.to_page(own_page))
            return made
        self.state.forms[name] += 1
        publication = self.state.publication
        form = publication.calculator(
            spec,
            references={key: publication.bibliography.text(key) for key in spec["references"]},
            # The host rewrites addresses of Markdown in its own tree only, not in HTML that is ready.
            page_href=None if at_home else self.state.to_page(f"calculators/{name}.html"),
            level=next_level(self.document),
            instance=self.state.forms[name],
        )
        made = add(parent, "div")
        is_whole = at_home and self.state.forms[name] == 1
        html = f"{form}{publication.tables(spec)}" if is_whole else str(form)
        made.text = AtomicString(self.md.htmlStash.store(html))
        if is_whole and spec["references"]:
            sources = add(
                made, "p", "g-calculator__sources", text="Sources of this calculator: ", data_search_exclude=""
            )
            sources.append(cite("span", self.state, tuple(map(CitationItem, spec["references"]))))
        return made


class References(WardbookBlock):
    """The place of the list of references."""

    NAME = "references"

    def on_create(self, parent: Element) -> Element:
        """Make the section; it is filled once all citations are known."""
        made = references_section()
        parent.append(made)
        return made


MADE_BLOCKS = (Calculator, ReviewStatus, References)
