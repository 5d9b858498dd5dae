"""What the page of the body surface area calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Explanation, Formula

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Mosteller",
            latex=r"A = \sqrt{\frac{H \times W}{<mosteller_divisor>}}",
            words="square root of height in cm times weight in kg, over {mosteller_divisor}",
            references=("mosteller1987",),
        ),
        Formula(
            label="Du Bois",
            latex=r"A = <du_bois_factor> \times H^{<du_bois_height_power>} \times W^{<du_bois_weight_power>}",
            words="{du_bois_factor} times height in cm to the power {du_bois_height_power} times weight in kg to the "
            "power {du_bois_weight_power}",
            references=("dubois1916",),
        ),
        Formula(
            label="Haycock",
            latex=r"A = <haycock_factor> \times H^{<haycock_height_power>} \times W^{<haycock_weight_power>}",
            words="{haycock_factor} times height in cm to the power {haycock_height_power} times weight in kg to the "
            "power {haycock_weight_power}",
            references=("haycock1978",),
        ),
    ),
    tables=(
        AnswerTable(
            title="Body surface area in m^2 by Mosteller's formula",
            rows=Axis(input="height", values=tuple(f"{cm} cm" for cm in range(150, 201, 10))),
            columns=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 121, 10))),
            outputs=("area",),
            caution="Between two rows or columns use the formula; do not estimate.",
        ),
    ),
    examples=("C2-1", "C2-5"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
