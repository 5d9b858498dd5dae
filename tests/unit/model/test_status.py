"""Review status is computed."""

from wardbook.model import review_status


def test_nothing_is_reviewed_today() -> None:
    """No record can exist yet, so every guideline is submitted and no more."""
    status = review_status()
    assert status.summary == "Submitted, not yet reviewed by a clinician"
    assert [(step.name, step.state) for step in status.steps] == [
        ("Submitted", "done"),
        ("Under review", "open"),
        ("Approved", "open"),
    ]
