"""Numbers for citations in the order of first use, and the list of references that they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from wardbook.markdown.elements import add, append_text, element, placed
from wardbook.markdown.inline import CITE, FACT_CLASS, RANK
from wardbook.markdown.state import PageState
from wardbook.model.source import CitationItem
from wardbook.model.syntax import reference_anchor

REFERENCES_CLASS = "g-references"
# One of these holds a train of thought; within it, facts in a row from the same source are cited once, at the last.
_PASSAGES = frozenset({"p", "li", "td", "th", "dd", "dt", "summary", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Mark:
    """An element with a citation, and where it stands."""

    parent: Element
    made: Element
    passage: Element
    items: tuple[CitationItem, ...]

    @property
    def is_fact(self) -> bool:
        return self.made.get("class") == FACT_CLASS

    @property
    def keys(self) -> set[str]:
        return {item.key for item in self.items}


@dataclass(slots=True)
class _Uses:
    """The citations of a page: each key's number is its rank, and each use has an id."""

    by_key: dict[str, list[str]] = field(default_factory=dict)

    def add(self, key: str) -> tuple[int, str]:
        uses = self.by_key.setdefault(key, [])
        uses.append(f"cite-{key}-{len(uses) + 1}")
        return list(self.by_key).index(key) + 1, uses[-1]


class ReferencesPlacer(Treeprocessor):
    """Adds the section of references at the end of a page that cites and has none."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Add or remove the section, before headings get their place in the table of contents."""
        sections = [(parent, made) for parent, made in placed(root) if made.get("class") == REFERENCES_CLASS]
        if self.state.groups and not sections:
            root.append(references_section())
        if not self.state.groups:
            for parent, made in sections:
                parent.remove(made)


class CitationNumberer(Treeprocessor):
    """Gives every citation its numbers and fills the list of references."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Number the citations of a page."""
        uses = _Uses()
        marks = list(self._marks(root, root))
        for mark, following in zip_longest(marks, marks[1:]):
            del mark.made.attrib[RANK]
            repeated = following and following.passage is mark.passage and following.keys == mark.keys
            if mark.is_fact and repeated:
                continue
            self._number(_place_of(mark), mark.items, uses, shows_locators=not mark.is_fact)
        for made in root.iter("section"):
            if made.get("class") == REFERENCES_CLASS:
                self._fill(made, uses)

    def _marks(self, parent: Element, passage: Element) -> Iterator[_Mark]:
        """Walk over the citations below an element, in the order of the document."""
        for made in list(parent):
            rank = made.get(RANK)
            if rank is not None:
                yield _Mark(parent, made, passage, self.state.groups[int(rank)])
            elif made.tag == "a":
                self._forget(made)
            else:
                yield from self._marks(made, made if made.tag in _PASSAGES else passage)

    def _forget(self, link: Element) -> None:
        """Leave the facts inside a link without numbers, which would be links inside a link."""
        for made in link.iter():
            if made.attrib.pop(RANK, None) is not None and made.get("class") == CITE:
                self.state.refuse("malformed-citation", "a citation stands inside a link; put it behind the link")

    def _number(self, place: Element, items: tuple[CitationItem, ...], uses: _Uses, *, shows_locators: bool) -> None:
        for rank, item in enumerate(items):
            number, use = uses.add(item.key)
            if rank:
                append_text(place, ",")
            words = self.state.publication.bibliography.hint(item.key)
            link = add(place, "a", text=str(number), id=use, href=f"#{reference_anchor(item.key)}")
            link.set("title", f"{words} ({item.locator})" if item.locator else words)
            link.set("aria-label", f"Reference {number}, {item.locator}" if item.locator else f"Reference {number}")
            if item.locator and shows_locators:
                append_text(place, f" ({item.locator})")

    def _fill(self, section: Element, uses: _Uses) -> None:
        listed = add(section, "ol", "g-references__list")
        for number, (key, places) in enumerate(uses.by_key.items(), start=1):
            entry = add(listed, "li", "g-references__item", id=reference_anchor(key))
            reference = self.state.site.references[key]
            for piece in self.state.publication.bibliography.pieces(key):
                if piece.address:
                    add(entry, "a", text=piece.text, href=piece.address)
                else:
                    append_text(entry, piece.text)
            if reference.status == "unverified":
                append_text(entry, " ")
                add(entry, "strong", "g-references__status", text="Nobody here has read this source.")
            append_text(entry, " ")
            entry.append(_ways_back(number, places))


def references_section() -> Element:
    """Make the section that the list of references goes into."""
    section = element("section", REFERENCES_CLASS, aria_labelledby="references", data_search_exclude="")
    add(section, "h2", text="References", id="references")
    return section


def _place_of(mark: _Mark) -> Element:
    """Find or make the element that shows the numbers, close to the word before it."""
    children = list(mark.parent)
    rank = children.index(mark.made)
    if mark.is_fact:
        place = element("sup", CITE, data_search_exclude="")
        place.tail, mark.made.tail = mark.made.tail, None
        mark.parent.insert(rank + 1, place)
        return place
    if mark.made.tag == "sup":
        before = children[rank - 1] if rank else None
        if before is not None and before.tail:
            before.tail = before.tail.rstrip(" \n")
        elif before is None and mark.parent.text:
            mark.parent.text = mark.parent.text.rstrip(" \n")
    return mark.made


def _ways_back(number: int, places: list[str]) -> Element:
    back = element("span", "g-references__back")
    for rank, place in enumerate(places, start=1):
        shown = "\u2191" if len(places) == 1 else f"\u2191{rank}"
        which = "" if len(places) == 1 else f", use {rank} of {len(places)}"
        add(back, "a", text=shown, href=f"#{place}", aria_label=f"Back to the text: reference {number}{which}")
        append_text(back, " ")
    return back
