"""Passages of the built guideline for the question box: every character that it may show is read from the pages."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from wardbook.markdown.ask import SCRIPT
from wardbook.model import Site
from wardbook.render import write_named_by_content

_HEADINGS = ("h1", "h2", "h3", "h4")
# What belongs to no passage: numbers of citations, lists of sources, pictures, forms, and the question box itself.
_LEFT_OUT = frozenset({"sup", "svg", "form", "script", "button", "nav", "math"})
_LEFT_OUT_CLASSES = frozenset(
    {
        "g-references",
        "g-ask",
        "g-review",
        "headerlink",
        "g-variant__title",
        "g-bottom-line__title",
        "g-disclaimer",
        "g-calculator",
    }
)
_WORDS = re.compile(r"\s+")
_FEWEST_LETTERS = 12


@dataclass(slots=True)
class _Walk:
    """Where on a page the walk is, and what it has found."""

    address: str
    title: str
    reader: str
    heading: str = ""
    anchor: str = ""
    found: list[dict[str, Any]] = field(default_factory=list)


def publish_passages(folder: Path, *, site: Site) -> None:
    """Write the passages beside the program that ranks them, and name that file in the pages that ask.

    Args:
        folder: The built site; ``assets/wardbook/ask.js`` holds the program.
        site: The site as data.
    """
    program = folder / SCRIPT
    if not program.exists():
        return
    asking = [uri for uri, page in site.pages.items() if any(block.name == "ask" for block in page.source.blocks)]
    if not asking:
        program.unlink()
        return
    data = json.dumps(passages_of(folder, site=site), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    content = f"var wardbookPassages={data};\n{program.read_text('utf-8')}".encode()
    program.unlink()
    name = write_named_by_content(program.parent, program.name, content)
    for page in [folder / uri.removesuffix(".md") for uri in asking]:
        file = page.with_name(f"{page.name}.html")
        file.write_text(file.read_text("utf-8").replace(SCRIPT, SCRIPT.replace(program.name, name)), "utf-8")


def passages_of(folder: Path, *, site: Site) -> dict[str, Any]:
    """Read the passages of a built site.

    Args:
        folder: The built site.
        site: The site as data.

    Returns:
        ``passages``, ``references`` by key, ``status`` of the guideline and ``synonyms``.
    """
    references: dict[str, str] = {}
    passages: list[dict[str, Any]] = []
    status = ""
    for uri in [uri for guideline in site.guidelines.values() for uri in guideline.pages]:
        # What the source article says is told there to be set right, and must not be quoted by itself.
        if any(block.name == "differences" for block in site.pages[uri].source.blocks):
            continue
        body, walk = _open(folder, site, uri)
        references |= _references(body)
        _walk(body, walk)
        passages += walk.found
        summary = body.find(".//p[@class='g-review__summary']")
        status = status or (_text(summary) if summary is not None else "")
    for name in sorted(site.calculators):
        passages += _calculator(folder, site, f"calculators/{name}.md")
    for number, passage in enumerate(passages):
        passage["id"] = number
    return {
        "passages": passages,
        "references": {key: references[key] for passage in passages for key in passage["cites"] if key in references},
        "status": status,
        "synonyms": asdict(site.synonyms),
    }


def _open(folder: Path, site: Site, uri: str) -> tuple[html.HtmlElement, _Walk]:
    address = uri.removesuffix(".md") + ".html"
    body = html.parse(folder / address).find(".//article")
    page = site.pages[uri]
    audience = page.meta.audience if page.meta else ()
    title = body.find(".//h1")
    reader = "patient" if audience[:1] == ("patient",) else ""
    return body, _Walk(address, _text(title) if title is not None else address, reader)


def _calculator(folder: Path, site: Site, uri: str) -> Iterator[dict[str, Any]]:
    """Give a calculator as one passage: its title and its purpose."""
    if uri not in site.pages:
        return
    body, walk = _open(folder, site, uri)
    purpose = body.find(".//p[@class='g-calculator__purpose']")
    if purpose is not None:
        yield _passage(walk, "calculator", [["", _text(purpose)]], reader="", cites=[])


def _walk(parent: html.HtmlElement, walk: _Walk) -> None:
    for made in parent:
        if not isinstance(made.tag, str) or _is_left_out(made):
            continue
        if made.tag in _HEADINGS:
            walk.heading, walk.anchor = _text(made), made.get("id") or walk.anchor
        elif _has_class(made, "g-recommendation"):
            _recommendation(made, walk)
        elif made.tag == "table":
            _table(made, walk)
        elif made.tag in ("p", "li", "dd", "figcaption"):
            _add(made, walk, "bottom-line" if _inside(made, "g-bottom-line") else "text")
        else:
            _walk(made, walk)


def _recommendation(made: html.HtmlElement, walk: _Walk) -> None:
    title = next(made.iter(*_HEADINGS))
    advice = next(part for part in made if _has_class(part, "g-recommendation__advice"))
    grade = next(part for part in made if _has_class(part, "g-recommendation__grade"))
    walk.heading, walk.anchor = _text(title), made.get("id") or walk.anchor
    passage = _passage(walk, "recommendation", [["", _text(advice)]], reader=_reader(made, walk), cites=_cites(made))
    passage["grade"] = [_text(badge) for badge in grade]
    walk.found.append(passage)
    # The layers below repeat, figure by figure, what other passages say in sentences.
    for why in made.iterfind("./details[@class='g-recommendation__rationale']"):
        _walk(why, walk)


def _table(made: html.HtmlElement, walk: _Walk) -> None:
    heads = [_text(cell) for cell in made.iterfind("./thead/tr/th")]
    for row in made.iterfind("./tbody/tr"):
        cells = [_text(cell) for cell in row]
        parts = [[head, cell] for head, cell in zip(heads, cells, strict=False) if cell]
        walk.found.append(_passage(walk, "row", parts, reader=_reader(row, walk), cites=_cites(row)))


def _add(made: html.HtmlElement, walk: _Walk, kind: str) -> None:
    text = _text(made)
    if len(text) < _FEWEST_LETTERS:
        return
    anchor = made.get("id")
    passage = _passage(walk, kind, [["", text]], reader=_reader(made, walk), cites=_cites(made))
    if anchor:
        passage["anchor"] = anchor
    walk.found.append(passage)


def _passage(walk: _Walk, kind: str, parts: list[list[str]], *, reader: str, cites: list[str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "page": walk.address,
        "anchor": walk.anchor,
        "title": walk.title,
        "heading": walk.heading if walk.heading != walk.title else "",
        "parts": parts,
        "reader": reader,
        "cites": cites,
        "grade": [],
    }


def _reader(made: html.HtmlElement, walk: _Walk) -> str:
    within = (above.get("data-variant") for above in (made, *made.iterancestors()))
    return next((name for name in within if name), walk.reader)


def _cites(made: html.HtmlElement) -> list[str]:
    links = (link.get("href") or "" for link in made.iter("a"))
    return list(dict.fromkeys(href.removeprefix("#ref-") for href in links if href.startswith("#ref-")))


def _references(body: html.HtmlElement) -> dict[str, str]:
    """Read the entries of the list of references, without their links back."""
    entries = (made for made in body.iter("li") if (made.get("id") or "").startswith("ref-"))
    return {made.get("id").removeprefix("ref-"): _text(made) for made in entries}


def _text(made: html.HtmlElement) -> str:
    return _WORDS.sub(" ", "".join(_pieces(made))).strip()


def _pieces(made: html.HtmlElement) -> Iterator[str]:
    yield made.text or ""
    for part in made:
        if isinstance(part.tag, str) and not _is_left_out(part) and not _has_class(part, "g-references__back"):
            yield " " if part.tag in ("p", "li", "br", "div") else ""
            yield from _pieces(part)
        yield part.tail or ""


def _is_left_out(made: html.HtmlElement) -> bool:
    return made.tag in _LEFT_OUT or bool(_LEFT_OUT_CLASSES & {*(made.get("class") or "").split()})


def _has_class(made: html.HtmlElement, name: str) -> bool:
    return name in (made.get("class") or "").split()


def _inside(made: html.HtmlElement, name: str) -> bool:
    return any(_has_class(above, name) for above in made.iterancestors())
