"""What the calculator monitoring-plan declares about itself."""

from datetime import date

from wardbook.kit import (
    Boolean,
    Choice,
    Day,
    GatedRule,
    NoteKind,
    Output,
    Places,
    Spec,
)

DRUGS = {
    "romiplostim": "Romiplostim",
    "eltrombopag": "Eltrombopag",
    "avatrombopag": "Avatrombopag",
    "fostamatinib": "Fostamatinib",
    "rilzabrutinib": "Rilzabrutinib",
    "rituximab": "Rituximab",
    "mycophenolate": "Mycophenolate",
    "ciclosporin": "Ciclosporin",
    "immunoglobulin": "Immunoglobulin",
    "anti-d": "Anti-D",
}
TESTS = {
    "platelets": "Platelet count",
    "cbc": "Full blood count",
    "neutrophils": "Neutrophil count",
    "alt-ast-bilirubin": "ALT, AST and bilirubin",
    "blood-pressure": "Blood pressure",
    "creatinine": "Creatinine",
    "hbsag": "HBsAg",
    "anti-hbc": "Anti-HBc",
    "hydration": "Hydration",
    "haemoglobin": "Haemoglobin",
    "urine-dipstick": "Urine dipstick",
}
REASONS = {
    "baseline": "Baseline",
    "until-stable": "Until stable",
    "stable": "Stable",
    "after-stopping": "After stopping",
    "drug-specific": "Specific to the drug",
}
UNDATED = {
    "magnesium": "Magnesium",
    "potassium": "Potassium",
    "urate": "Urate",
    "lipids": "Lipids",
    "infection-signs": "Signs of infection",
    "pregnancy-test": "Pregnancy test",
    "haemoglobin-36-96-h": "Haemoglobin 36 to 96 hours after the infusion, in people at high risk",
    "dipstick-2-4-end": "Urine dipstick at 2 hours, at 4 hours and at the end of observation",
    "observation-8-h": "Observation for 8 hours",
    "infusion-reactions": "Infusion reactions, during each infusion",
}
SOURCES = {
    "pi_romiplostim_us": "Romiplostim label (US)",
    "pi_eltrombopag_us": "Eltrombopag label (US)",
    "pi_avatrombopag_us": "Avatrombopag label (US)",
    "pi_fostamatinib_us": "Fostamatinib label (US)",
    "elliott2025wayrilz": "Elliott 2025",
    "pi_rituximab_us": "Rituximab label (US)",
    "pi_mycophenolate_us": "Mycophenolate label (US)",
    "pi_cyclosporine_us": "Ciclosporin label (US)",
    "pi_privigen_us": "Immunoglobulin label (US)",
    "pi_winrho_us": "Anti-D label (US)",
}

SPEC = Spec(
    id="monitoring-plan",
    title="Monitoring plan",
    purpose="Tests of one drug with their dates, as a list and for a calendar",
    version="1.0.0",
    priority=2,
    rules="evidence.md section 3.1",
    read_on=date(2026, 11, 22),
    jurisdiction="US",
    references=(
        "pi_romiplostim_us",
        "pi_eltrombopag_us",
        "pi_avatrombopag_us",
        "pi_fostamatinib_us",
        "elliott2025wayrilz",
        "pi_rituximab_us",
        "pi_mycophenolate_us",
        "pi_cyclosporine_us",
        "pi_privigen_us",
        "pi_winrho_us",
    ),
    inputs=(
        Choice(
            name="drug",
            label="Drug",
            required=True,
            choices=DRUGS,
        ),
        Day(name="started_on", label="Start of treatment", required=True),
        Day(
            name="stable_since",
            label="Stable since (the label's own meaning of stable)",
            hint="Leave it open while things are not stable.",
        ),
        Day(name="stopped_on", label="Stopped on", hint="Repeated tests end on the day before."),
        Day(
            name="until",
            label="Plan until",
            hint="Included. Left open: 6 months after the start or, once stopped, the last count after stopping.",
        ),
        Boolean(name="high_risk", label="High risk of haemolysis or renal failure (immunoglobulin)"),
    ),
    outputs=(
        Output(
            name="events",
            label="Tests by date",
            type="list",
            meaning="One line for each day; the tests of one day stand together",
            choices=TESTS | REASONS | SOURCES,
            record={
                "on": "Date",
                "tests": "Tests",
                "reason": "Why",
                "references": "Source",
            },
        ),
        Output(
            name="count",
            label="Days with a test",
            type="integer",
            meaning="How many lines the plan has",
            places=Places(0),
        ),
        Output(
            name="monthly_from",
            label="Monthly from",
            type="date",
            meaning="First day of the monthly interval, once things are stable",
        ),
        Output(
            name="undated",
            label="Due, without a date",
            type="list",
            meaning="What the source asks for without an interval in days",
            choices=UNDATED,
        ),
        Output(
            name="calendar",
            label="Calendar file",
            type="text",
            meaning="The same plan as iCalendar text; it names the drug and the tests and no person",
        ),
    ),
    actions={"plan": "Follow the plan"},
    notes=(
        NoteKind("stable-means", "info", "always"),
        NoteKind("schedule-not-covered", "caution", "a part of the timetable of the drug was not read"),
        NoteKind("weekly-platelets-project", "info", "the interval of platelet counts is a decision of this project"),
        NoteKind("false-laboratory-values", "info", "the drug is eltrombopag"),
        NoteKind("recheck-liver", "caution", "the drug is eltrombopag"),
    ),
    gated=(
        GatedRule("MP-mycophenolate-cbc", "Timetable of blood counts with mycophenolate"),
        GatedRule("MP-rilzabrutinib", "Timetable of tests with rilzabrutinib"),
    ),
)
