"""Doses in words: bound to facts, and written so that nobody misreads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardbook.checks import quick
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site

_UNIT = r"(?:mg|mcg|ug|[µμ]g|micrograms?|milligrams?|grams?|g|mL|ml|millilitres?|international units?|units?|IU|U|cc)"
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+)"
# Not behind a letter, a digit or a hyphen, so that names such as PCV13 or PMC7527029 are no numbers.
DOSE = re.compile(
    rf"(?<![\w.-])(?P<number>{_NUMBER})(?:\s?(?:-|\u2013|to|or)\s?{_NUMBER})?[\s-]?(?P<unit>{_UNIT})(?![\w%]|-[a-z])"
)
_MEASURE = re.compile(
    rf"(?<![\w.-]){_NUMBER}(?:\s?(?:-|\u2013|to|or)\s?{_NUMBER})?[\s-]?"
    r"(?:(?:minute|min|hour|h|day|week|month|year)s?\b|mmHg\b|(?:x|\u00d7)\s?10\b)"
)
_DOSE_HINT = re.compile(rf"[\d,][\s-]?{_UNIT}")
_MEASURE_HINT = re.compile(r"[\d,][\s-]?[mhdwyx\u00d7]")
UNBOUND = "{found} is not bound to a fact; write [[namespace.name]] of the fact that holds it"


@rule(
    "unbound-dose",
    "A dose in prose is a bound fact, so that the number has one source and the calculators read the same.",
    bad="Give 375 mg/m2 once weekly.",
    good="Give [[rituximab.dose_per_m2]] once weekly.",
)
def unbound_dose(site: Site, _today: date) -> Iterator[Hit]:
    """Find numerals with a unit of dose that are no facts."""
    return quick.find_in_prose(site, DOSE, hint=_DOSE_HINT, message=UNBOUND)


@rule(
    "unbound-measure",
    "A duration or a threshold in prose is a bound fact, like a dose.",
    bad="Judge it after 12 weeks.",
    good="Judge it after [[rituximab.course]].",
)
def unbound_measure(site: Site, _today: date) -> Iterator[Hit]:
    """Find numerals with a unit of time, pressure or count that are no facts."""
    return quick.find_in_prose(site, _MEASURE, hint=_MEASURE_HINT, message=UNBOUND)


@dataclass(frozen=True, slots=True)
class _Misread:
    """A way of writing that has led to wrong doses, what to write instead, and what is in every text that holds it."""

    pattern: re.Pattern[str]
    advice: str
    hint: re.Pattern[str]


_DOSE_UNIT = r"(?:mg|mcg|g|mL|units|international units)\b"
_NUMBER_HINT = re.compile(r"\d[\s-]?(?:mg|mcg|g|kg|mL|unit|international)")
# The error-prone abbreviations, symbols and dose designations that medication-safety bodies list.
_MISREAD = (
    _Misread(
        re.compile(r"[µμ]"), "a Greek mu is misread; write 'mcg', 'micromol' or 'microlitre'", re.compile(r"[µμ]")
    ),
    _Misread(re.compile(r"\bIU\b|(?<=\d)\s?I?U\b"), "write 'units' or 'international units' in full", re.compile("U")),
    _Misread(
        re.compile(r"\b(?:QO?D|qo?d|[qQ]\.(?:[oO]\.)?[dD]\.?|OD|od|o\.d\.|BD|bd|b\.d\.|TDS|tds|QDS|qds)(?!\w)"),
        "write 'daily', 'every other day', 'twice daily' or as many times as it is",
        re.compile(r"[QqOoBbTt](?<!\w.)\.?[oO]?\.?[dD]"),
    ),
    _Misread(
        re.compile(r"\bMS(?:O4)?\b(?=\s+\d|\s+(?:dose|inj))"), "write the name of the drug in full", re.compile("MS")
    ),
    _Misread(re.compile(r"(?<=\d)\s?cc\b"), "write 'mL'", re.compile(r"\d\s?cc")),
    _Misread(
        re.compile(rf"\b\d[\d,]*\.\d*0(?=[\s-]?{_DOSE_UNIT})"),
        "a zero behind the point is misread; leave it out",
        _NUMBER_HINT,
    ),
    _Misread(
        re.compile(rf"(?<![\d.,])\.\d+(?=[\s-]?{_DOSE_UNIT})"),
        "a bare point is overlooked; write a zero before it",
        _NUMBER_HINT,
    ),
    _Misread(
        re.compile(r"(?<![\w.-])\d[\d,.]*(?:mg|mcg|g|kg|mL|units?)\b"),
        "put a space between number and unit",
        re.compile(r"[\d,.](?:mg|mcg|g|kg|mL|unit)"),
    ),
    _Misread(re.compile(rf"(?<![\d.,])\d{{4,}}(?=[\s-]?{_DOSE_UNIT})"), "write commas from 1,000 on", _NUMBER_HINT),
)


@rule(
    "error-prone-expression",
    "No abbreviation, symbol or way of writing a number that is known to be misread, in pages and in what facts show.",
    bad="The dose is written in IU.",
    good="The dose is written in international units.",
)
def error_prone_expression(site: Site, _today: date) -> Iterator[Hit]:
    """Find expressions that have led to wrong doses."""
    for page in site.pages.values():
        for offset, message in _misread(page.source.prose):
            yield Hit(page.path, page.source.lines.place(offset), message)
    for fact in site.facts.values():
        for _, message in _misread(fact.display):
            yield Hit(fact.path, fact.place, f"{fact.name} shows {fact.display!r}: {message}")


def _misread(text: str) -> Iterator[tuple[int, str]]:
    for entry in _MISREAD:
        for match in quick.find(entry.pattern, text, hint=entry.hint):
            yield match.start(), f"{match[0].strip()!r}: {entry.advice}"


RULES = (
    unbound_dose,
    unbound_measure,
    error_prone_expression,
)
