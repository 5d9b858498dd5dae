"""Romiplostim: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
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
    id="romiplostim",
    title="Romiplostim weekly dose",
    purpose="Next weekly dose and volume from the count",
    version="1.0.0",
    priority=1,
    rules="C9",
    read_on=date(2026, 11, 22),
    references=("pi_romiplostim_us", "smpc_romiplostim_eu"),
    inputs=(
        shared.JURISDICTION.but(required=True, hint="The two labels have different limits for lowering and stopping"),
        shared.TREATMENT_STATE.but(required=True),
        shared.WEIGHT_AT_START.but(
            required=True, hint="The weight on the day of the first dose; it stays the basis of every later dose"
        ),
        shared.WEIGHT.but(hint="Only compared with the weight at the start; it does not change the dose"),
        Integer(
            name="step",
            label="Present step (or the step held)",
            needed_when="treatment has begun, unless the count alone decides",
            limits=Limits.of(1, 10),
            hint="In mcg/kg once weekly, a whole number",
        ),
        shared.PLATELETS.but(needed_when="treatment has begun"),
        shared.PLATELETS_LAST_WEEK.but(
            needed_when="on treatment with a count above the limit for lowering and not above the limit for stopping"
        ),
        shared.TIME_AT_DOSE.but(
            needed_when="at the highest step with a count below the aim, or without a useful response"
        ),
        shared.USEFUL_RESPONSE.but(needed_when="at the highest step for long enough with a count below the aim"),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="step",
            label="Step to give, once weekly",
            type="integer",
            meaning="Weekly dose for each kilogram of the weight at the start",
            unit="ug/kg",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="dose",
            label="Dose, once weekly",
            type="quantity",
            meaning="The step times the weight at the start",
            unit="ug",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="volume",
            label="Volume to inject, once weekly",
            type="quantity",
            meaning="The dose over the strength of the solution, shown to the marks of the syringe",
            unit="mL",
            places=Places.at_most(2),
            dose=True,
        ),
        Output(
            name="delivered_dose",
            label="Dose in the rounded volume",
            type="quantity",
            meaning="What the volume delivers once it is rounded to the marks of the syringe",
            unit="ug",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="next_count",
            label="Platelet counts from now on",
            type="choice",
            meaning="Weekly; monthly only at an unchanged dose with a sufficient count for long enough",
            choices={"weekly": "Weekly", "monthly": "Monthly"},
        ),
    ),
    actions={
        "start": "Start at the first step, once weekly and not daily",
        "increase": "Raise by one step, once weekly",
        "maintain": "Keep the same step, once weekly",
        "continue-at-maximum": "Keep the highest step, once weekly",
        "decrease": "Lower by one step, once weekly",
        "hold": "Interrupt now, with weekly counts",
        "stay-on-hold": "Stay off romiplostim, with weekly counts",
        "resume": "Restart one step lower, once weekly",
        "discontinue": "Stop romiplostim; the count has not risen usefully",
        "clinician-decision": "Decide with the product label; the step this would need is not covered here",
    },
    notes=(
        NoteKind("weekly-counts", "info", "counts are weekly from now on"),
        NoteKind("start-weight-used", "info", "the weight now differs from the weight at the start"),
        NoteKind("rounded-volume", "info", "rounding to the marks of the syringe changes the dose"),
        NoteKind("confirm-concentration", "caution", "a volume is given"),
        NoteKind("thrombosis", "caution", "a dose is given"),
        NoteKind("rebound-after-stopping", "caution", "romiplostim is interrupted or stopped"),
        NoteKind("counts-after-stopping", "info", "romiplostim is stopped"),
        NoteKind("eu-alternative-limits", "info", "the European label is followed"),
        NoteKind("aim-not-normal", "info", "always"),
    ),
    gated=(
        GatedRule("C9-below-step-1", "Lowering the dose below the first step"),
        GatedRule("C9-resume-from-step-1", "Restarting when the step held was the first"),
    ),
)
