"""What the calculator vincristine declares about itself."""

from datetime import date

from wardbook.kit import (
    Choice,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="vincristine",
    title="Vincristine",
    purpose="Dose per kg with the safety cap",
    version="1.0.0",
    priority=3,
    rules="C23",
    read_on=date(2026, 11, 22),
    references=("boruchov2007",),
    inputs=(
        shared.WEIGHT.but(required=True),
        Choice(
            name="route", label="Route", default="intravenous", choices={"intravenous": "Intravenous", "other": "Other"}
        ),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="dose",
            label="Dose of one injection",
            type="quantity",
            meaning="Dose per kg times the weight, never above the safety cap",
            unit="mg",
            places=Places.at_most(2),
            dose=True,
        ),
        Output(
            name="uncapped_dose",
            label="Dose before the cap",
            type="quantity",
            meaning="Dose per kg times the weight",
            unit="mg",
            places=Places.at_most(2),
        ),
        Output(name="capped", label="Lowered by the cap", type="boolean", meaning="Yes when the cap lowered the dose"),
    ),
    actions={"give": "Give the dose shown, into a vein", "blocked": "Do not give: it is for a vein only"},
    notes=(
        NoteKind("capped", "caution", "the cap lowered the dose"),
        NoteKind("intravenous-only", "stop", "always"),
    ),
    gated=(),
)
