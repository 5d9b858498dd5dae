"""Whether any server and any disk can deliver the site, and a browser shows it without being asked for more."""

import re
from collections.abc import Mapping
from pathlib import Path

from wardbook.checks.built.document import Document, search
from wardbook.checks.built.links import Linked, dead_links
from wardbook.checks.built.rule import START, BuiltRule, Hits, Shown, SiteHits

_FETCHED_AHEAD = frozenset({"prefetch", "preconnect", "dns-prefetch", "next", "prev", "preload", "modulepreload"})
_BLOCKED_ON_FILE = ("integrity", "crossorigin")
_MAY_BE_BLOCKED = search("//script[@type] | " + " | ".join(f"//@{name}/.." for name in _BLOCKED_ON_FILE))
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
# What old intranet servers send without being told how.
_SENT_BY_ALL = frozenset({".html", ".css", ".js", ".svg", ".png", ".txt", ".xml"})


def _early_fetch(document: Document) -> Hits:
    for element in document.root.iter("link"):
        relations = (element.get("rel") or "").lower().split()
        if _FETCHED_AHEAD & {*relations}:
            message = f'<link rel="{" ".join(relations)}"> fetches ahead; drop it from the template'
            yield document.place(element, "<link"), message


def _blocked_on_file(document: Document) -> Hits:
    for element in _MAY_BE_BLOCKED(document.root):
        wrong = [name for name in _BLOCKED_ON_FILE if name in element.attrib]
        if element.tag == "script" and element.get("type") == "module":
            wrong.append('type="module"')
        for name in wrong:
            message = f"{element.tag} with {name} does not load from a disk; leave it out or bundle the script"
            yield document.place(element, f"<{element.tag}"), message


def _not_whole(document: Document) -> Hits:
    language = next((element.get("lang") for element in document.root.iter("html")), None)
    if not language:
        yield START, "the page does not say its language"
    for name, meaning in (("title", "title"), ("h1", "first heading")):
        if next(document.root.iter(name), None) is None:
            yield START, f"the page has no {meaning}"


def _file_kinds(site: Path, _: Mapping[str, Linked]) -> SiteHits:
    kinds = ", ".join(sorted(_SENT_BY_ALL))
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in _SENT_BY_ALL:
            message = f"not every server sends files of kind '{path.suffix}'; use one of {kinds}"
            yield path.relative_to(site).as_posix(), START, message


def _file_names(site: Path, _: Mapping[str, Linked]) -> SiteHits:
    for path in site.rglob("*"):
        where = path.relative_to(site)
        if path.is_file() and not all(_FILE_NAME.fullmatch(part) for part in where.parts):
            message = "use lower case letters, digits, hyphens, underscores and dots, with a letter or digit in front"
            yield where.as_posix(), START, message


DELIVERY_RULES = (
    BuiltRule(
        id="built-early-fetch",
        summary="No link makes a browser fetch what nobody asked for.",
        bad='<h1>Dose</h1><link rel="prefetch" href="page.html">',
        good='<h1>Dose</h1><a href="page.html">Next</a>',
        page=_early_fetch,
    ),
    BuiltRule(
        id="built-blocked-on-file",
        summary="Nothing is loaded in a way that a browser blocks when the page is opened from a disk.",
        bad='<h1>Dose</h1><script type="module"></script>',
        good="<h1>Dose</h1><script></script>",
        page=_blocked_on_file,
    ),
    BuiltRule(
        id="built-not-whole",
        summary="A page has a language, a title and a first heading.",
        bad="<p>Words.</p>",
        good="<h1>Dose</h1><p>Words.</p>",
        page=_not_whole,
    ),
    BuiltRule(
        id="built-dead-link",
        summary="Every link inside the site leads to a file and an anchor that exist.",
        bad='<h1>Dose</h1><a href="other.html">Next</a>',
        good='<h1 id="dose">Dose</h1><a href="page.html#dose">Again</a>',
        site=dead_links,
    ),
    BuiltRule(
        id="built-file-kind",
        summary="Every file is of a kind that old servers send without being told how.",
        shown=Shown.FILE,
        bad="data.json",
        good="data.js",
        site=_file_kinds,
    ),
    BuiltRule(
        id="built-file-name",
        summary="The name of every file and folder is the same on any server and any disk.",
        shown=Shown.FILE,
        bad="Pathway.png",
        good="pathway.png",
        site=_file_names,
    ),
)
