"""What the page of the body weights calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Body mass index",
            latex=r"B = \frac{W}{H^2}",
            words="weight in kg over the square of the height in metres",
        ),
        Formula(
            label="Ideal weight of a man (Devine)",
            latex=r"I = <base_male> + <per_inch> \times (h - <base_height>)",
            words="{base_male} plus {per_inch} for each inch of height above {base_height}",
            references=("devine1974", "nba_igweight"),
        ),
        Formula(
            label="Ideal weight of a woman (Devine)",
            latex=r"I = <base_female> + <per_inch> \times (h - <base_height>)",
            words="{base_female} plus {per_inch} for each inch of height above {base_height}",
            references=("devine1974", "nba_igweight"),
        ),
        Formula(
            label="Adjusted weight",
            latex=r"A = I + <adjustment> \times (W - I)",
            words="ideal weight plus {adjustment} times the difference between actual and ideal weight",
            references=("nba_igweight",),
        ),
    ),
    decisions=(
        Decision(
            when="Actual weight at or below the ideal weight",
            then="No adjusted weight: use the actual weight",
            status="P",
        ),
        Decision(
            when="Actual weight above the ideal weight",
            then="The adjusted weight is given",
            references=("nba_igweight",),
        ),
    ),
    lookups=(
        Lookup(
            title="Cautions",
            columns=("When", "What is said", "Status"),
            rows=(("Height below {base_height}", "The ideal weight falls under the base of its formula", "P"),),
        ),
    ),
    thresholds=(
        Threshold(
            title="Height at which the caution begins",
            fact="base_height_cm",
            input="height",
            unit="cm",
            step="0.1",
            base={"sex": "male", "weight": "60 kg"},
        ),
        Threshold(
            title="Weight above which there is an adjusted weight (a man of 152.4 cm)",
            fact="base_male",
            input="weight",
            unit="kg",
            step="0.1",
            base={"sex": "male", "height": "152.4 cm"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Ideal weight in kg by height and sex",
            rows=Axis(input="height", values=tuple(f"{cm} cm" for cm in range(150, 201, 5))),
            columns=Axis(input="sex", values=("female", "male")),
            outputs=("ideal_weight",),
            base={"weight": "80 kg"},
            caution="Between two rows use the formula; do not estimate.",
        ),
    ),
    examples=("C1-3", "C1-4", "C1-6"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
