"""Review records: whole, about something that exists, by somebody who is named, and not from the future."""

import re
from collections.abc import Iterator
from datetime import date

from wardbook.checks import quick, samples
from wardbook.checks.rules import Hit, rule
from wardbook.model import Site
from wardbook.model.reading import subjects
from wardbook.model.reviews import ReviewRecord

_TYPED = re.compile(
    r"\b(?:guideline|page|pages|site|version|it)\s+(?:is|was|are|were|has been|have been)\s+(?:not yet\s+|now\s+)?\W*"
    r"(?:submitted|under review|approved|reviewed|withdrawn|peer[- ]reviewed)\b"
    r"|\bno\s+(?:clinician|doctor|reviewer|person)\b[^.\n]*\b(?:reviewed|approved|checked|exists)\b"
    r"|\bnot yet reviewed\b|\b(?:reviewed|approved)\s+by\s+(?:an?|our|two|three|the)\b",
    re.IGNORECASE,
)
_TYPED_HINT = re.compile(r"[sSuUaArRwWcCeE](?i:ubmitted|nder review|pproved|eviewed|ithdrawn|hecked|xists)")


@rule(
    "typed-review-status",
    "Where a guideline stands follows from its review records; nobody types it into a page.",
    bad="This guideline has been approved.",
    good="/// review-status\n///",
)
def typed_review_status(site: Site, _today: date) -> Iterator[Hit]:
    """Find words that say whether something was reviewed, which would stay when that changes."""
    message = "{found} is typed; put a block '/// review-status' here, or a link to one"
    return quick.find_in_prose(site, _TYPED, hint=_TYPED_HINT, message=message)


@rule(
    "review-without-target",
    "A review record names a guideline or page that exists, a person who is no role account, and a day that has come.",
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
    elif site.people[record.person].kind != "person":
        yield f"{record.person!r} is a role account, which cannot review; name the person who read it"
    if record.date > today:
        yield f"the record is of {record.date.isoformat()}, which has not come yet"


RULES = (
    typed_review_status,
    review_without_target,
)
