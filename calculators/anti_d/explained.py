"""What the page of the anti-D calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

LABEL = ("pi_winrho_us",)
_FIT = {"rhd": "positive", "splenectomy_done": False, "active_haemolysis": False, "dat_positive": False}

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose",
            latex=r"D = r \times W",
            words="dose in mcg = dose for each kilogram times the actual weight in kg",
            references=LABEL,
        ),
        Formula(
            label="International units",
            latex=r"U = <units_per_mcg> \times D",
            words="international units = {units_per_mcg} times the dose in mcg",
            references=LABEL,
        ),
    ),
    decisions=(
        Decision(when="RhD-negative", then="Do not give", references=LABEL),
        Decision(when="Spleen removed", then="Do not give", references=LABEL),
        Decision(
            when="Haemoglobin below {other_treatment_below}", then="Do not give; other treatment", references=LABEL
        ),
        Decision(when="Active haemolysis", then="Do not give", status="P"),
        Decision(when="Direct antiglobulin test positive from an autoantibody", then="Do not give", status="P"),
        Decision(
            when="Haemoglobin from {other_treatment_below} to {full_dose_above}, any dose",
            then="{reduced_dose}",
            references=LABEL,
        ),
        Decision(when="Haemoglobin above {full_dose_above}, first dose", then="{first_dose}", references=LABEL),
        Decision(when="Haemoglobin above {full_dose_above}, later dose", then="{later_dose}", references=LABEL),
        Decision(when="Shared between two days", then="Half of a single dose on each day", status="P"),
    ),
    lookups=(
        Lookup(
            title="Dose for each kilogram by haemoglobin",
            columns=("Haemoglobin", "First dose", "Later dose"),
            rows=(
                ("above {full_dose_above}", "{first_dose}", "{later_dose}"),
                ("{other_treatment_below} to {full_dose_above}", "{reduced_dose}", "{reduced_dose}"),
                ("below {other_treatment_below}", "other treatment", "other treatment"),
            ),
            references=LABEL,
        ),
    ),
    thresholds=(
        Threshold(
            title="Haemoglobin above which the full dose is given",
            fact="full_dose_above",
            input="haemoglobin",
            unit="g/dL",
            step="0.1",
            base={**_FIT, "weight": "70 kg"},
        ),
        Threshold(
            title="Haemoglobin below which anti-D is not given",
            fact="other_treatment_below",
            input="haemoglobin",
            unit="g/dL",
            step="0.1",
            base={**_FIT, "weight": "70 kg"},
        ),
    ),
    tables=(
        AnswerTable(
            title="First dose with haemoglobin 12 g/dL, by weight",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 121, 10))),
            outputs=("dose", "dose_units"),
            base={**_FIT, "haemoglobin": "12 g/dL"},
            caution="Weights are in kilograms. Between two rows multiply by the weight.",
        ),
        AnswerTable(
            title="Reduced dose with haemoglobin 9 g/dL, by weight",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 121, 10))),
            outputs=("dose_low", "dose_high", "dose_units_low", "dose_units_high"),
            base={**_FIT, "haemoglobin": "9 g/dL"},
            caution="Weights are in kilograms. Between two rows multiply by the weight.",
        ),
    ),
    examples=("C16-1", "C16-3", "C16-6", "C16-5"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
