"""What the calculator danazol declares about itself."""

from datetime import date

from wardbook.kit import (
    Choice,
    GatedRule,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="danazol",
    title="Danazol",
    purpose="Doses read in two sources, with or without ATRA",
    version="1.0.0",
    priority=3,
    rules="C23",
    read_on=date(2026, 11, 22),
    references=("mcmillan_table", "feng2017atra"),
    inputs=(
        Choice(
            name="regimen",
            label="Regimen",
            default="alone",
            choices={"alone": "Danazol alone", "with-atra": "Danazol with ATRA"},
        ),
        shared.PREGNANCY.but(needed_when="a dose is to be shown", hint="No dose is shown until this is answered."),
        shared.BREASTFEEDING.but(hint="For your record only: no rule for breastfeeding was read."),
        shared.EFFECTIVE_CONTRACEPTION.but(needed_when="ATRA is used and pregnancy is possible"),
        shared.PREGNANCY_TEST_NEGATIVE.but(needed_when="ATRA is used and pregnancy is possible"),
        shared.AGE,
    ),
    outputs=(
        Output(
            name="single_dose",
            label="Danazol, single dose",
            type="quantity",
            meaning="The dose read for the regimen chosen",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="doses_per_day",
            label="Danazol, doses a day",
            type="integer",
            meaning="How often the single dose is taken in a day",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="daily_dose",
            label="Danazol, daily dose",
            type="quantity",
            meaning="Single dose times doses a day",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="atra_single_dose",
            label="ATRA, single dose",
            type="quantity",
            meaning="Given only for the regimen with ATRA",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="atra_doses_per_day",
            label="ATRA, doses a day",
            type="integer",
            meaning="Given only for the regimen with ATRA",
            places=Places(0),
            dose=True,
        ),
    ),
    actions={
        "give": "Give the doses shown",
        "ask-pregnancy": "Ask about pregnancy first",
        "blocked": "Do not give because of pregnancy, or because it is possible and not prevented",
    },
    notes=(
        NoteKind("slow-response", "info", "danazol alone is chosen"),
        NoteKind(
            "trial-population",
            "caution",
            "ATRA is chosen",
        ),
        NoteKind("atra-teratogenic", "stop", "ATRA is chosen"),
        NoteKind("contraception", "caution", "pregnancy is possible"),
    ),
    gated=(GatedRule("C23-atra-pregnancy", "What the label of ATRA asks for to prevent pregnancy"),),
)
