"""Avatrombopag: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Choice,
    GatedRule,
    Integer,
    Limits,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="avatrombopag",
    title="Avatrombopag",
    purpose="Starting level and level changes from the count",
    version="1.0.0",
    priority=1,
    rules="C11",
    read_on=date(2026, 11, 22),
    references=("pi_avatrombopag_us", "smpc_avatrombopag_eu"),
    inputs=(
        shared.JURISDICTION.but(required=True),
        Choice(
            name="formulation",
            label="Formulation",
            default="tablets",
            choices={"tablets": "Tablets", "sprinkle": "Sprinkle capsules"},
        ),
        shared.TREATMENT_STATE.but(required=True),
        Choice(
            name="cyp_interaction",
            label="Moderate or strong dual CYP2C9 and CYP3A4 drug",
            needed_when="starting tablets",
            choices={"none": "None", "inhibitor": "Inhibitor", "inducer": "Inducer", "both": "Both"},
            hint="One drug that acts on both enzymes; a drug that acts on only one of them does not count",
        ),
        Integer(
            name="level",
            label="Present level (or the level before stopping)",
            needed_when="treatment has begun",
            limits=Limits.of(1, 6),
            hint="From the table of levels; 4 is the usual start and 6 the highest",
        ),
        shared.PLATELETS.but(needed_when="treatment has begun"),
        shared.TIME_AT_DOSE.but(
            needed_when="on treatment with a count below the aim, or with a count that is too high at the lowest level"
        ),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="level",
            label="Level to give",
            type="integer",
            meaning="Level of the label's table, from 1 to 6",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="regimen",
            label="How to take it, with food",
            type="choice",
            meaning="Tablets and days of the week at this level",
            dose=True,
            choices={
                "20-mg-once-weekly": "20 mg once a week",
                "20-mg-twice-weekly": "20 mg twice a week or 40 mg once a week",
                "20-mg-three-times-weekly": "20 mg three times a week",
                "20-mg-daily": "20 mg once daily",
                "40-mg-three-times-weekly-20-mg-other-days": (
                    "40 mg three times a week and 20 mg on the other four days"
                ),
                "40-mg-daily": "40 mg once daily",
            },
        ),
        Output(
            name="weekly_dose",
            label="Dose of a whole week",
            type="quantity",
            meaning="All tablets of seven days together; never the dose of one day",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="resume_below",
            label="Restart when the count is below",
            type="quantity",
            meaning="While treatment is interrupted",
            unit="10*9/L",
            places=Places(0),
        ),
        Output(
            name="resume_level",
            label="Level at the restart",
            type="integer",
            meaning="One lower than before; absent where that is not covered",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="next_count",
            label="Platelet counts from now on",
            type="choice",
            meaning="How often to take counts",
            choices={"weekly": "Weekly", "twice-weekly": "Twice weekly"},
        ),
    ),
    actions={
        "start": "Start at the level shown",
        "increase": "Raise by one level",
        "maintain": "Keep the same level",
        "wait": "Keep the same level; it is too early to raise it",
        "continue-at-maximum": "Keep the highest level",
        "decrease": "Lower by one level",
        "hold": "Interrupt now, with twice-weekly counts",
        "stay-on-hold": "Stay off avatrombopag; the count is not yet low enough",
        "resume": "Restart one level lower than before",
        "discontinue": "Stop avatrombopag for good",
        "clinician-decision": "Decide with the product label; not covered here",
    },
    notes=(
        NoteKind("with-food", "info", "a dose is given"),
        NoteKind("wait-two-weeks", "info", "the level changes, or it is too early to change it"),
        NoteKind("twice-weekly-counts", "info", "treatment is interrupted"),
        NoteKind("counts-after-stopping", "info", "treatment is stopped"),
        NoteKind("boundary-200-400", "info", "the count is exactly at an end of the range for lowering"),
        NoteKind("thrombosis", "caution", "a dose is given"),
        NoteKind("pregnancy-not-recommended", "caution", "pregnant or planning a pregnancy"),
        NoteKind("aim-not-normal", "info", "always"),
    ),
    gated=(
        GatedRule("C11-both-interactions", "Starting with both a dual inhibitor and a dual inducer"),
        GatedRule("C11-below-level-1", "A dose below the lowest level"),
        GatedRule("C11-eu", "Limits of the European label"),
        GatedRule("C11-sprinkle", "Sprinkle capsules"),
    ),
)
