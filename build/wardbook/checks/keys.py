"""Keys that must lead somewhere: references, facts, calculators, owners and guidelines."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Place, Site
from wardbook.model.source import Block
from wardbook.model.syntax import FACT_NAME

_CITED_LINK = re.compile(r"\[[^\[\]\n]*(\[@[^\[\]\n]*\])[^\[\]\n]*\]\(")


@rule(
    "malformed-citation",
    "A citation names keys after an @, apart by semicolons, each with its place in the source behind a comma.",
    bad="Area follows from height and weight [@mosteller1987; ash2019].",
    good="Area follows from height and weight [@mosteller1987; @ash2019, table 2].",
    suppressible=False,
)
def malformed_citation(site: Site, _today: date) -> Iterator[Hit]:
    """Find citations that cannot be read."""
    for page in site.pages.values():
        for use in page.source.citations:
            if not use.items:
                message = f"{use.text} cannot be read; write [@key], [@one; @two] or [@key, place in the source]"
                yield Hit(page.path, use.place, message)
        for match in _CITED_LINK.finditer(page.source.visible):
            place = page.source.lines.place(match.start(1))
            yield Hit(page.path, place, "a citation is a link and cannot stand inside one; put it behind the link")


@rule(
    "unknown-reference",
    "Every key cited stands in content/references.json.",
    bad="Area follows from height and weight [@mosteler1987].",
    good="Area follows from height and weight [@mosteller1987].",
    suppressible=False,
)
def unknown_reference(site: Site, _today: date) -> Iterator[Hit]:
    """Find keys that no reference has: in pages, recommendations, facts and calculators."""
    for path, place, key in _reference_uses(site):
        if key not in site.references:
            message = (
                f"no reference has the key {key!r}{_hint(key, site.references)}; add it to content/references.json"
            )
            yield Hit(path, place, message)


def _reference_uses(site: Site) -> Iterator[tuple[str, Place, str]]:
    for page in site.pages.values():
        for use in page.source.citations:
            yield from ((page.path, use.place, item.key) for item in use.items)
        for block in page.source.blocks:
            yield from ((page.path, place, key) for key, place in _listed(block, "references"))
    for fact in site.facts.values():
        yield from ((fact.path, fact.place, key) for key in fact.sources)
    for claim in site.claims.values():
        yield from ((claim.path, claim.place, key) for key in claim.references)
    for point in site.differences.values():
        yield from ((point.path, point.place, key) for key in point.references)
    for name, spec in site.calculators.items():
        path = f"calculators/{name.replace('-', '_')}/rules.py"
        yield from ((path, Place(1, 1), key) for key in spec.get("references", ()))


def _listed(block: Block, option: str) -> Iterator[tuple[str, Place]]:
    given = block.options.get(option) if block.name == "recommendation" else None
    if isinstance(given, list):
        yield from ((key, block.places[option]) for key in given if isinstance(key, str))


@rule(
    "unknown-fact",
    "Every fact named in a page stands in a facts file, as namespace and name.",
    bad="Give [[rituximab.dose_per_kg]].",
    good="Give [[rituximab.dose_per_m2]].",
    suppressible=False,
)
def unknown_fact(site: Site, _today: date) -> Iterator[Hit]:
    """Find facts that no facts file has."""
    for page in site.pages.values():
        for use in page.source.facts:
            if not FACT_NAME.fullmatch(use.name):
                message = f"[[{use.name}]] cannot be read; write [[namespace.name]] of a fact"
                yield Hit(page.path, use.place, message)
            elif use.name not in site.facts:
                yield Hit(page.path, use.place, _no_fact(site, use.name))
        for block in page.source.blocks:
            for name, place in _listed(block, "evidence"):
                if name not in site.facts or site.facts[name].gated:
                    yield Hit(page.path, place, _no_fact(site, name))


def _no_fact(site: Site, name: str) -> str:
    if name in site.facts:
        return f"{name} is gated and has no value; leave it out"
    namespace = name.partition(".")[0]
    return f"no fact is called {name!r}{_hint(name, site.facts)}; add it to the facts of {namespace}"


@rule(
    "gated-fact",
    "A fact whose source nobody has read has no value, so prose cannot show it.",
    bad="Never give more than [[rituximab.highest_dose]].",
    good="Nobody here has read a source that gives the highest dose.",
    suppressible=False,
)
def gated_fact(site: Site, _today: date) -> Iterator[Hit]:
    """Find gated facts in prose."""
    for page in site.pages.values():
        for use in page.source.facts:
            fact = site.facts.get(use.name)
            if fact and fact.gated:
                message = (
                    f"{use.name} is gated: nobody has read its source; remove it, or read the source and give the fact"
                )
                yield Hit(page.path, use.place, message)


@rule(
    "unknown-calculator",
    "Every calculator named in a page stands below calculators/.",
    bad="/// calculator | body-surfaces\n///",
    good="/// calculator | body-surface-area\n///",
    suppressible=False,
)
def unknown_calculator(site: Site, _today: date) -> Iterator[Hit]:
    """Find calculators that do not exist: in blocks and in recommendations."""
    for page in site.pages.values():
        for block in page.source.blocks:
            named = [(block.argument, block.place)] if block.name == "calculator" and block.argument else []
            for key, place in [*named, *_listed(block, "calculators")]:
                if key not in site.calculators:
                    known = ", ".join(site.calculators) or "none"
                    message = f"no calculator has the id {key!r}{_hint(key, site.calculators)}; there are {known}"
                    yield Hit(page.path, place, message)


@rule(
    "unused-reference",
    "A reference that nothing cites is removed, or cited.",
    bad=samples.references("mosteller1987", "ash2019", "nobody2020"),
    good=samples.references("mosteller1987", "ash2019"),
    where=samples.REFERENCES,
    warning=True,
)
def unused_reference(site: Site, _today: date) -> Iterator[Hit]:
    """Find references that no page, fact or calculator uses."""
    used = {key for _, _, key in _reference_uses(site)}
    for reference in site.references.values():
        if reference.key not in used:
            message = f"nothing cites {reference.key!r}; cite it or remove it"
            yield Hit(reference.path, reference.place, message)


@rule(
    "reference-without-note",
    "A reference says whether somebody read it, and what of it.",
    bad=samples.references("mosteller1987", "ash2019", without="note"),
    good=samples.references("mosteller1987", "ash2019"),
    where=samples.REFERENCES,
)
def reference_without_note(site: Site, _today: date) -> Iterator[Hit]:
    """Find references that do not say what of them was read."""
    for reference in site.references.values():
        if not reference.status or not reference.note.strip():
            message = f"{reference.key!r} needs custom.status (verified or unverified) and a note of what was read"
            yield Hit(reference.path, reference.place, message)


@rule(
    "unknown-owner",
    "The owner of a page is somebody in content/people.toml.",
    bad=samples.page(owner="nobody"),
    good=samples.page(),
    where=samples.PAGE,
)
def unknown_owner(site: Site, _today: date) -> Iterator[Hit]:
    """Find pages whose owner nobody is."""
    for page in site.pages.values():
        if page.meta and page.meta.owner not in site.people:
            owner = page.meta.owner
            message = f"nobody in content/people.toml has the id {owner!r}{_hint(owner, site.people)}"
            yield Hit(page.path, page.meta.places["owner"], message)


@rule(
    "unknown-guideline",
    "The guideline that a page names is a folder below content/guidelines/, and its own folder when it stands in one.",
    bad=samples.page(guideline="other"),
    good=samples.page(guideline="sample"),
    where=samples.PAGE,
)
def unknown_guideline(site: Site, _today: date) -> Iterator[Hit]:
    """Find pages that name a guideline which does not exist, or another one than that of their folder."""
    folders = {uri: guideline.id for guideline in site.guidelines.values() for uri in guideline.pages}
    for page in site.pages.values():
        named = page.meta.guideline if page.meta else None
        if page.meta is None or named is None:
            continue
        place = page.meta.places["guideline"]
        if named not in site.guidelines:
            yield Hit(
                page.path,
                place,
                f"no folder below content/guidelines/ is called {named!r}{_hint(named, site.guidelines)}",
            )
        elif folders.get(page.uri, named) != named:
            yield Hit(
                page.path,
                place,
                f"the page stands in the folder of {folders[page.uri]!r}, not of {named!r}; move it or mend this",
            )


def _hint(key: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


RULES = (
    malformed_citation,
    unknown_reference,
    unknown_fact,
    gated_fact,
    unknown_calculator,
    unused_reference,
    reference_without_note,
    unknown_owner,
    unknown_guideline,
)
