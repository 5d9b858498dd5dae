"""What the calculator splenectomy-vaccines declares about itself."""

from datetime import date

from wardbook.kit import (
    Boolean,
    Choice,
    Day,
    GatedRule,
    Listed,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
    shared_lists,
)

VERDICTS = {
    "on-time": "On time",
    "late-but-valid": "Late but valid",
    "counts-if-stable": "Counts if the patient was stable",
    "after-surgery": "After surgery; it counts",
    "valid": "Valid",
    "too-early": "Too early; it does not count",
    "not-covered": "Not covered here",
}
NEXT_PRODUCTS = {"PCV20-or-PCV21-or-PCV15": "PCV20 or PCV21, or PCV15", "PPSV23": "PPSV23", "none": "None"}

SPEC = Spec(
    id="splenectomy-vaccines",
    title="Vaccines around splenectomy",
    purpose="What each vaccine dose given counts for, and when the next is due (US adults)",
    version="1.0.0",
    priority=1,
    rules="C21",
    read_on=date(2026, 11, 22),
    jurisdiction="US",
    references=(
        "immunize_14d",
        "asplenia_eu_table",
        "immunize_pcv2024",
        "acip2020men",
        "schillie2024",
        "immunize_asplenia",
        "nhslothian_asplenia",
        "etg_asplenia",
    ),
    inputs=(
        Day(name="today", label="Today", required=True),
        Choice(
            name="surgery",
            label="Surgery",
            required=True,
            unknown_answers=True,
            choices={"elective": "Elective", "emergency": "Emergency (done)", "unknown": "Not known"},
        ),
        Day(name="surgery_on", label="Date of surgery", needed_when="surgery is planned, or was done as an emergency"),
        Listed(
            name="doses",
            label="Vaccine doses already given",
            needed_when="a plan is made; say so if there were none",
            item=shared_lists.VACCINE_DOSE,
        ),
        Choice(
            name="pneumococcal_choice",
            label="Pneumococcal product planned",
            choices={"PCV20": "PCV20", "PCV21": "PCV21", "PCV15": "PCV15 then PPSV23"},
        ),
        Choice(
            name="menb_brand",
            label="MenB brand",
            hint="For your record: every dose is of the same brand.",
            choices={"4c": "MenB-4C", "fhbp": "MenB-FHbp"},
        ),
        Boolean(name="stable_after_surgery", label="Stable after surgery"),
        Day(name="rituximab_last_on", label="Last rituximab dose"),
        shared.AGE,
    ),
    outputs=(
        Output(
            name="preferred_latest",
            label="Preferred latest day of first doses",
            type="date",
            meaning="Before planned surgery",
        ),
        Output(
            name="days_before_surgery",
            label="Days to surgery",
            type="integer",
            meaning="From today to planned surgery",
            unit="d",
            places=Places(0),
        ),
        Output(
            name="first_doses",
            label="First doses",
            type="choice",
            meaning="What to do today about the first doses that were not given yet",
            choices={
                "on-time": "Give now - on time",
                "late-but-valid": "Give now - late but valid",
                "when-stable": "Give when stable",
                "give-now": "Give now",
            },
        ),
        Output(
            name="emergency_from",
            label="First doses by the European table from",
            type="date",
            meaning="After an emergency operation; the other reading is when the patient is stable",
        ),
        Output(
            name="dose_checks",
            label="Doses given",
            type="list",
            meaning="For each: the first of a series is judged against surgery, later ones against the interval",
            choices=VERDICTS,
            record={
                "vaccine": "Vaccine",
                "on": "Given on",
                "number": "Number in its series",
                "verdict": "What it counts for",
            },
        ),
        Output(
            name="pneumococcal_complete",
            label="Pneumococcal vaccines complete",
            type="boolean",
            meaning="Yes after PCV20, PCV21, or PCV15 followed by PPSV23 after its interval",
        ),
        Output(
            name="pneumococcal_next",
            label="Next pneumococcal vaccine",
            type="choice",
            meaning="What to give next",
            choices=NEXT_PRODUCTS,
        ),
        Output(name="pneumococcal_next_from", label="PPSV23 from", type="date", meaning="Where it must follow PCV15"),
        Output(
            name="menacwy_second_from",
            label="MenACWY, second dose from",
            type="date",
            meaning="Counted from the first dose",
        ),
        Output(
            name="menacwy_booster_on",
            label="MenACWY, booster on",
            type="date",
            meaning="Counted from the last dose that counts",
        ),
        Output(
            name="menb_second_from", label="MenB, second dose from", type="date", meaning="Counted from the first dose"
        ),
        Output(
            name="menb_second_to",
            label="MenB, second dose to",
            type="date",
            meaning="End of its window, counted from the first dose",
        ),
        Output(
            name="menb_third_from", label="MenB, third dose from", type="date", meaning="Counted from the first dose"
        ),
        Output(
            name="menb_booster_from",
            label="MenB, first booster from",
            type="date",
            meaning="Counted from the third dose, given or on its first possible day",
        ),
        Output(name="hib_needed", label="Hib needed", type="boolean", meaning="Yes when no Hib dose was given"),
        Output(
            name="schedule",
            label="Still to give",
            type="list",
            meaning="Every dose still to give, by date; later ones from the first possible day of the one before",
            choices={**NEXT_PRODUCTS, "give": "Give", "booster": "Booster"},
            record={
                "vaccine": "Vaccine",
                "dose": "Dose",
                "from": "From",
                "to": "To",
                "action": "What to do",
            },
        ),
    ),
    actions={
        "give-now": "Give the first doses now",
        "when-stable": "Give the first doses when the patient is stable",
        "follow-schedule": "First doses are given: follow the schedule",
    },
    notes=(
        NoteKind("late-but-valid", "caution", "planned surgery is too near for the preferred interval"),
        NoteKind("emergency-two-readings", "info", "surgery was an emergency"),
        NoteKind(
            "penicillin-prophylaxis",
            "caution",
            "always",
        ),
        NoteKind("fever-emergency", "stop", "always"),
        NoteKind("rituximab-recent", "caution", "rituximab was given recently"),
        NoteKind("same-menb-brand", "info", "a MenB dose or booster is due"),
        NoteKind("influenza-yearly", "info", "always"),
        NoteKind("menb-boosters", "info", "always"),
    ),
    gated=(
        GatedRule("C21-prior-pneumococcal", "What earlier pneumococcal vaccines count for: see the current schedule"),
        GatedRule("C21-rituximab", "How to plan around recent rituximab: ask a specialist"),
    ),
)
