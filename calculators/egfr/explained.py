"""What the page of the eGFR calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Explanation, Formula, Lookup, Threshold

EQUATION = ("inker2021",)

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="CKD-EPI 2021, creatinine",
            latex=r"G = <factor> \times \min\left(\frac{S}{\kappa}, 1\right)^{\alpha} \times "
            r"\max\left(\frac{S}{\kappa}, 1\right)^{<high_power>} \times <age_base>^{a} \times f",
            words="{factor} times the lower of creatinine over kappa and 1, to the power alpha; times the higher of "
            "the two, to the power {high_power}; times {age_base} to the power of the age in years; for women times "
            "{female_factor}",
            references=EQUATION,
        ),
    ),
    lookups=(
        Lookup(
            title="Constants by sex",
            columns=("Sex", "kappa", "alpha", "factor f"),
            rows=(
                ("Female", "{kappa_female}", "{alpha_female}", "{female_factor}"),
                ("Male", "{kappa_male}", "{alpha_male}", "1"),
            ),
            references=EQUATION,
        ),
    ),
    thresholds=(
        Threshold(
            title="Creatinine at which the slope changes, men",
            fact="kappa_male",
            input="creatinine",
            unit="mg/dL",
            step="0.1",
            base={"age": "50 a", "sex": "male"},
        ),
        Threshold(
            title="Creatinine at which the slope changes, women",
            fact="kappa_female",
            input="creatinine",
            unit="mg/dL",
            step="0.1",
            base={"age": "50 a", "sex": "female"},
        ),
    ),
    tables=tuple(
        AnswerTable(
            title=f"eGFR in mL/min/1.73 m^2, {people}",
            rows=Axis(
                input="creatinine",
                values=tuple(f"{mg} mg/dL" for mg in ("0.6", "0.8", "1.0", "1.2", "1.5", "2.0", "3.0", "4.0")),
            ),
            columns=Axis(input="age", values=tuple(f"{years} a" for years in range(20, 91, 10))),
            outputs=("egfr",),
            base={"sex": sex},
            caution="Between two rows or columns use the equation; do not estimate.",
        )
        for sex, people in (("female", "women"), ("male", "men"))
    ),
    examples=("C4-1", "C4-3", "C4-5"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
