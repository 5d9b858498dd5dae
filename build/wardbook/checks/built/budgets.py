"""What a page and the runtime may weigh, packed as servers send them; a site that is heavier is not published."""

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

from wardbook.checks.built.document import Document
from wardbook.checks.built.links import Linked
from wardbook.checks.built.rule import START, BuiltRule, Hits, Shown, SiteHits

# In bytes, packed by gzip. A page that is only read, with all that it loads, stays within 120 kB.
READING_PAGE = 26_000
CALCULATOR_PAGE = 40_000
EVERY_PAGE_LOADS = 94_000
RUNTIME = 4_300_000
_HOLDS_A_CALCULATOR = 'data-calculator="'
# What the fastest way of starting fetches of the runtime; the other files wait for hosts on which that fails.
_STARTED = re.compile(r"runtime-(?:core|(?:wasm|memory|proof)-gz)-[0-9a-f]+\.(?:js|txt)")
_STORED_PACKED = ".txt"
_FIRST = "index.html"
_ASSETS = "assets/wardbook"
_FAST, _SMALL = 1, 9


def _heavy_page(document: Document) -> Hits:
    allowed = CALCULATOR_PAGE if _HOLDS_A_CALCULATOR in document.text else READING_PAGE
    text = document.text.encode()
    # Nearly every page is within its budget when it is packed in a hurry, which takes a quarter of the time.
    if len(gzip.compress(text, _FAST)) > allowed and (weight := len(gzip.compress(text, _SMALL))) > allowed:
        yield START, _too_heavy("the page", weight, allowed)


def _heavy_site(site: Path, pages: Mapping[str, Linked]) -> SiteHits:
    loaded = [site / address for address in pages[_FIRST].loads] if _FIRST in pages else []
    started = [path for path in (site / _ASSETS).glob("runtime-*") if _STARTED.fullmatch(path.name)]
    for path, what, files, allowed in (
        (_FIRST, "what every page loads", loaded, EVERY_PAGE_LOADS),
        (_ASSETS, "the runtime", started, RUNTIME),
    ):
        # A file that is missing is a finding of another rule.
        if (weight := sum(_packed(file) for file in files if file.is_file())) > allowed:
            yield path, START, _too_heavy(what, weight, allowed)


def _packed(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == _STORED_PACKED else len(gzip.compress(content, _SMALL))


def _too_heavy(what: str, weight: int, allowed: int) -> str:
    return f"{what} weighs {weight:,} bytes packed, more than the {allowed:,} that are allowed; make it lighter"


BUDGET_RULES = (
    BuiltRule(
        id="built-too-heavy",
        summary=f"Packed by gzip, a page to read weighs at most {READING_PAGE:,} bytes, one with a calculator"
        f" {CALCULATOR_PAGE:,}, what every page loads {EVERY_PAGE_LOADS:,}, and the runtime {RUNTIME:,}.",
        shown=Shown.NOTHING,
        page=_heavy_page,
        site=_heavy_site,
    ),
)
