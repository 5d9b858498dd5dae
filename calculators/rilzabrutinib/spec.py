"""Rilzabrutinib: what the calculator asks for and gives."""

from datetime import date

from wardbook.kit import (
    Boolean,
    GatedRule,
    Limits,
    NoteKind,
    Output,
    Places,
    Spec,
    Time,
    shared,
    shared_lists,
)

SPEC = Spec(
    id="rilzabrutinib",
    title="Rilzabrutinib eligibility",
    purpose="Licensed use, interactions and timing with antacids",
    version="1.0.0",
    priority=1,
    rules="C13",
    read_on=date(2026, 11, 22),
    references=("elliott2025wayrilz", "kuter2025luna3"),
    uses=("itp-phase",),
    inputs=(
        shared.JURISDICTION.but(required=True),
        shared.AGE.but(required=True, limits=Limits.of(0, 120), plausible=Limits.of(0, 105)),
        shared.PHASE.but(needed_when="the time since diagnosis is not given"),
        shared.TIME_SINCE_DIAGNOSIS.but(hint="Gives the phase, instead of choosing it"),
        Boolean(name="prior_failure", label="Insufficient response to a previous treatment", required=True),
        shared.PREGNANCY.but(required=True),
        shared.CHILD_PUGH_CLASS.but(required=True),
        shared_lists.INTERACTING_DRUGS.but(
            required=True, hint="All that are taken now; say none where there are none, or no answer is given"
        ),
        Time(name="dose_at", label="Planned time of the dose"),
        Time(
            name="antacid_or_h2_at",
            label="Time of the antacid or H2 blocker",
            needed_when="an antacid or H2 blocker is taken",
            hint="The next one after the dose",
        ),
    ),
    outputs=(
        Output(
            name="dose",
            label="Dose each time",
            type="quantity",
            meaning="Swallowed whole with water",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="doses_per_day",
            label="Doses in a day",
            type="integer",
            meaning="How many times a day the dose is taken",
            places=Places(0),
            dose=True,
        ),
        Output(
            name="daily_dose",
            label="Dose of a whole day",
            type="quantity",
            meaning="All doses of a day together",
            unit="mg",
            places=Places.at_most(1),
            dose=True,
        ),
        Output(
            name="take_by",
            label="Take the dose by",
            type="time",
            meaning="Latest time of the dose before the antacid or H2 blocker; it may fall on the day before",
        ),
        Output(
            name="gap",
            label="Time from the dose to the antacid or H2 blocker",
            type="quantity",
            meaning="From the planned time of the dose to the next antacid or H2 blocker",
            unit="min",
            places=Places(0),
        ),
        Output(
            name="phase",
            label="Phase used",
            type="choice",
            meaning="From the time since diagnosis where it is given, else as chosen",
            choices={"newly-diagnosed": "Newly diagnosed", "persistent": "Persistent", "chronic": "Chronic"},
        ),
    ),
    actions={
        "eligible": "Covered by the licence; give the dose shown",
        "not-eligible": "Not eligible, by age or pregnancy",
        "outside-licence": "Outside the licence, by the phase or because no previous treatment has failed",
        "avoid-combination": "Avoid the combination with an interacting drug",
        "change-time": "Take the dose earlier; it is too close to the antacid or H2 blocker",
        "clinician-decision": "Decide with the product label; not covered here",
    },
    notes=(
        NoteKind("swallow-whole", "info", "the licence covers the case"),
        NoteKind("before-antacid", "caution", "an antacid or H2 blocker is taken"),
        NoteKind("embryofetal-toxicity", "caution", "pregnant, planning a pregnancy, or able to become pregnant"),
        NoteKind("effect-size", "info", "the licence covers the case"),
    ),
    gated=(
        GatedRule("C13-liver", "Liver impairment, and when to interrupt"),
        GatedRule("C13-eu", "European use"),
    ),
)
