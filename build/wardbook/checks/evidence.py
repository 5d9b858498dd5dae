"""Rates and labels: each rate says of whom and how long, each label where it holds, and twins are equal."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import quick, samples
from wardbook.checks.doses import UNBOUND
from wardbook.checks.rules import Hit, rule
from wardbook.model import Fact, Site

_PERCENTAGE = re.compile(r"(?<![\w.-])\d[\d.,]*(?:\s?(?:-|\u2013|to|or)\s?\d[\d.,]*)?(?:\s?%|\s+per\s?cent\b)")
_PERCENTAGE_HINT = re.compile(r"%|cent")
_BASIS = ("numerator", "denominator", "population", "follow_up")
_OUTCOMES = "content/facts/"
_LABELS = {
    "US": re.compile(r"\bUS prescribing information\b", re.IGNORECASE),
    "EU": re.compile(r"\bEU (?:product information|package leaflet)\b", re.IGNORECASE),
}


@rule(
    "unbound-percentage",
    "A percentage in prose is a bound fact, so that it keeps its source, its denominator and its follow-up.",
    bad="About 60% responded [@ash2019].",
    good="Most people responded [@ash2019].",
)
def unbound_percentage(site: Site, _today: date) -> Iterator[Hit]:
    """Find percentages that are no facts."""
    return quick.find_in_prose(site, _PERCENTAGE, hint=_PERCENTAGE_HINT, message=UNBOUND)


@rule(
    "rate-without-basis",
    "A rate among the facts of content gives numerator, denominator, population and follow-up, or lists under "
    "not_read what the text that was read does not print.",
    bad=samples.RATE,
    good=samples.RATE + 'numerator = "6"\ndenominator = "10"\npopulation = "adults"\nnot_read = ["follow_up"]\n',
    where=samples.FACTS,
)
def rate_without_basis(site: Site, _today: date) -> Iterator[Hit]:
    """Find rates of which nobody can tell in whom, in how many, or for how long."""
    for fact in site.facts.values():
        if fact.gated or fact.table.get("unit") != "%" or not fact.path.startswith(_OUTCOMES):
            continue
        not_read = fact.table.get("not_read", [])
        missing = [key for key in _BASIS if key not in fact.table and key not in not_read]
        if missing:
            message = f"{fact.name} lacks {', '.join(missing)}; add it, or name it under not_read"
            yield Hit(fact.path, fact.place, message)
        twice = [key for key in not_read if key in fact.table or key not in _BASIS]
        if twice:
            yield Hit(fact.path, fact.place, f"{fact.name} lists {', '.join(twice)} under not_read without need")


@rule(
    "label-without-jurisdiction",
    "A fact that rests on labels of one jurisdiction alone says which, because another label may differ.",
    bad=samples.LABEL,
    good=samples.LABEL.replace('"any"', '"US"'),
    where=samples.FACTS,
)
def label_without_jurisdiction(site: Site, _today: date) -> Iterator[Hit]:
    """Find facts of a label that claim to hold everywhere, or elsewhere."""
    for fact in site.facts.values():
        places = {_label_of(site, key) for key in fact.sources}
        place = next(iter(places)) if len(places) == 1 else ""
        if place and fact.jurisdiction != place:
            message = f'{fact.name} rests on a label of the {place} alone; write jurisdiction = "{place}"'
            yield Hit(fact.path, fact.place, message)


def _label_of(site: Site, key: str) -> str:
    """Give the jurisdiction of a reference that is a label, or an empty text."""
    title = str(site.references[key].csl.get("title", "")) if key in site.references else ""
    return next((place for place, pattern in _LABELS.items() if pattern.search(title)), "")


@rule(
    "unequal-numbers",
    "Numbers that content/same-numbers.toml calls the same are equal, wherever they are written.",
    bad=samples.same("rituximab.dose_per_m2.value", "rituximab.course.value"),
    good=samples.same("rituximab.dose_per_m2.value", "rituximab.dose_per_m2.value"),
    where=samples.SAME,
    suppressible=False,
)
def unequal_numbers(site: Site, _today: date) -> Iterator[Hit]:
    """Find numbers that stand in two facts and differ, and names that lead to no number."""
    for same in site.same_numbers:
        found = {address: _number(site.facts.get(address.rpartition(".")[0]), address) for address in same.numbers}
        lost = [address for address, number in found.items() if not number]
        if lost:
            yield Hit(same.path, same.place, f"{same.id}: there is no number {', '.join(lost)}")
        elif len(set(found.values())) > 1:
            told = ", ".join(f"{address} is {number}" for address, number in found.items())
            yield Hit(same.path, same.place, f"{same.id}: {told}; read the source and make them equal")


def _number(fact: Fact | None, address: str) -> str:
    return str(fact.table.get(address.rpartition(".")[2], "")) if fact else ""


RULES = (
    unbound_percentage,
    rate_without_basis,
    label_without_jurisdiction,
    unequal_numbers,
)
