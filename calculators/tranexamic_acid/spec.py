"""What the calculator tranexamic-acid declares about itself."""

from datetime import date

from wardbook.kit import (
    Boolean,
    Choice,
    GatedRule,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
    shared_lists,
)

SPEC = Spec(
    id="tranexamic-acid",
    title="Tranexamic acid in renal impairment",
    purpose="Dose and interval by creatinine band",
    version="1.0.0",
    priority=3,
    rules="C20",
    read_on=date(2026, 11, 22),
    references=("txa_renal", "txa_lysteda"),
    inputs=(
        shared.CREATININE.but(required=True),
        shared.WEIGHT.but(required=True),
        Choice(name="route", label="Route", required=True, choices={"intravenous": "Intravenous", "oral": "Oral"}),
        shared.THROMBOSIS_HISTORY.but(
            needed_when="a dose is to be shown", hint="No dose is shown until this is answered."
        ),
        shared_lists.INTERACTING_DRUGS.but(hint="Combined hormonal contraception matters here."),
        Boolean(name="subarachnoid_haemorrhage", label="Subarachnoid haemorrhage"),
        Boolean(name="intravascular_clotting", label="Active intravascular clotting"),
        Boolean(name="haematuria", label="Haematuria"),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="dose",
            label="Each dose",
            type="quantity",
            meaning="Dose per kg of the band and route, times the weight",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="interval",
            label="Time between doses",
            type="quantity",
            meaning="Interval of the band",
            unit="h",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="minimum_minutes",
            label="Shortest time to give it",
            type="quantity",
            meaning="Into a vein only: the dose at the fastest rate allowed",
            unit="min",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="band",
            label="Creatinine band (micromol/L)",
            type="choice",
            meaning="By the limits printed in the unit that was typed",
            choices={"below": "Below 120", "low": "120 to under 250", "middle": "250 to 500", "high": "Above 500"},
        ),
    ),
    actions={
        "give": "Give the dose shown",
        "ask-before-use": "Ask before use",
        "blocked": "Do not give: contraindicated",
        "clinician-decision": "Not covered here: a clinician decides",
    },
    notes=(
        NoteKind("maximum-rate", "caution", "the route is into a vein"),
        NoteKind("conditions-not-answered", "caution", "one of the conditions or the drugs was not answered"),
    ),
    gated=(
        GatedRule("C20-normal-renal", "Dose below the first band of creatinine: use the local dose"),
        GatedRule("C20-oral-high", "Dose by mouth in the highest band of creatinine"),
        GatedRule("C20-haematuria", "Use in haematuria"),
    ),
)
