"""What the page of the rilzabrutinib calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Threshold

SOURCE = ("elliott2025wayrilz",)
_BASE = {
    "jurisdiction": "US",
    "age": "45 a",
    "phase": "chronic",
    "prior_failure": True,
    "pregnancy": "cannot",
    "child_pugh_class": "none",
    "interacting_drugs": [],
}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="Younger than {adult_age}", then="Not eligible", references=SOURCE),
        Decision(when="Pregnant or planning a pregnancy", then="Not eligible; do not offer", references=SOURCE),
        Decision(when="Not {licensed_phases}", then="Outside the licence", references=SOURCE),
        Decision(
            when="No insufficient response to a previous treatment", then="Outside the licence", references=SOURCE
        ),
        Decision(when="Taking {cyp3a_drugs}", then="Avoid the combination", references=SOURCE),
        Decision(when="Taking a proton pump inhibitor", then="Avoid the combination", references=SOURCE),
        Decision(when="European use", then="Not covered", status="G"),
        Decision(when="Child-Pugh class A, B or C", then="Not covered", status="G"),
        Decision(
            when="Less than {before_antacid} before an antacid or H2 blocker",
            then="Change the time of the dose",
            references=SOURCE,
        ),
        Decision(
            when="An antacid or H2 blocker earlier on the clock", then="Read as the one of the next day", status="P"
        ),
        Decision(when="Otherwise", then="{dose}, swallowed whole with water", references=SOURCE),
    ),
    thresholds=(Threshold(title="Age of the licence", fact="adult_age", input="age", unit="a", step="1", base=_BASE),),
    tables=(
        AnswerTable(
            title="Latest time of the dose, by the time of the antacid or H2 blocker",
            rows=Axis(input="antacid_or_h2_at", values=("01:00", "06:00", "08:00", "10:00", "18:00", "22:00")),
            outputs=("take_by",),
            base={**_BASE, "interacting_drugs": ["antacid"]},
            caution="01:00 gives a time on the day before.",
        ),
        AnswerTable(
            title="Just below, at and just above the time needed before an antacid at 10:00",
            rows=Axis(input="dose_at", values=("07:59", "08:00", "08:01")),
            outputs=("gap", "action", "dose"),
            base={**_BASE, "interacting_drugs": ["antacid"], "antacid_or_h2_at": "10:00"},
        ),
        AnswerTable(
            title="Interacting drugs, an adult with chronic ITP after a previous treatment",
            rows=Axis(
                input="interacting_drugs",
                values=(
                    [],
                    ["cyp3a-inhibitor-strong"],
                    ["cyp3a-inhibitor-moderate"],
                    ["cyp3a-inducer-strong"],
                    ["cyp3a-inducer-moderate"],
                    ["proton-pump-inhibitor"],
                    ["allopurinol"],
                ),
            ),
            outputs=("action", "dose"),
            base=_BASE,
        ),
    ),
    examples=("C13-1", "C13-5", "C13-6", "C13-4"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
