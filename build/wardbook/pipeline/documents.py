"""Reading the built HTML: every tag with its place, as the gates need it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_NOT_PROSE = frozenset({"script", "style", "code", "pre", "template"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag.

    Args:
        name: Its name, lower case.
        attributes: Its attributes; one without a value has an empty text.
        line: Line in the file, from 1.
        column: Column in the line, from 1.
    """

    name: str
    attributes: dict[str, str]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text that a reader sees as prose, with the place where it starts."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Document:
    """A built page.

    Args:
        path: Address within the site, with forward slashes.
        tags: All start tags, in order.
        words: All runs of prose outside code and scripts.
        inline: Inline scripts and styles as (tag, text).
    """

    path: str
    tags: list[Tag] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    inline: list[tuple[Tag, str]] = field(default_factory=list)

    def ids(self) -> list[str]:
        """List the ids of all elements, in order."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]


class _Reader(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, offset = self.getpos()
        # As a browser does, the first of two attributes of one name counts.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self.document.tags.append(Tag(tag, attributes, line, offset + 1))
        if tag in _NOT_PROSE:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"script", "style"}:
            self.document.inline.append((self.document.tags[-1], data))
        elif not self._open and data.strip():
            line, offset = self.getpos()
            self.document.words.append(Words(data, line, offset + 1))


def read_document(text: str, *, path: str) -> Document:
    """Read the HTML of one page."""
    document = Document(path)
    reader = _Reader(document)
    reader.feed(text)
    reader.close()
    return document


def read_documents(folder: Path) -> list[Document]:
    """Read every page of a built site, sorted by address."""
    pages = sorted(folder.rglob("*.html"))
    return [read_document(page.read_text("utf-8"), path=page.relative_to(folder).as_posix()) for page in pages]
