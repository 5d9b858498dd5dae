"""What a page and the runtime may weigh, packed as servers send them; a site that is heavier is not published."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from wardbook.checks.built.document import Document, search
from wardbook.model import Finding

# In bytes, packed by gzip. A page that is only read, with all that it loads, stays within 120 kB.
READING_PAGE = 26_000
CALCULATOR_PAGE = 40_000
EVERY_PAGE_LOADS = 94_000
RUNTIME = 4_300_000
RULE = "built-too-heavy"
_HOLDS_A_CALCULATOR = 'data-calculator="'
_LOADED = search("//link[@rel='stylesheet' or @rel='icon']/@href | //script[@src]/@src")
# What the fastest way of starting fetches of the runtime; the other files wait for hosts on which that fails.
_STARTED = re.compile(r"runtime-(?:core|(?:wasm|memory|proof)-gz)-[0-9a-f]+\.(?:js|txt)")
_STORED_PACKED = ".txt"
_ASSETS = "assets/wardbook"
_FAST, _SMALL = 1, 9


def page_is_light(document: Document) -> Iterator[Finding]:
    """Refuse a page whose own text is heavier than its kind may be."""
    allowed = CALCULATOR_PAGE if _HOLDS_A_CALCULATOR in document.text else READING_PAGE
    text = document.text.encode()
    # Nearly every page is within its budget when it is packed in a hurry, which takes a quarter of the time.
    if len(gzip.compress(text, _FAST)) > allowed and (weight := len(gzip.compress(text, _SMALL))) > allowed:
        yield _too_heavy(document.path, "the page", weight, allowed)


def site_is_light(folder: Path) -> Iterator[Finding]:
    """Refuse style sheets and scripts that make every page heavy, and a runtime that is slow to fetch."""
    first = folder / "index.html"
    addresses = _LOADED(Document.read(first, folder).root) if first.is_file() else ()
    started = (path for path in (folder / _ASSETS).glob("runtime-*") if _STARTED.fullmatch(path.name))
    for path, what, files, allowed in (
        (first.name, "what every page loads", [folder / str(address) for address in addresses], EVERY_PAGE_LOADS),
        (_ASSETS, "the runtime", [*started], RUNTIME),
    ):
        # A file that is missing is a finding of another gate.
        if (weight := sum(_packed(file) for file in files if file.is_file())) > allowed:
            yield _too_heavy(path, what, weight, allowed)


def _packed(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == _STORED_PACKED else len(gzip.compress(content, _SMALL))


def _too_heavy(path: str, what: str, weight: int, allowed: int) -> Finding:
    message = f"{what} weighs {weight:,} bytes packed, more than the {allowed:,} that are allowed; make it lighter"
    return Finding(path, 1, 1, RULE, message)
