"""What the page of the Child-Pugh calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

TABLE = ("childpugh_ccjm",)
_BASE = {
    "bilirubin": "1 mg/dL",
    "albumin": "4 g/dL",
    "inr": "1",
    "ascites": "none",
    "encephalopathy": "none",
    "takes_eltrombopag": False,
}


def _threshold(title: str, *, fact: str, asked: str, unit: str) -> Threshold:
    return Threshold(title=title, fact=fact, input=asked, unit=unit, step="0.1", base=_BASE)


EXPLAINED = Explanation(
    decisions=(
        Decision(when="No chronic liver disease", then="No score", status="P"),
        Decision(when="Score up to {class_a_to}", then="Class A", references=TABLE),
        Decision(when="Score above {class_a_to} and up to {class_b_to}", then="Class B", references=TABLE),
        Decision(when="Score above {class_b_to}", then="Class C", references=TABLE),
    ),
    lookups=(
        Lookup(
            title="Points",
            columns=("Finding", "1 point", "2 points", "3 points"),
            rows=(
                (
                    "Total bilirubin",
                    "below {bilirubin_low}",
                    "from {bilirubin_low} to {bilirubin_high}",
                    "above {bilirubin_high}",
                ),
                ("Albumin", "above {albumin_high}", "from {albumin_low} to {albumin_high}", "below {albumin_low}"),
                ("INR", "below {inr_low}", "from {inr_low} to {inr_high}", "above {inr_high}"),
                ("Ascites", "none", "mild", "moderate or severe"),
                ("Encephalopathy", "none", "grade 1 or 2", "grade 3 or 4"),
            ),
            references=TABLE,
        ),
        Lookup(
            title="Where published tables differ",
            columns=("When", "What is shown", "Status"),
            rows=(
                (
                    "Albumin from {albumin_low} to below {albumin_low_variant}",
                    "The class by the lower cut, and beside it the score by the other table",
                    "P",
                ),
            ),
            references=("childpugh_ccjm", "childpugh_pmc"),
        ),
    ),
    thresholds=(
        _threshold("Bilirubin from 1 to 2 points", fact="bilirubin_low", asked="bilirubin", unit="mg/dL"),
        _threshold("Bilirubin from 2 to 3 points", fact="bilirubin_high", asked="bilirubin", unit="mg/dL"),
        _threshold("Albumin from 3 to 2 points", fact="albumin_low", asked="albumin", unit="g/dL"),
        _threshold(
            "Albumin from 3 to 2 points in the other table", fact="albumin_low_variant", asked="albumin", unit="g/dL"
        ),
        _threshold("Albumin from 2 to 1 point", fact="albumin_high", asked="albumin", unit="g/dL"),
        _threshold("INR from 1 to 2 points", fact="inr_low", asked="inr", unit=""),
        _threshold("INR from 2 to 3 points", fact="inr_high", asked="inr", unit=""),
    ),
    tables=(
        AnswerTable(
            title="Score and class by ascites and encephalopathy, with bilirubin, albumin and INR at 1 point each",
            rows=Axis(input="ascites", values=("none", "mild", "moderate", "severe")),
            columns=Axis(input="encephalopathy", values=("none", "grade-1", "grade-2", "grade-3", "grade-4")),
            outputs=("score", "class"),
            base=_BASE,
            caution="Add 1 point for each of bilirubin, albumin and INR in its middle range, and 2 beyond it.",
        ),
    ),
    examples=("C5-2", "C5-3", "C5-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
