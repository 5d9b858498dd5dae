"""What the page of the response calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Threshold

IWG = ("iwg2009",)


def _counts(value: str, second_on: str = "2026-05-08") -> list[dict[str, str]]:
    return [{"on": "2026-05-01", "platelets": value}, {"on": second_on, "platelets": value}]


_BASE = {"counts": _counts("30 10*9/L"), "bleeding": False, "previous_response": "none"}

EXPLAINED = Explanation(
    decisions=(
        Decision(when="Steroid needed for {steroid_dependence_months} or more", then="No response", references=IWG),
        Decision(when="The rise cannot be put down to the treatment", then="No response", references=IWG),
        Decision(when="Bleeding now", then="No response, or loss of the response recorded before", references=IWG),
        Decision(
            when="Complete response before, both counts below {complete_from}",
            then="Loss of complete response",
            references=IWG,
        ),
        Decision(
            when="Response before, both counts below {response_from} or below {response_multiple} times the baseline",
            then="Loss of response",
            references=IWG,
        ),
        Decision(when="One count in the range of a loss, one outside it", then="Not confirmed", status="P"),
        Decision(
            when="Both counts at or above {complete_from}, {confirm_response_days} or more apart",
            then="Complete response",
            references=IWG,
        ),
        Decision(
            when="Both counts at or above {response_from} and {response_multiple} times the baseline, "
            "{confirm_response_days} or more apart",
            then="Response",
            references=IWG,
        ),
        Decision(
            when="Counts in these ranges but closer together, or one count only", then="Not confirmed", references=IWG
        ),
        Decision(when="Otherwise", then="No response", references=IWG),
    ),
    thresholds=(
        Threshold(
            title="Baseline that a count of 30 doubles: 15 and just around it",
            fact="doubling_example_baseline",
            input="platelets_baseline",
            unit="10*9/L",
            step="0.1",
            base=_BASE,
        ),
        Threshold(
            title="Time of needing steroid that makes dependence",
            fact="steroid_dependence_months",
            input="steroid_needed_for",
            unit="mo",
            step="0.1",
            base={**_BASE, "platelets_baseline": "10 10*9/L"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Just below, at and just above each limit: two equal counts a week apart, no bleeding, no earlier "
            "response, baseline 10 x10^9/L",
            rows=Axis(
                input="counts",
                values=tuple(_counts(f"{count} 10*9/L") for count in (29, 30, 31, 99, 100, 101)),
            ),
            outputs=("response",),
            base={**_BASE, "platelets_baseline": "10 10*9/L"},
        ),
        AnswerTable(
            title="Just below, at and just above the days that confirm a response (counts 6, 7 and 8 days apart)",
            rows=Axis(
                input="counts",
                values=tuple(_counts("50 10*9/L", f"2026-05-0{day}") for day in (7, 8, 9)),
            ),
            outputs=("response", "days_apart", "confirm_from"),
            base={**_BASE, "platelets_baseline": "10 10*9/L"},
        ),
        AnswerTable(
            title="Just below, at and just above the days that confirm a loss (one count, and two counts 1 and 2 days "
            "apart), after a complete response",
            rows=Axis(
                input="counts",
                values=(
                    _counts("50 10*9/L")[:1],
                    *(_counts("50 10*9/L", f"2026-05-0{day}") for day in (2, 3)),
                ),
            ),
            outputs=("response", "days_apart", "confirm_from"),
            base={**_BASE, "platelets_baseline": "10 10*9/L", "previous_response": "complete-response"},
        ),
    ),
    examples=("C6-3", "C6-7", "C6-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
