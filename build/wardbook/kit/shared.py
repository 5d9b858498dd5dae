"""Inputs that several calculators ask for in the same words, units and limits.

The limits are decisions of this project: they catch slips of typing and are no clinical thresholds (dosing-rules,
section 0, rule 3).
"""

from decimal import Decimal

from .answers import Answers
from .fields import Boolean, Choice, Limits, Number, Quantity
from .units import FEET_AND_INCHES

CM_PER_M = Decimal(100)

WEIGHT = Quantity(
    name="weight",
    label="Actual body weight",
    group="mass",
    units=("kg", "g", "[lb_av]"),
    limits=Limits.of(20, 350),
    plausible=Limits.of(30, 250),
    ask="unit-doubtful",
)
WEIGHT_AT_START = WEIGHT.but(name="weight_at_start", label="Body weight when treatment started")
HEIGHT = Quantity(
    name="height",
    label="Height",
    group="length",
    units=("cm", "m", "mm", "[in_i]"),
    pair=FEET_AND_INCHES,
    limits=Limits.of(100, 250),
    plausible=Limits.of(130, 215),
    ask="unit-doubtful",
)
AGE = Quantity(
    name="age",
    label="Age",
    group="age",
    units=("a",),
    limits=Limits.of(18, 120),
    plausible=Limits.of(18, 105),
    ask="implausible",
)
SEX = Choice(name="sex", label="Sex (for the formula)", choices={"female": "Female", "male": "Male"})
PLATELETS = Quantity(
    name="platelets",
    label="Platelet count now",
    group="cells",
    units=("10*9/L", "/uL", "10*12/L"),
    limits=Limits.of(0, 2000),
    plausible=Limits.of(1, 1500),
    ask="unit-doubtful",
    message_above="Did you enter cells per microlitre?",
)
PLATELETS_LAST_WEEK = PLATELETS.but(name="platelets_last_week", label="Platelet count one week ago")
PLATELETS_BASELINE = PLATELETS.but(
    name="platelets_baseline", label="Baseline platelet count", plausible=Limits.of(1, 500), message_above=""
)
NEUTROPHILS = Quantity(
    name="neutrophils",
    label="Neutrophil count",
    group="cells",
    units=("10*9/L", "/uL"),
    limits=Limits.of(0, 500),
    plausible=Limits.of(0, 100),
    ask="unit-doubtful",
)
HAEMOGLOBIN = Quantity(
    name="haemoglobin",
    label="Haemoglobin",
    group="haemoglobin",
    units=("g/dL", "g/L", "mmol/L"),
    limits=Limits.of(2, 25),
    plausible=Limits.of(3, 22),
    ask="unit-doubtful",
)
CREATININE = Quantity(
    name="creatinine",
    label="Serum creatinine",
    group="creatinine",
    units=("mg/dL", "umol/L"),
    limits=Limits.of("0.1", 25),
    plausible=Limits.of("0.2", 20),
    ask="unit-doubtful",
)
CREATININE_BASELINE = CREATININE.but(name="creatinine_baseline", label="Serum creatinine before treatment")
EGFR = Quantity(
    name="egfr",
    label="eGFR",
    units=("mL/min/{1.73_m2}",),
    limits=Limits.of(0, 250),
    plausible=Limits.of(2, 180),
    ask="implausible",
)
BILIRUBIN = Quantity(
    name="bilirubin",
    label="Total bilirubin",
    group="bilirubin",
    units=("mg/dL", "umol/L"),
    limits=Limits.of(0, 60),
    plausible=Limits.of("0.1", 50),
    ask="unit-doubtful",
)
BILIRUBIN_RATIO = Number(
    name="bilirubin_ratio",
    label="Total bilirubin as a multiple of the upper limit of normal",
    limits=Limits.of(0, 50),
    plausible=Limits.of(0, 30),
    ask="implausible",
)
DIRECT_BILIRUBIN_RAISED = Boolean(name="direct_bilirubin_raised", label="Direct bilirubin raised")
ALBUMIN = Quantity(
    name="albumin",
    label="Albumin",
    group="protein",
    units=("g/dL", "g/L"),
    limits=Limits.of("0.5", 7),
    plausible=Limits.of(1, 6),
    ask="unit-doubtful",
)
INR = Number(name="inr", label="INR", limits=Limits.of("0.5", 20), plausible=Limits.of("0.8", 12), ask="implausible")
ALT = Quantity(
    name="alt",
    label="ALT (or AST if higher)",
    group="enzyme",
    units=("U/L", "ukat/L"),
    limits=Limits.of(0, 20000),
    plausible=Limits.of(2, 10000),
    ask="unit-doubtful",
)
ALT_ULN = Quantity(
    name="alt_uln",
    label="Upper limit of normal of that test",
    group="enzyme",
    units=("U/L", "ukat/L"),
    limits=Limits.of(5, 200),
    plausible=Limits.of(10, 120),
    ask="unit-doubtful",
)
ALT_BASELINE_RAISED = Boolean(name="alt_baseline_raised", label="ALT was above normal before treatment")
ALT_BASELINE = Quantity(
    name="alt_baseline",
    label="ALT before treatment",
    group="enzyme",
    units=("U/L", "ukat/L"),
    limits=Limits.of(0, 5000),
    plausible=Limits.of(2, 2000),
    ask="unit-doubtful",
)
ALT_PROGRESSIVE = Boolean(name="alt_progressive", label="ALT is still rising")
ALT_RAISED_FOR = Quantity(
    name="alt_raised_for",
    label="Time for which ALT has been this high",
    group="short_time",
    units=("wk", "d"),
    limits=Limits.of(0, 520),
    plausible=Limits.of(0, 104),
    ask="implausible",
)
LIVER_SYMPTOMS = Boolean(name="liver_symptoms", label="Symptoms of liver injury or decompensation")
CHILD_PUGH_CLASS = Choice(
    name="child_pugh_class",
    label="Child-Pugh class",
    choices={"none": "No liver impairment", "A": "Class A", "B": "Class B", "C": "Class C"},
)
SYSTOLIC = Quantity(
    name="systolic",
    label="Systolic blood pressure",
    group="pressure",
    units=("mm[Hg]",),
    limits=Limits.of(40, 300),
    plausible=Limits.of(60, 260),
    ask="implausible",
)
DIASTOLIC = Quantity(
    name="diastolic",
    label="Diastolic blood pressure",
    group="pressure",
    units=("mm[Hg]",),
    limits=Limits.of(20, 200),
    plausible=Limits.of(30, 160),
    ask="implausible",
)
CARDIOVASCULAR_RISK_RAISED = Boolean(name="cardiovascular_risk_raised", label="Raised cardiovascular risk")
JURISDICTION = Choice(
    name="jurisdiction", label="Label followed", choices={"US": "United States", "EU": "European Union"}
)
PREGNANCY = Choice(
    name="pregnancy",
    label="Pregnancy",
    choices={
        "cannot": "Cannot become pregnant",
        "could": "Could become pregnant",
        "planning": "Planning a pregnancy",
        "pregnant": "Pregnant",
    },
)
EFFECTIVE_CONTRACEPTION = Boolean(name="effective_contraception", label="Effective contraception in use")
PREGNANCY_TEST_NEGATIVE = Boolean(name="pregnancy_test_negative", label="Recent negative pregnancy test")
BREASTFEEDING = Boolean(name="breastfeeding", label="Breastfeeding")
SPLENECTOMY_DONE = Boolean(name="splenectomy_done", label="Spleen removed")
RHD = Choice(name="rhd", label="RhD group", choices={"positive": "RhD-positive", "negative": "RhD-negative"})
DAT_POSITIVE = Boolean(name="dat_positive", label="Direct antiglobulin test positive from an autoantibody")
ACTIVE_HAEMOLYSIS = Boolean(name="active_haemolysis", label="Active haemolysis")
HBSAG = Choice(
    name="hbsag", label="HBsAg", choices={"negative": "Negative", "positive": "Positive", "unknown": "Not known"}
)
ANTI_HBC = HBSAG.but(name="anti_hbc", label="Anti-HBc")
G6PD = Choice(name="g6pd", label="G6PD", choices={"normal": "Normal", "deficient": "Deficient", "unknown": "Not known"})
THROMBOSIS_HISTORY = Boolean(name="thrombosis_history", label="Active or past thromboembolism")
TIME_SINCE_DIAGNOSIS = Quantity(
    name="time_since_diagnosis",
    label="Time since diagnosis",
    group="long_time",
    units=("mo", "a"),
    limits=Limits.of(0, 1200),
    plausible=Limits.of(0, 960),
    ask="implausible",
)
PHASE = Choice(
    name="phase",
    label="Phase of ITP",
    choices={
        "newly-diagnosed": "Newly diagnosed (under 3 months)",
        "persistent": "Persistent (3 to 12 months)",
        "chronic": "Chronic (over 12 months)",
    },
)
TREATMENT_STATE = Choice(
    name="treatment_state",
    label="Where treatment stands",
    choices={
        "starting": "Not started yet",
        "on-treatment": "On treatment",
        "on-hold": "Interrupted because the count was too high",
    },
)
TIME_AT_DOSE = Quantity(
    name="time_at_dose",
    label="Time on the present dose, step or level without a change",
    group="short_time",
    units=("wk", "d"),
    limits=Limits.of(0, 5200),
    plausible=Limits.of(0, 1040),
    ask="implausible",
)
TIME_ON_TREATMENT = TIME_AT_DOSE.but(name="time_on_treatment", label="Time since this treatment started")
USEFUL_RESPONSE = Boolean(
    name="useful_response", label="The count has risen enough to avoid clinically important bleeding"
)
SECONDARY_CAUSES_EXCLUDED = Boolean(
    name="secondary_causes_excluded", label="Second-look tests done and secondary causes excluded"
)
TREATMENT_NEEDED = Boolean(name="treatment_needed", label="Treatment is needed (very low count or bleeding)")
BLEEDING_CLASS = Choice(
    name="bleeding_class",
    label="Bleeding now",
    choices={"none": "None", "minor": "Minor", "serious": "Serious", "critical": "Critical"},
)


def body_mass_index(case: Answers) -> Decimal | None:
    """Body mass index in kg/m2, not rounded; None unless height and weight are both known."""
    height_cm, weight_kg = case.maybe_number("height"), case.maybe_number("weight")
    if height_cm is None or weight_kg is None:
        return None
    return body_mass_index_of(height_cm=height_cm, weight_kg=weight_kg)


def body_mass_index_of(*, height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    """Body mass index in kg/m2, not rounded."""
    return weight_kg * CM_PER_M**2 / height_cm**2
