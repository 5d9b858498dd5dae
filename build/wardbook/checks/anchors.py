"""The anchors that a page will have once it is built."""

from collections.abc import Iterator

from wardbook.model import Page, Place, Site
from wardbook.model.cited import cited_keys
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
