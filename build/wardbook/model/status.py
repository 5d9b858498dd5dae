"""Review status: computed from review records and the day, never typed into a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wardbook.model.reviews import APPROVED, UNDER_REVIEW, WITHDRAWN, Reading, ReviewRecord

SUBMITTED = "submitted"
EXPIRED = "expired"
_SUMMARIES = {
    SUBMITTED: "Submitted, not yet reviewed by a clinician",
    UNDER_REVIEW: "Under review, not yet approved",
    APPROVED: "Approved by its reviewers in exactly this version",
    WITHDRAWN: "Withdrawn; do not use it",
}
_CHANGED = "Submitted again: it has changed since it was reviewed"
_EXPIRED_APPROVED = "Expired: approved once, and past the day by which it was to be reviewed again"
_EXPIRED_UNREVIEWED = "Expired: past the day by which it was to be reviewed, and not approved"


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One step on the way of a guideline.

    Args:
        name: Its name.
        state: ``done`` or ``open``.
        day: The day on which it was done, where that is known.
        records: The records that did it, oldest first.
    """

    name: str
    state: str
    day: date | None = None
    records: tuple[ReviewRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStatus:
    """Where a guideline or page stands.

    Args:
        code: ``submitted``, ``under-review``, ``approved``, ``expired`` or ``withdrawn``.
        summary: The status in words.
        steps: Every step, in order.
        since: The latest record when its version is not the one of today, else None.
        changes: What has changed since that record, a phrase for each part.
    """

    code: str
    summary: str
    steps: tuple[ReviewStep, ...]
    since: ReviewRecord | None = None
    changes: tuple[str, ...] = ()


def review_status(
    records: Iterable[ReviewRecord],
    read: Reading,
    *,
    today: date,
    submitted: date | None = None,
    review_by: date | None = None,
) -> ReviewStatus:
    """Compute where a guideline or page stands.

    It is withdrawn once somebody withdraws it, until a later record takes it up again; else expired once its day is
    past; else approved when everybody whose latest record is about exactly this version approved it; else under review
    while somebody reads this version; else submitted.

    Args:
        records: Its records.
        read: What a reviewer would read today.
        today: The day to judge by; records of a later day do not count yet.
        submitted: The day of its last change.
        review_by: The last day before it expires.
    """
    known = sorted((one for one in records if one.date <= today), key=lambda one: (one.date, one.path))
    latest = known[-1] if known else None
    changes = read.changes_since(latest.read) if latest else ()
    mine = [one for one in _since_withdrawal(known) if not read.changes_since(one.read)]
    code = _decided(mine)
    summary = _CHANGED if code == SUBMITTED and latest else _SUMMARIES[code]
    done = ReviewStep("Submitted", "done", submitted)
    steps = [done, _step("Under review", mine), _step("Approved", mine if code == APPROVED else ())]
    if latest and latest.decision == WITHDRAWN:
        code, summary, steps = WITHDRAWN, _SUMMARIES[WITHDRAWN], [done, _step("Withdrawn", [latest])]
    elif review_by and today > review_by:
        was_approved = any(one.decision == APPROVED for one in known)
        code, summary = EXPIRED, _EXPIRED_APPROVED if was_approved else _EXPIRED_UNREVIEWED
        steps.append(ReviewStep("Expired", "done", review_by))
    return ReviewStatus(
        code=code, summary=summary, steps=tuple(steps), since=latest if changes else None, changes=changes
    )


def _since_withdrawal(known: Sequence[ReviewRecord]) -> Sequence[ReviewRecord]:
    """Leave out what was decided before the last withdrawal."""
    ranks = [rank for rank, one in enumerate(known) if one.decision == WITHDRAWN]
    return known[ranks[-1] + 1 :] if ranks else known


def _decided(mine: Sequence[ReviewRecord]) -> str:
    latest = {one.person: one.decision for one in mine}
    if not latest:
        return SUBMITTED
    return APPROVED if set(latest.values()) == {APPROVED} else UNDER_REVIEW


def _step(name: str, records: Sequence[ReviewRecord]) -> ReviewStep:
    """Make a step that the records did: reviewing starts with the first, approval ends with the last of each person."""
    if not records:
        return ReviewStep(name, "open")
    shown = records if name != "Approved" else list({one.person: one for one in records}.values())
    day = shown[0].date if name == "Under review" else shown[-1].date
    return ReviewStep(name, "done", day, tuple(shown))
