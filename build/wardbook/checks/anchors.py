"""The anchors that a page will have once it is built."""

from collections.abc import Iterator

from wardbook.model import Page, Place, Site
from wardbook.model.syntax import calculator_anchor, recommendation_anchor, reference_anchor

REFERENCES = "references"


def page_anchors(page: Page) -> Iterator[tuple[str, Place]]:
    """List the anchors that an author gives a page, with the place of each."""
    source = page.source
    yield from ((heading.anchor, heading.place) for heading in source.headings)
    yield from source.anchors
    for block in source.blocks:
        if block.name == "recommendation" and isinstance(block.options.get("id"), str):
            yield recommendation_anchor(block.options["id"]), block.place


def made_anchors(site: Site, page: Page) -> set[str]:
    """List the anchors that the build adds: forms, and the entries of the list of references."""
    own = site.calculator_of(page.uri)
    forms = {block.form_of for block in page.source.blocks} | {own}
    listed = any(block.name == "differences" for block in page.source.blocks)
    return {
        REFERENCES,
        *(reference_anchor(key) for key in cited_keys(site, page)),
        *(calculator_anchor(name) for name in forms if name),
        *(site.differences if listed else ()),
    }


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
    own = site.calculator_of(page.uri)
    if own is not None:
        keys.update(site.calculators[own].get("references", ()))
    return keys
