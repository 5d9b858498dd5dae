"""Body weights: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    NoteKind,
    Output,
    Places,
    Spec,
    shared,
)

SPEC = Spec(
    id="body-weights",
    title="Body weights",
    purpose="BMI, ideal weight (Devine) and adjusted weight",
    version="1.0.0",
    priority=1,
    rules="C1",
    read_on=date(2026, 11, 22),
    references=("nba_igweight", "devine1974"),
    inputs=(
        shared.SEX.but(required=True),
        shared.HEIGHT.but(required=True),
        shared.WEIGHT.but(required=True),
    ),
    outputs=(
        Output(
            name="bmi",
            label="Body mass index",
            type="quantity",
            meaning="Weight in kg over the square of the height in m",
            unit="kg/m2",
            places=Places(2),
        ),
        Output(
            name="height_inches",
            label="Height in inches",
            type="quantity",
            meaning="The height, converted to inches",
            unit="[in_i]",
            places=Places(2),
        ),
        Output(
            name="ideal_weight",
            label="Ideal weight",
            type="quantity",
            meaning="By the formula of Devine, for the sex given",
            unit="kg",
            places=Places(2),
        ),
        Output(
            name="adjusted_weight",
            label="Adjusted weight",
            type="quantity",
            meaning="Ideal weight plus a part of the weight beyond it; not given at or below the ideal weight",
            unit="kg",
            places=Places(2),
        ),
        Output(
            name="percent_over_ideal",
            label="Above ideal weight",
            type="quantity",
            meaning="Actual weight less ideal weight, as a share of the ideal weight",
            unit="%",
            places=Places(1),
        ),
    ),
    actions={},
    notes=(
        NoteKind("below-60-inches", "caution", "the height is below the base of the formula (60 inches)"),
        NoteKind("use-actual-weight", "info", "the actual weight is at or below the ideal weight"),
    ),
    gated=(),
)
