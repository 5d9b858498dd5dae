"""Treatment options: the eligibility of each option for one patient, with reasons; no ranking."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from wardbook.kit import Answer, Answers, Note, Problem, Step, brief

from .checks import FACTS, need_of_treatment, under_age
from .model import Check, Judgement, Option, Patient
from .options import OPTIONS

ELIGIBLE, NOT_ELIGIBLE, UNKNOWN, NOT_COVERED = "eligible", "not-eligible", "unknown", "not-covered"
OBSERVATION = ("cuker2016", "thanz2022")
_EVIDENCE = {name: FACTS[name] for option in OPTIONS for name in option.evidence}
_REFERENCES = tuple(dict.fromkeys(key for fact in _EVIDENCE.values() for key in fact.sources))


def judge(patient: Patient, option: Option) -> Judgement:
    """Judge one option for one adult.

    Returns:
        ``not-eligible`` as soon as one excluding rule is certain; else ``not-covered`` where a rule is reached that
        nobody has read; else ``unknown`` where an unknown could exclude it; else ``eligible``.
    """
    excluding = [rule(patient, option) for rule in option.excludes]
    certain = tuple(check.reason for check in excluding if check.holds)
    if certain:
        return Judgement(option, NOT_ELIGIBLE, certain)
    cautions = tuple(part.code for part in option.cautions if part.applies is None or part.applies(patient, option))
    unread = [rule(patient, option) for rule in option.not_covered]
    reached = [check for check in unread if check.holds]
    unknowns = _unknowns(patient, option, excluding=excluding, unread=unread)
    if not reached and not unknowns and option.otherwise is not None:
        reached = [option.otherwise]
    if reached:
        return Judgement(
            option,
            NOT_COVERED,
            reasons=tuple(check.reason for check in reached),
            cautions=cautions,
            gated=tuple(check.gated for check in reached if check.gated is not None),
        )
    return Judgement(option, UNKNOWN if unknowns else ELIGIBLE, unknowns=unknowns, cautions=cautions)


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a diastolic pressure above the systolic one, and a phase that the time since diagnosis contradicts."""
    systolic, diastolic = case.maybe_number("systolic"), case.maybe_number("diastolic")
    if systolic is not None and diastolic is not None and diastolic > systolic:
        message = "The diastolic pressure is above the systolic one. Check both."
        yield Problem("diastolic", "inconsistent", message)
    given, by_time = case.maybe_choice("phase"), Patient(case, None).phase_from_time
    if None not in {given, by_time} and given != by_time:
        message = "The phase and the time since diagnosis do not fit together. Check both, or give one of them."
        yield Problem("phase", "inconsistent", message)


def answer(case: Answers) -> Answer:
    """Judge every option, always in the same order."""
    patient = Patient.of(case)
    is_minor = under_age(patient)
    judgements = [_judge_minor(option) if is_minor else judge(patient, option) for option in OPTIONS]
    return Answer(
        action="listed",
        outputs={
            "options": [_shown(judgement) for judgement in judgements],
            "treatment_needed": need_of_treatment(patient),
            "phase": patient.phase,
        },
        working=tuple(_steps(patient)),
        notes=tuple(_readings()),
        references=_REFERENCES,
        gated=tuple(rule for judgement in judgements for rule in judgement.gated),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what comes before any option, and that their order is no rank."""
    message = "The options stand by group and by alphabet. The order is no rank; none is called first or best."
    yield Note(code="no-ranking", message=message)
    if need_of_treatment(Patient.of(case)) == "observe":
        message = "Observation suits most people with this count and no more than minor bleeding. Is treatment needed?"
        yield Note(code="is-treatment-needed", message=message, references=OBSERVATION)
    if case.maybe_choice("bleeding_class") in {"serious", "critical"}:
        message = "Serious or critical bleeding: treat the bleeding first, by the bleeding emergency checklist."
        yield Note(code="bleeding-first", message=message)
    if case.truth("secondary_causes_excluded") is not True:
        message = "Secondary causes are not known to be excluded. Look for them again before the next treatment."
        yield Note(code="second-look", message=message)
    message = "Choose together with the patient; guidelines ask for shared decisions here."
    yield Note(code="shared-decision", message=message, references=("ash2019",))
    if case.knows("age") and under_age(Patient(case, None)):
        yield Note(code="adults-only", message="These rules are for adults; none of them is for this patient.")


def _judge_minor(option: Option) -> Judgement:
    if option.excluded_under_age:
        return Judgement(option, NOT_ELIGIBLE, ("age",))
    gated = () if option.otherwise is None or option.otherwise.gated is None else (option.otherwise.gated,)
    return Judgement(option, NOT_COVERED, ("adults-only",), gated=gated)


def _unknowns(patient: Patient, option: Option, *, excluding: list[Check], unread: list[Check]) -> tuple[str, ...]:
    """The inputs that are unknown and could exclude the option, in the order in which it asks for them.

    A rule that nobody has read leaves the option unknown only through inputs that the option asks for.
    """
    names = [name for check in excluding if check.holds is None for name in check.unknowns]
    names += [name for check in unread if check.holds is None for name in check.unknowns if name in option.open]
    open_names = [name for name in dict.fromkeys(names) if not _told(patient, name)]
    known_order = {name: index for index, name in enumerate(option.open)}
    return tuple(sorted(open_names, key=lambda name: known_order.get(name, len(known_order))))


def _told(patient: Patient, name: str) -> bool:
    """Tell whether an input is answered; earlier treatments may be told and still leave a detail open."""
    return name != "prior_treatments" and patient.case.knows(name)


def _shown(judgement: Judgement) -> dict[str, Any]:
    option = judgement.option
    return {
        "option": option.code,
        "eligibility": judgement.eligibility,
        "group": option.group,
        "reasons": list(judgement.reasons),
        "unknowns": list(judgement.unknowns),
        "cautions": list(judgement.cautions),
        "evidence": [_evidence(name) for name in option.evidence],
        "calculator": option.calculator,
    }


@cache
def _evidence(name: str) -> Mapping[str, Any]:
    """One finding: its words, the number of people it rests on where there is one, and its sources."""
    fact = _EVIDENCE[name]
    return {"text": fact.shown(), "n": fact.numbers.get("value"), "references": list(fact.sources)}


def _readings() -> Iterable[Note]:
    yield Note(code="off-label", message="The off-label group, and most combinations, are not licensed for ITP.")
    message = (
        f"Treatment is read as likely needed below {FACTS['treat_below'].shown()} or with serious bleeding, and "
        f"observation as usual from {FACTS['observe_from'].shown()}; between the two it is your judgement."
    )
    yield Note(code="project-reading", message=message, references=OBSERVATION)


def _steps(patient: Patient) -> Iterable[Step]:
    platelets = patient.case.maybe_number("platelets")
    count = "count not told" if platelets is None else f"count {brief(platelets)} x10^9/L"
    bleeding = patient.case.maybe_choice("bleeding_class") or "not told"
    limits = f"below {FACTS['treat_below'].shown()} likely, from {FACTS['observe_from'].shown()} observation"
    yield Step("Is treatment needed?", f"{count}, bleeding {bleeding}; {limits}", need_of_treatment(patient))
    given = "as given" if patient.case.knows("phase") else "by the time since diagnosis"
    if patient.phase is not None:
        yield Step("Phase", given, patient.phase.replace("-", " "))
    if patient.history is None:
        yield Step("Earlier treatments", "not told", "not known")
        return
    for line in patient.history.lines:
        reason = f" ({line.reason.replace('-', ' ')})" if line.reason else ""
        yield Step(
            f"Earlier: {line.treatment.replace('-', ' ')}",
            f"outcome {line.outcome}",
            f"{line.adequacy.replace('-', ' ')}{reason}",
        )
