"""What the page of the mycophenolate calculator shows without script."""

from datetime import date

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Formula, Threshold

_DOSES = tuple(f"{mg} mg" for mg in (500, 1000, 1250, 1500, 1750, 2000))


def _dose_threshold(title: str, *, fact: str) -> Threshold:
    return Threshold(title=title, fact=fact, input="daily_dose", unit="mg", step="1", base={"pregnancy": "cannot"})


EXPLAINED = Explanation(
    formulas=(
        Formula(
            label="Single doses",
            latex=r"d = \frac{D}{n}",
            words="single dose = daily dose over the doses a day; with a tablet strength, whole tablets shared out as "
            "equally as possible",
            references=("mmf2011",),
        ),
    ),
    decisions=(
        Decision(when="The daily dose is above {refuse_above}", then="Refused", status="P"),
        Decision(when="Whole tablets do not make up the parts of the daily dose", then="Refused", status="P"),
        Decision(
            when="Pregnancy is not answered", then="No dose: answer it first", references=("pi_mycophenolate_us",)
        ),
        Decision(when="Pregnant, or planning a pregnancy", then="No dose", references=("pi_mycophenolate_us",)),
        Decision(
            when="Pregnancy is possible, and contraception or a negative test is missing",
            then="No dose",
            references=("pi_mycophenolate_us",),
        ),
        Decision(when="Mycophenolate sodium", then="Not covered", status="G"),
        Decision(when="What a low neutrophil count means for the dose", then="Not covered", status="G"),
        Decision(when="A useful response", then="Keep the dose", references=("mmf2011",)),
        Decision(when="Less than {judge_week} on treatment", then="Go on", references=("mmf2011",)),
        Decision(
            when="No useful response after {judge_week} or more",
            then="Judge: stop, or combine",
            references=("mmf2011", "mahevas2016"),
        ),
        Decision(when="Otherwise", then="The parts of the daily dose", references=("mmf2011", "taylor2015")),
    ),
    thresholds=(
        _dose_threshold("Lowest daily dose of the series", fact="dose_range.low"),
        _dose_threshold("Lowest daily dose of the series of 16", fact="usual_range.low"),
        _dose_threshold("A dose is refused above this daily dose", fact="refuse_above"),
        Threshold(
            title="Time on treatment from which a missing response is judged",
            fact="judge_week",
            input="time_on_treatment",
            unit="wk",
            step="1",
            base={"daily_dose": "2 g", "pregnancy": "cannot", "useful_response": False},
        ),
    ),
    tables=(
        AnswerTable(
            title="Single doses in mg, where pregnancy is not possible",
            rows=Axis(input="daily_dose", values=_DOSES),
            columns=Axis(input="doses_per_day", values=(2, 3, 4)),
            outputs=("single_doses",),
            base={"pregnancy": "cannot"},
            caution="The series gave two doses a day.",
        ),
        AnswerTable(
            title="What to do by time on treatment and response",
            rows=Axis(input="time_on_treatment", values=("4 wk", "8 wk", "11 wk", "12 wk", "16 wk")),
            columns=Axis(input="useful_response", values=(True, False)),
            outputs=("action",),
            base={"pregnancy": "cannot", "daily_dose": "2 g"},
        ),
    ),
    examples=("C18-2", "C18-10", "C18-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
