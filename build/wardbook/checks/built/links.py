"""Links between built pages."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from wardbook.checks.built.document import Document, find_words, search
from wardbook.model import Place

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ATTRIBUTES = {"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}
_NAMES = search("//@id | //a/@name")
_LOADS = search("//link[@rel='stylesheet' or @rel='icon']/@href | //script[@src]/@src")
# Servers show it under any address, so that it can only link from their root.
_ANY_ADDRESS = frozenset({"404.html"})


@dataclass(frozen=True, slots=True)
class Linked:
    """What of a page its links and those of others need, so that its tree can be forgotten.

    Args:
        path: Its address below the site.
        ids: Where links may lead in it.
        targets: Where its links lead, each with the line of its first use.
        loads: The style sheets, scripts and icons that come with it.
    """

    path: str
    ids: frozenset[str]
    targets: Mapping[str, int]
    loads: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> "Linked":
        """Take it from a document."""
        targets: dict[str, int] = {}
        for element in document.root.iter(*_ATTRIBUTES):
            target = element.get(_ATTRIBUTES[element.tag])
            if target is not None and not _ELSEWHERE.match(target):
                targets.setdefault(target, int(element.sourceline or 1))
        ids = frozenset(str(name) for name in _NAMES(document.root)) - {""}
        return cls(document.path, ids, targets, tuple(str(address) for address in _LOADS(document.root)))


def dead_links(site: Path, pages: Mapping[str, Linked]) -> Iterator[tuple[str, Place, str]]:
    """Find links that lead to no file or anchor of the site.

    Args:
        site: The folder with the built files.
        pages: Its pages by address.
    """
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    known: dict[tuple[str, str], str] = {}  # pages of one folder share most of their links
    for page in pages.values():
        if page.path in _ANY_ADDRESS:
            continue
        folder = posixpath.dirname(page.path)
        for target, line in page.targets.items():
            if (folder, target) in known:
                message = known[folder, target]
            else:
                message = _fault(files, pages, page.path, target)
                if not target.startswith("#"):
                    known[folder, target] = message
            if message:
                text = (site / page.path).read_text(encoding="utf-8")
                yield page.path, find_words(text, line, target), message


def _fault(files: frozenset[str], pages: Mapping[str, Linked], home: str, target: str) -> str:
    address, _, anchor = unquote(target).partition("#")
    address = address.partition("?")[0]
    if address.startswith("/"):
        return f"{target} starts at the root of the server, and the site may stand below it"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(home), address)) if address else home
    if address.endswith("/") or path == ".":
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    if path not in files:
        return f"{target or 'an empty link'} leads to no file of the site"
    if anchor and path in pages and anchor not in pages[path].ids:
        return f"{path} has no id {anchor!r}"
    return ""
