"""Review records: whole, about something that exists, by somebody who is named, and not from the future."""

from collections.abc import Iterator
from datetime import date

from wardbook.checks import samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site
from wardbook.model.reading import subjects
from wardbook.model.reviews import ReviewRecord


@rule(
    "review-without-target",
    "A review record names a guideline or page and a person that exist, and a day that has come.",
    bad=samples.review(person="nobody"),
    good=samples.review(),
    where=samples.REVIEW,
    suppressible=False,
)
def review_without_target(site: Site, today: date) -> Iterator[Hit]:
    """Find records that can count for nothing."""
    known = frozenset(subjects(site))
    for record in site.reviews:
        yield from (Hit(record.path, record.place, message) for message in _faults(site, known, record, today))


def _faults(site: Site, known: frozenset[str], record: ReviewRecord, today: date) -> Iterator[str]:
    if record.subject not in known:
        yield f"there is no guideline or page {record.subject!r}"
    if record.person not in site.people:
        yield f"nobody in content/people.toml has the id {record.person!r}; add the person, with their consent"
    if record.date > today:
        yield f"the record is of {record.date.isoformat()}, which has not come yet"


RULES = (review_without_target,)
