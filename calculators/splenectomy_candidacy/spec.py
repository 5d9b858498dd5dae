"""Splenectomy candidacy: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Boolean,
    GatedRule,
    NoteKind,
    Output,
    Spec,
    shared,
)

CRITERIA = {
    "spleen-present": "Spleen present",
    "fit-for-surgery": "Fit for surgery and anaesthesia",
    "patient-agrees": "Patient informed and wishes it",
    "treatment-needed": "Treatment needed",
    "twelve-months": "ITP for 12 months or more",
    "steroid-failed": "Steroid adequately tried and failed",
    "second-line-tried": "Rituximab or a TPO-RA failed or declined",
    "switch-considered": "Switch of TPO-RA considered",
    "secondary-causes-excluded": "Secondary causes excluded",
    "risks-discussed": "Risks discussed",
    "vaccination-planned": "First vaccine doses given or planned",
}

SPEC = Spec(
    id="splenectomy-candidacy",
    title="Splenectomy candidacy",
    purpose="Three-valued checklist before splenectomy is offered",
    version="1.0.0",
    priority=1,
    rules="evidence K1, K2, K3 and K18; C7, C8; our reading throughout: no guideline ranks or requires splenectomy",
    read_on=date(2026, 11, 22),
    references=("ash2019", "thanz2022", "chaturvedi2018", "kojouri2004", "boyle2013", "cuker2016"),
    inputs=(
        shared.SPLENECTOMY_DONE,
        shared.TIME_SINCE_DIAGNOSIS,
        shared.PLATELETS,
        shared.BLEEDING_CLASS,
        shared.TREATMENT_NEEDED.but(hint="Your own answer overrides the reading from count and bleeding"),
        Boolean(name="steroid_failed", label="Steroid adequately tried and failed"),
        Boolean(name="second_line_failed", label="Rituximab or a TPO-RA adequately tried and failed, or declined"),
        Boolean(name="tpo_ra_switch_considered", label="Switch of TPO-RA considered"),
        shared.SECONDARY_CAUSES_EXCLUDED,
        Boolean(name="fit_for_surgery", label="Fit for surgery and anaesthesia"),
        Boolean(name="patient_agrees", label="Patient informed and wishes splenectomy"),
        Boolean(name="risks_discussed", label="Infection, thrombosis and lack of a predictor of response discussed"),
        Boolean(name="vaccination_planned", label="First vaccine doses given or planned 14 days or more before"),
        shared.THROMBOSIS_HISTORY,
        shared.PREGNANCY,
        shared.AGE,
    ),
    outputs=(
        Output(
            name="criteria",
            label="Criteria",
            type="list",
            meaning="All eleven criteria of the checklist, always in this order",
            record={"criterion": "Criterion", "result": "Result", "role": "If not met"},
            choices=CRITERIA
            | {"met": "Met", "not-met": "Not met", "unknown": "Not known"}
            | {"excludes": "Excludes", "postpones": "Postpones", "prepares": "Still to prepare"},
        ),
        Output(
            name="verdict",
            label="Verdict",
            type="choice",
            meaning="What the criteria say together",
            choices={
                "reasonable-to-offer": "Reasonable to offer",
                "not-now": "Not now",
                "not-a-candidate": "Not a candidate",
                "more-information-needed": "More information needed",
            },
        ),
        Output(
            name="deciding",
            label="Decided by",
            type="list",
            meaning="Criteria that are not met and gave the verdict",
            choices=CRITERIA,
        ),
        Output(
            name="would_change",
            label="Could change with",
            type="list",
            meaning="Criteria that are not known and could change the verdict",
            choices=CRITERIA,
        ),
        Output(
            name="to_prepare",
            label="Still to prepare",
            type="list",
            meaning="Preparations that are not made, or not known to be",
            choices=CRITERIA,
        ),
    ),
    actions={
        "reasonable-to-offer": "Reasonable to offer",
        "not-now": "Not now",
        "not-a-candidate": "Not a candidate",
        "more-information-needed": "More information needed",
    },
    notes=(
        NoteKind("one-choice-among-several", "info", "always"),
        NoteKind(
            "benefit-figures",
            "info",
            "always; how many respond",
        ),
        NoteKind(
            "harm-figures",
            "caution",
            "always; how many are harmed",
        ),
        NoteKind("lifelong-precautions", "caution", "always"),
        NoteKind("delay-to-12-months", "info", "ITP has lasted less than 12 months"),
        NoteKind("thrombosis-history", "warning", "thromboembolism is present or was before"),
        NoteKind("pregnancy-specialist", "warning", "the patient is pregnant"),
    ),
    gated=(GatedRule("SC-pregnancy", "Splenectomy in pregnancy"),),
)
