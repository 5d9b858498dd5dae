"""The wording of recommendations: the verb says how strong the advice is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Recommendation, Site

_STRONG = re.compile(r"\brecommend(?:s|ed|ing)?\b|\bmust(?: not)?\b|\bshould(?: not)?\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"\bsuggest(?:s|ed|ing)?\b|\bmight\b|\bmay\b|\bcould\b|\bconsider(?:ed|ing)?\b", re.IGNORECASE
)
_GRADED = re.compile(r"\bwe (?:strongly |conditionally )?(?:recommend|suggest)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\s#>*-].*?(?:[.!?:](?=\s|\Z)|(?=\n[ \t]*\n)|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Wording:
    """What the sentence of advice must not say, and what to write instead."""

    refused: re.Pattern[str]
    advice: str


_WORDINGS = {
    "strong": _Wording(_CONDITIONAL, "a strong recommendation says 'we recommend'"),
    "conditional": _Wording(_STRONG, "a conditional recommendation says 'we suggest'"),
}
_UNGRADED = _Wording(_GRADED, "'we recommend' and 'we suggest' are for graded recommendations; say what is done")


@rule(
    "verb-against-strength",
    "The sentence of advice says 'we recommend' only when strong and 'we suggest' only when conditional.",
    bad=samples.recommendation("We recommend to choose together."),
    good=samples.recommendation("We suggest to choose together."),
)
def verb_against_strength(site: Site, _today: date) -> Iterator[Hit]:
    """Find sentences of advice whose verb says another strength than the recommendation has."""
    for found in site.recommendations:
        wording = _WORDINGS.get(found.strength, _UNGRADED)
        sentence = _SENTENCE.search(found.advice)
        match = wording.refused.search(sentence[0]) if sentence else None
        if sentence and match:
            yield _hit(site, found, sentence.start() + match.start(), f"{match[0]!r}: {wording.advice}")


@rule(
    "empty-recommendation",
    "A recommendation says in words what to do.",
    bad=samples.recommendation(""),
    good=samples.recommendation("We suggest to choose together."),
)
def empty_recommendation(site: Site, _today: date) -> Iterator[Hit]:
    """Find recommendations without a sentence of advice."""
    for found in site.recommendations:
        if not found.advice.strip():
            message = f"the recommendation {found.id!r} gives no advice; write the sentence below its options"
            yield Hit(site.pages[found.page].path, found.place, message)


def _hit(site: Site, found: Recommendation, offset: int, message: str) -> Hit:
    page = site.pages[found.page]
    return Hit(page.path, page.source.lines.place(found.advice_start + offset), message)


RULES = (
    verb_against_strength,
    empty_recommendation,
)
