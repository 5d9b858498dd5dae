"""What the page of the danazol calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation

EXPLAINED = Explanation(
    decisions=(
        Decision(when="Pregnancy is not answered", then="No dose: answer it first", status="P"),
        Decision(when="Pregnant, or planning a pregnancy", then="No dose", status="P"),
        Decision(
            when="With ATRA, pregnancy is possible, and contraception or a negative test is missing",
            then="No dose",
            status="P",
        ),
        Decision(when="With ATRA: how long to prevent pregnancy", then="Not covered", status="G"),
        Decision(when="With ATRA otherwise", then="Danazol {with_atra} and ATRA {atra}", references=("feng2017atra",)),
        Decision(when="Danazol alone", then="Danazol {alone}", references=("mcmillan_table",)),
    ),
    tables=(
        AnswerTable(
            title="Doses of both regimens, where pregnancy is not possible",
            rows=Axis(input="regimen", values=("alone", "with-atra")),
            outputs=("single_dose", "doses_per_day", "daily_dose", "atra_single_dose", "atra_doses_per_day"),
            base={"pregnancy": "cannot"},
        ),
        AnswerTable(
            title="What is advised by pregnancy, with contraception and a negative test where they are asked for",
            rows=Axis(input="pregnancy", values=("cannot", "could", "planning", "pregnant", "unknown")),
            columns=Axis(input="regimen", values=("alone", "with-atra")),
            outputs=("action",),
            base={"effective_contraception": True, "pregnancy_test_negative": True},
        ),
    ),
    examples=("DAN-1", "DAN-2", "DAN-5"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
