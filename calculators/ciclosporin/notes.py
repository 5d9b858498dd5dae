"""What is said beside a ciclosporin dose, and why one is refused."""

from pathlib import Path

from wardbook.kit import Facts, Note

FACTS = Facts.load(Path(__file__))
SERIES = "emilia2002"
LABEL = "pi_cyclosporine_us"
LETTER = "choudhary2008"

OFF_LABEL = Note(code="off-label", message="Ciclosporin is off-label in ITP.")
MONITORING = Note(
    code="kidney-and-pressure",
    message=f"Check creatinine and blood pressure {FACTS['monitoring'].shown()}.",
    references=(LABEL,),
)
BRANDS = Note(
    code="brands-not-interchangeable",
    message="These rules are for modified formulations only. Brands are not interchangeable; keep to one brand.",
    references=(LABEL,),
)
ELTROMBOPAG = Note(
    code="lowers-eltrombopag",
    message="Ciclosporin can lower the exposure to eltrombopag. This was seen only in a drug index; watch the count.",
)
TROUGH = Note(
    code="trough-not-covered",
    message="No trough range is given, because the sources read disagree. Follow local policy and the laboratory.",
    references=(LETTER,),
)
ABOVE_LABEL = Note(
    code="above-label-maximum",
    message=f"The daily dose is above {FACTS['warn_above'].shown()}, the label maximum read for psoriasis.",
    references=(LABEL,),
    without_dose="The daily dose is above the label maximum read for psoriasis.",
)
LIMITS_READING = Note(
    code="project-reading",
    message=f"Warning above {FACTS['warn_above'].shown()} and refusing above {FACTS['refuse_above'].shown()} is a "
    "decision of this project.",
    without_dose="From which dose on this page warns or refuses is a decision of this project.",
)
TROUGH_READING = Note(
    code="project-reading",
    message=f"Which levels count as a trough ({FACTS['trough_window'].shown()}) is a decision of this project.",
)

DIASTOLIC = "Diastolic pressure is above systolic pressure. Check that they are not swapped."
ABOVE_MAXIMUM = (
    "The dose is above the most that this page accepts per kg of body weight. Check the dose and the weight."
)
NOT_A_TROUGH = "The level was not taken at the time of a trough. Check the time since the last dose."
DIURETIC = "A potassium-sparing diuretic is taken. Do not combine it with ciclosporin."
NOT_MODIFIED = "These rules are for modified formulations only, and doses of the others are not the same."
