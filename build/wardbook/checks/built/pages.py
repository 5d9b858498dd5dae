"""What a page may not hold: one function per rule, each over one document."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

from wardbook.checks.built.document import Document, search
from wardbook.checks.built.links import Linked
from wardbook.checks.built.rule import BuiltRule, Hits, SiteHits
from wardbook.model import Place

_UNRENDERED = re.compile(r"\[\[|\{\{|\{%|\[@|(?:^|\n)[ \t]*/{3,}")
# One of these is in every text in which that is, and found much faster.
_UNRENDERED_HINTS = ("[[", "{{", "{%", "[@", "///")
_READ_OUT = ("alt", "title", "aria-label", "content", "placeholder")


def _unrendered(document: Document) -> Hits:
    if not any(hint in document.text for hint in _UNRENDERED_HINTS):
        return
    spoken = ((element, element.get(name, "")) for element in document.elements for name in _READ_OUT)
    for element, text in (*document.readable(), *spoken):
        for match in _UNRENDERED.finditer(text):
            mark = match[0].strip()
            words = " ".join(text[match.start() : match.start() + 40].split())
            yield (
                document.place(element, words.split(" ")[0]),
                f"{mark!r} reaches the reader in {words!r}; mend the page",
            )


_OTHER_ORIGIN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_ORIGIN = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])\s*((?:[a-z]+:)?//[^\"')\s]+)", re.IGNORECASE)
_LOADING = ("src", "poster", "data", "background", "formaction", "action")
_MAY_LOAD = search(
    " | ".join([f"//@{name}/.." for name in (*_LOADING, "srcset", "style")] + ["//link", "//use", "//image", "//style"])
)
# These name an address without loading it.
_NAMING_RELATIONS = frozenset({"canonical", "license", "author", "help", "me"})


def _other_origin(document: Document) -> Hits:
    for element in _MAY_LOAD(document.root):
        for address in _loaded(element):
            if _OTHER_ORIGIN.match(address):
                yield (
                    document.place(element, address),
                    f"{element.tag} loads {address} from another origin; ship the file",
                )
        css = f"{element.get('style', '')}{element.text or '' if element.tag == 'style' else ''}"
        for match in _CSS_ORIGIN.finditer(css):
            yield document.place(element, match[1]), f"a style loads {match[1]} from another origin; ship the file"


def _loaded(element: html.HtmlElement) -> Iterator[str]:
    for name in _LOADING:
        if name in element.attrib:
            yield element.attrib[name]
    for candidate in (element.get("srcset") or "").split(","):
        yield candidate.strip().split(" ")[0]
    names = frozenset((element.get("rel") or "").lower().split())
    is_loading_link = element.tag == "link" and not names & _NAMING_RELATIONS
    if is_loading_link or element.tag in ("use", "image"):
        yield element.get("href") or element.get("xlink:href") or ""


# Letters are made small only where there is a colon: that takes longer than all the rest.
_MAY_RUN = search(
    "//style | //@style/.. | //@*[starts-with(name(), 'on')]/.."
    " | //@*[contains(., ':')][contains(translate(., 'JAVSCRIPT', 'javscript'), 'javascript:')]/.."
)


def _inline_code(document: Document) -> Hits:
    for element in _MAY_RUN(document.root):
        if element.tag == "style":
            yield (
                document.place(element, "<style"),
                "a style element needs a policy that allows inline styles; use a file",
            )
        for name, value in element.attrib.items():
            if name == "style":
                yield document.place(element, "style="), "a style attribute is inline code; use a class"
            elif name.startswith("on"):
                yield document.place(element, f"{name}="), f"{name} is inline code; use a script file"
            elif value.lstrip().lower().startswith("javascript:"):
                yield document.place(element, value), f"{name} runs a script; use a script file"


def _image_text(document: Document) -> Hits:
    for element in document.root.iter("img", "area"):
        if "alt" not in element.attrib:
            yield document.place(element, f"<{element.tag}"), f'{element.tag} has no alt; describe it, or give alt=""'


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _heading_order(document: Document) -> Hits:
    last = 0
    for element in document.root.iter(*_HEADINGS):
        level = int(element.tag[1])
        words = " ".join(element.text_content().split())[:40]
        if level == 1 and last:
            yield document.place(element, "<h1"), f"{words!r} is a second heading of level 1; a page has one"
        elif level > last + 1:
            after = f"level {last}" if last else "nothing"
            yield (
                document.place(element, f"<h{level}"),
                f"{words!r} of level {level} comes after {after}; skip no level",
            )
        last = level


_IDS = search("//@id")


def _duplicate_id(document: Document) -> Hits:
    seen = set()
    for found in _IDS(document.root):
        name = str(found)
        if name in seen:
            yield document.place(found.getparent(), f'id="{name}"'), f"the id {name!r} stands in the page already"
        if name:
            seen.add(name)


def _sheets_of_other_origins(site: Path, _: Mapping[str, Linked]) -> SiteHits:
    for file in sorted([*site.rglob("*.css"), *site.rglob("*.svg")]):
        text = file.read_text(encoding="utf-8")
        for match in _CSS_ORIGIN.finditer(text):
            line = text.count("\n", 0, match.start(1)) + 1
            column = match.start(1) - (text.rfind("\n", 0, match.start(1)) + 1) + 1
            message = f"a style loads {match[1]} from another origin; ship the file"
            yield file.relative_to(site).as_posix(), Place(line, column), message


PAGE_RULES = (
    BuiltRule(
        id="built-unrendered",
        summary="No mark of ours or of a template reaches the reader.",
        bad="<h1>Dose</h1><p>Give [[rituximab.dose_per_m2]].</p>",
        good="<h1>Dose</h1><p>Write <code>[[namespace.name]]</code>.</p>",
        page=_unrendered,
    ),
    BuiltRule(
        id="built-other-origin",
        summary="Nothing is loaded from another origin.",
        bad='<h1>Dose</h1><script src="https://example.org/a.js"></script>',
        good='<h1>Dose</h1><p><a href="https://example.org/">A link</a> loads nothing.</p>',
        page=_other_origin,
        site=_sheets_of_other_origins,
    ),
    BuiltRule(
        id="built-inline-code",
        summary="No style or script is written into the page.",
        bad='<h1 style="color: red">Dose</h1>',
        good='<h1 class="g-urgent">Dose</h1>',
        page=_inline_code,
    ),
    BuiltRule(
        id="built-image-text",
        summary="Every picture has alternative text, or says that it needs none.",
        bad='<h1>Dose</h1><img src="page.html">',
        good='<h1>Dose</h1><img src="page.html" alt="The pathway">',
        page=_image_text,
    ),
    BuiltRule(
        id="built-heading-order",
        summary="A page has one heading of level 1, first, and skips no level after it.",
        bad="<h1>Dose</h1><h3>Children</h3>",
        good="<h1>Dose</h1><h2>Children</h2>",
        page=_heading_order,
    ),
    BuiltRule(
        id="built-duplicate-id",
        summary="An id stands once in a page.",
        bad='<h1 id="dose">Dose</h1><p id="dose">Words.</p>',
        good='<h1 id="dose">Dose</h1><p id="later">Words.</p>',
        page=_duplicate_id,
    ),
)
