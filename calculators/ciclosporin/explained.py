"""What the page of the ciclosporin calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

_CREATININE = {"question": "creatinine", "creatinine_baseline": "88.4 umol/L"}
_WEIGHTS = tuple(f"{kg} kg" for kg in range(40, 121, 10))


def _dose_threshold(title: str, *, fact: str) -> Threshold:
    return Threshold(title=title, fact=fact, input="dose_per_kg", unit="mg/kg/d", step="0.1", base={"weight": "70 kg"})


EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Daily dose",
            latex=r"D = d \times W",
            words="daily dose in mg = dose in mg/kg/day times weight in kg, in two equal doses",
            references=("emilia2002", "pi_cyclosporine_us"),
        ),
        Formula(
            label="Rise of creatinine",
            latex=r"R = \frac{C_\mathrm{now} - C_\mathrm{before}}{C_\mathrm{before}} \times 100\,\%",
            words="rise in per cent = (creatinine now less creatinine before treatment) over creatinine before "
            "treatment, times 100; both in the same unit",
            references=("pi_cyclosporine_us",),
        ),
    ),
    decisions=(
        Decision(when="The dose is above {refuse_above}", then="Refused", status="P"),
        Decision(when="A trough level was not taken {trough_window}", then="Refused: it is no trough", status="P"),
        Decision(
            when="A potassium-sparing diuretic is taken and a dose is asked for",
            then="No dose",
            references=("pi_cyclosporine_us",),
        ),
        Decision(when="The formulation is not a modified one", then="No answer", references=("pi_cyclosporine_us",)),
        Decision(when="The question is about a trough level", then="Not covered", status="G"),
        Decision(when="By how much to reduce the dose", then="Not covered", status="G"),
        Decision(when="Creatinine has risen by {rise}", then="Reduce the dose", references=("pi_cyclosporine_us",)),
        Decision(
            when="Creatinine has risen by less, or fallen", then="Keep the dose", references=("pi_cyclosporine_us",)
        ),
        Decision(when="The dose is above {warn_above}", then="The dose, with a warning", status="P"),
        Decision(
            when="Otherwise",
            then="The dose asked for; usual start {start_dose}",
            references=("emilia2002", "pi_cyclosporine_us"),
        ),
    ),
    thresholds=(
        _dose_threshold("The usual start begins at this daily dose", fact="start_dose.low"),
        _dose_threshold("The usual start ends at this daily dose", fact="start_dose.high"),
        _dose_threshold("A warning begins above this daily dose", fact="warn_above"),
        _dose_threshold("A dose is refused above this daily dose", fact="refuse_above"),
        Threshold(
            title="Creatinine at which the dose is reduced, from 88.4 micromol/L before treatment",
            fact="rise_example",
            input="creatinine",
            unit="umol/L",
            step="0.1",
            base=_CREATININE,
        ),
    ),
    tables=(
        AnswerTable(
            title="Daily dose in mg by weight and daily dose per kg",
            rows=Axis(input="weight", values=_WEIGHTS),
            columns=Axis(input="dose_per_kg", values=tuple(f"{dose} mg/kg/d" for dose in ("2.5", "3", "3.5", "4"))),
            outputs=("daily_dose",),
            caution="Between two rows use the formula above; do not estimate. Give half the daily dose each time.",
        ),
    ),
    examples=("C17-1", "C17-7", "C17-9"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
