"""Our blocks that hold words: bottom line, recommendation, rationale, pitfall and disclaimer."""

from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from pymdownx.blocks.block import Block  # type: ignore[import-untyped]  # it has no types

from wardbook.markdown.elements import add, append_text, next_level
from wardbook.markdown.inline import cite
from wardbook.markdown.layers import add_evidence, add_studies
from wardbook.markdown.standing import standing_words
from wardbook.markdown.state import PageState
from wardbook.model.site import guideline_folder
from wardbook.model.source import CitationItem
from wardbook.model.syntax import block_faults, calculator_anchor, recommendation_anchor

STRENGTH_LABELS = {
    "strong": "Strong recommendation",
    "conditional": "Conditional recommendation",
    "good-practice": "Good practice",
    "label": "From the product label",
    "statement": "Statement",
}
DIRECTION_LABELS = {"for": "For", "against": "Against", "either": "Either way"}
CERTAINTY_LABELS = {
    "high": "High certainty",
    "moderate": "Moderate certainty",
    "low": "Low certainty",
    "very-low": "Very low certainty",
    "not-graded": "Certainty not graded",
}
_DISCLAIMER = (
    "For health professionals. It supports and does not replace clinical judgement, the current product label and "
    "local policy."
)
_RATIONALE_CLASS = "g-recommendation__rationale"


class WardbookBlock(Block):  # type: ignore[misc]  # the host's base has no types
    """A block of ours: its header is held against the shared grammar, and refused aloud when it is wrong."""

    NAME: ClassVar[str]
    ARGUMENT = None

    @property
    def state(self) -> PageState:
        """The page at hand."""
        state: PageState = self.config["state"]
        return state

    @property
    def document(self) -> Element:
        """The page as far as it was read."""
        root: Element = self.md.parser.root
        return root

    def _validate(self, parent: Element, arg: Any, **options: Any) -> bool:
        # The host would print a block with a wrong option as plain words.
        for _, message in block_faults(self.NAME, arg or "", options):
            rule = "recommendation-options" if self.NAME == "recommendation" else "broken-block"
            self.state.refuse(rule, message)
        self.argument = arg or ""
        self.options = {**options, "attrs": {}}
        return True


class BottomLine(WardbookBlock):
    """What to do, before everything else."""

    NAME = "bottom-line"

    def on_create(self, parent: Element) -> Element:
        """Make the section."""
        made = add(parent, "section", "g-bottom-line")
        if recommendations := self._recommendations():
            made.set("data-may-repeat", " ".join(recommendations))
        add(made, "p", "g-bottom-line__title", text="Bottom line")
        return made

    def _recommendations(self) -> list[str]:
        """Name what a summary may repeat in other words: its guideline's recommendations, at home those of all."""
        folder = guideline_folder(self.state.uri)
        if not folder and self.state.uri != "index.md":
            return []
        found = self.state.publication.site.recommendations
        return [one.id for one in found if folder in {"", guideline_folder(one.page)}]


class Pitfall(WardbookBlock):
    """A mistake that is easily made."""

    NAME = "pitfall"

    def on_create(self, parent: Element) -> Element:
        """Make the note."""
        made = add(parent, "div", "g-pitfall", role="note")
        title = add(made, "p", "g-pitfall__title")
        title.text = f"Pitfall: {self.argument}"
        return made


class Disclaimer(WardbookBlock):
    """What the guideline is not, with its true state of review; a page may add to it."""

    NAME = "disclaimer"

    def on_create(self, parent: Element) -> Element:
        """Make the note."""
        made = add(parent, "div", "g-disclaimer", role="note")
        words = f"{_DISCLAIMER} Review status: {standing_words(self.state)}."
        add(made, "p", text=words)
        return made


class Recommendation(WardbookBlock):
    """One advised action: advice first, then how sure it is, why, and from where."""

    NAME = "recommendation"

    def on_create(self, parent: Element) -> Element:
        """Make the section, with its title and grades."""
        options = self.options
        anchor = recommendation_anchor(options["id"])
        level = next_level(self.document)
        made = add(
            parent,
            "section",
            f"g-recommendation g-recommendation--{options['strength']}",
            id=anchor,
            aria_labelledby=f"{anchor}-title",
            data_direction=options["direction"],
            data_strength=options["strength"],
            data_certainty=options["certainty"],
        )
        title = add(made, f"h{level}", "g-recommendation__title", id=f"{anchor}-title")
        title.text = self.argument
        grades = add(made, "p", "g-recommendation__grade")
        badges = {
            options["strength"]: STRENGTH_LABELS[options["strength"]],
            options["direction"]: DIRECTION_LABELS[options["direction"]],
            f"certainty-{options['certainty']}": CERTAINTY_LABELS[options["certainty"]],
        }
        for name, label in badges.items():
            add(grades, "span", f"g-badge g-badge--{name}", text=label)
            append_text(grades, " ")
        add(made, "div", "g-recommendation__advice")
        return made

    def on_add(self, block: Element) -> Element:
        """Put words into the advice."""
        return _advice(block)

    def on_end(self, block: Element) -> None:
        """Add what the advice rests on, behind it."""
        advice = _advice(block)
        reasons = [child for child in advice if child.get("class") == _RATIONALE_CLASS]
        references = tuple(self.options["references"])
        if references:
            sources = add(block, "p", "g-recommendation__links", text="Sources: ", data_search_exclude="")
            sources.append(cite("span", self.state, tuple(map(CitationItem, references))))
        for made in reasons:
            advice.remove(made)
            block.append(made)
        certainty = CERTAINTY_LABELS[self.options["certainty"]]
        add_evidence(block, self.state, tuple(self.options["evidence"]), certainty=certainty)
        add_studies(block, self.state, self.options["id"])
        if self.options["calculators"]:
            self._add_calculators(block)

    def _add_calculators(self, block: Element) -> None:
        links = add(block, "p", "g-recommendation__links", text="Calculators: ")
        page = self.state.page
        here = {part.form_of for part in page.source.blocks} if page else set()
        for rank, name in enumerate(self.options["calculators"]):
            spec = self.state.calculator(name)
            own = self.state.to_page(f"calculators/{name}.md")
            append_text(links, ", " if rank else "")
            add(links, "a", text=str(spec["title"]), href=f"#{calculator_anchor(name)}" if name in here else own)


class Rationale(WardbookBlock):
    """Why a recommendation is given; it stands inside one."""

    NAME = "rationale"

    def on_create(self, parent: Element) -> Element:
        """Make the part that opens."""
        made = add(parent, "details", _RATIONALE_CLASS)
        summary = add(made, "summary")
        summary.text = self.argument or "Why"
        return made


def _advice(block: Element) -> Element:
    return next(child for child in block if child.get("class") == "g-recommendation__advice")


WORD_BLOCKS = (BottomLine, Pitfall, Disclaimer, Recommendation, Rationale)
