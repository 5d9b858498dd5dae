"""The anchors that a page will have once it is built."""

from collections.abc import Iterator

from wardbook.model import Page, Place, Site
from wardbook.model.syntax import calculator_anchor, recommendation_anchor, reference_anchor

REFERENCES = "references"


def page_anchors(site: Site, page: Page) -> Iterator[tuple[str, Place]]:
    """List the anchors that an author gives a page, with the place of each."""
    source = page.source
    yield from ((heading.anchor, heading.place) for heading in source.headings)
    yield from source.anchors
    for block in source.blocks:
        if block.name == "recommendation" and isinstance(block.options.get("id"), str):
            yield recommendation_anchor(block.options["id"]), block.place
        if block.name == "calculator" and block.argument in site.calculators:
            yield calculator_anchor(block.argument), block.place


def cited_anchors(site: Site, page: Page) -> set[str]:
    """List the anchors of the entries of a page's reference list."""
    return {REFERENCES, *(reference_anchor(key) for key in cited_keys(site, page))}


def cited_keys(site: Site, page: Page) -> set[str]:
    """List the keys of the references that a page cites, by itself or through facts and calculators."""
    source = page.source
    keys = {item.key for use in source.citations for item in use.items}
    for use in source.facts:
        fact = site.facts.get(use.name)
        keys.update(fact.sources if fact else ())
    for block in source.blocks:
        given = block.options.get("references") if block.name == "recommendation" else ()
        keys.update(key for key in given or () if isinstance(key, str))
        if block.name == "calculator":
            keys.update(site.calculators.get(block.argument, {}).get("references", ()))
    return keys
