"""What the page of the eltrombopag calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

LABEL, CHOLINE, EU = ("pi_eltrombopag_us",), ("pi_alvaiz_us",), ("smpc_eltrombopag_eu",)
_OLAMINE = {"jurisdiction": "US", "salt": "olamine", "treatment_state": "on-treatment", "daily_dose": "50 mg"}
_LIVER = {
    "question": "liver-tests",
    "jurisdiction": "US",
    "alt_uln": "40 U/L",
    "alt_baseline_raised": False,
    "alt_progressive": False,
    "direct_bilirubin_raised": False,
    "liver_symptoms": False,
}


def _alt(title: str, *, fact: str, before: str | None = None) -> Threshold:
    base = {**_LIVER, "alt_raised_for": "4 wk"}
    if before is not None:
        base |= {"alt_baseline_raised": True, "alt_baseline": before}
    return Threshold(title=title, fact=fact, input="alt", unit="U/L", step="1", base=base)


EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="ALT as a multiple of the upper limit",
            latex=r"r = \mathrm{ALT} / \mathrm{ULN}",
            words="ratio = ALT over the upper limit of normal of the same test",
            references=LABEL,
        ),
    ),
    decisions=(
        Decision(
            when="ALT {alt_multiple} or more, when it was normal before, and one of: still rising, raised for "
            "{alt_raised_for} or more, direct bilirubin raised, symptoms",
            then="Stop for good",
            references=LABEL,
        ),
        Decision(
            when="ALT {baseline_multiple} or more, or above {alt_limit_raised}, when it was raised before, and one of "
            "the same four",
            then="Stop for good",
            references=LABEL,
        ),
        Decision(
            when="ALT above the upper limit otherwise",
            then="Repeat in {liver_recheck}, then weekly; a dose question goes on",
            references=LABEL,
        ),
        Decision(when="European label, dose question", then="Not covered", status="G"),
        Decision(
            when="Starting olamine",
            then="{start_olamine}; with that ancestry or liver impairment {start_olamine_one}; "
            "with both consider {start_olamine_both}",
            references=LABEL,
        ),
        Decision(
            when="Starting choline",
            then="{start_choline}; with that ancestry or liver impairment {start_choline_one}; "
            "with both consider {start_choline_both}",
            references=CHOLINE,
        ),
        Decision(when="Choline, once begun", then="Not covered; never above {maximum_choline}", status="G"),
        Decision(when="Olamine on hold, count below {resume_below}", then="Restart one step lower", references=LABEL),
        Decision(when="Olamine on hold otherwise", then="Stay off, twice-weekly counts", references=LABEL),
        Decision(
            when="Count above {hold_above}, {stop_at_lowest_after} or more at the lowest dose",
            then="Stop for good",
            references=LABEL,
        ),
        Decision(when="The lowest dose is {lowest_olamine}", then="Our reading", status="P"),
        Decision(when="Count above {hold_above} otherwise", then="Interrupt, twice-weekly counts", references=LABEL),
        Decision(
            when="{maximum_olamine} for {judge_time} or more without benefit", then="Stop for good", references=LABEL
        ),
        Decision(
            when="At the highest dose with a count of {raise_below} or more, and the benefit not answered",
            then="Read as a benefit",
            status="P",
        ),
        Decision(when="Count below {raise_below} at the highest dose", then="Keep the highest dose", references=LABEL),
        Decision(
            when="Count below {raise_below}, less than {raise_after} at this dose", then="Keep the dose", status="P"
        ),
        Decision(
            when="Count below {raise_below}, {raise_after} or more at this dose",
            then="One step up, to at most {maximum_olamine}",
            references=LABEL,
        ),
        Decision(
            when="Count from {reduce_from} to {hold_above}, both included",
            then="One step lower; wait {wait_after_change}",
            status="P",
            references=LABEL,
        ),
        Decision(when="Any step to or from {lowest_olamine} after the start", then="Not covered", status="G"),
        Decision(when="Otherwise", then="The same dose", references=LABEL),
    ),
    lookups=(
        Lookup(
            title="Daily doses",
            columns=("Salt", "Start", "Ancestry or liver impairment", "Both (consider)", "Highest"),
            rows=(
                (
                    "Olamine",
                    "{start_olamine}",
                    "{start_olamine_one}",
                    "{start_olamine_both}",
                    "{maximum_olamine}",
                ),
                (
                    "Choline",
                    "{start_choline}",
                    "{start_choline_one}",
                    "{start_choline_both}",
                    "{maximum_choline}",
                ),
            ),
            references=(*LABEL, *CHOLINE),
        ),
    ),
    thresholds=(
        Threshold(
            title="Count below which the dose goes up, after 2 weeks at it",
            fact="raise_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_OLAMINE, "time_at_dose": "2 wk"},
        ),
        Threshold(
            title="Time at a dose after which it may go up",
            fact="raise_after",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_OLAMINE, "platelets": "30 10*9/L"},
        ),
        Threshold(
            title="Count from which the dose goes down",
            fact="reduce_from",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_OLAMINE,
        ),
        Threshold(
            title="Count above which treatment is interrupted",
            fact="hold_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_OLAMINE,
        ),
        Threshold(
            title="Count below which treatment restarts",
            fact="resume_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_OLAMINE, "treatment_state": "on-hold"},
        ),
        Threshold(
            title="Time at the highest dose without benefit",
            fact="judge_time",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_OLAMINE, "daily_dose": "75 mg", "platelets": "30 10*9/L", "useful_response": False},
        ),
        Threshold(
            title="Time at the lowest dose with a count that is too high",
            fact="stop_at_lowest_after",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_OLAMINE, "daily_dose": "12.5 mg", "platelets": "450 10*9/L"},
        ),
        Threshold(
            title="Time for which a high ALT has lasted",
            fact="alt_raised_for",
            input="alt_raised_for",
            unit="d",
            step="1",
            base={**_LIVER, "alt": "120 U/L"},
        ),
        _alt(
            "ALT from which the rule holds, normal before treatment (upper limit 40 U/L)", fact="alt_multiple_example"
        ),
        _alt(
            "ALT from which the rule holds, 50 U/L before treatment (upper limit 40 U/L)",
            fact="baseline_multiple_example",
            before="50 U/L",
        ),
        _alt(
            "ALT above which the rule holds, 80 U/L before treatment (upper limit 40 U/L)",
            fact="alt_limit_raised_example",
            before="80 U/L",
        ),
    ),
    tables=(
        AnswerTable(
            title="Starting dose in mg once daily, without East-Asian or Southeast-Asian ancestry (United States)",
            rows=Axis(input="child_pugh_class", values=("none", "A", "B", "C")),
            columns=Axis(input="salt", values=("olamine", "choline")),
            outputs=("dose",),
            base={"jurisdiction": "US", "treatment_state": "starting", "asian_ancestry": False},
        ),
        AnswerTable(
            title="Starting dose in mg once daily, with East-Asian or Southeast-Asian ancestry (United States)",
            rows=Axis(input="child_pugh_class", values=("none", "A", "B", "C")),
            columns=Axis(input="salt", values=("olamine", "choline")),
            outputs=("dose",),
            base={"jurisdiction": "US", "treatment_state": "starting", "asian_ancestry": True},
        ),
        AnswerTable(
            title="Olamine after 2 weeks at a dose, by the count (United States)",
            rows=Axis(
                input="platelets",
                values=("30 10*9/L", "49 10*9/L", "50 10*9/L", "200 10*9/L", "400 10*9/L", "401 10*9/L"),
            ),
            columns=Axis(input="daily_dose", values=("25 mg", "50 mg", "75 mg")),
            outputs=("action", "dose"),
            base={**_OLAMINE, "time_at_dose": "2 wk"},
        ),
    ),
    examples=("C10-4", "C10-5", "C10-10", "C10-16"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
