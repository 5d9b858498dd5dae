"""The notes of a reply, exactly: each one that applies and none that does not."""

import json
from typing import Any

import pytest

from wardbook.kit import call

ALWAYS = {"basis", "adults-only", "pregnancy-not-answered"}

Case = tuple[dict[str, Any], list[str]]


def _count(number: int) -> str:
    return f"{number} 10*9/L"


ROM = {"jurisdiction": "US", "treatment_state": "on-treatment", "weight_at_start": "80 kg"}
ROM_DOSE = ["aim-not-normal", "confirm-concentration", "thrombosis"]
ROMIPLOSTIM: list[Case] = [
    (ROM | {"treatment_state": "starting", "weight": "80 kg"}, [*ROM_DOSE, "weekly-counts"]),
    (
        ROM | {"treatment_state": "starting", "weight": "90 kg"},
        ["aim-not-normal", "start-weight-used", "confirm-concentration", "thrombosis", "weekly-counts"],
    ),
    (
        ROM | {"treatment_state": "starting", "weight_at_start": "82.4 kg"},
        ["aim-not-normal", "confirm-concentration", "rounded-volume", "thrombosis", "weekly-counts"],
    ),
    ({"jurisdiction": "US", "weight": "90 kg"}, ["aim-not-normal"]),
    ({"jurisdiction": "EU", "weight_at_start": "90 kg"}, ["aim-not-normal", "eu-alternative-limits"]),
    ({}, ["aim-not-normal"]),
    (ROM | {"step": 4, "platelets": _count(60), "time_at_dose": "28 d"}, ROM_DOSE),
    (ROM | {"step": 4, "platelets": _count(60)}, [*ROM_DOSE, "weekly-counts"]),
    (ROM | {"step": 10, "platelets": _count(60)}, [*ROM_DOSE, "weekly-counts", "project-reading"]),
    (ROM | {"step": 10, "platelets": _count(60), "useful_response": True}, [*ROM_DOSE, "weekly-counts"]),
    (ROM | {"step": 10, "platelets": _count(60), "time_at_dose": "27 d"}, [*ROM_DOSE, "weekly-counts"]),
    (ROM | {"step": 10, "platelets": _count(60), "time_at_dose": "28 d"}, [*ROM_DOSE, "project-reading"]),
    (ROM | {"step": 10, "platelets": _count(30), "useful_response": True}, [*ROM_DOSE, "weekly-counts"]),
    (ROM | {"step": 4, "platelets": _count(401)}, ["aim-not-normal", "rebound-after-stopping", "weekly-counts"]),
    (ROM | {"treatment_state": "on-hold", "platelets": _count(300)}, ["aim-not-normal", "weekly-counts"]),
    (
        ROM | {"step": 10, "platelets": _count(60), "time_at_dose": "28 d", "useful_response": False},
        ["aim-not-normal", "rebound-after-stopping", "counts-after-stopping", "weekly-counts"],
    ),
]

ELT = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "on-treatment", "daily_dose": "50 mg"}
ELT_START = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "starting"}
ELT_HEAD = ["false-laboratory-values", "salts-not-interchangeable", "aim-not-normal"]
ELT_DOSE = ["cations", "thrombosis", "cataract"]
LIVER = {"question": "liver-tests", "jurisdiction": "US", "alt_uln": "40 U/L"}
ELTROMBOPAG: list[Case] = [
    (ELT_START | {"asian_ancestry": True, "child_pugh_class": "none"}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT_START | {"asian_ancestry": True, "child_pugh_class": "A"}, [*ELT_HEAD, "consider", *ELT_DOSE]),
    (
        ELT_START | {"salt": "choline", "asian_ancestry": True, "child_pugh_class": "C"},
        [*ELT_HEAD, "consider", *ELT_DOSE],
    ),
    (
        ELT_START | {"asian_ancestry": False, "child_pugh_class": "none", "interacting_drugs": ["antacid"]},
        [*ELT_HEAD, "cations", "thrombosis", "cataract"],
    ),
    (
        ELT | {"platelets": _count(401), "interacting_drugs": ["polyvalent-cations", "ciclosporin"]},
        [*ELT_HEAD, "cations", "ciclosporin-lowers-exposure", "twice-weekly-counts"],
    ),
    (ELT | {"platelets": _count(401), "interacting_drugs": ["allopurinol"]}, [*ELT_HEAD, "twice-weekly-counts"]),
    (ELT | {"platelets": _count(100)}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT | {"daily_dose": "12.5 mg", "platelets": _count(100)}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT | {"platelets": _count(201)}, [*ELT_HEAD, "wait-two-weeks", *ELT_DOSE]),
    (ELT | {"platelets": _count(200)}, [*ELT_HEAD, "wait-two-weeks", *ELT_DOSE, "project-reading"]),
    (ELT | {"daily_dose": "75 mg", "platelets": _count(100), "useful_response": True}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT | {"daily_dose": "75 mg", "platelets": _count(100), "time_at_dose": "27 d"}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT | {"daily_dose": "75 mg", "platelets": _count(100)}, [*ELT_HEAD, *ELT_DOSE, "project-reading"]),
    (
        ELT | {"daily_dose": "75 mg", "platelets": _count(49), "time_at_dose": "4 wk", "useful_response": False},
        ELT_HEAD,
    ),
    (
        ELT | {"platelets": _count(49), "time_at_dose": "13 d"},
        [*ELT_HEAD, "wait-two-weeks", *ELT_DOSE, "project-reading"],
    ),
    (ELT | {"treatment_state": "on-hold", "platelets": _count(149)}, [*ELT_HEAD, *ELT_DOSE]),
    (ELT | {"daily_dose": "25 mg", "platelets": _count(300)}, ["not-covered", *ELT_HEAD]),
    (ELT | {"salt": "choline", "daily_dose": "36 mg"}, ["not-covered", *ELT_HEAD]),
    (ELT | {"salt": "choline", "daily_dose": "54 mg"}, ["not-covered", *ELT_HEAD, "choline-maximum"]),
    ({"salt": "choline"}, ELT_HEAD),
    ({"jurisdiction": "US", "daily_dose": "54 mg"}, ELT_HEAD),
    ({"jurisdiction": "EU", "child_pugh_class": "none"}, ["not-covered", *ELT_HEAD]),
    ({"jurisdiction": "EU", "child_pugh_class": "A"}, ["not-covered", *ELT_HEAD, "eu-child-pugh"]),
    (ELT | {"child_pugh_class": "A", "platelets": _count(100)}, [*ELT_HEAD, *ELT_DOSE]),
    (LIVER | {"alt": "40 U/L"}, ["false-laboratory-values"]),
    (LIVER | {"alt": "60 U/L"}, ["false-laboratory-values", "liver-recheck"]),
    (
        LIVER | {"alt": "120 U/L", "alt_baseline_raised": False, "liver_symptoms": True},
        ["false-laboratory-values", "liver-stop"],
    ),
    (ELT | {"platelets": _count(100), "alt": "30 U/L", "alt_uln": "40 U/L"}, [*ELT_HEAD, *ELT_DOSE]),
    (
        ELT | {"platelets": _count(100), "alt": "60 U/L", "alt_uln": "40 U/L"},
        [*ELT_HEAD, "liver-recheck", *ELT_DOSE],
    ),
]

AVA = {"jurisdiction": "US", "treatment_state": "on-treatment", "level": 4}
AVA_DOSE = ["with-food", "thrombosis"]
AVATROMBOPAG: list[Case] = [
    (AVA | {"platelets": _count(100), "pregnancy": "could"}, ["aim-not-normal", *AVA_DOSE]),
    (
        AVA | {"platelets": _count(100), "pregnancy": "planning"},
        ["aim-not-normal", "pregnancy-not-recommended", *AVA_DOSE],
    ),
    (AVA | {"platelets": _count(300)}, ["aim-not-normal", "wait-two-weeks", *AVA_DOSE]),
    (
        AVA | {"platelets": _count(200)},
        ["aim-not-normal", "boundary-200-400", "project-reading", "wait-two-weeks", *AVA_DOSE],
    ),
    (AVA | {"platelets": _count(401)}, ["aim-not-normal", "twice-weekly-counts"]),
    (AVA | {"level": 1, "platelets": _count(300)}, ["not-covered", "aim-not-normal"]),
    (AVA | {"level": 6, "platelets": _count(49), "time_at_dose": "4 wk"}, ["aim-not-normal", "counts-after-stopping"]),
]

RIL = {
    "jurisdiction": "US",
    "age": "45 a",
    "phase": "chronic",
    "prior_failure": True,
    "pregnancy": "cannot",
    "child_pugh_class": "none",
    "interacting_drugs": [],
}
RIL_DOSE = ["swallow-whole", "effect-size"]
RILZABRUTINIB: list[Case] = [
    (RIL, RIL_DOSE),
    (RIL | {"pregnancy": "could"}, ["embryofetal-toxicity", *RIL_DOSE]),
    (RIL | {"interacting_drugs": ["allopurinol"]}, RIL_DOSE),
    (RIL | {"interacting_drugs": ["antacid"], "antacid_or_h2_at": "09:00"}, ["before-antacid", *RIL_DOSE]),
    (
        RIL | {"interacting_drugs": ["antacid"], "dose_at": "07:00", "antacid_or_h2_at": "09:00"},
        ["before-antacid", *RIL_DOSE],
    ),
    (
        RIL | {"interacting_drugs": ["antacid"], "dose_at": "09:00", "antacid_or_h2_at": "09:00"},
        ["before-antacid"],
    ),
    (
        RIL | {"interacting_drugs": ["antacid"], "dose_at": "10:00", "antacid_or_h2_at": "09:00"},
        ["before-antacid", "project-reading", *RIL_DOSE],
    ),
]

ANTI = {
    "weight": "70 kg",
    "haemoglobin": "12 g/dL",
    "rhd": "positive",
    "splenectomy_done": False,
    "active_haemolysis": False,
    "dat_positive": False,
}
ANTI_HEAD = ["intravascular-haemolysis", "weight-in-kg"]
ANTI_D: list[Case] = [
    (ANTI, [*ANTI_HEAD, "observe-8-hours"]),
    (ANTI | {"haemoglobin": "9 g/dL"}, [*ANTI_HEAD, "observe-8-hours"]),
    (ANTI | {"haemoglobin": "10 g/dL"}, [*ANTI_HEAD, "haemoglobin-10", "observe-8-hours"]),
    (ANTI | {"split_over_days": 2}, [*ANTI_HEAD, "split-dose", "observe-8-hours"]),
    (ANTI | {"rhd": "negative", "splenectomy_done": True}, ANTI_HEAD),
    (ANTI | {"haemoglobin": "7 g/dL"}, [*ANTI_HEAD, "other-treatment"]),
    (ANTI | {"active_haemolysis": True, "dat_positive": True}, [*ANTI_HEAD, "project-reading"]),
]

IVIG_HEAD = ["boxed-warning", "other-brands"]
KNOWN_KIDNEY = {"weight": "72 kg", "egfr": "60 mL/min/{1.73_m2}"}
TALL = {"height": "170 cm", "sex": "female"}
IMMUNOGLOBULIN: list[Case] = [
    ({"weight": "72 kg"}, [*IVIG_HEAD, "renal-not-answered"]),
    (KNOWN_KIDNEY | {"volume_depleted": False, "blood_group": "O"}, IVIG_HEAD),
    (KNOWN_KIDNEY | {"volume_depleted": True}, [*IVIG_HEAD, "hydrate-lowest-rate"]),
    (KNOWN_KIDNEY | {"egfr": "59 mL/min/{1.73_m2}"}, [*IVIG_HEAD, "hydrate-lowest-rate"]),
    (KNOWN_KIDNEY | {"blood_group": "not-O"}, [*IVIG_HEAD, "haemolysis"]),
    (KNOWN_KIDNEY | {"regimen": "1-g-per-kg-two-days"}, [*IVIG_HEAD, "haemolysis"]),
    (KNOWN_KIDNEY | {"regimen": "0.4-g-per-kg-five-days"}, ["not-covered", *IVIG_HEAD]),
    (KNOWN_KIDNEY | {"concentration": "5 %"}, ["not-covered", *IVIG_HEAD]),
    (KNOWN_KIDNEY | TALL, IVIG_HEAD),
    (KNOWN_KIDNEY | TALL | {"weight": "90 kg"}, [*IVIG_HEAD, "adjusted-weight-option", "project-reading"]),
    (KNOWN_KIDNEY | TALL | {"dosing_weight": "adjusted"}, [*IVIG_HEAD, "adjusted-weight-local"]),
    (
        KNOWN_KIDNEY | TALL | {"dosing_weight": "adjusted", "weight": "50 kg"},
        [*IVIG_HEAD, "adjusted-weight-local", "use-actual-weight"],
    ),
    (KNOWN_KIDNEY | {"rounding": "up", "vial_sizes": ["5"]}, IVIG_HEAD),
    (KNOWN_KIDNEY | {"rounding": "up", "vial_sizes": ["20"]}, [*IVIG_HEAD, "rounding-refused"]),
]

CALM = {"haemodynamic_instability": False, "respiratory_compromise": False, "life_threatening": False}
CRITICAL = ["not-covered", "project-reading", "do-not-wait-for-count"]
BLEEDING_EMERGENCY: list[Case] = [
    ({"sites": [], **CALM}, []),
    ({"sites": []}, ["severity-not-answered"]),
    ({"sites": ["skin"]}, ["project-reading", "no-routine-platelets", "severity-not-answered"]),
    ({"sites": ["skin"], "life_threatening": False}, ["project-reading", "no-routine-platelets"]),
    ({"sites": ["skin"], "platelets": _count(99), **CALM}, ["project-reading", "no-routine-platelets"]),
    ({"sites": [], "platelets": _count(150), **CALM}, []),
    (
        {"sites": ["nose"], "needs_intervention": True, **CALM},
        ["not-covered", "project-reading", "steroid-by-local-protocol", "no-routine-platelets", "weight-for-dose"],
    ),
    (
        {"sites": ["nose"], "needs_intervention": True, "weight": "60 kg", **CALM},
        ["not-covered", "project-reading", "steroid-by-local-protocol", "no-routine-platelets"],
    ),
    (
        {"sites": ["intracranial"], "weight": "60 kg", "splenectomy_done": False, "rhd": "positive"},
        [*CRITICAL, "emergency-splenectomy-rarely", "steroid-by-local-protocol"],
    ),
    (
        {"sites": ["intracranial"], "weight": "60 kg", "splenectomy_done": True, "rhd": "positive"},
        [*CRITICAL, "anti-d-excluded", "steroid-by-local-protocol"],
    ),
    (
        {"sites": ["intramuscular"], "weight": "60 kg", "splenectomy_done": True},
        [*CRITICAL, "anti-d-excluded", "steroid-by-local-protocol", "compartment-not-answered"],
    ),
    (
        {"sites": ["skin"], "newly_diagnosed": False, "haematuria": False, "mucosal": False, **CALM},
        ["project-reading", "no-routine-platelets"],
    ),
]

WHO = {"scale": "who", "transfusion": False, "instability": "none"}
SKIN = {
    "scale": "modified-buchanan",
    "mucosal": False,
    "needs_immediate_care": False,
    "intracranial": False,
    "petechiae": 0,
    "bruises": 0,
}
BETWEEN = ["descriptive-only", "between-grades", "project-reading"]
OPENS = ["descriptive-only", "open-emergency", "project-reading"]
BLEEDING_GRADE: list[Case] = [
    (WHO | {"who_findings": ["petechiae", "melena"]}, ["descriptive-only"]),
    (WHO | {"who_findings": ["retinal-without-visual-loss"]}, ["descriptive-only", "project-reading"]),
    (WHO | {"who_findings": ["retinal-without-visual-loss"], "transfusion": True}, OPENS),
    (SKIN, ["descriptive-only"]),
    (SKIN | {"petechiae": 101}, ["descriptive-only"]),
    (SKIN | {"petechiae": 101, "bruises": 1, "largest_bruise": "4 cm"}, ["descriptive-only"]),
    (SKIN | {"petechiae": 100, "bruises": 6, "largest_bruise": "3 cm"}, BETWEEN),
    (SKIN | {"bruises": 6, "largest_bruise": "4 cm"}, ["descriptive-only"]),
    (SKIN | {"bruises": 5, "largest_bruise": "4 cm"}, BETWEEN),
    (SKIN | {"mucosal": True}, ["descriptive-only"]),
    (SKIN | {"needs_immediate_care": True}, OPENS),
    (
        {"scale": "buchanan-adix", "overall_grade": 5, "epistaxis_grade": 0, "oral_grade": 0, "skin_grade": 0},
        ["descriptive-only", "children"],
    ),
    (
        {"scale": "itp-bat-domains", "skin_grades": [], "mucosa_grades": [], "organ_grades": []},
        ["not-covered", "descriptive-only", "items-not-built"],
    ),
]

CASES = [
    pytest.param(calculator, inputs, notes, id=f"{calculator}-{index}")
    for calculator, cases in {
        "romiplostim": ROMIPLOSTIM,
        "eltrombopag": ELTROMBOPAG,
        "avatrombopag": AVATROMBOPAG,
        "rilzabrutinib": RILZABRUTINIB,
        "anti-d": ANTI_D,
        "immunoglobulin": IMMUNOGLOBULIN,
        "bleeding-emergency": BLEEDING_EMERGENCY,
        "bleeding-grade": BLEEDING_GRADE,
    }.items()
    for index, (inputs, notes) in enumerate(cases, start=1)
]


@pytest.mark.parametrize(("calculator", "inputs", "notes"), CASES)
def test_exactly_these_notes(calculator: str, inputs: dict[str, Any], notes: list[str]) -> None:
    """Beside the notes of every calculator, the reply gives these and no other."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert reply["status"] != "invalid"
    assert sorted(note["code"] for note in reply["notes"] if note["code"] not in ALWAYS) == sorted(notes)
