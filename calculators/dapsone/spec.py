"""What the calculator dapsone declares about itself."""

from datetime import date

from wardbook.kit import (
    GatedRule,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="dapsone",
    title="Dapsone",
    purpose="Dose range after G6PD",
    version="1.0.0",
    priority=3,
    rules="C23",
    read_on=date(2026, 11, 22),
    references=("mcmillan_table",),
    inputs=(
        shared.G6PD.but(
            needed_when="a dose is to be shown", hint="No dose is shown until the result is known to be normal."
        ),
        shared.HAEMOGLOBIN.but(hint="For your record only: no rule that uses it was read."),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="daily_dose_low",
            label="Daily dose, lower end",
            type="quantity",
            meaning="Lower end of the range read",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="daily_dose_high",
            label="Daily dose, upper end",
            type="quantity",
            meaning="Upper end of the range read",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
    ),
    actions={
        "give": "Give a daily dose in the range shown",
        "test-g6pd": "Test G6PD first",
        "blocked": "Do not give: G6PD is deficient",
    },
    notes=(
        NoteKind("g6pd-usual-practice", "caution", "always; testing first is usual practice"),
        NoteKind("haemolysis-agranulocytosis", "caution", "always"),
        NoteKind("slow-response", "info", "always"),
    ),
    gated=(GatedRule("C23-g6pd", "Which G6PD test to use, when, and what a borderline result means"),),
)
