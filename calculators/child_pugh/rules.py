"""Child-Pugh: five findings with 1 to 3 points each, and the class of their sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Problem, Step, brief

FACTS = Facts.load(Path(__file__))
TABLE, VARIANT_TABLE, ELTROMBOPAG = "childpugh_ccjm", "childpugh_pmc", "pi_eltrombopag_us"
FINDINGS = ("bilirubin", "albumin", "inr", "ascites", "encephalopathy")
ASCITES_POINTS = {"none": 1, "mild": 2, "moderate": 3, "severe": 3}
ENCEPHALOPATHY_POINTS = {"none": 1, "grade-1": 2, "grade-2": 2, "grade-3": 3, "grade-4": 3}


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one person.

    Args:
        bilirubin: By total bilirubin.
        albumin: By albumin, with the lower cut of the table used here.
        albumin_variant: By albumin, with the lower cut of the other published table.
        inr: By INR.
        ascites: By ascites.
        encephalopathy: By the grade of encephalopathy.
    """

    bilirubin: int
    albumin: int
    albumin_variant: int
    inr: int
    ascites: int
    encephalopathy: int

    @property
    def score(self) -> int:
        """The sum, from 5 to 15."""
        return self.bilirubin + self.albumin + self.inr + self.ascites + self.encephalopathy

    @property
    def score_variant(self) -> int:
        """The sum with the other lower cut for albumin."""
        return self.score - self.albumin + self.albumin_variant


def rising_points(*, value: Decimal, middle_from: Decimal, middle_to: Decimal) -> int:
    """Give points where a higher value is worse.

    Args:
        value: What was measured.
        middle_from: Lowest value with 2 points.
        middle_to: Highest value with 2 points.

    Source:
        childpugh_ccjm, the table.
    """
    if value < middle_from:
        return 1
    return 2 if value <= middle_to else 3


def falling_points(*, value: Decimal, middle_from: Decimal, middle_to: Decimal) -> int:
    """Give points where a lower value is worse; arguments and source as `rising_points`."""
    if value > middle_to:
        return 1
    return 2 if value >= middle_from else 3


def child_pugh_class(*, score: int) -> str:
    """Name the class of a score: ``A``, ``B`` or ``C``.

    Source:
        childpugh_ccjm, the table.
    """
    if score <= FACTS.value("class_a_to"):
        return "A"
    return "B" if score <= FACTS.value("class_b_to") else "C"


def points(case: Answers) -> Points:
    """Give the points of a case of which all five findings are known."""
    albumin, high = case.number("albumin"), FACTS.value("albumin_high")
    return Points(
        bilirubin=rising_points(
            value=case.number("bilirubin"),
            middle_from=FACTS.value("bilirubin_low"),
            middle_to=FACTS.value("bilirubin_high"),
        ),
        albumin=falling_points(value=albumin, middle_from=FACTS.value("albumin_low"), middle_to=high),
        albumin_variant=falling_points(value=albumin, middle_from=FACTS.value("albumin_low_variant"), middle_to=high),
        inr=rising_points(
            value=case.number("inr"), middle_from=FACTS.value("inr_low"), middle_to=FACTS.value("inr_high")
        ),
        ascites=ASCITES_POINTS[case.choice("ascites")],
        encephalopathy=ENCEPHALOPATHY_POINTS[case.choice("encephalopathy")],
    )


def check(case: Answers) -> Iterable[Problem]:
    """Refuse people without chronic liver disease."""
    if case.truth("chronic_liver_disease") is False:
        message = "The score is only for known or suspected chronic liver disease; leave it out without one."
        yield Problem("chronic_liver_disease", "inconsistent", message)


def answer(case: Answers) -> Answer:
    """Give score and class, and the score by the other published table."""
    found = points(case)
    outputs = {
        "score": found.score,
        "class": child_pugh_class(score=found.score),
        "score_variant": found.score_variant,
    }
    return Answer(
        outputs=outputs,
        working=tuple(_steps(case, found)),
        notes=tuple(_readings(found)),
        references=(TABLE, VARIANT_TABLE),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say where tables differ, whom the score is for, and what falsifies bilirubin."""
    low, variant = brief(FACTS.value("albumin_low")), brief(FACTS.value("albumin_low_variant"))
    message = f"The lower cut for albumin here is {low} g/dL; some published tables use {variant} g/dL."
    severity = None
    if all(case.knows(name) for name in FINDINGS):
        found = points(case)
        if found.score != found.score_variant:
            message += f" That would give {found.score_variant} points instead of {found.score}."
            severity = "caution"
    yield Note(
        code="albumin-cut",
        message=message,
        references=(TABLE, VARIANT_TABLE),
        without_dose="Published tables differ in the lower cut for albumin.",
        severity=severity,
    )
    message = "Only for known or suspected chronic liver disease."
    yield Note(code="only-for-chronic-liver-disease", message=message)
    if case.truth("takes_eltrombopag") is not False:
        message = "Eltrombopag can falsify a measured bilirubin, and with it this score. Ask whether it is taken."
        yield Note(code="eltrombopag-falsifies-bilirubin", message=message, references=(ELTROMBOPAG,))


def _steps(case: Answers, found: Points) -> Iterable[Step]:
    bilirubin, albumin, inr = (brief(case.number(name)) for name in FINDINGS[:3])
    yield Step("Bilirubin", f"{bilirubin} mg/dL; {_middle('bilirubin')} mg/dL", _worth(found.bilirubin))
    yield Step("Albumin", f"{albumin} g/dL; {_middle('albumin')} g/dL", _worth(found.albumin))
    yield Step("INR", f"{inr}; {_middle('inr')}", _worth(found.inr))
    yield Step("Ascites", case.choice("ascites"), _worth(found.ascites))
    yield Step("Encephalopathy", case.choice("encephalopathy").replace("-", " "), _worth(found.encephalopathy))
    parts = (found.bilirubin, found.albumin, found.inr, found.ascites, found.encephalopathy)
    yield Step("Score", " + ".join(str(part) for part in parts), f"{found.score} points")
    bounds = f"A to {brief(FACTS.value('class_a_to'))}, B to {brief(FACTS.value('class_b_to'))}, C above"
    yield Step("Class", bounds, child_pugh_class(score=found.score))


def _middle(name: str) -> str:
    return f"2 points from {brief(FACTS.value(f'{name}_low'))} to {brief(FACTS.value(f'{name}_high'))}"


def _worth(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def _readings(found: Points) -> Iterable[Note]:
    if found.score != found.score_variant:
        message = "Two published tables differ here. The class shown is by the table with the lower albumin cut."
        yield Note(code="project-reading", message=message, references=(TABLE, VARIANT_TABLE))
