"""What the page of the dapsone calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation

EXPLAINED = Explanation(
    decisions=(
        Decision(when="G6PD is deficient", then="No dose", status="P"),
        Decision(when="G6PD is not known", then="No dose: test G6PD first", status="P"),
        Decision(when="The G6PD result is borderline, or its test is to be repeated", then="Not covered", status="G"),
        Decision(when="G6PD is normal", then="{dose_range}", references=("mcmillan_table",)),
    ),
    tables=(
        AnswerTable(
            title="Daily dose by G6PD result, in mg",
            rows=Axis(input="g6pd", values=("normal", "deficient", "unknown")),
            outputs=("daily_dose_low", "daily_dose_high", "action"),
        ),
    ),
    examples=("DAP-1", "C23-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
