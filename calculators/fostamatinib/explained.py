"""What the page of the fostamatinib calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

LABEL, LEAFLET = ("pi_fostamatinib_us",), ("pil_fostamatinib_eu",)
_ON_TREATMENT = {
    "jurisdiction": "US",
    "treatment_state": "on-treatment",
    "daily_dose": "200 mg",
    "tolerated": True,
    "pregnancy": "cannot",
}
_PRESSURE = {
    "jurisdiction": "US",
    "question": "blood-pressure",
    "daily_dose": "300 mg",
    "cardiovascular_risk_raised": False,
}
_TREATED = {**_PRESSURE, "cardiovascular_risk_raised": True, "diastolic": "70 mm[Hg]"}


def _pressure(title: str, *, fact: str, varied: str) -> Threshold:
    other = {"systolic": {"diastolic": "70 mm[Hg]"}, "diastolic": {"systolic": "125 mm[Hg]"}}[varied]
    return Threshold(title=title, fact=fact, input=varied, unit="mm[Hg]", step="1", base={**_PRESSURE, **other})


EXPLAINED = Explanation(
    decisions=(
        Decision(
            when="Pregnant, planning a pregnancy, breastfeeding, or younger than {adult_age}",
            then="Do not give",
            references=LEAFLET,
        ),
        Decision(when="Liver tests, neutrophils, diarrhoea", then="Not covered", status="G"),
        Decision(
            when="Blood pressure above {crisis_systolic} or above {crisis_diastolic}",
            then="Urgent review; the dose is not covered",
            status="G",
        ),
        Decision(when="European label, any other question", then="Not covered", status="G"),
        Decision(when="Starting", then="{start_dose}", references=LABEL),
        Decision(when="{judge_week} or more without a useful response", then="Stop", references=LABEL),
        Decision(when="Count at or above {raise_below}", then="Keep the dose", references=LABEL),
        Decision(when="Count below {raise_below}, less than {raise_week}", then="Keep the dose", references=LABEL),
        Decision(when="Count below {raise_below}, at {raised_dose}", then="Keep the dose", references=LABEL),
        Decision(when="Raising a dose that was reduced before", then="Not covered", status="G"),
        Decision(
            when="Count below {raise_below}, {raise_week} or more, not tolerated",
            then="Keep the dose, with a note",
            references=LABEL,
        ),
        Decision(
            when="Count below {raise_below}, {raise_week} or more, tolerated", then="{raised_dose}", references=LABEL
        ),
        Decision(when="The same, tolerance not answered", then="{raised_dose}, to be confirmed", status="P"),
        Decision(when="Adverse reaction", then="Next lower dose of {ladder}; below the last, stop", references=LABEL),
        Decision(when="Blood pressure below stage 1", then="Keep the dose", references=LABEL),
        Decision(
            when="Blood pressure stage 1 without raised cardiovascular risk",
            then="Watch the blood pressure; keep the dose",
            references=LABEL,
        ),
        Decision(
            when="Blood pressure stage 1 with raised cardiovascular risk, treated for {pressure_weeks} or more",
            then="Next lower dose",
            references=LABEL,
        ),
        Decision(when="Severe hypertension that lasts on full treatment", then="Not covered", status="G"),
        Decision(
            when="Blood pressure stage 2, treated for more than {pressure_weeks}",
            then="Next lower dose",
            references=LABEL,
        ),
        Decision(
            when="Blood pressure stage 1 with raised cardiovascular risk, or stage 2, treated for less long",
            then="Start or raise antihypertensive treatment; keep the dose",
            references=LABEL,
        ),
        Decision(when="Time on antihypertensive treatment not answered", then="Read as not yet treated", status="P"),
        Decision(
            when="A CYP3A inhibitor or inducer is taken: what it does to the dose", then="Not covered", status="G"
        ),
    ),
    lookups=(
        Lookup(
            title="Blood-pressure stages (the higher band wins)",
            columns=("Stage", "Systolic", "Diastolic"),
            rows=(
                ("1", "from {stage_1_systolic}", "from {stage_1_diastolic}"),
                ("2", "from {stage_2_systolic}", "from {stage_2_diastolic}"),
                ("Crisis", "above {crisis_systolic}", "above {crisis_diastolic}"),
            ),
            references=LABEL,
        ),
    ),
    thresholds=(
        Threshold(
            title="Count at which the dose is raised, after 4 weeks",
            fact="raise_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_ON_TREATMENT, "time_on_treatment": "4 wk"},
        ),
        Threshold(
            title="Time from which the dose is raised",
            fact="raise_week",
            input="time_on_treatment",
            unit="d",
            step="1",
            base={**_ON_TREATMENT, "platelets": "20 10*9/L"},
        ),
        Threshold(
            title="Time at which a useful response is judged",
            fact="judge_week",
            input="time_on_treatment",
            unit="d",
            step="1",
            base={**_ON_TREATMENT, "platelets": "20 10*9/L", "useful_response": False},
        ),
        _pressure("Systolic pressure of stage 1, without raised risk", fact="stage_1_systolic", varied="systolic"),
        _pressure("Diastolic pressure of stage 1, without raised risk", fact="stage_1_diastolic", varied="diastolic"),
        _pressure("Systolic pressure of stage 2", fact="stage_2_systolic", varied="systolic"),
        _pressure("Diastolic pressure of stage 2", fact="stage_2_diastolic", varied="diastolic"),
        _pressure("Systolic pressure of a crisis", fact="crisis_systolic", varied="systolic"),
        _pressure("Diastolic pressure of a crisis", fact="crisis_diastolic", varied="diastolic"),
        Threshold(
            title="Time of treating stage 1 (135/70, raised risk) after which the dose goes down",
            fact="pressure_weeks",
            input="time_above_target",
            unit="d",
            step="1",
            base={**_TREATED, "systolic": "135 mm[Hg]"},
        ),
        Threshold(
            title="Time of treating stage 2 (150/70) after which the dose goes down",
            fact="pressure_weeks",
            input="time_above_target",
            unit="d",
            step="1",
            base={**_TREATED, "systolic": "150 mm[Hg]"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Fostamatinib 200 mg a day, tolerated, by count and time on treatment (United States)",
            rows=Axis(input="platelets", values=("20 10*9/L", "49 10*9/L", "50 10*9/L", "100 10*9/L")),
            columns=Axis(input="time_on_treatment", values=("3 wk", "4 wk", "11 wk")),
            outputs=("action", "daily_dose"),
            base=_ON_TREATMENT,
        ),
        AnswerTable(
            title="Next lower dose for an adverse reaction (United States)",
            rows=Axis(input="daily_dose", values=("300 mg", "200 mg", "150 mg", "100 mg")),
            outputs=("action", "daily_dose", "morning_dose", "evening_dose"),
            base={"jurisdiction": "US", "question": "adverse-reaction"},
        ),
    ),
    examples=("C12-2", "C12-7", "C12-14"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
