"""What the page of the avatrombopag calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

LABEL = ("pi_avatrombopag_us",)
_LEVEL_4 = {"jurisdiction": "US", "treatment_state": "on-treatment", "level": 4}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="European label", then="Not covered", status="G"),
        Decision(when="Sprinkle capsules, which cannot replace the tablets", then="Not covered", status="G"),
        Decision(when="Starting", then="{start_level}", references=LABEL),
        Decision(when="Starting with a dual inhibitor", then="{start_level_inhibitor}", references=LABEL),
        Decision(when="Starting with a dual inducer", then="{start_level_inducer}", references=LABEL),
        Decision(when="Starting with both", then="Not covered", status="G"),
        Decision(when="On hold, count below {resume_below}", then="One level lower than before", references=LABEL),
        Decision(when="On hold at the lowest level, count below {resume_below}", then="Not covered", status="G"),
        Decision(when="On hold otherwise", then="Stay off, twice-weekly counts", references=LABEL),
        Decision(
            when="Count above {hold_above}, {stop_at_lowest_after} or more at the lowest level",
            then="Stop for good",
            references=LABEL,
        ),
        Decision(when="Count above {hold_above} otherwise", then="Interrupt, twice-weekly counts", references=LABEL),
        Decision(
            when="Count below {raise_below}, {judge_time} or more at the highest level",
            then="Stop; weekly counts for {counts_after_stopping}",
            references=LABEL,
        ),
        Decision(
            when="Count below {raise_below}, less than {judge_time} at the highest level",
            then="Keep the level",
            references=LABEL,
        ),
        Decision(
            when="Count below {raise_below}, {raise_after} or more at a lower level",
            then="One level up; wait {wait_after_change}",
            references=LABEL,
        ),
        Decision(
            when="Count below {raise_below}, less than {raise_after} at a lower level",
            then="Keep the level",
            references=LABEL,
        ),
        Decision(
            when="Count from {reduce_from} to {hold_above}",
            then="One level down; wait {wait_after_change}",
            references=LABEL,
        ),
        Decision(when="Count of exactly {reduce_from} or {hold_above}", then="Read as inside that range", status="P"),
        Decision(when="One level down from the lowest", then="Not covered", status="G"),
        Decision(when="Otherwise", then="The same level", references=LABEL),
    ),
    lookups=(
        Lookup(
            title="Levels (always with food)",
            columns=("Level", "How to take it"),
            rows=(
                ("1", "{level_1}"),
                ("2", "{level_2}"),
                ("3", "{level_3}"),
                ("4", "{level_4}"),
                ("5", "{level_5}"),
                ("6", "{level_6}"),
            ),
            references=LABEL,
        ),
    ),
    thresholds=(
        Threshold(
            title="Count below which the level goes up, after 2 weeks at it",
            fact="raise_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_LEVEL_4, "time_at_dose": "2 wk"},
        ),
        Threshold(
            title="Time at a level after which it may go up",
            fact="raise_after",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_LEVEL_4, "platelets": "30 10*9/L"},
        ),
        Threshold(
            title="Count from which the level goes down",
            fact="reduce_from",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_LEVEL_4,
        ),
        Threshold(
            title="Count above which treatment is interrupted",
            fact="hold_above",
            input="platelets",
            unit="10*9/L",
            step="1",
            base=_LEVEL_4,
        ),
        Threshold(
            title="Count below which treatment restarts",
            fact="resume_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_LEVEL_4, "treatment_state": "on-hold"},
        ),
        Threshold(
            title="Time at the highest level with a low count",
            fact="judge_time",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_LEVEL_4, "level": 6, "platelets": "30 10*9/L"},
        ),
        Threshold(
            title="Time at the lowest level with a count that is too high",
            fact="stop_at_lowest_after",
            input="time_at_dose",
            unit="d",
            step="1",
            base={**_LEVEL_4, "level": 1, "platelets": "450 10*9/L"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Starting level (United States, tablets)",
            rows=Axis(input="cyp_interaction", values=("none", "inhibitor", "inducer", "both")),
            outputs=("action", "level", "regimen"),
            base={"jurisdiction": "US", "treatment_state": "starting"},
        ),
        AnswerTable(
            title="What to do after 2 weeks at a level, by the count (United States, tablets)",
            rows=Axis(
                input="platelets",
                values=("30 10*9/L", "49 10*9/L", "50 10*9/L", "199 10*9/L", "200 10*9/L", "400 10*9/L", "401 10*9/L"),
            ),
            columns=Axis(input="level", values=(1, 2, 3, 4, 5, 6)),
            outputs=("action", "level"),
            base={"jurisdiction": "US", "treatment_state": "on-treatment", "time_at_dose": "2 wk"},
            caution="Levels 1 to 3 are not taken every day.",
        ),
    ),
    examples=("C11-2", "C11-4", "C11-8b", "C11-10"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
