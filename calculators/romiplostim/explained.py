"""What the page of the romiplostim calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Lookup, Threshold

US, EU = ("pi_romiplostim_us",), ("smpc_romiplostim_eu",)
BOTH = (*US, *EU)
_STEP_4 = {
    "jurisdiction": "US",
    "treatment_state": "on-treatment",
    "weight_at_start": "70 kg",
    "step": 4,
}
_STEP_10 = {**_STEP_4, "step": 10}

EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Weekly dose",
            latex=r"D = S \times W_0",
            words="dose in mcg = step in mcg/kg times the weight at the start in kg",
            references=US,
        ),
        Formula(
            label="Volume",
            latex=r"V = D / <concentration>\,\mathrm{mcg/mL}",
            words="volume in mL = dose in mcg over {concentration}, rounded half up to {volume_mark}",
            references=EU,
        ),
    ),
    decisions=(
        Decision(when="Starting", then="{start_step}", references=US),
        Decision(
            when="On hold and the count is below the limit for restarting", then="One step lower", references=BOTH
        ),
        Decision(when="On hold and the step held was the first", then="Not covered", status="G"),
        Decision(when="On hold otherwise", then="Stay off, weekly counts", references=BOTH),
        Decision(when="Count above the limit for interrupting", then="Interrupt, weekly counts", references=BOTH),
        Decision(
            when="{maximum_step} for {judge_time} or more without a useful rise",
            then="Stop; weekly counts for {counts_after_stopping} or more",
            references=US,
        ),
        Decision(
            when="At the highest step with a count of {raise_below} or more, and the useful rise not answered",
            then="Read as a useful rise",
            status="P",
        ),
        Decision(when="Count below {raise_below} at the highest step", then="Keep the highest step", references=BOTH),
        Decision(when="Count below {raise_below} at a lower step", then="One step up", references=BOTH),
        Decision(
            when="Count above the limit for lowering, now and one week ago", then="One step lower", references=BOTH
        ),
        Decision(when="Lowering from the first step", then="Not covered", status="G"),
        Decision(when="Otherwise", then="The same step", references=BOTH),
        Decision(
            when="The same step for {stable_time} or more with a count of {raise_below} or more",
            then="Counts monthly instead of weekly",
            references=US,
        ),
    ),
    lookups=(
        Lookup(
            title="Limits of the two labels",
            columns=("Label", "Lower when above, two weeks running", "Interrupt when above", "Restart when below"),
            rows=(
                ("United States", "{us_reduce_above}", "{us_hold_above}", "{us_resume_below}"),
                ("European Union", "{eu_reduce_above}", "{eu_hold_above}", "{eu_resume_below}"),
            ),
            references=BOTH,
        ),
    ),
    thresholds=(
        Threshold(
            title="Count below which the step goes up",
            fact="raise_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_STEP_4,
        ),
        Threshold(
            title="Count above which the step goes down, when last week was above it too (United States)",
            fact="us_reduce_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "platelets_last_week": "250 10*9/L"},
        ),
        Threshold(
            title="Count of last week above which the step goes down (United States)",
            fact="us_reduce_above",
            input="platelets_last_week",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "platelets": "250 10*9/L"},
        ),
        Threshold(
            title="Count above which treatment is interrupted (United States)",
            fact="us_hold_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "platelets_last_week": "100 10*9/L"},
        ),
        Threshold(
            title="Count below which treatment restarts (United States)",
            fact="us_resume_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "treatment_state": "on-hold"},
        ),
        Threshold(
            title="Count above which the step goes down, when last week was above it too (European Union)",
            fact="eu_reduce_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "jurisdiction": "EU", "platelets_last_week": "200 10*9/L"},
        ),
        Threshold(
            title="Count above which treatment is interrupted (European Union)",
            fact="eu_hold_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "jurisdiction": "EU", "platelets_last_week": "100 10*9/L"},
        ),
        Threshold(
            title="Count below which treatment restarts (European Union)",
            fact="eu_resume_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_STEP_4, "jurisdiction": "EU", "treatment_state": "on-hold"},
        ),
        Threshold(
            title="Time at the highest step, without a useful rise",
            fact="judge_time",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_STEP_10, "platelets": "30 10*9/L", "useful_response": False},
        ),
        Threshold(
            title="Time at the same step after which counts are monthly",
            fact="stable_time",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_STEP_4, "platelets": "60 10*9/L"},
        ),
    ),
    tables=(
        AnswerTable(
            title="What to do at the fourth step by the count (United States, 70 kg, last week the same)",
            rows=Axis(
                input="platelets",
                values=("20 10*9/L", "49 10*9/L", "50 10*9/L", "100 10*9/L", "200 10*9/L", "401 10*9/L"),
            ),
            outputs=("action", "step", "dose", "volume"),
            base={**_STEP_4, "platelets_last_week": "200 10*9/L"},
            caution="Once weekly, never daily. Other weights: multiply the step by the weight at the start.",
        ),
        AnswerTable(
            title="Weekly dose in mcg when the step is kept, by step and weight at the start",
            rows=Axis(input="weight_at_start", values=tuple(f"{kg} kg" for kg in range(40, 121, 10))),
            columns=Axis(input="step", values=tuple(range(1, 11))),
            outputs=("dose",),
            base={"jurisdiction": "US", "treatment_state": "on-treatment", "platelets": "100 10*9/L"},
            caution="Once weekly, never daily. Between two rows multiply the step by the weight.",
        ),
    ),
    examples=("C9-2", "C9-4", "C9-11", "C9-12"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
