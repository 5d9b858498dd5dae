"""A dated plan is saved as a calendar file that other programs read."""

from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.pages.conftest import Open
from wardbook.kit import registry

PLANS: dict[str, dict[str, Any]] = {
    "monitoring-plan": {"drug": "romiplostim", "started_on": "2026-03-02", "until": "2026-03-23"},
    "splenectomy-vaccines": {"today": "2026-05-01", "surgery": "elective", "surgery_on": "2026-06-30", "doses": []},
}


@pytest.mark.parametrize("calculator", sorted(PLANS))
def test_plan_is_saved_as_a_calendar(calculator: str, open_calculator: Open, tmp_path: Path) -> None:
    """The file holds whole-day events and is made by the calculator itself."""
    assert registry.find(calculator).describe()["calendar"]
    form = open_calculator(calculator)
    assert form.answer(PLANS[calculator])["status"] == "ok"
    with form.page.expect_download() as saved:
        form.page.get_by_role("button", name="Save the file").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.suffix == ".ics"
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert events
    assert all(event["DTSTART"].params["VALUE"] == "DATE" for event in events)
