"""What the page of the monitoring plan shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup

_START = {"started_on": "2026-03-02", "until": "2026-04-02"}
_DRUGS = (
    "romiplostim",
    "eltrombopag",
    "avatrombopag",
    "fostamatinib",
    "rilzabrutinib",
    "rituximab",
    "mycophenolate",
    "ciclosporin",
    "immunoglobulin",
    "anti-d",
)
_REPEATED = ("pi_romiplostim_us", "pi_eltrombopag_us", "pi_avatrombopag_us", "pi_fostamatinib_us", "pi_cyclosporine_us")
_LABELS = (
    *_REPEATED,
    "elliott2025wayrilz",
    "pi_rituximab_us",
    "pi_mycophenolate_us",
    "pi_privigen_us",
    "pi_winrho_us",
)

EXPLAINED = Explanation(
    decisions=(
        Decision(
            when="Timetable of blood counts with mycophenolate", then="Not covered; the rest is given", status="G"
        ),
        Decision(when="Timetable of other tests with rilzabrutinib", then="Not covered; the rest is given", status="G"),
        Decision(
            when="End of the plan, where none is given",
            then="{default_months}, or the last count after stopping",
            status="P",
        ),
        Decision(when="Tests on the first day", then="The baseline tests of the drug, see below", references=_LABELS),
        Decision(
            when="Platelet counts with ciclosporin, mycophenolate, rituximab or rilzabrutinib",
            then="Weekly until stable, then monthly",
            status="P",
        ),
        Decision(
            when="Repeated tests, once the drug is stopped",
            then="None from that day on; romiplostim and avatrombopag: weekly platelet counts",
            references=("pi_romiplostim_us", "pi_avatrombopag_us"),
        ),
        Decision(
            when="Repeated tests, from the day since which things are stable",
            then="Monthly, counted from that day",
            references=_REPEATED,
        ),
        Decision(
            when="Repeated tests before that",
            then="Every {week} or every {two_weeks}, counted from the first day",
            references=_REPEATED,
        ),
    ),
    lookups=(
        Lookup(
            title="Tests of each drug",
            columns=("Drug", "First day", "Repeated", "After stopping", "Due, without a date"),
            rows=(
                (
                    "Romiplostim",
                    "platelet count",
                    "platelet count weekly until stable, then monthly",
                    "{romiplostim_counts_after_stopping} weekly counts",
                    "",
                ),
                (
                    "Eltrombopag",
                    "platelet count; ALT, AST and bilirubin",
                    "platelet count weekly, liver tests every 2 weeks, until stable; then both monthly",
                    "",
                    "",
                ),
                (
                    "Avatrombopag",
                    "platelet count",
                    "platelet count weekly until stable, then monthly",
                    "{avatrombopag_counts_after_stopping} weekly counts",
                    "",
                ),
                (
                    "Fostamatinib",
                    "full blood count with neutrophils; ALT, AST and bilirubin; blood pressure",
                    "blood count and liver tests monthly; blood pressure every 2 weeks until stable, then monthly",
                    "",
                    "",
                ),
                ("Rilzabrutinib", "platelet count", "platelet count weekly until stable, then monthly", "", ""),
                (
                    "Rituximab",
                    "platelet count, HBsAg, anti-HBc",
                    "platelet count weekly until stable, then monthly",
                    "",
                    "infusion reactions",
                ),
                (
                    "Mycophenolate",
                    "platelet count, full blood count",
                    "platelet count weekly until stable, then monthly",
                    "",
                    "signs of infection, pregnancy test",
                ),
                (
                    "Ciclosporin",
                    "platelet count, blood pressure, creatinine",
                    "platelet count as above; the others every 2 weeks for {two_weekly_months}, then monthly",
                    "",
                    "magnesium, potassium, urate, lipids",
                ),
                (
                    "Immunoglobulin",
                    "creatinine, hydration; at high risk haemoglobin",
                    "",
                    "",
                    "haemoglobin 36 to 96 hours after the infusion in people at high risk",
                ),
                (
                    "Anti-D",
                    "haemoglobin, urine dipstick",
                    "",
                    "",
                    "urine dipstick at 2 and 4 hours and at the end; observation for 8 hours",
                ),
            ),
            references=_LABELS,
        ),
    ),
    tables=(
        AnswerTable(
            title="The first month of each drug, started on 2 March 2026 and not stable yet",
            rows=Axis(input="drug", values=_DRUGS),
            outputs=("count", "undated"),
            base=_START,
        ),
        AnswerTable(
            title="Fostamatinib, start on 2 March 2026: the plan with an end just before, on and just after a due day",
            rows=Axis(input="until", values=("2026-04-01", "2026-04-02", "2026-04-03")),
            outputs=("count", "events"),
            base={"drug": "fostamatinib", "started_on": "2026-03-02"},
        ),
    ),
    examples=("MON-1", "MON-4", "MON-5"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
