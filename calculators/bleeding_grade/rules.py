"""Bleeding grades: one scale at a time, the highest grade that is certain, and never a sum."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from wardbook.kit import Answer, Answers, Facts, MissingAnswerError, Note, Problem, Step, plain

from . import buchanan, who

FACTS = Facts.load(Path(__file__))
WHO, BUCHANAN, ADIX, DOMAINS = "who", "modified-buchanan", "buchanan-adix", "itp-bat-domains"
SOURCES = {
    WHO: ("whobleeding",),
    BUCHANAN: ("modbuchanan2021", "bleedgrade_ped"),
    ADIX: ("buchananadix",),
    DOMAINS: ("itpbat2013",),
}
ADIX_PARTS = {"epistaxis_grade": "Epistaxis", "oral_grade": "Oral", "skin_grade": "Skin"}
DOMAIN_NAMES = {"skin": "Skin", "mucosa": "Mucosa", "organ": "Organ"}
READING = "project-reading"


def domain_grade(*, item_grades: Iterable[int], documented: bool) -> int:
    """Summarise an ITP-BAT domain by its highest item grade.

    Args:
        item_grades: Grades of the items; none at all is 0.
        documented: Whether the bleeding was seen or documented, and not only reported.

    Source:
        itpbat2013, abstract.
    """
    highest = max(item_grades, default=0)
    return highest if documented else min(highest, int(FACTS.value("reported_cap")))


def check(case: Answers) -> Iterable[Problem]:
    """Refuse answers of the chosen scale that contradict each other."""
    scale = case.maybe_choice("scale")
    if scale == WHO:
        yield from who.check(case)
    if scale == BUCHANAN:
        yield from buchanan.check(case)


def answer(case: Answers) -> Answer:
    """Grade by the chosen scale."""
    by_scale = {WHO: _who, BUCHANAN: _buchanan, ADIX: _adix, DOMAINS: _domains}
    return by_scale[case.choice("scale")](case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what a grade is for, and what each scale leaves out."""
    scale = case.maybe_choice("scale")
    message = "A grade describes bleeding. It does not choose a treatment by itself."
    yield Note(code="descriptive-only", message=message)
    if scale == ADIX:
        message = "This scale was made for children. Its parts are shown side by side and never summed."
        yield Note(code="children", message=message, references=SOURCES[ADIX])
    if scale == DOMAINS:
        message = "Single items are not graded here, because their tables have not been read. Grade them by the form."
        yield Note(code="items-not-built", message=message, references=SOURCES[DOMAINS])
    if any(case.truth(f"{domain}_documented") is False for domain in DOMAIN_NAMES):
        message = "Bleeding that was only reported by the patient counts as the lowest grade."
        yield Note(code="patient-reported", message=message, references=SOURCES[DOMAINS])


def _who(case: Answers) -> Answer:
    found = who.settled(case)
    if found.missing:
        raise MissingAnswerError(*found.missing)
    retinal = any(code in case.known_items("who_findings") for code in FACTS["who_grade_2_reading"].values)
    readings = []
    if retinal and found.value == 2:
        message = f"Reading {FACTS['who_grade_2_reading'].shown()} as grade 2 is a decision of this project."
        readings.append(Note(code=READING, message=message))
    listed = ", ".join(code.replace("-", " ") for code in case.known_items("who_findings")) or "no findings"
    return _graded(case, found.value, f"highest of: {listed}", limit="emergency_from_who", notes=tuple(readings))


def _buchanan(case: Answers) -> Answer:
    found = buchanan.settled(case)
    if found.missing:
        raise MissingAnswerError(*found.missing)
    risk = buchanan.risk(case) if found.value == buchanan.MUCOSAL_GRADE else None
    notes: tuple[Note, ...] = ()
    if found.value == 2 and buchanan.between_grades(case):
        message = "These findings lie between two grades of the source; the higher one is taken."
        reading = "Taking the higher grade between two is a decision of this project."
        notes = (
            Note(code="between-grades", message=message, references=SOURCES[BUCHANAN]),
            Note(code=READING, message=reading),
        )
    reason = "the gravest finding decides"
    return _graded(case, found.value, reason, limit="emergency_from_buchanan", notes=notes, outputs={"risk": risk})


def _graded(
    case: Answers,
    grade: int,
    reason: str,
    *,
    limit: str,
    notes: tuple[Note, ...] = (),
    outputs: dict[str, Any] | None = None,
) -> Answer:
    emergency = grade >= FACTS.value(limit)
    opening = Note(code="open-emergency", message="Open the bleeding emergency now.")
    reading = Note(code=READING, message="Opening it from this grade is a decision of this project.")
    return Answer(
        action="open-emergency" if emergency else "none",
        outputs={"grade": grade} | (outputs or {}),
        working=(Step("Grade", reason, str(grade)),),
        notes=(*notes, *((opening, reading) if emergency else ())),
        references=SOURCES[case.choice("scale")],
    )


def _adix(case: Answers) -> Answer:
    case.require("overall_grade", *ADIX_PARTS)
    parts = {name: case.integer(name) for name in ADIX_PARTS}
    overall = case.integer("overall_grade")
    return Answer(
        action="none",
        outputs={"grade": overall, **parts},
        working=(
            Step("Overall grade", "as given", str(overall)),
            *(Step(label, "as given", str(parts[name])) for name, label in ADIX_PARTS.items()),
        ),
        references=SOURCES[ADIX],
    )


def _domains(case: Answers) -> Answer:
    case.require(*(f"{domain}_grades" for domain in DOMAIN_NAMES))
    outputs, steps = {}, []
    for domain, label in DOMAIN_NAMES.items():
        items = case.known_items(f"{domain}_grades")
        documented = case.truth(f"{domain}_documented") is not False
        grade = domain_grade(item_grades=items, documented=documented)
        outputs[f"{domain}_grade"] = grade
        listed = ", ".join(plain(Decimal(item)) for item in items) or "no items"
        cap = "" if documented else ", only reported by the patient"
        steps.append(Step(label, f"highest of {listed}{cap}", str(grade)))
    return Answer(
        action="none",
        outputs=outputs,
        working=tuple(steps),
        references=SOURCES[DOMAINS],
        gated=("C22-itp-bat-items",),
    )
