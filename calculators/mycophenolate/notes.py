"""What is said beside a mycophenolate dose, and why one is refused."""

from pathlib import Path

from wardbook.kit import Facts, Note

FACTS = Facts.load(Path(__file__))
SERIES, SECOND_SERIES = "mmf2011", "taylor2015"
LABEL = "pi_mycophenolate_us"
REFRACTORY = "mahevas2016"

OFF_LABEL = Note(code="off-label", message="Mycophenolate is off-label in ITP.")
EFFECT = Note(
    code="effect-size",
    message=f"{FACTS['response'].shown()}.",
    references=(SERIES, SECOND_SERIES),
)
BELOW_RANGE = Note(
    code="below-range",
    message="The daily dose is below what the series used.",
    references=(SERIES, SECOND_SERIES),
)
CONTRACEPTION = Note(
    code="contraception",
    message=f"Effective contraception during treatment and for {FACTS['contraception_after'].shown()} after it.",
    references=(LABEL,),
)
LOW_YIELD = Note(
    code="low-yield-alone",
    message=f"In multirefractory disease an immunosuppressant alone worked in {FACTS['alone'].shown()} people.",
    references=(REFRACTORY,),
)
COMBINATION = Note(
    code="consider-combination",
    message=f"Together with a TPO receptor agonist it worked in {FACTS['combined'].shown()}. Consider combining them.",
    references=(REFRACTORY,),
)
UNUSUAL_SPLIT = Note(
    code="unusual-split",
    message="The series gave the daily dose in two parts. Check that this split is meant.",
    references=(SERIES,),
)
NEUTROPHILS = Note(
    code="neutrophils-not-covered",
    message="A neutrophil count was given. No limit was read, so it changes nothing here: see the product label.",
    references=(LABEL,),
)
MAXIMUM_READING = Note(
    code="project-reading",
    message="Refusing a daily dose above the range of the series is a decision of this project.",
)

ABOVE_MAXIMUM = (
    "The daily dose is above the most that this page accepts, which is the most that the series of mycophenolate "
    "mofetil used. Check the number and the unit."
)
NO_WHOLE_TABLETS = (
    "Whole tablets of this strength do not make up the daily dose in this number of parts. "
    "Choose another strength, daily dose or number of doses."
)
PREGNANCY_OPEN = "Pregnancy is not answered. Answer it before any dose is shown."
PREGNANT = "Do not give mycophenolate in pregnancy or when pregnancy is planned."
CONDITIONS = {
    "effective_contraception": "Pregnancy is possible. Mycophenolate needs effective contraception first.",
    "pregnancy_test_negative": "Pregnancy is possible. Mycophenolate needs a recent negative pregnancy test first.",
}
