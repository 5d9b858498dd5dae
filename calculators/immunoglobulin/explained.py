"""What the page of the immunoglobulin calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

GUIDELINE, LABEL, WEIGHTS = ("ash2011",), ("pi_privigen_us",), ("nba_igweight",)

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose of each day",
            latex=r"D = <dose_per_kg>\,\mathrm{g/kg} \times W",
            words="dose in g = {dose_per_kg} times the weight used in kg",
            references=GUIDELINE,
        ),
        Formula(
            label="Volume of each day",
            latex=r"V = 100 \times D / c",
            words="volume in mL = 100 times the dose in g over the strength in per cent (grams in 100 mL)",
            references=LABEL,
        ),
        Formula(
            label="Infusion rates",
            latex=r"R = r \times W",
            words="rate in mL/h = {rate_start} at the start, {rate_max} at most, each times the weight used in kg",
            references=LABEL,
        ),
        Formula(
            label="Adjusted weight",
            latex=r"W_a = W_i + f \times (W - W_i)",
            words="adjusted weight = ideal weight plus a part of what the actual weight is beyond it; see body weights",
            references=WEIGHTS,
        ),
    ),
    decisions=(
        Decision(
            when="eGFR below {ask_egfr_below} and the renal risk not reviewed", then="No dose: review it", status="P"
        ),
        Decision(when="Regimen over five days", then="Not covered", status="G"),
        Decision(when="One day", then="{dose_per_kg}", references=GUIDELINE),
        Decision(when="Two days", then="{dose_per_kg} on each day", references=LABEL),
        Decision(when="Another strength than {rate_strength}", then="Dose and volume; rates not covered", status="G"),
        Decision(
            when="Body mass index {obesity_from} or more, height and sex known",
            then="A dose on adjusted weight is shown beside it",
            status="P",
            references=WEIGHTS,
        ),
        Decision(
            when="Adjusted weight chosen, actual weight at or below ideal", then="Actual weight is used", status="P"
        ),
        Decision(
            when="Total of {haemolysis_total} or more, or blood group not O",
            then="Caution of haemolysis",
            references=LABEL,
        ),
        Decision(
            when="Volume depletion, or eGFR below {hydrate_egfr_below}",
            then="Hydrate, lowest rate",
            status="P",
            references=LABEL,
        ),
    ),
    lookups=(
        Lookup(
            title="Infusion rates of the product read",
            columns=("Rate", "For each kilogram"),
            rows=(("Start", "{rate_start}"), ("Highest", "{rate_max}")),
            references=LABEL,
        ),
    ),
    thresholds=(
        Threshold(
            title="Body mass index from which adjusted weight is offered (at 100 cm the index is the weight in kg)",
            fact="obesity_from",
            input="weight",
            unit="kg",
            step="0.1",
            base={"height": "100 cm", "sex": "female", "confirm": ["height", "weight"]},
        ),
        Threshold(
            title="eGFR below which the renal risk must be reviewed first",
            fact="ask_egfr_below",
            input="egfr",
            unit="mL/min/{1.73_m2}",
            step="1",
            base={"weight": "70 kg"},
        ),
        Threshold(
            title="eGFR below which hydration and the lowest rate are advised",
            fact="hydrate_egfr_below",
            input="egfr",
            unit="mL/min/{1.73_m2}",
            step="1",
            base={"weight": "70 kg"},
        ),
    ),
    tables=(
        AnswerTable(
            title="One day, actual weight, product of 10 %",
            rows=Axis(input="weight", values=tuple(f"{kg} kg" for kg in range(40, 151, 10))),
            outputs=("dose", "volume", "rate_start", "rate_max"),
            caution="Between two rows multiply by the weight.",
        ),
    ),
    examples=("C15-1", "C15-3", "C15-4", "C15-10"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
