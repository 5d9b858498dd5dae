"""The sources of a reply in order of first use, and the rules it reached that nobody has read, exactly."""

import json
from typing import Any

import pytest

from wardbook.kit import call

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
IVIG = {
    "weight": "72 kg",
    "regimen": "1-g-per-kg-once",
    "dosing_weight": "actual",
    "concentration": "10 %",
    "rounding": "none",
}
TXA = {
    "creatinine": "249 umol/L",
    "weight": "70 kg",
    "route": "oral",
    "interacting_drugs": [],
    "subarachnoid_haemorrhage": False,
    "intravascular_clotting": False,
    "haematuria": False,
}
EMERGENCY = {"sites": ["intracranial"], "weight": "80 kg"}
ADIX = {"scale": "buchanan-adix", "overall_grade": 3, "epistaxis_grade": 2, "oral_grade": 1, "skin_grade": 4}
DOMAINS = {"scale": "itp-bat-domains", "skin_grades": [1, 2], "mucosa_grades": [], "organ_grades": [3]}

EXACT: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    ("romiplostim", ROM | {"step": 4, "platelets": "401 10*9/L"}, ["pi_romiplostim_us"], []),
    (
        "romiplostim",
        ROM | {"jurisdiction": "EU", "step": 4, "platelets": "60 10*9/L"},
        ["smpc_romiplostim_eu", "pi_romiplostim_us"],
        [],
    ),
    ("eltrombopag", ELT | {"platelets": "401 10*9/L"}, ["pi_eltrombopag_us", "pi_alvaiz_us"], []),
    (
        "eltrombopag",
        ELT_START | {"salt": "choline", "asian_ancestry": False},
        ["pi_alvaiz_us", "pi_eltrombopag_us", "smpc_eltrombopag_eu"],
        [],
    ),
    ("eltrombopag", {"jurisdiction": "EU"}, ["smpc_eltrombopag_eu", "pi_eltrombopag_us", "pi_alvaiz_us"], ["C10-eu"]),
    ("avatrombopag", AVA | {"level": 4, "platelets": "401 10*9/L"}, ["pi_avatrombopag_us"], []),
    (
        "avatrombopag",
        AVA | {"treatment_state": "on-hold", "level": 1, "platelets": "49 10*9/L"},
        ["pi_avatrombopag_us"],
        ["C11-below-level-1"],
    ),
    ("rilzabrutinib", RIL | {"dose_at": "07:30"}, ["elliott2025wayrilz"], []),
    (
        "fostamatinib",
        {"jurisdiction": "US", "pregnancy": "cannot", "breastfeeding": True},
        ["pil_fostamatinib_eu"],
        [],
    ),
    ("tranexamic-acid", TXA, ["txa_lysteda"], []),
    ("immunoglobulin", IVIG, ["ash2011", "pi_privigen_us"], []),
    ("immunoglobulin", IVIG | {"regimen": "1-g-per-kg-two-days"}, ["pi_privigen_us"], []),
    ("bleeding-emergency", {"sites": ["skin"]}, ["icr2019"], []),
    ("bleeding-emergency", EMERGENCY, ["icr2019", "zitek2022", "ash2011"], ["C19-methylprednisolone"]),
    ("bleeding-grade", DOMAINS, ["itpbat2013"], ["C22-itp-bat-items"]),
    ("bleeding-grade", ADIX, ["buchananadix"], []),
]


@pytest.mark.parametrize(("calculator", "inputs", "references", "gated"), EXACT)
def test_exactly_these_references(
    calculator: str, inputs: dict[str, Any], references: list[str], gated: list[str]
) -> None:
    """No source is left out or named without use, and the same holds for rules that are not covered."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert reply["references"] == references
    assert reply["gated"] == gated
