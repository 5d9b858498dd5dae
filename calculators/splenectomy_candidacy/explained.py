"""What the page of the splenectomy candidacy calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

_ALL_MET = {
    "splenectomy_done": False,
    "fit_for_surgery": True,
    "patient_agrees": True,
    "platelets": "12 10*9/L",
    "bleeding_class": "minor",
    "time_since_diagnosis": "14 mo",
    "steroid_failed": True,
    "second_line_failed": True,
    "tpo_ra_switch_considered": True,
    "secondary_causes_excluded": True,
    "risks_discussed": True,
    "vaccination_planned": True,
}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="Pregnant", then="Not covered", status="G"),
        Decision(when="An excluding criterion is not met", then="Not a candidate", status="P"),
        Decision(
            when="A postponing criterion is not met",
            then="Not now; unknown excluding criteria could still change it",
            status="P",
        ),
        Decision(when="An excluding or postponing criterion is not known", then="More information needed", status="P"),
        Decision(when="Otherwise", then="Reasonable to offer", status="P", references=("ash2019", "thanz2022")),
    ),
    lookups=(
        Lookup(
            title="The eleven criteria",
            columns=("Criterion", "Met", "Not met", "If not met"),
            rows=(
                ("Spleen present", "yes", "spleen removed", "excludes"),
                ("Fit for surgery and anaesthesia", "yes", "no", "excludes"),
                ("Patient informed and wishes it", "yes", "no", "excludes"),
                (
                    "Treatment needed",
                    "answered yes; else count below {treat_below}, or serious or critical bleeding",
                    "answered no; else count at or above {treat_below} and no or minor bleeding",
                    "postpones",
                ),
                ("ITP for long enough", "{wait_months} or more", "less", "postpones"),
                ("Steroid adequately tried and failed", "yes", "no", "postpones"),
                ("Rituximab or a TPO-RA failed or declined", "yes", "no", "postpones"),
                ("Switch of TPO-RA considered", "yes", "no", "postpones"),
                ("Secondary causes excluded", "yes", "no", "postpones"),
                ("Risks discussed", "yes", "no", "still to prepare"),
                ("First vaccine doses given or planned", "yes", "no", "still to prepare"),
            ),
            references=("thanz2022", "cuker2016"),
        ),
        Lookup(
            title="Benefit and harm",
            columns=("What", "How many"),
            rows=(
                ("Response at first", "about {early_response}"),
                ("Complete response", "{complete_response}"),
                ("Venous thromboembolism", "{thromboembolism} against {thromboembolism_with_spleen}"),
                ("Sepsis", "{sepsis} against {sepsis_with_spleen}"),
                ("Complications, laparoscopic and open", "{complications_laparoscopic} and {complications_open}"),
                ("Deaths, laparoscopic and open", "{deaths_laparoscopic} and {deaths_open}"),
            ),
            references=("kojouri2004", "chaturvedi2018", "boyle2013"),
        ),
    ),
    thresholds=(
        Threshold(
            title="Time since diagnosis, all else met",
            fact="wait_months",
            input="time_since_diagnosis",
            unit="mo",
            step="0.1",
            base=_ALL_MET,
        ),
        Threshold(
            title="Platelet count, minor bleeding, all else met",
            fact="treat_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_ALL_MET,
        ),
    ),
    tables=(
        AnswerTable(
            title="Verdict by time since diagnosis and fitness, all else met",
            rows=Axis(input="time_since_diagnosis", values=("6 mo", "11.9 mo", "12 mo", "24 mo")),
            columns=Axis(input="fit_for_surgery", values=(True, False)),
            outputs=("verdict", "deciding"),
            base=_ALL_MET,
        ),
        AnswerTable(
            title="Verdict by count and bleeding, all else met",
            rows=Axis(input="platelets", values=("10 10*9/L", "29 10*9/L", "30 10*9/L", "60 10*9/L")),
            columns=Axis(input="bleeding_class", values=("none", "minor", "serious", "critical")),
            outputs=("verdict",),
            base=_ALL_MET,
            caution="Critical bleeding is an emergency: act on clinical grounds first, whatever this table says.",
        ),
    ),
    examples=("SPL-1", "SPL-2", "SPL-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
