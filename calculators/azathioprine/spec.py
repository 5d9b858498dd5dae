"""What the calculator azathioprine declares about itself."""

from datetime import date

from wardbook.kit import (
    GatedRule,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
    shared_lists,
)

SPEC = Spec(
    id="azathioprine",
    title="Azathioprine",
    purpose="Fixed and weight-based daily dose side by side",
    version="1.0.0",
    priority=3,
    rules="C23",
    read_on=date(2026, 11, 22),
    references=("mcmillan_table", "boruchov2007"),
    inputs=(
        shared.WEIGHT.but(required=True),
        shared_lists.INTERACTING_DRUGS.but(hint="Allopurinol matters here."),
        shared.AGE,
        shared.PREGNANCY,
    ),
    outputs=(
        Output(
            name="daily_dose",
            label="Daily dose by weight",
            type="quantity",
            meaning="Dose per kg times the weight",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="fixed_dose",
            label="Fixed daily dose",
            type="quantity",
            meaning="The same for every weight",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
    ),
    actions={
        "give": "Choose between the two doses shown",
        "ask-before-use": "Ask before use: allopurinol is taken",
    },
    notes=(
        NoteKind("fixed-and-weight-dose", "info", "the two doses differ"),
        NoteKind("tpmt-nudt15", "caution", "always; testing first is usual practice"),
        NoteKind("slow-response", "info", "always"),
    ),
    gated=(
        GatedRule("C23-tpmt", "How TPMT and NUDT15 results change the dose"),
        GatedRule("C23-allopurinol", "Dose beside allopurinol"),
    ),
)
