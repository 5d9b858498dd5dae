"""Review status: computed from review records, never typed into a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One step on the way to an approved guideline; its state is ``done`` or ``open``."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """Where a guideline stands.

    Args:
        code: ``submitted``; further codes come with review records.
        summary: The status in words.
        steps: Every step, in order.
    """

    code: str
    summary: str
    steps: tuple[ReviewStep, ...]


def review_status() -> ReviewStatus:
    """Tell where every guideline stands today: nobody can record a review yet, so all are submitted."""
    names = ("Submitted", "Under review", "Approved")
    return ReviewStatus(
        code="submitted",
        summary="Submitted, not yet reviewed by a clinician",
        steps=tuple(ReviewStep(name, "open" if rank else "done") for rank, name in enumerate(names)),
    )
