"""What the page of the rituximab calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

_NEGATIVE = {"hbsag": "negative", "anti_hbc": "negative"}

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose of each infusion",
            latex=r"D = <dose_per_m2>\,\mathrm{mg/m^2} \times A",
            words="dose in mg = {dose_per_m2} times the body surface area used",
            references=("rtxlt2008",),
        ),
        Formula(
            label="Body surface area (Mosteller)",
            latex=r"A = \sqrt{\frac{H \times W}{3600}}",
            words="area in square metres = square root of height in cm times weight in kg, over 3600",
            references=("mosteller1987",),
        ),
    ),
    decisions=(
        Decision(
            when="HBsAg or anti-HBc is not known",
            then="No dose: test both first",
            references=("pi_rituximab_us",),
        ),
        Decision(
            when="HBsAg or anti-HBc is positive", then="No dose: hepatology first", references=("pi_rituximab_us",)
        ),
        Decision(when="An earlier course gave no response", then="No dose: do not repeat", status="P"),
        Decision(
            when="Otherwise",
            then="{dose_per_m2} on the area used, {course}",
            references=("rtxlt2008",),
        ),
        Decision(when="The area is above {area_warning}", then="A caution; no cap was found in a source", status="P"),
    ),
    thresholds=(
        Threshold(
            title="Caution for a large body surface area (height 250 cm: 90 kg gives exactly 2.5 m^2)",
            fact="area_warning_example_weight",
            input="weight",
            unit="kg",
            step="0.1",
            base={"height": "250 cm", "confirm": ["height"], **_NEGATIVE},
        ),
    ),
    tables=(
        AnswerTable(
            title="Dose of each infusion in mg (Mosteller), both hepatitis B markers negative",
            rows=Axis(input="height", values=tuple(f"{cm} cm" for cm in range(150, 201, 10))),
            columns=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(50, 121, 10))),
            outputs=("dose",),
            base=_NEGATIVE,
            caution="Between two rows or columns use the calculation by hand above; do not estimate.",
        ),
    ),
    examples=("C14-1", "C14-5", "C14-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
