"""A note that does not apply is not given: vectors say which notes must be there, these which must not."""

import json
from typing import Any

import pytest

from wardbook.kit import call

CLEAR = {
    "thrombosis_history": False,
    "interacting_drugs": [],
    "subarachnoid_haemorrhage": False,
    "intravascular_clotting": False,
    "haematuria": False,
}
TRANEXAMIC = {"creatinine": "249 umol/L", "weight": "70 kg", "route": "oral", **CLEAR}
MYCOPHENOLATE = {"daily_dose": "1500 mg", "pregnancy": "cannot"}
EDGE_AREA = {
    "height": "150 cm",
    "weight": "150 kg",
    "hbsag": "negative",
    "anti_hbc": "negative",
    "confirm": ["weight"],
}
PLANNED = {"today": "2026-06-16", "surgery": "elective", "surgery_on": "2026-06-30", "doses": []}

LEFT_OUT: list[tuple[str, dict[str, Any], str]] = [
    ("azathioprine", {"weight": "75 kg"}, "fixed-and-weight-dose"),
    ("ciclosporin", {"weight": "70 kg", "dose_per_kg": "4 mg/kg/d"}, "above-label-maximum"),
    ("ciclosporin", {"weight": "70 kg", "dose_per_kg": "4 mg/kg/d"}, "project-reading"),
    ("ciclosporin", {"weight": "70 kg", "dose_per_kg": "3 mg/kg/d"}, "lowers-eltrombopag"),
    ("ciclosporin", {"weight": "70 kg", "dose_per_kg": "3 mg/kg/d"}, "trough-not-covered"),
    ("ciclosporin", {"question": "trough", "time_since_dose": "10 h"}, "project-reading"),
    ("ciclosporin", {"question": "trough", "time_since_dose": "14 h"}, "project-reading"),
    ("danazol", {"pregnancy": "cannot"}, "contraception"),
    ("danazol", {"pregnancy": "cannot"}, "atra-teratogenic"),
    ("danazol", {"pregnancy": "cannot", "regimen": "with-atra"}, "slow-response"),
    ("dexamethasone", {"diabetes": False, "hypertension": False}, "steroid-toxicity"),
    ("dexamethasone", {}, "steroid-toxicity"),
    ("monitoring-plan", {"drug": "romiplostim", "started_on": "2026-03-02"}, "project-reading"),
    ("monitoring-plan", {"drug": "romiplostim", "started_on": "2026-03-02"}, "schedule-not-covered"),
    ("monitoring-plan", {"drug": "romiplostim", "started_on": "2026-03-02"}, "weekly-platelets-project"),
    ("monitoring-plan", {"drug": "romiplostim", "started_on": "2026-03-02"}, "false-laboratory-values"),
    ("mycophenolate", MYCOPHENOLATE | {"daily_dose": "1 g"}, "below-range"),
    ("mycophenolate", MYCOPHENOLATE | {"daily_dose": "2 g"}, "project-reading"),
    ("mycophenolate", MYCOPHENOLATE, "contraception"),
    ("mycophenolate", MYCOPHENOLATE, "unusual-split"),
    ("mycophenolate", MYCOPHENOLATE, "neutrophils-not-covered"),
    ("mycophenolate", MYCOPHENOLATE | {"multirefractory": True, "with_tpo_ra": True}, "low-yield-alone"),
    ("mycophenolate", MYCOPHENOLATE | {"multirefractory": False}, "consider-combination"),
    # Root of 150 x 150 / 3600 = 2.5, not above 2.5.
    ("rituximab", EDGE_AREA, "area-above-2.5"),
    ("splenectomy-vaccines", PLANNED, "late-but-valid"),
    ("splenectomy-vaccines", PLANNED | {"today": "2026-07-01"}, "late-but-valid"),
    ("splenectomy-vaccines", PLANNED, "emergency-two-readings"),
    ("splenectomy-vaccines", PLANNED | {"rituximab_last_on": "2025-12-15"}, "rituximab-recent"),
    ("tranexamic-acid", TRANEXAMIC, "maximum-rate"),
    ("tranexamic-acid", TRANEXAMIC, "conditions-not-answered"),
    ("tranexamic-acid", TRANEXAMIC, "project-reading"),
    ("tranexamic-acid", TRANEXAMIC | {"creatinine": "250 umol/L"}, "project-reading"),
    ("tranexamic-acid", TRANEXAMIC | {"thrombosis_history": True}, "project-reading"),
    ("vincristine", {"weight": "66.66 kg"}, "capped"),
    ("vincristine", {"weight": "66.66 kg"}, "project-reading"),
]


@pytest.mark.parametrize(("calculator", "inputs", "code"), LEFT_OUT)
def test_note_is_left_out(calculator: str, inputs: dict[str, Any], code: str) -> None:
    """The note is declared, and it is not in this reply."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert code not in [note["code"] for note in reply["notes"]]
