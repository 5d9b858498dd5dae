"""Review status is computed from records and the day, and a change of meaning undoes it."""

from dataclasses import replace
from datetime import date

import pytest

from wardbook.model import Place, ReviewStatus, review_status
from wardbook.model.reviews import Reading, ReviewRecord

READ = Reading(
    text={"guidelines/a/index.md": "t1"},
    facts={"a.dose": "f1"},
    references={"ash2019": "r1"},
    calculators={"rituximab": "1.0.0"},
)
REVIEW_BY = date(2027, 11, 22)


def _record(decision: str, *, person: str = "reader", day: int = 1, read: Reading = READ) -> ReviewRecord:
    return ReviewRecord(
        subject="a",
        person=person,
        role="haematologist",
        interests="none",
        date=date(2026, 12, day),
        decision=decision,
        read=read,
        path=f"content/reviews/{day}-{person}.toml",
        place=Place(1, 1),
    )


def _status(*records: ReviewRecord, read: Reading = READ, today: date = date(2027, 1, 1)) -> ReviewStatus:
    return review_status(records, read, today=today, submitted=date(2026, 11, 22), review_by=REVIEW_BY)


def _states(status: ReviewStatus) -> list[tuple[str, str]]:
    return [(step.name, step.state) for step in status.steps]


def test_without_records_it_is_submitted() -> None:
    """Nobody has read it, so nothing else can be said."""
    status = _status()
    assert (status.code, status.summary) == ("submitted", "Submitted, not yet reviewed by a clinician")
    assert _states(status) == [("Submitted", "done"), ("Under review", "open"), ("Approved", "open")]
    assert status.since is None


def test_each_decision_takes_a_step() -> None:
    """Steps carry the day and the records that did them."""
    first, second = _record("under-review", day=1), _record("approved", day=3)
    reading = _status(first)
    assert (reading.code, _states(reading)[1:]) == ("under-review", [("Under review", "done"), ("Approved", "open")])
    done = _status(second, first)
    assert done.code == "approved"
    assert [step.day for step in done.steps] == [date(2026, 11, 22), date(2026, 12, 1), date(2026, 12, 3)]
    assert done.steps[2].records == (second,)
    assert done.changes == ()


def test_everybody_who_reads_this_version_must_approve() -> None:
    """One reviewer still reading, or taking an approval back, keeps it under review."""
    ours, theirs = _record("approved", day=1), _record("under-review", person="other", day=2)
    assert _status(ours, theirs).code == "under-review"
    assert _status(ours, theirs, _record("approved", person="other", day=3)).code == "approved"
    assert _status(ours, _record("under-review", day=2)).code == "under-review"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (replace(READ, text={"guidelines/a/index.md": "t2"}), "text of guidelines/a/index.md changed"),
        (replace(READ, text={**READ.text, "guidelines/a/b.md": "t"}), "text of guidelines/a/b.md was added"),
        (replace(READ, facts={"a.dose": "f2"}), "fact a.dose changed"),
        (replace(READ, facts={}), "fact a.dose was removed"),
        (replace(READ, references={"ash2019": "r2"}), "reference ash2019 changed"),
        (replace(READ, calculators={"rituximab": "2.0.0"}), "calculator rituximab went from version 1.0.0 to 2.0.0"),
        (replace(READ, calculators={}), "calculator rituximab was removed"),
    ],
)
def test_a_change_of_meaning_drops_it_back_and_is_named(now: Reading, told: str) -> None:
    """An approval is for one exact version."""
    record = _record("approved")
    status = _status(record, read=now)
    assert status.code == "submitted"
    assert status.summary == "Submitted again: it has changed since it was reviewed"
    assert (status.since, status.changes) == (record, (told,))
    assert _states(status) == [("Submitted", "done"), ("Under review", "open"), ("Approved", "open")]


def test_it_expires_on_the_day_after_its_last() -> None:
    """On the last day it still stands; never approved, it expires as well."""
    record = _record("approved")
    assert _status(record, today=REVIEW_BY).code == "approved"
    late = _status(record, today=date(2027, 11, 23))
    assert (late.code, late.summary[:23]) == ("expired", "Expired: approved once,")
    assert late.steps[-1].day == REVIEW_BY
    assert "not approved" in _status(today=date(2027, 11, 23)).summary


def test_a_withdrawal_stands_until_somebody_takes_it_up_again() -> None:
    """Neither a new word nor a passed day brings back what was withdrawn, nor does an older approval."""
    approved, withdrawn = _record("approved", day=1), _record("withdrawn", person="other", day=2)
    status = _status(approved, withdrawn)
    assert (status.code, _states(status)) == ("withdrawn", [("Submitted", "done"), ("Withdrawn", "done")])
    assert _status(approved, withdrawn, read=replace(READ, facts={})).code == "withdrawn"
    assert _status(approved, withdrawn, today=date(2030, 1, 1)).code == "withdrawn"
    again = _status(approved, withdrawn, _record("under-review", person="third", day=3))
    assert again.code == "under-review"
    assert _status(withdrawn, _record("approved", person="third", day=3)).code == "approved"


def test_a_record_of_tomorrow_does_not_count_today() -> None:
    """The clock decides, not the file."""
    assert _status(_record("approved"), today=date(2026, 11, 30)).code == "submitted"
