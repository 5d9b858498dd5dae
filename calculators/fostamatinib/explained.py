"""What the page of the fostamatinib calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

LABEL = ("pi_fostamatinib_us",)
_ON_TREATMENT = {
    "jurisdiction": "US",
    "treatment_state": "on-treatment",
    "daily_dose": "200 mg",
    "tolerated": True,
    "pregnancy": "cannot",
}
_PRESSURE = {"jurisdiction": "US", "question": "blood-pressure", "daily_dose": "300 mg"}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="Pregnant, planning a pregnancy, breastfeeding, or below the adult age", then="Do not give"),
        Decision(when="Starting", then="{start_dose}", references=LABEL),
        Decision(when="{judge_week} or more without a useful response", then="Stop", references=LABEL),
        Decision(when="Count at or above {raise_below}", then="Keep the dose", references=LABEL),
        Decision(when="Count below {raise_below}, less than {raise_week}", then="Keep the dose", references=LABEL),
        Decision(
            when="Count below {raise_below}, {raise_week} or more, tolerated", then="{raised_dose}", references=LABEL
        ),
        Decision(when="Raising a dose that was reduced before", then="Not covered", status="G"),
        Decision(when="Adverse reaction", then="Next lower dose of {ladder}; below the last, stop", references=LABEL),
        Decision(
            when="Blood pressure stage 1 with raised cardiovascular risk, treated for {pressure_weeks} or more",
            then="Next lower dose",
            references=LABEL,
        ),
        Decision(
            when="Blood pressure stage 2, treated for more than {pressure_weeks}",
            then="Next lower dose",
            references=LABEL,
        ),
        Decision(
            when="Blood pressure above {crisis_systolic} or above {crisis_diastolic}", then="Not covered", status="G"
        ),
        Decision(when="Liver tests, neutrophils, diarrhoea", then="Not covered", status="G"),
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
            title="Systolic pressure of stage 1, without raised risk",
            fact="stage_1_systolic",
            input="systolic",
            unit="mm[Hg]",
            step="1",
            base={**_PRESSURE, "diastolic": "70 mm[Hg]", "cardiovascular_risk_raised": False},
        ),
        Threshold(
            title="Systolic pressure of stage 2",
            fact="stage_2_systolic",
            input="systolic",
            unit="mm[Hg]",
            step="1",
            base={**_PRESSURE, "diastolic": "70 mm[Hg]", "cardiovascular_risk_raised": False},
        ),
        Threshold(
            title="Systolic pressure of a crisis",
            fact="crisis_systolic",
            input="systolic",
            unit="mm[Hg]",
            step="1",
            base={**_PRESSURE, "diastolic": "70 mm[Hg]", "cardiovascular_risk_raised": False},
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
    ),
    examples=("C12-2", "C12-7", "C12-14"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
