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


def _threshold(title: str, fact: str, input_name: str, unit: str) -> Threshold:
    return Threshold(title=title, fact=fact, input=input_name, unit=unit, step="0.1", base=_BASE)


EXPLAINED = Explanation(
    decisions=(
        Decision(when="No chronic liver disease", then="No score", status="P"),
        Decision(when="Score up to {class_a_to}", then="Class A", references=TABLE),
        Decision(when="Score above {class_a_to} and up to {class_b_to}", then="Class B", references=TABLE),
        Decision(when="Score above {class_b_to}", then="Class C", references=TABLE),
        Decision(
            when="Albumin from {albumin_low} to below {albumin_low_variant}",
            then="The class follows the lower cut; the score by the other table stands beside it",
            status="P",
            references=("childpugh_ccjm", "childpugh_pmc"),
        ),
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
    ),
    thresholds=(
        _threshold("Bilirubin from 1 to 2 points", "bilirubin_low", "bilirubin", "mg/dL"),
        _threshold("Bilirubin from 2 to 3 points", "bilirubin_high", "bilirubin", "mg/dL"),
        _threshold("Albumin from 3 to 2 points", "albumin_low", "albumin", "g/dL"),
        _threshold("Albumin from 3 to 2 points in the other table", "albumin_low_variant", "albumin", "g/dL"),
        _threshold("Albumin from 2 to 1 point", "albumin_high", "albumin", "g/dL"),
        _threshold("INR from 1 to 2 points", "inr_low", "inr", ""),
        _threshold("INR from 2 to 3 points", "inr_high", "inr", ""),
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
