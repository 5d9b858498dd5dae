"""What the calculator body-surface-area declares about itself."""

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
    id="body-surface-area",
    title="Body surface area",
    purpose="Body surface area by Mosteller, Du Bois or Haycock",
    version="1.0.0",
    priority=1,
    rules="C2",
    read_on=date(2026, 11, 22),
    references=("mosteller1987", "dubois1916", "haycock1978"),
    inputs=(
        shared.HEIGHT.but(required=True),
        shared.WEIGHT.but(required=True),
        Choice(
            name="formula",
            label="Formula",
            default="mosteller",
            choices={"mosteller": "Mosteller", "du-bois": "Du Bois", "haycock": "Haycock"},
        ),
    ),
    outputs=(
        Output(
            name="area", label="Area", type="quantity", meaning="by the chosen formula", unit="m2", places=Places(2)
        ),
        Output(
            name="area_mosteller",
            label="Area mosteller",
            type="quantity",
            meaning="always given",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="area_du_bois",
            label="Area du bois",
            type="quantity",
            meaning="always given",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="area_haycock",
            label="Area haycock",
            type="quantity",
            meaning="always given",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="spread",
            label="Spread",
            type="quantity",
            meaning="(largest - smallest) / smallest of the three",
            unit="%",
            places=Places(1),
        ),
    ),
    actions={},
    notes=(
        NoteKind("formulas-differ", "caution", "spread above 5 %"),
        NoteKind("du-bois-obesity", "info", "formula du-bois and BMI 30 or more"),
    ),
    gated=(),
)
