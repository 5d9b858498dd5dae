"""Words that a reader can follow: abbreviations explained, headings in order."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import quick
from wardbook.checks.rules import Hit, rule
from wardbook.model import Page, Site

# At least two capitals, and never two small letters in a row, so that names of medicines and people are none.
_ABBREVIATION = re.compile(r"(?<![\w@./-])(?=[a-z]?[A-Z])(?=\w*[A-Z]\w*[A-Z])(?!\w*[a-z]{2})[A-Za-z0-9]+?(?=s?(?!\w))")
_TWO_CAPITALS = re.compile(r"[A-Z]\w*[A-Z]")
# Roman numbers, names such as K1, numbers of articles, and what another rule refuses.
_NO_ABBREVIATION = re.compile(r"[IVXL]+[abc]?|[A-Z]\d+|[A-Z]+\d{4,}|IU")
_LISTED = re.compile(r"^\*\[([^\]\n]+)\]:", re.MULTILINE)
_FIRST_CELL = re.compile(r"^\|([^|\n]+)\|", re.MULTILINE)
_GLOSSARY = "about/glossary.md"
# Everybody who reads these pages knows them.
_COMMON = frozenset({"US", "EU", "UK", "IT"})


@rule(
    "undefined-abbreviation",
    "An abbreviation is explained in the page, by a line *[ABC]: words, or stands in the glossary.",
    bad="Watch the XYZ.",
    good="Watch the XYZ.\n\n*[XYZ]: Words that it stands for",
)
def undefined_abbreviation(site: Site, _today: date) -> Iterator[Hit]:
    """Find abbreviations that nothing explains, at their first use in a page."""
    glossary = _listed(site.pages.get(_GLOSSARY))
    for page in site.pages.values():
        known = {*_COMMON, *glossary, *_LISTED.findall(page.source.text)}
        for match in quick.find(_ABBREVIATION, page.source.prose, hint=_TWO_CAPITALS):
            if match[0] in known or _NO_ABBREVIATION.fullmatch(match[0]):
                continue
            known.add(match[0])
            message = f"{match[0]!r} is not explained; add a line *[{match[0]}]: words, or an entry of the glossary"
            yield Hit(page.path, page.source.lines.place(match.start()), message)


def _listed(glossary: Page | None) -> set[str]:
    if glossary is None:
        return set()
    cells = (cell for row in _FIRST_CELL.findall(glossary.source.text) for cell in row.split(","))
    return {word for cell in cells for word in cell.split()} | set(_LISTED.findall(glossary.source.text))


@rule(
    "heading-order",
    "A page has one heading of level 1, first, and skips no level after it.",
    bad="### Children {#children}",
    good="## Children {#children}",
)
def heading_order(site: Site, _today: date) -> Iterator[Hit]:
    """Find headings that skip a level, and second titles."""
    for page in site.pages.values():
        # The theme gives a page without a heading of level 1 its title.
        last = 1 if all(heading.level > 1 for heading in page.source.headings) else 0
        for heading in page.source.headings:
            if heading.level == 1 and last:
                yield Hit(page.path, heading.place, f"{heading.text!r} is a second heading of level 1; a page has one")
            elif heading.level > last + 1:
                message = f"{heading.text!r} of level {heading.level} comes after level {last}; skip no level"
                yield Hit(page.path, heading.place, message)
            last = heading.level


RULES = (
    undefined_abbreviation,
    heading_order,
)
