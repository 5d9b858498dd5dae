"""Parts of replies where two rules meet, or where words change with the status, each with its arithmetic or reason."""

import json
from typing import Any

import icalendar
import pytest

from tests.support.vectors import mismatches
from wardbook.kit import call

BASE_10 = {"platelets_baseline": "10 10*9/L", "bleeding": False, "previous_response": "none"}
DEPENDENT = {"platelets_baseline": "20 10*9/L", "bleeding": False, "steroid_needed_for": "2 mo"}
RITUXIMAB = {"hbsag": "negative", "anti_hbc": "negative", "height": "180 cm", "weight": "80 kg"}
ELT = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "on-treatment"}
READ_SO = "This is a decision of this project."
SMALL = {"sex": "female", "height": "102.5 cm", "weight": "20 kg", "confirm": ["height", "weight"]}


def _counts(*counts: tuple[str, int]) -> dict[str, Any]:
    return {"counts": [{"on": on, "platelets": f"{number} 10*9/L"} for on, number in counts]}


def _note(code: str, message: str) -> dict[str, Any]:
    return {"notes": [{"code": code, "message": message}]}


HAEMORRHAGE_SIGNS = ("age", "platelet count", "haematuria")


def _graver(*unanswered: str, signs: tuple[str, ...] = HAEMORRHAGE_SIGNS) -> dict[str, Any]:
    message = "The classes are definitions of this project, adapted from usual ones."
    if unanswered:
        message += f" Not answered, and able to make the class graver: {'; '.join(unanswered)}."
    if signs:
        message += f" Not answered, and able to go with intracranial haemorrhage: {'; '.join(signs)}."
    return _note("project-reading", message)


SIGNS = ("shock or haemodynamic instability", "airway or breathing compromised", "life-threatening")
NO_SIGNS = {"haemodynamic_instability": False, "respiratory_compromise": False, "life_threatening": False}
TREATED = ("needs a procedure or packing", "red cells given for this bleed", "fall in haemoglobin")

EDGES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    # Unknown is not no: what would make a minor or serious bleed graver and was not answered is named.
    ("bleeding-emergency", {"sites": ["nose"]}, _graver(*SIGNS, *TREATED)),
    ("bleeding-emergency", {"sites": ["nose"], "red_cell_units": 0}, _graver(*SIGNS, TREATED[0], TREATED[2])),
    ("bleeding-emergency", {"sites": ["nose"], "needs_intervention": True}, _graver(*SIGNS)),
    ("bleeding-emergency", {"sites": ["nose"], **NO_SIGNS, "needs_intervention": True}, _graver()),
    ("bleeding-emergency", {"sites": ["airway"]}, _graver()),
    ("bleeding-emergency", {"sites": ["airway"], "platelets": "20 10*9/L"}, _graver(signs=("age", "haematuria"))),
    (
        "bleeding-emergency",
        {"sites": ["airway"], "age": "59 a", "haematuria": False},
        _graver(signs=("platelet count",)),
    ),
    (
        "bleeding-emergency",
        {"sites": ["airway"], "age": "59 a", "haematuria": False, "platelets": "10 10*9/L"},
        _graver(signs=()),
    ),
    # By the three areas of vector C2-1: (2.00656 - 1.99642) / 1.99642 x 100 = 0.508.
    ("body-surface-area", {"height": "180 cm", "weight": "80 kg"}, {"outputs": {"spread": {"value": "0.508"}}}),
    # 102.5 / 2.54 = 40.354331 in; 45.5 + 2.3 x (40.354331 - 60) = 0.314961 kg; (20 - 0.314961) / 0.314961 = 62.5.
    ("body-weights", SMALL, {"outputs": {"percent_over_ideal": {"value": "6250"}}}),
    # The same 0.314961 kg, at 50 years and 1 mg/dL: 90 x 0.314961 / 72 x 0.85 = 0.33465 mL/min.
    (
        "creatinine-clearance",
        SMALL | {"age": "50 a", "creatinine": "1 mg/dL", "weight_basis": "ideal"},
        {"status": "ok", "outputs": {"clearance": {"value": "0.33465"}}},
    ),
    # The weight was chosen by this project's rule on the ideal weight, whose source is named with the rule.
    (
        "creatinine-clearance",
        {"age": "50 a", "weight": "65 kg", "creatinine": "1 mg/dL", "sex": "male", "height": "152.4 cm"},
        {"notes": [{"code": "project-reading", "references": ["devine1974"]}]},
    ),
    (
        "fostamatinib",
        {"jurisdiction": "US", "pregnancy": "cannot", "age": "17 a"},
        {"status": "blocked", "action": "blocked", "has_problems": [["age", "contraindicated"]]},
    ),
    (
        "immunoglobulin",
        {"weight": "80 kg", "dosing_weight": "adjusted", "blood_group": "not-O"},
        {"status": "incomplete"}
        | _note("haemolysis", "Haemolysis is more likely with a high total and in blood groups other than O."),
    ),
    (
        "immunoglobulin",
        {"weight": "80 kg", "blood_group": "not-O"},
        {"status": "ok"}
        | _note("haemolysis", "Haemolysis is more likely from a total of 2 g/kg and in blood groups other than O."),
    ),
    # 45 and 50 are a response (twice 20 is 40), to be confirmed after 7 days; dependence overrules the response alone.
    (
        "platelet-response",
        DEPENDENT | _counts(("2026-05-01", 45), ("2026-05-09", 50)),
        {
            "outputs": {
                "response": {"value": "no-response"}, "range": {"value": "response"}, "needed_days": {"value": "7"},
            },
            "notes": [
                {
                    "code": "steroid-dependent",
                    "message": "Steroid has been needed for 2 months or more: this counts as no response.",
                }
            ],
        },
    ),
    # Bleeding overrules the response alone: 120 stays in the range of a complete response, with its 7 days.
    (
        "platelet-response",
        BASE_10 | {"bleeding": True} | _counts(("2026-05-01", 120)),
        {
            "outputs": {
                "response": {"value": "no-response"}, "range": {"value": "complete-response"},
                "needed_days": {"value": "7"},
            },
        },
    ),
    # "None" is no response that could be lost; 20 and 25 are below 30. Whether rescue was given is not known.
    (
        "platelet-response",
        BASE_10 | _counts(("2026-05-01", 20), ("2026-05-02", 25)),
        {
            "outputs": {"response": {"value": "no-response"}, "needed_days": {"value": "1"}},
            "absent": ["evaluable"],
            "working": [
                {"label": "Multiple of the baseline", "expression": "2 x 10 x10^9/L", "value": "20 x10^9/L"},
            ],
        },
    ),
    # Not both counts are at least 30, so rule C6 (5) says no response, which one day confirms; the last count has 40.
    (
        "platelet-response",
        BASE_10 | _counts(("2026-05-01", 20), ("2026-05-03", 40)),
        {
            "outputs": {
                "response": {"value": "no-response"}, "needed_days": {"value": "1"}, "days_apart": {"value": "2"},
            },
        },
    ),
    # Area 2 m2: 2 x 375 = 750 mg, four times 3000 mg.
    (
        "rituximab",
        RITUXIMAB,
        {"working": [{"label": "Course", "expression": "4 x the exact dose", "value": "3,000 mg"}]},
    ),
    # Root of 180 x 140 / 3600 = 2.6458 m2; 992.2 to 900 mg is -9.3 %, above 5 %: both remarks stand.
    (
        "rituximab",
        RITUXIMAB | {"weight": "140 kg", "round_to": "300 mg", "rounding_limit": "5 %", "confirm": ["weight"]},
        {"has_notes": ["area-above-2.5", "rounding-refused"]},
    ),
    (
        "eltrombopag",
        {"jurisdiction": "EU", "child_pugh_class": "A"},
        _note(
            "eu-child-pugh",
            "With a Child-Pugh score of 5 or more, read here as class A, B or C, the European label asks that "
            "the benefit outweighs the risk of portal vein thrombosis.",
        ),
    ),
    (
        "eltrombopag",
        ELT | {"daily_dose": "50 mg", "platelets": "49 10*9/L", "time_at_dose": "14 d"},
        {"action": "increase"} | _note("project-reading", f"A dose is raised after 2 weeks or more at it. {READ_SO}"),
    ),
    (
        "eltrombopag",
        ELT | {"daily_dose": "12.5 mg", "platelets": "401 10*9/L", "time_at_dose": "14 d"},
        {"action": "discontinue"} | _note("project-reading", f"The lowest dose is read as 12.5 mg a day. {READ_SO}"),
    ),
    # 25 less 25 mg is below the lowest dose, so no dose is named; the count is exactly the limit.
    (
        "eltrombopag",
        ELT | {"daily_dose": "25 mg", "platelets": "200 10*9/L"},
        {"status": "uncovered"} | _note("project-reading", "A decision of this project shaped this answer."),
    ),
    (
        "rilzabrutinib",
        {"interacting_drugs": ["antacid"]},
        _note(
            "before-antacid",
            "Take every dose 2 hours or more before the antacid or H2 blocker. "
            "How long to wait after one was not found in a source.",
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("calculator", "inputs", "expect"), EDGES)
def test_edge(calculator: str, inputs: dict[str, Any], expect: dict[str, Any]) -> None:
    """The named parts of the reply are these."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert mismatches(reply, expect) == []


PLANNED = {"today": "2026-05-01", "surgery": "elective", "surgery_on": "2026-06-30", "doses": []}
# From 1 May: MenB after 1 to 2 and after 6 months, its booster 1 year after the third dose; MenACWY after 8 weeks,
# 1 May + 56 days = 26 June, and every 5 years.
EVENTS: list[tuple[str, dict[str, Any], list[tuple[str, str, str]]]] = [
    (
        "splenectomy-vaccines",
        PLANNED,
        [
            ("vaccine-PCV20-or-PCV21-or-PCV15-1-2026-05-01", "PCV20 or PCV21, or PCV15, dose 1", "from 1 May 2026"),
            ("vaccine-MenACWY-1-2026-05-01", "MenACWY, dose 1", "from 1 May 2026"),
            ("vaccine-MenB-1-2026-05-01", "MenB, dose 1", "from 1 May 2026"),
            ("vaccine-Hib-1-2026-05-01", "Hib, dose 1", "from 1 May 2026"),
            ("vaccine-MenB-2-2026-06-01", "MenB, dose 2", "from 1 June 2026 to 1 July 2026"),
            ("vaccine-MenACWY-2-2026-06-26", "MenACWY, dose 2", "from 26 June 2026"),
            ("vaccine-MenB-3-2026-11-01", "MenB, dose 3", "from 1 November 2026"),
            ("vaccine-MenB-booster-2027-11-01", "MenB, booster", "from 1 November 2027"),
            ("vaccine-MenACWY-booster-2031-06-26", "MenACWY, booster", "from 26 June 2031"),
        ],
    )
]


@pytest.mark.parametrize(("calculator", "inputs", "events"), EVENTS)
def test_exactly_these_events(calculator: str, inputs: dict[str, Any], events: list[tuple[str, str, str]]) -> None:
    """Each event of the calendar has an id that stays, the day in it, its name and its window."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "calendar": inputs})))
    found: list[Any] = list(icalendar.Calendar.from_ical(reply["calendar"]).walk("VEVENT"))
    assert {event["DTSTAMP"].dt.date().isoformat() for event in found} == {inputs["today"]}
    assert all(str(event["UID"]).endswith(event["DTSTART"].dt.isoformat()) for event in found)
    assert [(str(event["UID"]), str(event["SUMMARY"]), str(event["DESCRIPTION"])) for event in found] == [
        (uid, f"Vaccine: {name}", f"Due {window}.") for uid, name, window in events
    ]
