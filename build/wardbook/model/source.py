"""The Markdown of a page, read once: its text, what is prose in it, and where each thing stands."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text start, to turn an offset into a place."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Measure a text."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def place(self, offset: int) -> Place:
        """Find the line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One reference of a citation, with the place in the source that the author names."""

    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class CitationUse:
    """A citation in a page, such as ``[@a; @b, p. 3]``; malformed when it has no items."""

    text: str
    items: tuple[CitationItem, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FactUse:
    """A bound fact in a page, such as ``[[rituximab.dose_per_m2]]``."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page.

    Args:
        level: 1 to 6.
        text: Its words, without markup.
        anchor: Its id in the page.
        place: Where it stands.
    """

    level: int
    text: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of a page; the place is that of its target."""

    target: str
    place: Place
    image: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that tells checks to pass over one rule on its own line or the next."""

    rule: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block such as ``/// recommendation | Title``.

    Args:
        name: Name of the block.
        argument: What stands behind the bar, or an empty text.
        options: Its options as read from YAML.
        places: Where each option's name stands.
        fault: What is wrong with the YAML of its options and where, or None.
        slashes: Length of its fence.
        parent: Index of the block around it, or None.
        closed: Whether its end was found.
        place: Where it starts.
        start: Offset of its body.
        end: Offset behind its body.
    """

    name: str
    argument: str
    options: Mapping[str, Any]
    places: Mapping[str, Place]
    fault: tuple[str, Place] | None
    slashes: int
    parent: int | None
    closed: bool
    place: Place
    start: int
    end: int

    @property
    def form_of(self) -> str | None:
        """The id of the calculator whose form this block shows, or None."""
        return self.argument if self.name == "calculator" and self.options.get("embed") is not False else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The Markdown of one page.

    Args:
        text: The whole file.
        visible: Of the same length, with code, comments and the headers of blocks blanked out.
        prose: Of the same length, with everything that a reader does not read as words blanked out: code, comments,
            markup, options, addresses, facts and citations.
        lines: Turns offsets into places.
        anchors: Ids given in HTML tags.
        stray_ends: Ends of blocks that were never started.
    """

    text: str
    visible: str
    prose: str
    lines: Lines
    citations: tuple[CitationUse, ...] = ()
    facts: tuple[FactUse, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[tuple[str, Place], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    stray_ends: tuple[Place, ...] = ()
