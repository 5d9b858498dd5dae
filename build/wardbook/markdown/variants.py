"""Words for one kind of reader: all are in the page and labelled, and a script shows those of the reader's choice."""

from xml.etree.ElementTree import Element

from wardbook.markdown.blocks import WardbookBlock
from wardbook.markdown.elements import add

READER_LABELS = {
    "clinician": "For clinicians",
    "nurse": "For nurses and pharmacists",
    "patient": "For patients and carers",
}


class Variant(WardbookBlock):
    """The same facts as its neighbours, in words for one kind of reader."""

    NAME = "variant"

    def on_create(self, parent: Element) -> Element:
        """Make the section, with its label."""
        label = READER_LABELS[self.argument]
        css = f"g-variant g-variant--{self.argument}"
        # A page has words for a reader in several places, and each is a landmark of its own.
        counted = f"{self.NAME}-{self.argument}"
        self.state.forms[counted] += 1
        part = self.state.forms[counted]
        named = label if part == 1 else f"{label}, part {part}"
        made = add(parent, "section", css, data_variant=self.argument, aria_label=named)
        add(made, "p", "g-variant__title", text=label)
        return made
