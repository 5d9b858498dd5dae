"""What the page of the bleeding-grade calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

WHO, BUCHANAN, ADIX, DOMAINS = (
    ("whobleeding",),
    ("modbuchanan2021", "bleedgrade_ped"),
    ("buchananadix",),
    ("itpbat2013",),
)
_WHO = {"scale": "who", "transfusion": False, "instability": "none"}
_BUCHANAN = {
    "scale": "modified-buchanan",
    "mucosal": False,
    "needs_immediate_care": False,
    "intracranial": False,
    "petechiae": 10,
    "bruises": 0,
}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="WHO: no finding", then="Grade 0", references=WHO),
        Decision(when="WHO: a finding of the table", then="Its grade; the highest one counts", references=WHO),
        Decision(
            when="WHO: epistaxis or oropharyngeal bleeding of more than {who_long} in 24 hours",
            then="Grade 2",
            references=WHO,
        ),
        Decision(when="WHO: purpura larger than {who_large_purpura}", then="Grade 2", references=WHO),
        Decision(when="WHO: {who_grade_2_reading}", then="Grade 2", status="P"),
        Decision(
            when="WHO: red-cell transfusion beyond routine, stable or moderately unstable",
            then="Grade 3",
            references=WHO,
        ),
        Decision(when="WHO: transfusion with severe instability", then="Grade 4", references=WHO),
        Decision(when="WHO grade {emergency_from_who} or more", then="Open the bleeding emergency", status="P"),
        Decision(
            when="Modified Buchanan: intracranial or life-threatening bleeding", then="Grade 5", references=BUCHANAN
        ),
        Decision(when="Modified Buchanan: needs immediate care", then="Grade 4", references=BUCHANAN),
        Decision(when="Modified Buchanan: mucosal bleeding", then="Grade 3", references=BUCHANAN),
        Decision(
            when="Modified Buchanan: more than {petechiae_many} petechiae, or more than {bruises_many} bruises "
            "larger than {bruise_large}",
            then="Grade 2",
            references=BUCHANAN,
        ),
        Decision(
            when="Modified Buchanan: more than {bruises_many} small bruises, or a few of which one is larger than "
            "{bruise_large}",
            then="Grade 2, the higher of two",
            status="P",
        ),
        Decision(when="Modified Buchanan: fewer petechiae or bruises", then="Grade 1", references=BUCHANAN),
        Decision(when="Modified Buchanan: none of these", then="Grade 0", references=BUCHANAN),
        Decision(
            when="Grade 3 with epistaxis of more than {epistaxis_high_risk}, or {high_risk_findings}",
            then="High risk",
            references=BUCHANAN,
        ),
        Decision(
            when="Grade 3 with {low_risk_findings}, or epistaxis up to {epistaxis_high_risk}, and nothing of high risk",
            then="Low risk",
            references=BUCHANAN,
        ),
        Decision(
            when="Modified Buchanan grade {emergency_from_buchanan} or more",
            then="Open the bleeding emergency",
            status="P",
        ),
        Decision(when="Buchanan-Adix", then="The four grades as given, never summed", references=ADIX),
        Decision(
            when="ITP-BAT domain",
            then="Highest item; at most {reported_cap} when only reported by the patient",
            references=DOMAINS,
        ),
        Decision(when="Grading single ITP-BAT items", then="Not covered", status="G"),
    ),
    lookups=(
        Lookup(
            title="WHO scale",
            columns=("Grade", "Findings"),
            rows=(
                ("1", "{who_grade_1}"),
                ("2", "{who_grade_2}"),
                ("3", "{who_grade_3}; transfusion beyond routine"),
                ("4", "{who_grade_4}; severe instability with transfusion"),
            ),
            references=WHO,
        ),
    ),
    thresholds=(
        Threshold(
            title="WHO: length of epistaxis or oropharyngeal bleeding",
            fact="who_long",
            input="bleeding_minutes",
            unit="min",
            step="1",
            base={**_WHO, "who_findings": ["epistaxis"]},
        ),
        Threshold(
            title="WHO: size of purpura",
            fact="who_large_purpura",
            input="largest_purpura",
            unit="cm",
            step="0.01",
            base={**_WHO, "who_findings": ["purpura"]},
        ),
        Threshold(
            title="Modified Buchanan: number of petechiae",
            fact="petechiae_many",
            input="petechiae",
            unit="",
            step="1",
            base=_BUCHANAN,
        ),
        Threshold(
            title="Modified Buchanan: number of small bruises",
            fact="bruises_many",
            input="bruises",
            unit="",
            step="1",
            base={**_BUCHANAN, "largest_bruise": "2 cm"},
        ),
        Threshold(
            title="Modified Buchanan: size of a bruise",
            fact="bruise_large",
            input="largest_bruise",
            unit="cm",
            step="0.1",
            base={**_BUCHANAN, "bruises": 1},
        ),
        Threshold(
            title="Modified Buchanan grade 3: length of epistaxis",
            fact="epistaxis_high_risk",
            input="epistaxis_duration",
            unit="min",
            step="1",
            base={**_BUCHANAN, "mucosal": True, "mucosal_findings": ["epistaxis"]},
        ),
    ),
    tables=(
        AnswerTable(
            title="WHO grade by finding",
            rows=Axis(
                input="who_findings",
                values=(
                    [],
                    ["petechiae"],
                    ["spotting"],
                    ["melena"],
                    ["visible-haematuria"],
                    ["csf-blood-without-symptoms"],
                    ["csf-blood-with-symptoms"],
                    ["cns-bleeding-on-imaging"],
                ),
            ),
            outputs=("grade", "action"),
            base=_WHO,
            caution="Without transfusion. A transfusion beyond routine makes it grade 3 or more.",
        ),
        AnswerTable(
            title="Modified Buchanan grade without mucosal bleeding, no bruise larger than 2 cm",
            rows=Axis(input="petechiae", values=(0, 1, 100, 101)),
            columns=Axis(input="bruises", values=(1, 5, 6)),
            outputs=("grade",),
            base={**_BUCHANAN, "largest_bruise": "2 cm"},
        ),
    ),
    examples=("C22-3", "C22-5", "C22-7", "C22-12"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
