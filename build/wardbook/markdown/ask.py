"""The box that answers questions by quoting the guideline; the answering is done in the reader's browser."""

from xml.etree.ElementTree import Element

from wardbook.markdown.blocks import WardbookBlock
from wardbook.markdown.elements import add

# Its place in the built site; the build replaces it by a name with a hash of the content.
SCRIPT = "assets/wardbook/ask.js"
_QUESTION = "ask-question"


class Ask(WardbookBlock):
    """A question box; without script a sentence stands in its place."""

    NAME = "ask"

    def on_create(self, parent: Element) -> Element:
        """Make the box."""
        script = self.state.to_page(SCRIPT)
        made = add(parent, "section", "g-ask", data_module="ask", data_script=script, aria_labelledby="ask-title")
        made.set("data-search-exclude", "")
        root = self.state.to_page("index.md").removesuffix("index.md")
        made.set("data-root", root or "./")
        add(made, "p", "g-ask__title", text="Ask this guideline", id="ask-title")
        add(made, "p", "g-ask__hint", id="ask-hint", text=(
            "Answers are passages of this guideline, word for word, with their sources. "
            "Nothing that you type leaves this device. Leave out names and other details of patients."
        ))  # fmt: skip
        form = add(made, "form", "g-ask__form", hidden="hidden")
        add(form, "label", "g-ask__label", text="Your question", for_=_QUESTION)
        add(
            form,
            "input",
            "g-ask__input",
            id=_QUESTION,
            type="text",
            name="question",
            autocomplete="off",
            aria_describedby="ask-hint",
        )
        add(form, "button", "g-button", text="Ask", type="submit")
        add(
            made,
            "p",
            "g-ask__without",
            text="This box needs script. The list of pages and the table of contents do not.",
            data_without_script="",
        )
        add(made, "div", "g-ask__status", role="status")
        add(made, "div", "g-ask__answer")
        return made
