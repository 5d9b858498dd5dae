"""Pages as a whole: their review date, their pictures, and what does not belong into words."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import quick, samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site

_CODE = re.compile(
    r"\{\{|\{%|<(?:script|style|iframe|object|embed)\b|\s(?:style|on[a-z]+)=[\"']|javascript:", re.IGNORECASE
)
_CODE_HINT = re.compile(r"[{<=tT](?:(?<![tT])|:)")


@rule(
    "review-overdue",
    "A page is looked at again by the day that its front matter gives.",
    bad=samples.page(updated="2019-01-01", review_by="2020-01-01"),
    good=samples.page(),
    where=samples.PAGE,
    warning=True,
)
def review_overdue(site: Site, today: date) -> Iterator[Hit]:
    """Find pages past their review date."""
    for page in site.pages.values():
        if page.meta and page.meta.review_by < today:
            day = page.meta.review_by.isoformat()
            message = f"the page was to be reviewed by {day}; review it, or withdraw it"
            yield Hit(page.path, page.meta.places["review_by"], message)


@rule(
    "dates-out-of-order",
    "The review date of a page lies behind the day of its last change.",
    bad=samples.page(review_by="2026-11-22"),
    good=samples.page(),
    where=samples.PAGE,
)
def dates_out_of_order(site: Site, _today: date) -> Iterator[Hit]:
    """Find pages that were to be reviewed before they were written."""
    for page in site.pages.values():
        if page.meta and page.meta.review_by <= page.meta.updated:
            message = f"review_by must be later than updated, {page.meta.updated.isoformat()}"
            yield Hit(page.path, page.meta.places["review_by"], message)


@rule(
    "image-without-text",
    "A picture has words for those who do not see it.",
    bad="![](pathway.svg)",
    good="![The pathway, step by step](pathway.svg)",
)
def image_without_text(site: Site, _today: date) -> Iterator[Hit]:
    """Find pictures without alternative text."""
    for page in site.pages.values():
        for link in page.source.links:
            if link.image and not (link.text or "").strip():
                yield Hit(page.path, link.place, f"write between the brackets what {link.target} shows")


@rule(
    "code-in-content",
    "Content holds words and data: no template, no script, no inline style.",
    bad="Dose: {{ dose }}",
    good="Dose: [[rituximab.dose_per_m2]]",
)
def code_in_content(site: Site, _today: date) -> Iterator[Hit]:
    """Find templates, scripts and inline styles in pages."""
    for page in site.pages.values():
        for match in quick.find(_CODE, page.source.visible, hint=_CODE_HINT):
            message = f"{match[0].strip()!r} is code; use a block, a fact or a calculator instead"
            yield Hit(page.path, page.source.lines.place(match.start()), message)


RULES = (
    review_overdue,
    dates_out_of_order,
    image_without_text,
    code_in_content,
)
