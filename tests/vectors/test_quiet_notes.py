"""Notes stand only where their reason does: for some requests, all codes that a reply carries, and no other."""

import json
from typing import Any

import pytest

from wardbook.kit import call

_NO_RESPONSE = {"outcome": "no-response"}
_STEROID = {"treatment": "steroid", "dose": "1", "duration": "28 d", **_NO_RESPONSE}
_RITUXIMAB = {"treatment": "rituximab", "dose": "375", "doses_given": 4, **_NO_RESPONSE}
_ELTROMBOPAG = {"treatment": "eltrombopag", "dose": "75", "duration": "28 d", **_NO_RESPONSE}
_FOSTAMATINIB = {"treatment": "fostamatinib", "duration": "84 d", **_NO_RESPONSE}
_SPLENECTOMY = {"treatment": "splenectomy", **_NO_RESPONSE}
_ADULT = {"jurisdiction": "US", "age": "45 a", "pregnancy": "cannot", "secondary_causes_excluded": True}
_LISTED = {"basis", "not-covered", "no-ranking", "shared-decision", "off-label", "project-reading"}
_CANDIDATE = {
    "basis", "adults-only", "pregnancy-not-answered", "one-choice-among-several", "benefit-figures", "harm-figures",
    "lifelong-precautions", "project-reading",
}  # fmt: skip
_PULSES = {
    "basis", "not-covered", "adults-only", "pregnancy-not-answered", "bridging-only", "pressure-and-glucose",
}  # fmt: skip
_NORMAL = {
    "question": "liver-tests", "jurisdiction": "US", "alt": "40 U/L", "alt_uln": "40 U/L", "alt_baseline_raised": False,
}  # fmt: skip
_LIVER_TESTS = {"basis", "adults-only", "pregnancy-not-answered", "false-laboratory-values"}

CASES: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    ("body-weights", {"sex": "male", "height": "152.4 cm", "weight": "60 kg"}, {"basis"}),
    ("body-weights", {"height": "152.4 cm", "weight": "40 kg"}, {"basis"}),
    (
        "creatinine-clearance",
        {"sex": "male", "age": "50 a", "weight": "60 kg", "creatinine": "1 mg/dL", "weight_basis": "actual"},
        {"basis", "weight-choice", "not-for"},
    ),
    ("itp-phase", {"time_since_diagnosis": "12.1 mo"}, {"basis"}),
    ("itp-phase", {"time_since_diagnosis": "6 mo"}, {"basis", "delay-splenectomy"}),
    ("itp-phase", {"diagnosed_on": "2026-01-01", "today": "2027-01-02"}, {"basis", "project-reading"}),
    ("itp-phase", {"diagnosed_on": "2026-07-02", "today": "2026-07-01"}, {"basis"}),
    (
        "child-pugh",
        {
            "bilirubin": "1 mg/dL",
            "albumin": "3.2 g/dL",
            "inr": "1",
            "ascites": "none",
            "encephalopathy": "none",
            "takes_eltrombopag": False,
        },
        {"basis", "albumin-cut", "only-for-chronic-liver-disease"},
    ),
    ("refractoriness", {"prior_treatments": []}, {"basis", "second-look", "not-iwg-refractory"}),
    ("refractoriness", {"prior_treatments": [], "splenectomy_done": True}, {"basis", "second-look"}),
    ("refractoriness", {"prior_treatments": [_SPLENECTOMY]}, {"basis", "second-look"}),
    ("refractoriness", {"prior_treatments": [_SPLENECTOMY, _FOSTAMATINIB]}, {"basis", "second-look"}),
    (
        "refractoriness",
        {"prior_treatments": [_SPLENECTOMY, _STEROID | {"dose": "0.1", "duration": "7 d"}]},
        {"basis", "second-look", "project-reading"},
    ),
    (
        "refractoriness",
        {"prior_treatments": [_SPLENECTOMY, _RITUXIMAB | {"time_since_first_dose": "56 d"}]},
        {"basis", "second-look", "project-reading"},
    ),
    (
        "refractoriness",
        {"prior_treatments": [_SPLENECTOMY, _RITUXIMAB | {"time_since_first_dose": "20 d"}]},
        {"basis", "second-look", "project-reading"},
    ),
    (
        "refractoriness",
        {"prior_treatments": [_SPLENECTOMY, _ELTROMBOPAG], "cations_checked": True},
        {"basis", "second-look", "consider-switching"},
    ),
    (
        "refractoriness",
        {"prior_treatments": [_SPLENECTOMY, _ELTROMBOPAG | {"outcome": "response"}]},
        {"basis", "second-look"},
    ),
    ("dexamethasone", {"cycles": 2, "started_on": "2026-03-01", "interval": "1 mo"}, _PULSES),
    ("dexamethasone", {"cycles": 2, "started_on": "2026-03-01", "interval": "21 d"}, _PULSES),
    ("dexamethasone", {"cycles": 2, "started_on": "2026-03-01", "interval": "28 d"}, _PULSES | {"project-reading"}),
    ("dexamethasone", {"cycles": 1, "started_on": "2026-03-01"}, _PULSES),
    ("dexamethasone", {"cycles": 2}, _PULSES),
    ("eltrombopag", _NORMAL, _LIVER_TESTS),
    ("eltrombopag", _NORMAL | {"liver_symptoms": False, "direct_bilirubin_raised": False}, _LIVER_TESTS),
    ("eltrombopag", _NORMAL | {"alt": "41 U/L", "liver_symptoms": True}, _LIVER_TESTS | {"liver-recheck"}),
    ("splenectomy-candidacy", {"time_since_diagnosis": "12 mo", "thrombosis_history": False}, _CANDIDATE),
    ("splenectomy-candidacy", {}, _CANDIDATE),
    ("treatment-options", _ADULT, _LISTED),
    ("treatment-options", _ADULT | {"platelets": "29 10*9/L", "bleeding_class": "minor"}, _LISTED),
    ("treatment-options", _ADULT | {"age": "18 a"}, _LISTED),
)


@pytest.mark.parametrize(("calculator", "inputs", "codes"), CASES)
def test_no_other_note(calculator: str, inputs: dict[str, Any], codes: set[str]) -> None:
    """A note too many teaches readers to skip notes."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert {note["code"] for note in reply["notes"]} == codes
