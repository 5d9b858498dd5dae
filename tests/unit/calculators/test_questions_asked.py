"""What an open answer asks for, exactly: all that it depends on, and nothing that cannot change it."""

import json
from typing import Any

import pytest

from wardbook.kit import call

ROM = {"jurisdiction": "US", "treatment_state": "on-treatment", "weight_at_start": "70 kg"}
ELT = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "on-treatment"}
LIVER = {"question": "liver-tests", "jurisdiction": "US", "alt_uln": "40 U/L"}
AVA = {"jurisdiction": "US", "treatment_state": "on-treatment"}
RIL = {
    "jurisdiction": "US",
    "age": "45 a",
    "prior_failure": True,
    "pregnancy": "cannot",
    "child_pugh_class": "none",
    "interacting_drugs": ["antacid"],
}
WHO = {"scale": "who", "transfusion": False, "instability": "none"}
SKIN = {"scale": "modified-buchanan", "mucosal": False, "needs_immediate_care": False, "intracranial": False}
CONDITIONS = ["alt_progressive", "alt_raised_for", "direct_bilirubin_raised", "liver_symptoms"]

ASKED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("romiplostim", ROM, ["step", "platelets"]),
    ("romiplostim", ROM | {"platelets": "200 10*9/L"}, ["step"]),
    ("romiplostim", ROM | {"platelets": "200.001 10*9/L"}, ["step", "platelets_last_week"]),
    ("romiplostim", ROM | {"step": 4}, ["platelets"]),
    ("romiplostim", ROM | {"step": 10, "platelets": "30 10*9/L"}, ["time_at_dose", "useful_response"]),
    (
        "romiplostim",
        ROM | {"step": 10, "platelets": "30 10*9/L", "useful_response": False},
        ["time_at_dose"],
    ),
    ("romiplostim", ROM | {"step": 10, "platelets": "30 10*9/L", "time_at_dose": "4 wk"}, ["useful_response"]),
    ("eltrombopag", {"jurisdiction": "US"}, ["salt", "treatment_state"]),
    ("eltrombopag", {"jurisdiction": "US", "salt": "olamine"}, ["treatment_state"]),
    ("eltrombopag", {"jurisdiction": "US", "treatment_state": "on-hold"}, ["salt", "daily_dose", "platelets"]),
    (
        "eltrombopag",
        {"jurisdiction": "US", "treatment_state": "starting"},
        ["salt", "asian_ancestry", "child_pugh_class"],
    ),
    ("eltrombopag", ELT, ["daily_dose", "platelets"]),
    ("eltrombopag", LIVER | {"alt": "120 U/L", "alt_baseline_raised": False}, CONDITIONS),
    (
        "eltrombopag",
        LIVER | {"alt": "120 U/L", "alt_baseline_raised": False, "alt_progressive": False},
        CONDITIONS[1:],
    ),
    ("eltrombopag", LIVER | {"alt": "130 U/L", "liver_symptoms": True}, ["alt_baseline_raised"]),
    (
        "eltrombopag",
        LIVER | {"alt": "130 U/L", "alt_baseline_raised": True, "liver_symptoms": True},
        ["alt_baseline"],
    ),
    ("eltrombopag", LIVER | {"alt": "130 U/L"}, ["alt_baseline_raised", *CONDITIONS]),
    ("eltrombopag", LIVER | {"alt": "201 U/L"}, CONDITIONS),
    ("eltrombopag", ELT | {"alt": "100 U/L"}, ["daily_dose", "platelets", "alt_uln"]),
    ("avatrombopag", AVA, ["level", "platelets"]),
    ("avatrombopag", AVA | {"level": 6, "platelets": "45 10*9/L"}, ["time_at_dose"]),
    (
        "fostamatinib",
        {"jurisdiction": "US", "question": "blood-pressure"},
        ["daily_dose", "systolic", "diastolic"],
    ),
    ("rilzabrutinib", RIL, ["phase"]),
    ("rilzabrutinib", RIL | {"phase": "chronic"}, ["antacid_or_h2_at"]),
    ("immunoglobulin", {"dosing_weight": "adjusted"}, ["weight", "height", "sex"]),
    ("immunoglobulin", {"dosing_weight": "adjusted", "weight": "70 kg", "sex": "male"}, ["height"]),
    ("bleeding-emergency", {"haemodynamic_instability": True}, ["sites"]),
    ("bleeding-grade", {}, ["scale"]),
    ("bleeding-grade", {"scale": "who"}, ["who_findings"]),
    ("bleeding-grade", WHO | {"who_findings": ["epistaxis", "purpura"]}, ["bleeding_minutes", "largest_purpura"]),
    (
        "bleeding-grade",
        {"scale": "who", "who_findings": ["epistaxis"]},
        ["bleeding_minutes", "transfusion", "instability"],
    ),
    ("bleeding-grade", {"scale": "who", "who_findings": ["melena"], "transfusion": True}, ["instability"]),
    ("bleeding-grade", SKIN, ["petechiae", "bruises"]),
    ("bleeding-grade", SKIN | {"petechiae": 0, "bruises": 5}, ["largest_bruise"]),
    (
        "bleeding-grade",
        {"scale": "modified-buchanan"},
        ["petechiae", "bruises", "mucosal", "needs_immediate_care", "intracranial"],
    ),
    (
        "bleeding-grade",
        {"scale": "modified-buchanan", "mucosal": True},
        ["needs_immediate_care", "intracranial"],
    ),
    ("bleeding-grade", SKIN | {"mucosal": True, "mucosal_findings": ["epistaxis"]}, ["epistaxis_duration"]),
]


@pytest.mark.parametrize(("calculator", "inputs", "fields"), ASKED)
def test_exactly_these_questions(calculator: str, inputs: dict[str, Any], fields: list[str]) -> None:
    """Every field that the answer depends on is named, in the order of the form, and no other."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert reply["status"] == "incomplete"
    assert [(problem["field"], problem["code"]) for problem in reply["problems"]] == [
        (field, "missing") for field in fields
    ]
