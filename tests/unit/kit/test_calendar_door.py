"""Plans with dates leave through the one door as iCalendar text that the icalendar library accepts."""

import json
from datetime import date
from typing import Any

import icalendar
import pytest

from wardbook.kit import call
from wardbook.kit.registry import calculator_ids, find

TREATMENT = {"drug": "avatrombopag", "started_on": "2026-03-02", "stopped_on": "2026-03-11"}
VACCINES = {"today": "2026-05-01", "surgery": "elective", "surgery_on": "2026-06-30", "doses": []}
PLANS = {"monitoring-plan": TREATMENT, "splenectomy-vaccines": VACCINES}


def _ask(calculator: str, **body: object) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(call(json.dumps({"calculator": calculator, **body})))
    return reply


def _events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_every_plan_says_that_it_has_a_calendar() -> None:
    """The page learns from the spec which calculators offer a file."""
    offered = {calculator for calculator in calculator_ids() if find(calculator).describe()["calendar"]}
    assert offered == set(PLANS)


@pytest.mark.parametrize(("calculator", "inputs"), PLANS.items())
def test_a_plan_leaves_as_a_calendar(calculator: str, inputs: dict[str, object]) -> None:
    """The reply holds the text and nothing else; each event has its own UID, a day, and no time."""
    reply = _ask(calculator, calendar=inputs)
    assert set(reply) == {"calculator", "calendar"}
    events = _events(reply["calendar"])
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(type(event["DTSTART"].dt) is date for event in events)
    assert all(len(line.encode()) <= 75 for line in reply["calendar"].split("\r\n"))
    assert "VTIMEZONE" not in reply["calendar"]


def test_monitoring_events_are_those_of_the_reply() -> None:
    """Dates, tests and reason of the list stand in the calendar, in the same order."""
    reply = _ask("monitoring-plan", inputs=TREATMENT)
    outputs = reply["outputs"]
    events = _events(outputs["calendar"]["value"])
    assert [event["DTSTART"].dt.isoformat() for event in events] == [
        record["on"] for record in outputs["events"]["value"]
    ]
    assert str(events[0]["SUMMARY"]) == "Avatrombopag: Platelet count"
    assert [str(event["DESCRIPTION"]) for event in events[:3]] == ["Baseline", "Until stable", "After stopping"]
    assert outputs["calendar"]["value"] == _ask("monitoring-plan", calendar=TREATMENT)["calendar"]


def test_vaccine_events_are_those_of_the_schedule() -> None:
    """Each dose still to give is one event on its first day, and a window stands in its words."""
    schedule = _ask("splenectomy-vaccines", inputs=VACCINES)["outputs"]["schedule"]["value"]
    events = _events(_ask("splenectomy-vaccines", calendar=VACCINES)["calendar"])
    assert [event["DTSTART"].dt.isoformat() for event in events] == [entry["from"] for entry in schedule]
    second = next(event for event in events if str(event["UID"]) == "vaccine-MenB-2-2026-06-01")
    assert str(second["SUMMARY"]) == "Vaccine: MenB, dose 2"
    assert str(second["DESCRIPTION"]) == "Due from 1 June 2026 to 1 July 2026."
    assert second["DTSTAMP"].dt.isoformat() == "2026-05-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("inputs", "status", "problem"),
    [
        ({}, "incomplete", {"drug", "started_on"}),
        (TREATMENT | {"stopped_on": "2026-01-01"}, "invalid", {"stopped_on"}),
        (TREATMENT | {"dose": 1}, "invalid", {"dose"}),
    ],
)
def test_a_request_without_an_answer_gives_the_ordinary_reply(
    inputs: dict[str, object], status: str, problem: set[str]
) -> None:
    """No plan, no calendar: the reply says what is missing or wrong."""
    reply = _ask("monitoring-plan", calendar=inputs)
    assert reply["status"] == status
    assert {entry["field"] for entry in reply["problems"]} == problem
    assert "calendar" not in reply


def test_a_calculator_without_a_plan_refuses() -> None:
    """There is nothing to put into a calendar."""
    reply = _ask("dapsone", calendar={"g6pd": "normal"})
    assert (reply["status"], reply["problems"][0]["code"]) == ("invalid", "malformed-request")
    assert reply["problems"][0]["message"] == "This calculator makes no plan for a calendar."


@pytest.mark.parametrize("body", [{"calendar": []}, {"calendar": {}, "inputs": {}}, {"calender": {}}, {}])
def test_a_request_of_another_form_is_malformed(body: dict[str, object]) -> None:
    """One wish at a time, and each an object."""
    reply = _ask("monitoring-plan", **body)
    assert reply["problems"][0]["code"] == "malformed-request"
    assert reply["calculator"] is None
