"""Looking at pieces of HTML: whether they are well formed, and what they hold."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_BLOCKS = frozenset({"div", "dl", "fieldset", "form", "h2", "h3", "ol", "p", "section", "table", "ul"})
_POINTERS = ("for", "aria-describedby", "aria-labelledby")


@dataclass(slots=True)
class Element:
    """One element: its tag, its attributes, the tags around it, and its own text."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.attributes.get("class", "").split()


@dataclass
class Markup(HTMLParser):
    """A parsed piece of HTML and the faults in it."""

    source: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Parse at once."""
        super().__init__(convert_charrefs=True)
        self.source = "".join(self.source)  # plain text, also where it came as safe markup
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open]
        self._check_ids()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> names an attribute twice")
        around = tuple(element.tag for element in self._open)
        if tag in _BLOCKS and "p" in around:
            self.faults.append(f"<{tag}> stands inside <p>")
        if any(name.startswith("on") or name == "style" for name in names):
            self.faults.append(f"<{tag}> has script or style in an attribute")
        element = Element(tag, {name: value or "" for name, value in attrs}, around)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect text, for each element around it."""
        for element in self._open:
            element.text += data

    def named(self, name: str, value: str) -> list[Element]:
        """Find the elements whose attribute has a value."""
        return [element for element in self.elements if element.attributes.get(name) == value]

    def having(self, name: str) -> list[Element]:
        """Find the elements that have an attribute."""
        return [element for element in self.elements if name in element.attributes]

    def tagged(self, tag: str) -> list[Element]:
        """Find the elements of a tag."""
        return [element for element in self.elements if element.tag == tag]

    def _check_ids(self) -> None:
        ids = [element.attributes["id"] for element in self.having("id")]
        self.faults += [f"id {name!r} stands twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
        for element in self.elements:
            for pointer in _POINTERS:
                for target in element.attributes.get(pointer, "").split():
                    if target not in ids:
                        self.faults.append(f"{pointer} of <{element.tag}> points to {target!r}, which is not there")
