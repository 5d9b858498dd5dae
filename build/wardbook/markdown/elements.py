"""Elements of HTML, made with their attributes and text in one call."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

_HEADING = re.compile(r"h([1-6])")


def element(tag: str, css: str = "", *, text: str = "", **attributes: str) -> Element:
    """Make an element.

    Args:
        tag: Its tag.
        css: Its class.
        text: Its text, never read as Markdown.
        attributes: Others; an underscore stands for a hyphen.
    """
    made = Element(tag, _attributes(css, attributes))
    if text:
        made.text = AtomicString(text)
    return made


def add(parent: Element, tag: str, css: str = "", *, text: str = "", **attributes: str) -> Element:
    """Make an element inside another; the arguments are those of `element`."""
    made = SubElement(parent, tag, _attributes(css, attributes))
    if text:
        made.text = AtomicString(text)
    return made


def append_text(parent: Element, text: str) -> None:
    """Add text behind everything that an element holds."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def next_level(root: Element) -> int:
    """Tell the level of a heading that stands below the last heading that the author gave so far."""
    written = [made for made in root.iter() if "class" not in made.attrib]
    levels = [int(match[1]) for made in written if (match := _HEADING.fullmatch(str(made.tag)))]
    return min(levels[-1] + 1, 6) if levels else 2


def placed(root: Element) -> Iterator[tuple[Element, Element]]:
    """Walk over the elements below a root in the order of the document, each with its parent."""
    for child in list(root):
        yield root, child
        yield from placed(child)


def _attributes(css: str, attributes: dict[str, str]) -> dict[str, str]:
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return {"class": css, **named} if css else named
