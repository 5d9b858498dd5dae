"""Records in data files: what they name exists, and claims and differences name each other."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.anchors import made_anchors, page_anchors
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site
from wardbook.model.syntax import FACT


@rule(
    "record-without-target",
    "What a claim or a difference names exists: facts, references, pages with their anchors, and each other.",
    bad=samples.difference(see="guidelines/sample/index.html#nowhere"),
    good=samples.difference(),
    where=samples.DIFFERENCES,
    suppressible=False,
)
def record_without_target(site: Site, _today: date) -> Iterator[Hit]:
    """Find records that name what does not exist."""
    for claim in site.claims.values():
        for message in (*_references(site, claim.references), *_address(site, claim.at)):
            yield Hit(claim.path, claim.place, f"claim {claim.number}: {message}")
        for name in claim.differences:
            if name not in site.differences or claim.number not in site.differences[name].claims:
                yield Hit(
                    claim.path, claim.place, f"claim {claim.number}: {name} does not name it back; add or remove it"
                )
    for point in site.differences.values():
        addresses = (*_address(site, point.at), *_address(site, point.see))
        facts = _facts(site, f"{point.sources} {point.here}")
        for message in (*_references(site, point.references), *addresses, *facts):
            yield Hit(point.path, point.place, f"{point.id}: {message}")
        for number in point.claims:
            if number not in site.claims or point.id not in site.claims[number].differences:
                yield Hit(
                    point.path, point.place, f"{point.id}: claim {number} does not name it back; add or remove it"
                )


def _references(site: Site, keys: tuple[str, ...]) -> Iterator[str]:
    yield from (f"no reference has the key {key!r}" for key in keys if key not in site.references)


def _facts(site: Site, text: str) -> Iterator[str]:
    for match in FACT.finditer(text):
        fact = site.facts.get(match[1].strip())
        if fact is None or fact.gated:
            yield f"there is no fact {match[1].strip()!r} that has a value"
    if re.search(r"\d\s?(?:mg|mcg|g|mL|units)\b", FACT.sub("", text)):
        yield "a dose in words is not bound to a fact"


def _address(site: Site, address: str) -> Iterator[str]:
    path, _, anchor = address.partition("#")
    page = site.pages.get(path.removesuffix(".html") + ".md")
    if page is None:
        yield f"{path} is no page of the site"
    elif anchor not in {name for name, _ in page_anchors(page)} | made_anchors(site, page):
        yield f"{path} has no anchor {anchor!r}"


RULES = (record_without_target,)
