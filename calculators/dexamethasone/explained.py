"""What the page of the dexamethasone calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Total of the course",
            latex=r"T = <pulse_days> \times <pulse>\,\mathrm{mg} \times N",
            words="{cycle_total} for each pulse, times the number of cycles",
            references=("harefuah1996",),
        ),
    ),
    decisions=(
        Decision(
            when="The interval is shorter than {pulse_days}", then="Refused: the pulses would overlap", status="P"
        ),
        Decision(when="The interval is longer than {longest_months}", then="Refused", status="P"),
        Decision(when="How much prednisone a pulse equals", then="Not covered", status="G"),
        Decision(
            when="Diabetes or hypertension is present",
            then="{pulse}, {monthly}, with a warning",
            references=("harefuah1996", "caulier1995", "warner1997"),
        ),
        Decision(when="Otherwise", then="{pulse}, {monthly}", references=("harefuah1996",)),
    ),
    thresholds=(
        Threshold(
            title="Shortest interval accepted: one pulse",
            fact="pulse_days",
            input="interval",
            unit="d",
            step="1",
            base={"cycles": 2, "started_on": "2026-08-31"},
        ),
        Threshold(
            title="Longest interval accepted, in calendar months",
            fact="longest_months",
            input="interval",
            unit="mo",
            step="1",
            base={"cycles": 2, "started_on": "2026-08-31"},
        ),
        Threshold(
            title="Longest interval accepted, in days",
            fact="longest_days",
            input="interval",
            unit="d",
            step="1",
            base={"cycles": 2, "started_on": "2026-08-31"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Totals by number of cycles, in mg",
            rows=Axis(input="cycles", values=(1, 2, 3, 4, 5, 6)),
            outputs=("daily_dose", "cycle_total", "course_total"),
        ),
    ),
    examples=("C23-6", "DEX-1", "DEX-3"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
