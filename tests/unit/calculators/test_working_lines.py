"""The working of a reply, line by line, so that it can be checked by hand."""

import json
from typing import Any

import pytest

from wardbook.kit import call

Line = tuple[str, str, str]

ROM = {"jurisdiction": "US", "treatment_state": "on-treatment", "weight_at_start": "82.4 kg"}
ELT = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "on-treatment", "daily_dose": "50 mg"}
ELT_START = {"jurisdiction": "US", "treatment_state": "starting", "child_pugh_class": "B"}
AVA = {"jurisdiction": "US", "formulation": "tablets", "treatment_state": "on-treatment"}
RIL = {
    "jurisdiction": "US",
    "age": "45 a",
    "phase": "chronic",
    "prior_failure": True,
    "pregnancy": "cannot",
    "child_pugh_class": "none",
    "interacting_drugs": ["antacid"],
    "antacid_or_h2_at": "09:00",
}
ANTI = {
    "weight": "70 kg",
    "rhd": "positive",
    "splenectomy_done": False,
    "active_haemolysis": False,
    "dat_positive": False,
    "split_over_days": 1,
}
IVIG = {
    "weight": "72 kg",
    "regimen": "1-g-per-kg-once",
    "dosing_weight": "actual",
    "concentration": "10 %",
    "rounding": "none",
}
CHOICES = {key: value for key, value in IVIG.items() if key != "weight"}
EMERGENCY = {"sites": ["intracranial"], "weight": "80 kg"}
ADIX = {"scale": "buchanan-adix", "overall_grade": 3, "epistaxis_grade": 2, "oral_grade": 1, "skin_grade": 4}
DOMAINS = {"scale": "itp-bat-domains", "skin_grades": [1, 2], "mucosa_grades": [], "organ_grades": [3]}
WHO = {"scale": "who", "transfusion": False, "instability": "none"}

WORKING: list[tuple[str, dict[str, Any], list[Line]]] = [
    (
        "romiplostim",
        ROM | {"step": 4, "platelets": "49 10*9/L"},
        [
            ("Decision", "the count is below 50 x10^9/L", "increase"),
            # 5 x 82.4 = 412; 412 / 500 = 0.824; 0.82 x 500 = 410
            ("Dose", "5 mcg/kg x 82.4 kg at the start, once weekly", "412 mcg"),
            ("Volume", "412 mcg / 500 mcg/mL", "0.824 mL"),
            ("Rounded volume", "to the nearest 0.01 mL, half up", "0.82 mL"),
            ("Delivered dose", "0.82 mL x 500 mcg/mL", "410 mcg"),
        ],
    ),
    (
        "romiplostim",
        ROM | {"treatment_state": "on-hold", "platelets": "200 10*9/L"},
        [("Decision", "the count is not below 200 x10^9/L", "stay on hold")],
    ),
    (
        "eltrombopag",
        ELT | {"question": "dose", "platelets": "49 10*9/L", "time_at_dose": "3 wk"},
        [
            ("Decision", "the count is below 50 x10^9/L, 2 weeks or more at this dose", "increase"),
            ("Daily dose", "50 mg once daily before", "75 mg"),
        ],
    ),
    (
        "eltrombopag",
        ELT | {"question": "dose", "platelets": "401 10*9/L"},
        [
            ("Decision", "the count is above 400 x10^9/L", "hold"),
            ("Restart later", "once the count is below 150 x10^9/L", "25 mg once daily"),
        ],
    ),
    (
        "eltrombopag",
        ELT_START | {"question": "dose", "salt": "olamine", "asian_ancestry": False, "daily_dose": "50 mg"},
        [
            (
                "Decision",
                "olamine, without East-Asian or Southeast-Asian ancestry, with liver impairment",
                "start",
            ),
            ("Daily dose", "once daily", "25 mg"),
        ],
    ),
    (
        "eltrombopag",
        ELT_START | {"question": "dose", "salt": "choline", "asian_ancestry": True, "child_pugh_class": "none"},
        [
            (
                "Decision",
                "choline, with East-Asian or Southeast-Asian ancestry, without liver impairment",
                "start",
            ),
            ("Daily dose", "once daily", "18 mg"),
        ],
    ),
    (
        "eltrombopag",
        {"question": "liver-tests", "jurisdiction": "US", "alt": "50 U/L", "alt_uln": "40 U/L"},
        [
            ("ALT over the upper limit of normal", "50 U/L / 40 U/L", "1.25"),
            (
                "Liver stopping rule",
                "level of ALT, and one of the four conditions",
                "abnormal, the stopping rule is not met",
            ),
            ("Decision", "ALT is above the upper limit", "recheck liver"),
        ],
    ),
    (
        "avatrombopag",
        AVA | {"level": 4, "platelets": "49 10*9/L", "time_at_dose": "2 wk"},
        [
            ("Decision", "the count is below 50 x10^9/L, 2 weeks or more at this level", "increase"),
            ("Level", "level 5", "40 mg three times a week and 20 mg on the other four days"),
            # 3 x 40 + 4 x 20 = 200
            ("Dose of a whole week", "40 mg three times a week and 20 mg on the other four days", "200 mg"),
        ],
    ),
    (
        "avatrombopag",
        AVA | {"level": 4, "platelets": "401 10*9/L"},
        [
            ("Decision", "the count is above 400 x10^9/L", "hold"),
            ("Restart later", "one level lower", "level 3"),
        ],
    ),
    (
        "romiplostim",
        ROM | {"step": 10, "platelets": "49 10*9/L", "useful_response": True, "weight_at_start": "80 kg"},
        [
            ("Decision", "below 50 x10^9/L, at the highest step", "continue at maximum"),
            ("Dose", "10 mcg/kg x 80 kg at the start, once weekly", "800 mcg"),
            ("Volume", "800 mcg / 500 mcg/mL", "1.6 mL"),
            ("Rounded volume", "to the nearest 0.01 mL, half up", "1.6 mL"),
            ("Delivered dose", "1.6 mL x 500 mcg/mL", "800 mcg"),
        ],
    ),
    (
        "avatrombopag",
        AVA | {"level": 6, "platelets": "49 10*9/L", "time_at_dose": "3 wk"},
        [
            ("Decision", "the count is below 50 x10^9/L, but not yet 4 weeks at this level", "continue at maximum"),
            ("Level", "level 6", "40 mg once daily"),
            ("Dose of a whole week", "40 mg once daily", "280 mg"),
        ],
    ),
    (
        "avatrombopag",
        AVA | {"treatment_state": "on-hold", "level": 1, "platelets": "150 10*9/L"},
        [("Decision", "the count is not below 150 x10^9/L", "stay on hold")],
    ),
    (
        "avatrombopag",
        AVA | {"level": 6, "platelets": "49 10*9/L", "time_at_dose": "4 wk"},
        [("Decision", "the count is below 50 x10^9/L after 4 weeks or more at the highest level", "stop")],
    ),
    (
        "avatrombopag",
        AVA | {"level": 1, "platelets": "401 10*9/L", "time_at_dose": "1 wk"},
        [("Decision", "the count is above 400 x10^9/L", "hold")],
    ),
    (
        "rilzabrutinib",
        RIL | {"dose_at": "06:30"},
        [
            ("Licence", "adult, chronic ITP, previous treatment insufficient", "covered"),
            ("Latest time of the dose", "09:00 less 2 hours", "07:00"),
            ("Time between", "from 06:30 to 09:00", "150 min"),
            ("Dose of a whole day", "400 mg x 2 times a day", "800 mg"),
        ],
    ),
    (
        "rilzabrutinib",
        RIL | {"dose_at": "07:30"},
        [
            ("Latest time of the dose", "09:00 less 2 hours", "07:00"),
            ("Time between", "from 07:30 to 09:00", "90 min"),
            ("Decision", "less than 2 hours before", "change the time"),
        ],
    ),
    (
        "anti-d",
        ANTI | {"haemoglobin": "12 g/dL", "dose_number": "first"},
        [
            ("Dose for each kilogram", "haemoglobin 12 g/dL is above 10 g/dL, first dose", "50 mcg/kg"),
            ("Dose", "50 mcg/kg x 70 kg", "3,500 mcg"),
            ("In units", "3,500 mcg x 5 units/mcg", "17,500 units"),
        ],
    ),
    (
        "anti-d",
        ANTI | {"haemoglobin": "10 g/dL", "dose_number": "later"},
        [
            ("Dose for each kilogram", "haemoglobin 10 g/dL is not above 10 g/dL, later dose", "25 to 40 mcg/kg"),
            ("Dose", "25 mcg/kg x 70 kg", "1,750 mcg"),
            ("In units", "1,750 mcg x 5 units/mcg", "8,750 units"),
            ("Dose", "40 mcg/kg x 70 kg", "2,800 mcg"),
            ("In units", "2,800 mcg x 5 units/mcg", "14,000 units"),
        ],
    ),
    (
        "anti-d",
        ANTI | {"haemoglobin": "12 g/dL", "dose_number": "first", "split_over_days": 2},
        [
            ("Dose for each kilogram", "haemoglobin 12 g/dL is above 10 g/dL, first dose", "50 mcg/kg"),
            ("Dose", "50 mcg/kg x 70 kg", "3,500 mcg"),
            ("In units", "3,500 mcg x 5 units/mcg", "17,500 units"),
            ("Each day", "17,500 units / 2", "8,750 units"),
        ],
    ),
    (
        "immunoglobulin",
        IVIG | {"regimen": "1-g-per-kg-two-days"},
        [
            ("Dose of each day", "1 g/kg x 72 kg", "72 g"),
            ("All days together", "72 g x 2", "144 g"),
            ("Volume of each day", "72 g x 100 / 10 g per 100 mL", "720 mL"),
            # 0.3 x 72 = 21.6; 2.4 x 72 = 172.8
            ("Rate at the start", "0.5 mg/kg/min (0.3 mL/kg/h) x 72 kg", "21.6 mL/h"),
            ("Highest rate", "4 mg/kg/min (2.4 mL/kg/h) x 72 kg", "172.8 mL/h"),
        ],
    ),
    (
        "immunoglobulin",
        IVIG | {"concentration": "5 %", "rounding": "up", "rounding_limit": "10 %", "vial_sizes": ["20", "5"]},
        [
            ("Dose of each day", "1 g/kg x 72 kg", "72 g"),
            ("All days together", "72 g x 1", "72 g"),
            ("Volume of each day", "72 g x 100 / 5 g per 100 mL", "1,440 mL"),
            # 75 / 72 - 1 = 4.1667 %
            ("Rounding", "72 g to whole vials, up (4.1667 %)", "75 g = 20 g + 20 g + 20 g + 5 g + 5 g + 5 g"),
        ],
    ),
    (
        "immunoglobulin",
        IVIG | {"concentration": "5 %", "rounding": "up", "rounding_limit": "10 %", "vial_sizes": ["20"]},
        [
            ("Dose of each day", "1 g/kg x 72 kg", "72 g"),
            ("All days together", "72 g x 1", "72 g"),
            ("Volume of each day", "72 g x 100 / 5 g per 100 mL", "1,440 mL"),
            # 80 / 72 - 1 = 11.1111 %
            ("Rounding", "72 g to whole vials, up (11.1111 %)", "refused"),
        ],
    ),
    (
        "immunoglobulin",
        IVIG | {"concentration": "5 %", "rounding": "nearest"},
        [
            ("Dose of each day", "1 g/kg x 72 kg", "72 g"),
            ("All days together", "72 g x 1", "72 g"),
            ("Volume of each day", "72 g x 100 / 5 g per 100 mL", "1,440 mL"),
            ("Rounding", "no vial sizes were given", "exact dose only"),
        ],
    ),
    (
        "immunoglobulin",
        CHOICES
        | {"dosing_weight": "adjusted", "concentration": "5 %", "weight": "60 kg", "height": "152.4 cm", "sex": "male"},
        [
            # 152.4 / 2.54 = 60; 50 + 2.3 x 0 = 50; 50 + 0.4 x 10 = 54
            ("Ideal weight (male)", "50 kg + 2.3 kg/in x (60 in - 60 in)", "50 kg"),
            ("Adjusted weight", "50 kg + 0.4 x (60 kg - 50 kg)", "54 kg"),
            ("Dose of each day", "1 g/kg x 54 kg", "54 g"),
            ("All days together", "54 g x 1", "54 g"),
            ("Volume of each day", "54 g x 100 / 5 g per 100 mL", "1,080 mL"),
        ],
    ),
    (
        "immunoglobulin",
        CHOICES
        | {"dosing_weight": "adjusted", "concentration": "5 %", "weight": "50 kg", "height": "152.4 cm", "sex": "male"},
        [
            ("Ideal weight (male)", "50 kg + 2.3 kg/in x (60 in - 60 in)", "50 kg"),
            ("Dose of each day", "1 g/kg x 50 kg", "50 g"),
            ("All days together", "50 g x 1", "50 g"),
            ("Volume of each day", "50 g x 100 / 5 g per 100 mL", "1,000 mL"),
        ],
    ),
    (
        "bleeding-emergency",
        EMERGENCY,
        [
            ("Class", "intracranial bleeding", "critical"),
            ("Immunoglobulin", "1 g/kg x 80 kg of actual weight", "80 g"),
        ],
    ),
    ("bleeding-emergency", {"sites": ["skin", "mouth"], "weight": "80 kg"}, [("Class", "skin, mouth", "minor")]),
    ("bleeding-emergency", {"sites": []}, [("Class", "no site bleeds", "none")]),
    (
        "bleeding-emergency",
        {"sites": ["intramuscular"], "life_threatening": True},
        [
            (
                "Class",
                "intramuscular bleeding, compartment syndrome not excluded, life-threatening",
                "critical",
            )
        ],
    ),
    (
        "bleeding-emergency",
        {
            "sites": ["intramuscular", "airway"],
            "compartment_syndrome": True,
            "haemodynamic_instability": True,
            "respiratory_compromise": True,
        },
        [
            (
                "Class",
                (
                    "airway bleeding, intramuscular bleeding with compartment syndrome, "
                    "shock or haemodynamic instability, airway or breathing compromised"
                ),
                "critical",
            )
        ],
    ),
    (
        "bleeding-emergency",
        {"sites": ["nose"], "needs_intervention": True, "red_cell_units": 1, "haemoglobin_fall": "3 g/dL"},
        [
            (
                "Class",
                "needs a procedure or packing, red cells given for this bleed, haemoglobin fell by 2 g/dL or more",
                "serious",
            )
        ],
    ),
    (
        "bleeding-grade",
        WHO | {"who_findings": ["joint-bleeding", "spotting"]},
        [("Grade", "highest of: joint bleeding, spotting", "2")],
    ),
    ("bleeding-grade", WHO | {"who_findings": []}, [("Grade", "highest of: no findings", "0")]),
    (
        "bleeding-grade",
        {"scale": "modified-buchanan", "intracranial": True},
        [("Grade", "the gravest finding decides", "5")],
    ),
    (
        "bleeding-grade",
        ADIX,
        [
            ("Overall grade", "as given", "3"),
            ("Epistaxis", "as given", "2"),
            ("Oral", "as given", "1"),
            ("Skin", "as given", "4"),
        ],
    ),
    (
        "bleeding-grade",
        DOMAINS | {"organ_documented": False},
        [
            ("Skin", "highest of 1, 2", "2"),
            ("Mucosa", "highest of no items", "0"),
            ("Organ", "highest of 3, only reported by the patient", "1"),
        ],
    ),
]


@pytest.mark.parametrize(("calculator", "inputs", "lines"), WORKING)
def test_exactly_these_lines(calculator: str, inputs: dict[str, Any], lines: list[Line]) -> None:
    """Each step stands in order with its expression and its result."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert [(step["label"], step["expression"], step["value"]) for step in reply["working"]] == lines
