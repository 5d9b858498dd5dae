"""A built HTML file, parsed once, with what the gates ask about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from lxml import etree, html

from wardbook.model import Place

# What stands in these is no text for the reader, or is shown as it was written on purpose.
_VERBATIM = frozenset({"code", "pre", "script", "style", "textarea", "kbd", "samp", "template"})


def search(expression: str) -> Callable[[html.HtmlElement], list[Any]]:
    """Prepare a search of the parser's own, which goes over a page in a fraction of the time of a loop.

    Args:
        expression: In XPath.
    """
    found = etree.XPath(expression)
    return lambda root: cast("list[Any]", found(root))


@dataclass(frozen=True)
class Document:
    """One built HTML file.

    Args:
        path: Its address below the site, with forward slashes.
        text: Its source.
        root: Its element tree.
    """

    path: str
    text: str
    root: html.HtmlElement = field(repr=False)

    @classmethod
    def read(cls, file: Path, site: Path) -> "Document":
        """Parse a file of the site; an empty file has no elements."""
        text = file.read_text(encoding="utf-8")
        root = html.document_fromstring(text) if text.strip() else html.Element("html")
        return cls(file.relative_to(site).as_posix(), text, root)

    @cached_property
    def elements(self) -> tuple[html.HtmlElement, ...]:
        """Every element, in the order of the document; a search of the parser's own is faster where one will do."""
        return tuple(element for element in self.root.iter() if isinstance(element.tag, str))

    def place(self, element: html.HtmlElement, words: str) -> Place:
        """Find an element in the source, by words of its own tag or text."""
        return find_words(self.text, int(element.sourceline or 1), words)

    def readable(self) -> Iterator[tuple[html.HtmlElement, str]]:
        """Walk over the texts that a reader gets, with the element that holds each."""
        yield from _texts(self.root)


def _texts(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _VERBATIM:
            walk.skip_subtree()
        elif event == "start" and isinstance(node.tag, str) and node.text:
            yield node, node.text
        if event == "end" and node.tail:
            yield node, node.tail


def find_words(text: str, line: int, words: str) -> Place:
    """Find words in a line or shortly after it, because a parser counts the line where a tag ends or starts."""
    lines = text.split("\n")
    for number in range(line, min(line + 3, len(lines) + 1)):
        column = lines[number - 1].find(words)
        if column >= 0:
            return Place(number, column + 1)
    return Place(line, 1)
