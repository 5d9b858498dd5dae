"""What the page of the ITP phase calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

PHASES = ("neunert2013", "cerecai2020")

EXPLAINED = Explanation(
    decisions=(
        Decision(when="A time and dates that give different phases", then="Refused", status="P"),
        Decision(when="Under {persistent_from} since diagnosis", then="Newly diagnosed", references=PHASES),
        Decision(when="Exactly {persistent_from}", then="Persistent", status="P"),
        Decision(
            when="Exactly {chronic_after}, or that many calendar months to the day",
            then="Persistent, said to be chronic by some definitions",
            status="P",
        ),
        Decision(when="From {persistent_from} to {chronic_after}", then="Persistent", references=PHASES),
        Decision(when="More than {chronic_after}", then="Chronic", references=PHASES),
    ),
    lookups=(
        Lookup(
            title="What else it says",
            columns=("When", "What is said"),
            rows=(("Not more than {delay_splenectomy} since diagnosis", "Splenectomy is better delayed, if possible"),),
            references=("thanz2022",),
        ),
    ),
    thresholds=(
        Threshold(
            title="From newly diagnosed to persistent",
            fact="persistent_from",
            input="time_since_diagnosis",
            unit="mo",
            step="0.1",
            base={},
        ),
        Threshold(
            title="From persistent to chronic",
            fact="chronic_after",
            input="time_since_diagnosis",
            unit="mo",
            step="0.1",
            base={},
        ),
    ),
    tables=(
        AnswerTable(
            title="Phase by time since diagnosis",
            rows=Axis(
                input="time_since_diagnosis",
                values=tuple(f"{months} mo" for months in ("0", "2.9", "3", "6", "9", "11.9", "12", "12.1", "24")),
            ),
            outputs=("phase",),
        ),
    ),
    examples=("C7-3", "C7-5", "C7-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
