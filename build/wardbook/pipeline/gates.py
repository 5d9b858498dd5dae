"""What the built site must not hold, read from its HTML and CSS, whatever the host says of its own build.

Each gate takes the built pages (or the folder) and returns findings, so that an author sees them all at once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from wardbook.model import Finding
from wardbook.pipeline.documents import Document, Tag, read_documents

# Where HTML makes a browser fetch something without a click.
_LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src", "srcdoc"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# Relations of <link> that only state something and fetch nothing.
_STATING = frozenset({"canonical", "license", "author"})
_FETCHED_AHEAD = frozenset({"prefetch", "preconnect", "dns-prefetch", "next", "prev", "modulepreload"})
_OTHER_ORIGIN = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:[a-z][a-z0-9+.-]*:)?//[^"')\s]+)""", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\[\[[a-z0-9_.-]+\]\]|\[@[a-z0-9_-]+|^[ \t]*///|\{\{|\{%", re.IGNORECASE | re.MULTILINE)
_FILE_NAME = re.compile(r"^[a-z0-9][a-z0-9.-]*$")
# What old intranet servers know how to send; .ico and fonts would only decorate.
_SENT_BY_ALL = frozenset({".html", ".css", ".js", ".svg", ".png", ".txt", ".xml"})


def run_gates(folder: Path) -> list[Finding]:
    """Inspect a built site.

    Args:
        folder: Where it was built, before anybody sees it.

    Returns:
        All findings, sorted by path and place; paths are relative to the folder.
    """
    documents = read_documents(folder)
    findings = [
        *(finding for document in documents for finding in _page_findings(document)),
        *links_resolve(documents, files={path.relative_to(folder).as_posix() for path in _files(folder)}),
        *styles_stay_here(folder),
        *files_are_servable(folder),
    ]
    return sorted(findings)


def _page_findings(document: Document) -> Iterator[Finding]:
    for gate in (no_other_origin, no_inline_behaviour, no_early_fetch, ids_are_unique, nothing_left_over, is_whole):
        yield from gate(document)


def no_other_origin(document: Document) -> Iterator[Finding]:
    """Refuse an address of another origin wherever a browser would fetch it."""
    for tag in document.tags:
        if tag.name == "link" and _STATING & set(tag.attributes.get("rel", "").split()):
            continue
        for name in _LOADING.get(tag.name, ()):
            if _OTHER_ORIGIN.match(tag.attributes.get(name, "")):
                message = f"<{tag.name} {name}> fetches {tag.attributes[name]}; ship the file with the site"
                yield _at(document, tag, "other-origin", message)


def no_inline_behaviour(document: Document) -> Iterator[Finding]:
    """Refuse what a strict policy or ``file://`` blocks: inline style, handlers, integrity, modules."""
    for tag in document.tags:
        if tag.name == "style" or "style" in tag.attributes:
            yield _at(document, tag, "inline-style", f"<{tag.name}> carries style; use a class")
        for name, value in tag.attributes.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield _at(document, tag, "inline-handler", f"<{tag.name} {name}> runs script; use the engine")
            if name in {"integrity", "crossorigin"}:
                yield _at(document, tag, "blocked-on-file", f"<{tag.name} {name}> breaks the site opened as a file")
        if tag.name == "script" and tag.attributes.get("type") == "module":
            yield _at(document, tag, "blocked-on-file", "a module script does not load from a file; bundle it")


def no_early_fetch(document: Document) -> Iterator[Finding]:
    """Refuse links that make a browser fetch pages nobody asked for."""
    for tag in document.tags:
        if tag.name == "link" and _FETCHED_AHEAD & set(tag.attributes.get("rel", "").split()):
            yield _at(document, tag, "early-fetch", f"<link rel={tag.attributes['rel']}> fetches ahead; drop it")


def ids_are_unique(document: Document) -> Iterator[Finding]:
    """Refuse an id that two elements of a page have."""
    counts = Counter(document.ids())
    for tag in document.tags:
        name = tag.attributes.get("id", "")
        if counts[name] > 1:
            counts[name] = 0
            yield _at(document, tag, "duplicate-id", f"id '{name}' stands more than once on this page")


def nothing_left_over(document: Document) -> Iterator[Finding]:
    """Refuse markup of ours that reached the reader unrendered."""
    for words in document.words:
        for match in _LEFT_OVER.finditer(words.text):
            line = words.line + words.text.count("\n", 0, match.start())
            message = f"'{match.group().strip()}' was not rendered; check its spelling in the Markdown"
            yield Finding(document.path, line, 1, "left-over-markup", message)


def is_whole(document: Document) -> Iterator[Finding]:
    """Ask every page for a language, a title and exactly one first heading."""
    names = Counter(tag.name for tag in document.tags)
    language = next((tag.attributes.get("lang", "") for tag in document.tags if tag.name == "html"), "")
    if not language:
        yield Finding(document.path, 1, 1, "no-language", "the page does not say its language")
    if not names["title"]:
        yield Finding(document.path, 1, 1, "no-title", "the page has no title")
    if names["h1"] != 1:
        yield Finding(document.path, 1, 1, "first-heading", f"the page has {names['h1']} first headings; it needs one")


def links_resolve(documents: Iterable[Document], *, files: set[str]) -> Iterator[Finding]:
    """Refuse links inside the site that lead nowhere, to the fragment.

    Args:
        documents: The built pages.
        files: Addresses of all files of the site.
    """
    pages = {document.path: document for document in documents}
    targets = {path: {*document.ids(), *_names(document)} for path, document in pages.items()}
    for document in pages.values():
        for tag, address in _links(document):
            reason = _broken(address, document.path, files, targets)
            if reason:
                yield _at(document, tag, "broken-link", f"'{address}' {reason}")


def styles_stay_here(folder: Path) -> Iterator[Finding]:
    """Refuse style sheets and drawings that fetch from another origin."""
    for path in _files(folder):
        if path.suffix in {".css", ".svg"}:
            text = path.read_text("utf-8")
            for match in _CSS_ADDRESS.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                where = path.relative_to(folder).as_posix()
                yield Finding(where, line, 1, "other-origin", f"fetches {match.group(1)}; ship the file with the site")


def files_are_servable(folder: Path) -> Iterator[Finding]:
    """Refuse names and kinds of file that a plain old server does not send."""
    for path in _files(folder):
        where = path.relative_to(folder)
        if path.suffix not in _SENT_BY_ALL:
            message = (
                f"files of kind '{path.suffix}' are not sent by every server; use one of html, css, js, svg, png, txt"
            )
            yield Finding(where.as_posix(), 1, 1, "file-kind", message)
        if not all(_FILE_NAME.match(part) for part in where.parts):
            message = "a name may hold lower case letters, digits, hyphens and dots, and starts with a letter or digit"
            yield Finding(where.as_posix(), 1, 1, "file-name", message)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _names(document: Document) -> Iterator[str]:
    return (tag.attributes["name"] for tag in document.tags if tag.name == "a" and "name" in tag.attributes)


def _links(document: Document) -> Iterator[tuple[Tag, str]]:
    for tag in document.tags:
        for name in ("href", "src"):
            address = tag.attributes.get(name)
            if address is not None and not urlsplit(address).scheme and not address.startswith("//"):
                yield tag, address


def _broken(address: str, page: str, files: set[str], targets: dict[str, set[str]]) -> str:
    parts = urlsplit(address)
    if parts.path.startswith("/"):
        return "is absolute; the site must work in any folder, so write it relative to the page"
    target = _resolve(page, unquote(parts.path))
    if target not in files:
        return "leads to no file of the site"
    fragment = unquote(parts.fragment)
    if fragment and target in targets and fragment not in targets[target]:
        return f"names '#{fragment}', which {target} does not have"
    return ""


def _resolve(page: str, path: str) -> str:
    if not path:
        return page
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *path.split("/")):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in {".", ""}:
            parts.append(part)
    return "/".join(parts)


def _at(document: Document, tag: Tag, rule: str, message: str) -> Finding:
    return Finding(document.path, tag.line, tag.column, rule, message)
