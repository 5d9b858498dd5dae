"""What the page of the body surface area calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

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
    decisions=(
        Decision(
            when="The three formulas differ by more than {spread_warning}",
            then="All three areas, with a caution",
            status="P",
        ),
        Decision(
            when="Du Bois is chosen and the body mass index is {obesity_bmi} or more",
            then="The area, with a note that it is too small in obesity",
            status="P",
        ),
        Decision(
            when="Otherwise",
            then="The area by the formula chosen, and by the other two",
            references=("mosteller1987", "dubois1916", "haycock1978"),
        ),
    ),
    thresholds=(
        Threshold(
            title="Difference of the formulas from which there is a caution, at 165 cm",
            fact="spread_example_weight",
            input="weight",
            unit="kg",
            step="0.1",
            base={"height": "165 cm"},
        ),
        Threshold(
            title="Body mass index from which Du Bois is said to be too small (at 100 cm it is the weight in kg)",
            fact="obesity_bmi",
            input="weight",
            unit="kg",
            step="0.1",
            base={"height": "100 cm", "formula": "du-bois", "confirm": ["height"]},
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
