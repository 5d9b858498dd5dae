"""Bleeding emergency: what to start together by the class of the bleed, what to consider, and what to watch."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from calculators.immunoglobulin.rules import FACTS as IMMUNOGLOBULIN_FACTS
from calculators.immunoglobulin.rules import dose_g
from wardbook.kit import Answer, Answers, Facts, Note, Step, brief

from .severity import CRITICAL, MINOR, NONE, SERIOUS, Severity, classify

FACTS = Facts.load(Path(__file__))
CONSENSUS, EMERGENCY, COHORT, GUIDELINE_2011, GUIDELINE_2019 = "icr2019", "zitek2022", "hato2020", "ash2011", "ash2019"
ACTIONS = {CRITICAL: "treat-now", SERIOUS: "treat", MINOR: "no-platelets", NONE: "no-bleeding"}
ICH_SIGNS = {"age": "age", "platelets": "platelet count", "haematuria": "haematuria"}
TREATED = {CRITICAL: "start_together", SERIOUS: "serious_treatment"}


def answer(case: Answers) -> Answer:
    """Class the bleed and say what to start, without waiting for a count or a weight."""
    found = classify(case)
    started = FACTS[TREATED[found.grade]].values if found.grade in TREATED else ()
    weight = case.maybe_number("weight")
    dose = dose_g(weight_kg=weight) if started and weight is not None else None
    prompts, initial = ich_prompts(case), _initial_treatment(case, found)
    return Answer(
        action=ACTIONS[found.grade],
        outputs={
            "class": found.grade,
            "platelet_transfusion": "platelet-transfusion" in started,
            "iv_corticosteroid": "iv-corticosteroid" in started,
            "immunoglobulin": "immunoglobulin" in started,
            "immunoglobulin_dose": dose,
            "start_together": started,
            "consider": _considered(case) if found.grade == CRITICAL else None,
            "ich_prompts": prompts,
            "initial_treatment": initial,
        },
        working=tuple(_steps(case, found, dose=dose)),
        notes=(*_class_notes(case, found), *_open_notes(case, found), *_risk_notes(case, prompts)),
        references=tuple(_references(found, initial)),
        gated=(
            *(("C19-methylprednisolone",) if started else ()),
            *(("C19-admission",) if case.truth("newly_diagnosed") else ()),
        ),
    )


def ich_prompts(case: Answers) -> tuple[str, ...]:
    """List the signs that go with intracranial haemorrhage and are present.

    Source:
        hato2020, abstract.
    """
    age = case.maybe_number("age")
    present = {
        "age-60": age is not None and age >= FACTS.value("ich_age"),
        "count-below-10": _very_low(case),
        "haematuria": _haematuria(case),
    }
    return tuple(name for name, there in present.items() if there)


def _very_low(case: Answers) -> bool:
    count = case.maybe_number("platelets")
    return count is not None and count < FACTS.value("ich_count_below")


def _haematuria(case: Answers) -> bool:
    return bool(case.truth("haematuria") or case.lists("sites", "urinary"))


def _why_no_anti_d(case: Answers) -> tuple[str, ...]:
    spleen, group = case.truth("splenectomy_done"), case.maybe_choice("rhd")
    reasons = {
        "the spleen is removed": spleen is True,
        "it is not known whether the spleen is there": spleen is None,
        "the RhD group is negative": group == "negative",
        "the RhD group is not known": group is None,
    }
    return tuple(words for words, holds in reasons.items() if holds)


def _considered(case: Answers) -> tuple[str, ...]:
    anti_d = () if _why_no_anti_d(case) else ("anti-d",)
    splenectomy = () if case.truth("splenectomy_done") else ("emergency-splenectomy",)
    return ("tpo-ra", "antifibrinolytic", *anti_d, *splenectomy)


def _initial_treatment(case: Answers, found: Severity) -> str | None:
    count = case.maybe_number("platelets")
    if found.grade in TREATED or count is None or not case.truth("newly_diagnosed"):
        return None
    return "corticosteroid-suggested" if count < FACTS.value("steroid_below") else "observation"


def _steps(case: Answers, found: Severity, *, dose: Decimal | None) -> Iterable[Step]:
    yield Step("Class", ", ".join(found.reasons), found.grade)
    if dose is not None:
        per_kg, weight = IMMUNOGLOBULIN_FACTS["dose_per_kg"].shown(), brief(case.number("weight"))
        yield Step("Immunoglobulin", f"{per_kg} x {weight} kg of actual weight", f"{brief(dose)} g")


def _references(found: Severity, initial: str | None) -> Iterable[str]:
    if found.grade in TREATED:
        yield from (CONSENSUS, EMERGENCY, GUIDELINE_2011)
    if initial is not None:
        yield GUIDELINE_2019


def _class_notes(case: Answers, found: Severity) -> Iterable[Note]:
    if found.grade != NONE:
        message = "The classes are definitions of this project, adapted from usual ones."
        if found.unanswered:
            message += f" Not answered, and able to make the class graver: {'; '.join(found.unanswered)}."
        signs = [words for name, words in ICH_SIGNS.items() if not case.knows(name)]
        if signs:
            message += f" Not answered, and able to go with intracranial haemorrhage: {'; '.join(signs)}."
        yield Note(code="project-reading", message=message)
    if found.grade == CRITICAL:
        yield from _critical_notes(case)
    if found.grade in TREATED:
        message = "Dose the intravenous corticosteroid by local protocol; its dose is not covered here."
        yield Note(code="steroid-by-local-protocol", message=message, references=(CONSENSUS,))
    if found.grade in {SERIOUS, MINOR}:
        message = "No routine platelet transfusion while the bleeding does not threaten life."
        yield Note(code="no-routine-platelets", message=message, references=(CONSENSUS,))


def _critical_notes(case: Answers) -> Iterable[Note]:
    message = "Start everything together now. Do not wait for a count, and do not postpone platelets."
    yield Note(code="do-not-wait-for-count", message=message, references=(CONSENSUS, EMERGENCY))
    reasons = _why_no_anti_d(case)
    if reasons:
        message = f"Anti-D is left out: {', and '.join(reasons)}."
        yield Note(code="anti-d-excluded", message=message)
    if not case.truth("splenectomy_done"):
        message = "Emergency splenectomy is only rarely done."
        yield Note(code="emergency-splenectomy-rarely", message=message, references=(CONSENSUS,))


def _open_notes(case: Answers, found: Severity) -> Iterable[Note]:
    if found.grade in TREATED and not case.knows("weight"):
        message = "Enter the weight for the dose of immunoglobulin. Do not wait for it to start the rest."
        yield Note(code="weight-for-dose", message=message)
    if found.compartment_open:
        message = "Compartment syndrome was not answered. Bleeding into a muscle is read as critical until it is."
        yield Note(code="compartment-not-answered", message=message)
    if found.signs_open and not found.critical_site:
        message = "Shock, breathing and threat to life were not answered. Unanswered is not no: check them now."
        yield Note(code="severity-not-answered", message=message)


def _risk_notes(case: Answers, prompts: tuple[str, ...]) -> Iterable[Note]:
    count, limit = case.maybe_number("platelets"), FACTS["count_explains_below"]
    if _very_low(case):
        message = f"The count is below {FACTS['ich_count_below'].shown()}: intracranial haemorrhage is more likely."
        yield Note(code="very-low-count", message=message, references=(COHORT,))
    if case.truth("mucosal"):
        message = "Mucosal bleeding predicts melena and haematuria. It did not predict intracranial haemorrhage."
        yield Note(code="mucosal-predicts", message=message, references=(COHORT,))
    if prompts:
        message = "Signs that go with intracranial haemorrhage are present."
        yield Note(code="ich-risk", message=message, references=(COHORT,))
    if case.known_items("sites") and count is not None and count >= limit.value:
        message = (
            f"A count of {limit.shown()} or more does not explain bleeding, by our reading. Look for another cause."
        )
        yield Note(code="count-does-not-explain", message=message)
    if _haematuria(case):
        message = "Antifibrinolytics in haematuria are not covered here. Ask before use."
        yield Note(code="haematuria-antifibrinolytic", message=message)
