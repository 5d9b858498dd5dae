"""What the page of the tranexamic acid calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

_CLEAR = {
    "thrombosis_history": False,
    "interacting_drugs": [],
    "subarachnoid_haemorrhage": False,
    "intravascular_clotting": False,
    "haematuria": False,
}
_VEIN = {"weight": "70 kg", "route": "intravenous", **_CLEAR}
_CREATININE = tuple(f"{value} umol/L" for value in (119, 120, 249, 250, 500, 501))


def _threshold(title: str, *, fact: str, unit: str, step: str) -> Threshold:
    return Threshold(title=title, fact=fact, input="creatinine", unit=unit, step=step, base=_VEIN)


EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Each dose",
            latex=r"D = d \times W",
            words="dose in mg = dose per kg of the band and route, times the weight in kg",
            references=("txa_renal",),
        ),
        Formula(
            label="Shortest time into a vein",
            latex=r"t = \frac{D}{<maximum_rate>\,\mathrm{mg/min}}",
            words="time in minutes = dose in mg divided by {maximum_rate}",
            references=("txa_lysteda",),
        ),
    ),
    decisions=(
        Decision(
            when="Thromboembolism or combined hormonal contraception, with a dose into a vein",
            then="No dose",
            status="P",
            references=("txa_lysteda",),
        ),
        Decision(when="Any of: {contraindications}", then="No dose", references=("txa_lysteda",)),
        Decision(when="Thromboembolism is not answered", then="No dose: ask first", status="P"),
        Decision(when="Haematuria", then="Not covered: ask before use", status="G"),
        Decision(when="Creatinine below the first band", then="Not covered: local dose", status="G"),
        Decision(when="By mouth in the third band", then="Not covered", status="G"),
        Decision(
            when="Creatinine above {low_to_umol}, where the first band ends in print, and under {middle_from_umol}",
            then="First band of the table",
            status="P",
        ),
        Decision(when="Otherwise", then="Dose and interval of the table", references=("txa_renal",)),
    ),
    lookups=(
        Lookup(
            title="Dose by serum creatinine, each unit by its own printed limits (a decision of this project)",
            columns=("Band", "micromol/L", "mg/dL", "Into a vein", "By mouth"),
            rows=(
                (
                    "First",
                    "from {low_from_umol}, under {middle_from_umol}",
                    "from {low_from_mg}, under {middle_from_mg}",
                    "{intravenous_low}",
                    "{oral_low}",
                ),
                (
                    "Second",
                    "from {middle_from_umol} to {middle_to_umol}",
                    "from {middle_from_mg} to {middle_to_mg}",
                    "{intravenous_middle}",
                    "{oral_middle}",
                ),
                ("Third", "above {middle_to_umol}", "above {middle_to_mg}", "{intravenous_high}", "not covered"),
            ),
            references=("txa_renal",),
        ),
    ),
    thresholds=(
        _threshold("First band begins", fact="low_from_umol", unit="umol/L", step="1"),
        _threshold("Second band begins", fact="middle_from_umol", unit="umol/L", step="1"),
        _threshold("Third band begins above", fact="middle_to_umol", unit="umol/L", step="1"),
        _threshold("First band begins, in mg/dL", fact="low_from_mg", unit="mg/dL", step="0.01"),
        _threshold("Second band begins, in mg/dL", fact="middle_from_mg", unit="mg/dL", step="0.01"),
        _threshold("Third band begins above, in mg/dL", fact="middle_to_mg", unit="mg/dL", step="0.01"),
    ),
    tables=(
        AnswerTable(
            title="Each dose into a vein, its interval and its shortest time, at 70 kg",
            rows=Axis(input="creatinine", values=_CREATININE),
            outputs=("dose", "interval", "minimum_minutes"),
            base=_VEIN,
        ),
        AnswerTable(
            title="Each dose in mg in the first band, no contraindication",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 121, 10))),
            columns=Axis(input="route", values=("intravenous", "oral")),
            outputs=("dose",),
            base={"creatinine": "150 umol/L", **_CLEAR},
            caution="Between two rows use the formula above; do not estimate.",
        ),
    ),
    examples=("C20-2", "C20-6", "C20-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
