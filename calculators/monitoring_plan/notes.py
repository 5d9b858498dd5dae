"""What is said beside a monitoring plan, and why a date is refused."""

from wardbook.kit import Note

from .schedules import FACTS

ELTROMBOPAG, ROMIPLOSTIM = "pi_eltrombopag_us", "pi_romiplostim_us"

STABLE_ROMIPLOSTIM = Note(
    code="stable-means",
    message=f"Stable means a platelet count of {FACTS['romiplostim_stable'].shown()}.",
    references=(ROMIPLOSTIM,),
)
STABLE_LABEL = Note(
    code="stable-means",
    message="Stable means what the product label means by it; where the label gives no meaning, the clinician decides.",
)
NOT_COVERED = Note(
    code="schedule-not-covered",
    message="Only a part of the timetable of this drug was read. See the current product label for the rest.",
)
WEEKLY_BY_PROJECT = Note(
    code="weekly-platelets-project",
    message="The sources read give no interval of platelet counts for this drug; the interval is this project's.",
)
FALSE_VALUES = Note(
    code="false-laboratory-values",
    message="Eltrombopag colours blood samples and can make bilirubin and creatinine read falsely.",
    references=(ELTROMBOPAG,),
)
RECHECK_LIVER = Note(
    code="recheck-liver",
    message=f"Abnormal liver tests: repeat {FACTS['recheck_liver'].shown()}. Split a raised bilirubin into its parts.",
    references=(ELTROMBOPAG,),
)
PLATELETS_READING = "Platelet counts weekly until stable, then monthly, are a decision of this project for this drug."
MONTHS_READING = "Months are calendar months; where a day does not exist, the last day of that month is used."

STABLE_TOO_EARLY = "The stable date lies before the start of treatment. Check both dates."
STOPPED_TOO_EARLY = "The stopping date lies before the start of treatment. Check both dates."
UNTIL_TOO_EARLY = "The plan would end before the start of treatment. Check both dates."
UNTIL_TOO_LATE = f"The plan would be longer than {FACTS['longest_months'].shown()}. Choose an earlier end."
TOO_MANY = (
    f"The plan would hold more than {FACTS['most_events'].shown()}. Give the date since which things are stable, or an "
    "end of the plan."
)
