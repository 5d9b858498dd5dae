"""Body surface area: what the calculator asks for and gives."""

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
            name="area",
            label="Body surface area",
            type="quantity",
            meaning="By the chosen formula",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="area_mosteller",
            label="By Mosteller",
            type="quantity",
            meaning="Always given, for comparison",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="area_du_bois",
            label="By Du Bois",
            type="quantity",
            meaning="Always given, for comparison",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="area_haycock",
            label="By Haycock",
            type="quantity",
            meaning="Always given, for comparison",
            unit="m2",
            places=Places(2),
        ),
        Output(
            name="spread",
            label="Difference between the formulas",
            type="quantity",
            meaning="Largest less smallest, over smallest",
            unit="%",
            places=Places(1),
        ),
    ),
    actions={},
    notes=(
        NoteKind("formulas-differ", "caution", "the formulas differ much"),
        NoteKind("du-bois-obesity", "info", "Du Bois is chosen in obesity"),
    ),
    gated=(),
)
