"""What the page of the vincristine calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose of one injection",
            latex=r"D = \min\left(<dose_per_kg>\,\mathrm{mg/kg} \times W,\ <cap>\,\mathrm{mg}\right)",
            words="{dose_per_kg}, times the weight in kg, or {cap} where that is less",
            references=("boruchov2007",),
        ),
    ),
    decisions=(
        Decision(when="Any route but a vein", then="No dose", status="P"),
        Decision(when="The dose per kg is above {cap}", then="{cap}, with a caution", status="P"),
        Decision(when="Otherwise", then="{dose_per_kg}", references=("boruchov2007",)),
    ),
    thresholds=(
        Threshold(
            title="From this weight on the cap lowers the dose",
            fact="cap_example_weight",
            input="weight",
            unit="kg",
            step="0.01",
            base={},
        ),
    ),
    tables=(
        AnswerTable(
            title="Dose of one injection in mg, into a vein",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 101, 5))),
            outputs=("dose", "capped"),
            caution="Between two rows use the formula above; do not estimate.",
        ),
    ),
    examples=("C23-3", "C23-4"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
