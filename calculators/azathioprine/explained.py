"""What the page of the azathioprine calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose by weight",
            latex=r"D = <dose_per_kg>\,\mathrm{mg/kg/day} \times W",
            words="dose in mg a day: {dose_per_kg}, times the weight in kg",
            references=("boruchov2007",),
        ),
    ),
    decisions=(
        Decision(when="Allopurinol is taken", then="No dose: ask before use", status="P"),
        Decision(when="TPMT or NUDT15 is low: how to change the dose", then="Not covered", status="G"),
        Decision(
            when="The two doses differ",
            then="{dose_per_kg} and, beside it, {fixed_dose}, with a note",
            status="P",
            references=("boruchov2007", "mcmillan_table"),
        ),
        Decision(when="Otherwise", then="Both, which are the same", references=("boruchov2007", "mcmillan_table")),
    ),
    thresholds=(
        Threshold(
            title="The two doses agree at one weight only",
            fact="equal_weight",
            input="weight",
            unit="kg",
            step="0.1",
            base={},
        ),
    ),
    tables=(
        AnswerTable(
            title="Daily dose in mg by weight, and the fixed dose",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 121, 5))),
            outputs=("daily_dose", "fixed_dose"),
            base={"interacting_drugs": []},
            caution="Between two rows use the formula above; do not estimate.",
        ),
    ),
    examples=("C23-1", "AZA-1", "AZA-4"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
