"""Which review status concerns a page, computed once for all pages of a guideline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardbook.markdown.state import PageState
from wardbook.model import ReviewStatus, status_of
from wardbook.model.reading import pages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The status of a guideline or page.

    Args:
        title: Its title.
        uri: Address of the Markdown of its first page.
        status: Where it stands.
        updated: Day of its last change.
        review_by: The last day before it expires.
    """

    title: str
    uri: str
    status: ReviewStatus
    updated: date | None
    review_by: date | None


def standings(state: PageState) -> list[Standing]:
    """List what concerns the page at hand: its guideline, its own review, or else every guideline."""
    return [_standing(state, subject) for subject in _subjects(state)]


def standing_words(state: PageState) -> str:
    """Tell the status in words, with titles where there are several."""
    found = standings(state)
    if len(found) == 1:
        return found[0].status.summary
    return "; ".join(f"{one.title}: {one.status.summary}" for one in found)


def _subjects(state: PageState) -> Iterator[str]:
    site = state.site
    is_reviewed = any(record.subject == state.uri for record in site.reviews)
    if state.guideline:
        yield state.guideline.id
    elif not is_reviewed and site.guidelines:
        yield from site.guidelines
    if is_reviewed or not site.guidelines:
        yield state.uri


def _standing(state: PageState, subject: str) -> Standing:
    publication = state.publication
    pages = pages_of(publication.site, subject)
    metas = [page.meta for page in pages if page.meta]
    if subject not in publication.statuses:
        publication.statuses[subject] = status_of(publication.site, subject, today=publication.today)
    return Standing(
        title=metas[0].title if metas else subject,
        uri=pages[0].uri if pages else state.uri,
        status=publication.statuses[subject],
        updated=max((meta.updated for meta in metas), default=None),
        review_by=min((meta.review_by for meta in metas), default=None),
    )
