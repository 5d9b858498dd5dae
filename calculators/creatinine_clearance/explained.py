"""What the page of the creatinine clearance calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

_MAN = {"age": "50 a", "sex": "male", "height": "152.4 cm", "creatinine": "1 mg/dL"}

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Cockcroft-Gault",
            latex=r"C = \frac{(<age_from> - a) \times W}{<divisor> \times S} \times f",
            words="{age_from} less the age, times the weight in kg, over {divisor} times creatinine in mg/dL; for "
            "women times {female_factor}",
            references=("cockcroft1976",),
        ),
    ),
    decisions=(
        Decision(
            when="Creatinine changing, dialysis, amputation or pregnancy",
            then="No estimate",
            status="P",
        ),
        Decision(
            when="The adjusted weight is chosen at or below the ideal weight", then="Actual weight instead", status="P"
        ),
        Decision(when="A weight is chosen by the reader", then="That weight", status="P"),
        Decision(when="Actual weight at or below the ideal weight", then="Actual weight", status="P"),
        Decision(
            when="Above the ideal weight by up to {ideal_up_to}",
            then="Ideal weight",
            status="P",
            references=("devine1974",),
        ),
        Decision(
            when="Above the ideal weight by more than {ideal_up_to}",
            then="Adjusted weight",
            status="P",
            references=("devine1974", "nba_igweight"),
        ),
    ),
    thresholds=(
        Threshold(
            title="From actual to ideal weight (a man of 152.4 cm)",
            fact="actual_up_to_weight",
            input="weight",
            unit="kg",
            step="0.1",
            base=_MAN,
        ),
        Threshold(
            title="From ideal to adjusted weight (a man of 152.4 cm)",
            fact="ideal_up_to_weight",
            input="weight",
            unit="kg",
            step="0.1",
            base=_MAN,
        ),
    ),
    tables=tuple(
        AnswerTable(
            title=f"Creatinine clearance in mL/min with a weight of 70 kg in the formula, {people}",
            rows=Axis(
                input="creatinine",
                values=tuple(f"{mg} mg/dL" for mg in ("0.6", "0.8", "1.0", "1.2", "1.5", "2.0", "3.0", "4.0")),
            ),
            columns=Axis(input="age", values=tuple(f"{years} a" for years in range(20, 91, 10))),
            outputs=("clearance",),
            base={"sex": sex, "weight": "70 kg", "weight_basis": "actual"},
            caution="For another weight multiply by it and divide by 70.",
        )
        for sex, people in (("female", "women"), ("male", "men"))
    ),
    examples=("C3-2", "C3-7", "C3-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
