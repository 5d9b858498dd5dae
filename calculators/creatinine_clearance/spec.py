"""Creatinine clearance: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Choice,
    Limits,
    Listed,
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="creatinine-clearance",
    title="Creatinine clearance",
    purpose="Cockcroft-Gault estimate with a stated choice of weight",
    version="1.0.0",
    priority=2,
    rules="C3",
    read_on=date(2026, 11, 22),
    references=("cockcroft1976", "devine1974", "nba_igweight"),
    inputs=(
        shared.AGE.but(required=True, limits=Limits.of(18, 110)),
        shared.SEX.but(required=True),
        shared.WEIGHT.but(required=True),
        shared.HEIGHT.but(needed_when="the weight used is not the actual weight"),
        shared.CREATININE.but(required=True),
        Choice(
            name="weight_basis",
            label="Weight used",
            default="auto",
            choices={
                "auto": "By the rule",
                "actual": "Actual weight",
                "ideal": "Ideal weight",
                "adjusted": "Adjusted weight",
            },
        ),
        Listed(
            name="unsuitable",
            label="Situations in which the estimate fails",
            item=Choice(
                name="item",
                label="Item",
                choices={
                    "changing-creatinine": "Creatinine changing",
                    "dialysis": "Dialysis",
                    "amputation": "Amputation",
                    "pregnancy": "Pregnancy",
                },
            ),
        ),
    ),
    outputs=(
        Output(
            name="clearance",
            label="Creatinine clearance",
            type="quantity",
            meaning="By the formula of Cockcroft and Gault, with the weight named",
            unit="mL/min",
            places=Places(1),
        ),
        Output(
            name="weight_used",
            label="Weight used",
            type="quantity",
            meaning="The weight in the formula",
            unit="kg",
            places=Places(2),
        ),
        Output(
            name="weight_basis_used",
            label="Kind of weight",
            type="choice",
            meaning="Which of the three weights was used",
            choices={"actual": "Actual weight", "ideal": "Ideal weight", "adjusted": "Adjusted weight"},
        ),
        Output(
            name="ideal_weight",
            label="Ideal weight",
            type="quantity",
            meaning="By the formula of Devine, when the height is known",
            unit="kg",
            places=Places(2),
        ),
        Output(
            name="percent_over_ideal",
            label="Above ideal weight",
            type="quantity",
            meaning="Actual weight less ideal weight, as a share of the ideal weight, when the height is known",
            unit="%",
            places=Places(1),
        ),
    ),
    actions={},
    notes=(
        NoteKind("weight-choice", "info", "always; names the weight that was used"),
        NoteKind("not-for", "info", "always; names the situations in which the estimate fails"),
    ),
    gated=(),
    uses=("body-weights",),
)
