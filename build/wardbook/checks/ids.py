"""Ids that must be given once, and links that must lead to one."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from wardbook.checks import samples
from wardbook.checks.anchors import made_anchors, page_anchors
from wardbook.checks.rules import Hit, rule
from wardbook.model import Page, Place, Site
from wardbook.model.syntax import recommendation_anchor

# Pages that the build adds by itself.
GENERATED = frozenset({"calculators/index.md", "about/checks.md", "about/hazards.md", "about/conformance.md"})
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@rule(
    "duplicate-id",
    "An id is given once: of a recommendation in the whole site, of a heading in its page, of a fact and a reference.",
    bad="## Dose {#dose}\n\n## Dose again {#dose}",
    good="## First dose {#first-dose}\n\n## Later doses {#later-doses}",
    suppressible=False,
)
def duplicate_id(site: Site, _today: date) -> Iterator[Hit]:
    """Find anchors that a page gives twice and recommendations that the site has twice."""
    for page in site.pages.values():
        seen: dict[str, int] = {}
        for anchor, place in page_anchors(page):
            if anchor in seen:
                message = f"the id {anchor!r} stands on line {seen[anchor]} already; give another, as in {{#my-id}}"
                yield Hit(page.path, place, message)
            seen.setdefault(anchor, place.line)
    homes: dict[str, str] = {}
    for recommendation in site.recommendations:
        home = homes.setdefault(recommendation.id, recommendation.page)
        if home != recommendation.page:
            path = site.pages[recommendation.page].path
            message = f"the recommendation {recommendation.id!r} stands in {site.pages[home].path} already; rename one"
            yield Hit(path, recommendation.place, message)


@rule(
    "dead-link",
    "A link inside the site leads to a page and an anchor that exist, by a relative path to the Markdown file.",
    bad="See [the next page](next.md).",
    good="See [this page](index.md).",
)
def dead_link(site: Site, _today: date) -> Iterator[Hit]:
    """Find links that lead nowhere."""
    anchors: dict[str, frozenset[str]] = {}
    for page in site.pages.values():
        for link in page.source.links:
            message = _fault(site, page, link.target, anchors)
            if message:
                yield Hit(page.path, link.place, message)


@rule(
    "recommendation-without-history",
    "The page of changes, where there is one, leads to every recommendation, so that its history can be found.",
    bad=samples.page(title="Changes"),
    good=samples.page(title="Changes").replace(
        "Words.",
        "[One](../guidelines/sample/index.md#rec-share-the-choice), "
        "[two](../guidelines/sample/index.md#rec-a-statement)",
    ),
    where=samples.CHANGES,
)
def recommendation_without_history(site: Site, _today: date) -> Iterator[Hit]:
    """Find recommendations that the page of changes does not name."""
    changes = site.pages.get(samples.CHANGES.removeprefix("content/"))
    if changes is None:
        return
    named = {link.target.partition("#")[2] for link in changes.source.links}
    for found in site.recommendations:
        if recommendation_anchor(found.id) not in named:
            message = f"the recommendation {found.id!r} has no entry; say when it came and what has changed since"
            yield Hit(changes.path, Place(1, 1), message)


def _fault(site: Site, page: Page, target: str, anchors: dict[str, frozenset[str]]) -> str:
    address, _, anchor = unquote(target).partition("#")
    if _ELSEWHERE.match(target):
        return ""
    if address.startswith("/"):
        return f"{target} starts at the root of the server; write a path relative to this page"
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), address)) if address else page.uri
    if uri in GENERATED or uri in site.files:
        return ""
    if uri not in site.pages:
        return _missing(site.pages, uri, target)
    home = site.pages[uri]
    if anchor and uri not in anchors:
        anchors[uri] = frozenset(name for name, _ in page_anchors(home)) | made_anchors(site, home)
    if anchor and anchor not in anchors[uri]:
        return f"{home.path} has no anchor {anchor!r}; give a heading that id, as in {{#{anchor}}}"
    return ""


def _missing(pages: Mapping[str, Page], uri: str, target: str) -> str:
    markdown = f"{uri.removesuffix('.html')}.md"
    if uri.endswith(".html") and markdown in pages:
        return f"{target} names the built page; link to the Markdown file, ending in .md"
    return f"{target or 'an empty link'} leads to no page or file of the site"


RULES = (
    duplicate_id,
    dead_link,
    recommendation_without_history,
)
