"""What the page of the bleeding-emergency calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

EMERGENCY, COHORT = ("icr2019", "zitek2022"), ("hato2020",)
_CALM = {"haemodynamic_instability": False, "respiratory_compromise": False, "life_threatening": False}

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Dose of immunoglobulin",
            latex=r"D = r \times W",
            words="dose in g = the dose of the immunoglobulin calculator for each kg times the actual weight in kg",
            references=("ash2011",),
        ),
    ),
    decisions=(
        Decision(
            when="One of {critical_sites}; bleeding into a muscle with compartment syndrome; shock; "
            "airway or breathing compromised; otherwise life-threatening",
            then="Critical",
            status="P",
        ),
        Decision(when="Bleeding into a muscle, compartment syndrome not answered", then="Critical", status="P"),
        Decision(
            when="Needs a procedure or packing, any red cells for this bleed, or a fall in haemoglobin of "
            "{serious_haemoglobin_fall} or more",
            then="Serious",
            status="P",
        ),
        Decision(when="Any other bleeding", then="Minor", status="P"),
        Decision(
            when="Critical", then="{start_together}, all at once, without waiting for a count", references=EMERGENCY
        ),
        Decision(
            when="Critical, beside that",
            then="Consider a thrombopoietin receptor agonist and an antifibrinolytic; "
            "anti-D only with a spleen and RhD; emergency splenectomy rarely",
            references=("icr2019",),
        ),
        Decision(
            when="Serious",
            then="{serious_treatment}; no routine platelets",
            references=("icr2019", "ash2011"),
        ),
        Decision(when="Minor", then="No platelets", references=("icr2019",)),
        Decision(
            when="Newly diagnosed, neither critical nor serious, count below {steroid_below}",
            then="Corticosteroid suggested",
            references=("ash2019",),
        ),
        Decision(
            when="Newly diagnosed, neither critical nor serious, count of {steroid_below} or more",
            then="Observation",
            references=("ash2019",),
        ),
        Decision(
            when="Age {ich_age} or more, count below {ich_count_below}, or haematuria",
            then="A sign that goes with intracranial haemorrhage",
            references=COHORT,
        ),
        Decision(
            when="Bleeding with a count of {count_explains_below} or more", then="Look for another cause", status="P"
        ),
        Decision(when="Dose of methylprednisolone", then="Not covered; local protocol", status="G"),
        Decision(when="Admission of the newly diagnosed", then="Not covered", status="G"),
    ),
    thresholds=(
        Threshold(
            title="Fall in haemoglobin from which a bleed is serious",
            fact="serious_haemoglobin_fall",
            input="haemoglobin_fall",
            unit="g/dL",
            step="0.1",
            base={"sites": ["nose"], **_CALM},
        ),
        Threshold(
            title="Count below which intracranial haemorrhage is more likely",
            fact="ich_count_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={"sites": ["skin"], **_CALM},
        ),
        Threshold(
            title="Age from which intracranial haemorrhage is more likely",
            fact="ich_age",
            input="age",
            unit="a",
            step="1",
            base={"sites": ["skin"], **_CALM},
        ),
        Threshold(
            title="Count below which a corticosteroid is suggested when newly diagnosed",
            fact="steroid_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={"sites": [], "newly_diagnosed": True, **_CALM},
        ),
        Threshold(
            title="Count from which thrombocytopenia does not explain bleeding",
            fact="count_explains_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={"sites": ["nose"], **_CALM},
        ),
    ),
    tables=(
        AnswerTable(
            title="Class and first treatment by site, when no sign of severity is present",
            rows=Axis(
                input="sites",
                values=(
                    ["intracranial"],
                    ["intraspinal"],
                    ["intraocular"],
                    ["retroperitoneal"],
                    ["pericardial"],
                    ["airway"],
                    ["gastrointestinal"],
                    ["urinary"],
                    ["nose"],
                    ["skin"],
                    [],
                ),
            ),
            outputs=("class", "start_together"),
            base=_CALM,
            caution="Shock, compromised breathing or a threat to life makes any bleed critical.",
        ),
    ),
    examples=("C19-1", "C19-3", "C19-4", "C19-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
