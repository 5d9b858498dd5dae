"""What the calculator answers about adequate trials: lines, verdict, notes and the working."""

from collections.abc import Iterable
from typing import Any

from wardbook.kit import Answer, Answers, Note, Step, brief
from wardbook.kit.logic import all_of, any_of
from wardbook.kit.shared_lists import PRIOR_TREATMENT

from .rules import (
    ADEQUATE,
    CRITERIA,
    ELTROMBOPAG,
    FACTS,
    JUDGED,
    NOT_TRIED,
    UNKNOWN,
    UNKNOWN_DETAIL,
    History,
    Line,
    conditions,
    confirmed,
    criterion,
    judge_history,
    splenectomy_done,
    splenectomy_failed,
    verdict,
)

SECOND_LOOK = (
    "hiv", "hcv", "lymphoproliferation", "monoclonal-protein", "antiphospholipid-antibodies", "lupus", "drugs",
    "inherited", "marrow-disease",
)  # fmt: skip
MULTIREFRACTORY, REFRACTORY = ("mahevas2016", "cerecai2020"), ("miltiadous2020", "neunert2013")
LABELS = PRIOR_TREATMENT.fields[0].choices
DOSE_UNITS = {
    "steroid": "mg/kg/day",
    "romiplostim": "mcg/kg once weekly",
    "eltrombopag": "mg/day",
    "eltrombopag-choline": "mg/day",
    "avatrombopag": "mg/day",
}


def answer(case: Answers) -> Answer:
    """Judge each line, and name the disease as far as the lines allow."""
    history = judge_history(case.known_items("prior_treatments"))
    answered, excluded = case.truth("splenectomy_done"), case.truth("secondary_causes_excluded")
    failed = splenectomy_failed(history=history, answered=answered)
    no_spleen_option = any_of((failed, case.truth("splenectomy_contraindicated")))
    found = verdict(history=history, splenectomy=no_spleen_option, secondary_causes_excluded=excluded)
    lines = (*history.lines, *_untried(history, splenectomy_answered=answered is True))
    met = conditions(history=history, secondary_causes_excluded=excluded)
    outputs = {
        "lines": [_shown(line) for line in lines],
        "verdict": found,
        "confirmed": confirmed(history=history, secondary_causes_excluded=excluded),
        "missing": [name for name, holds in met.items() if not holds],
        "iwg_refractory": all_of((failed, case.truth("treatment_needed"))),
        "second_look": list(SECOND_LOOK),
        "consider_switch": all_of((history.tpo_ra_failed, history.untried_tpo_ra)),
    }
    return Answer(
        outputs=outputs,
        working=tuple(_steps(case, lines, found)),
        notes=tuple(_notes(case, history)),
        references=tuple(dict.fromkeys((*_sources(history), *MULTIREFRACTORY, *REFRACTORY))),
    )


def remarks(_: Answers) -> Iterable[Note]:
    """Say what to look for again before the disease is called refractory."""
    message = (
        "Look again for another cause: HIV, hepatitis C, lymphoproliferation, a monoclonal protein, antiphospholipid "
        "antibodies, lupus, drugs, inherited thrombocytopenia and marrow disease."
    )
    yield Note(code="second-look", message=message, references=("ash2011", "mahevas2016", "miltiadous2020"))


def _untried(history: History, *, splenectomy_answered: bool) -> Iterable[Line]:
    """List the treatments that were not told of, as not tried; a spleen removed without a record is not known."""
    given = {line.treatment for line in history.lines}
    for codes in JUDGED:
        if given.intersection(codes):
            continue
        if codes == ("splenectomy",) and splenectomy_answered:
            yield Line("splenectomy", UNKNOWN, UNKNOWN_DETAIL, UNKNOWN, failed=None)
        else:
            yield Line(codes[0], NOT_TRIED, None, UNKNOWN, failed=False)


def _shown(line: Line) -> dict[str, Any]:
    return {
        "treatment": line.treatment,
        "adequacy": line.adequacy,
        "reason": line.reason,
        "outcome": line.outcome,
    }


def _sources(history: History) -> Iterable[str]:
    """The sources of the rules that judged the lines."""
    for line in history.lines:
        for name in CRITERIA.get(line.treatment, ()):
            yield from FACTS[name].sources


def _notes(case: Answers, history: History) -> Iterable[Note]:
    """Notes that follow from the lines."""
    yield from _notes_on_lines(case, history)
    if not splenectomy_done(history=history, answered=case.truth("splenectomy_done")):
        message = (
            "Splenectomy has not been done, or was not told of. Do not call this refractory ITP in the sense of the "
            "international working group, which needs a failed splenectomy."
        )
        yield Note(code="not-iwg-refractory", message=message, references=("neunert2013", "mahevas2016"))
    yield from _readings(history)


def _notes_on_lines(case: Answers, history: History) -> Iterable[Note]:
    if history.tpo_ra_failed and history.untried_tpo_ra:
        message = (
            "One TPO receptor agonist failed and another was never tried: consider switching before leaving the class."
        )
        yield Note(code="consider-switching", message=message, references=("khellaf2013",))
    if history.failed(*ELTROMBOPAG) and not case.truth("cations_checked"):
        message = (
            "Before eltrombopag counts as failed, ask about dairy, antacids, minerals near the dose, and adherence."
        )
        yield Note(code="check-cations-adherence", message=message, references=("smpc_eltrombopag_eu",))
    if any(line.reason == "duration" for line in history.of("steroid")):
        message = (
            f"Do not prolong the steroid beyond about {FACTS['steroid_longest'].shown()} only to make the trial count."
        )
        yield Note(code="do-not-prolong-steroid", message=message, references=("ash2019",))
    judged = [line.record for line in history.of("rituximab") if line.adequacy == ADEQUATE]
    if any(record.number("time_since_first_dose") < FACTS.value("rituximab_late") for record in judged):
        message = (
            f"Less than {FACTS['rituximab_late'].shown()} since the first dose of rituximab: some definitions wait "
            "longer, and a response can still come."
        )
        yield Note(code="rituximab-late-response", message=message, references=("mcmillan_table",))


def _readings(history: History) -> Iterable[Note]:
    """Name each decision of this project that judged a line."""
    readings = {
        "steroid": f"Steroid counts from {FACTS['steroid_dose'].shown()} of prednisone, the low end of the range read.",
        "rituximab": f"Rituximab is judged {FACTS['rituximab_wait'].shown()} after the first dose.",
        "eltrombopag-choline": "Eltrombopag choline is judged at its highest dose, by analogy with the olamine salt.",
    }
    for treatment, message in readings.items():
        if history.tried(treatment):
            yield Note(code="project-reading", message=message)


def _steps(case: Answers, lines: Iterable[Line], found: str) -> Iterable[Step]:
    for line in lines:
        given = line.record.knows("treatment")
        told = _told(line.treatment, line.record) if given else "not among the treatments given"
        result = line.adequacy.replace("-", " ")
        if line.reason:
            result += f" ({line.reason.replace('-', ' ')})"
        if line.outcome != UNKNOWN:
            result += f", {line.outcome}"
        yield Step(LABELS[line.treatment], told, result)
    platelets = case.maybe_number("platelets")
    if platelets is not None:
        yield Step(
            "Platelet count now", "for the record; it does not change the verdict", f"{brief(platelets)} x10^9/L"
        )
    yield Step("Verdict", "the highest that applies", found.replace("-", " "))


def _told(treatment: str, record: Answers) -> str:
    """What was told about a trial, beside what an adequate one needs."""
    if treatment == "rituximab":
        parts = [
            _beside(record, "dose", fact="rituximab_dose", unit="mg/m^2"),
            _beside(record, "doses_given", fact="rituximab_doses", unit="doses"),
            _beside(record, "time_since_first_dose", fact="rituximab_wait", unit="days since the first dose"),
        ]
    elif treatment in CRITERIA:
        parts = [_beside(record, "duration", fact=criterion(treatment, part="duration"), unit="days")]
        if treatment in DOSE_UNITS:
            parts.insert(0, _beside(record, "dose", fact=criterion(treatment, part="dose"), unit=DOSE_UNITS[treatment]))
    else:
        parts = []
    outcome = record.maybe_choice("outcome")
    return "; ".join([*parts, f"outcome {(outcome or 'not told').replace('-', ' ')}"])


def _beside(record: Answers, name: str, *, fact: str, unit: str) -> str:
    value = record.maybe_number(name)
    told = "not told" if value is None else f"{brief(value)} {unit}"
    return f"{told} (needed: {brief(FACTS.value(fact))} {unit})"
