"""What is said beside a vaccine plan, and why a date is refused."""

from wardbook.kit import Note

from .series import FACTS

TIMING, EUROPE = "immunize_14d", "asplenia_eu_table"
PNEUMOCOCCAL_SOURCE, MENACWY_SOURCE, MENB_SOURCE = "immunize_pcv2024", "acip2020men", "schillie2024"
HIB_SOURCE = "immunize_asplenia"

LATE = Note(
    code="late-but-valid",
    message=f"Surgery is less than {FACTS['first_doses_before'].shown()} away. Give the first doses now all the same: "
    "they still count.",
    references=(TIMING,),
)
TWO_READINGS = Note(
    code="emergency-two-readings",
    message="After an emergency operation one source says to vaccinate when the patient is stable, and a European "
    f"table says from {FACTS['emergency_after'].shown()} after surgery on. Both are shown.",
    references=(TIMING, EUROPE),
)
PENICILLIN = Note(
    code="penicillin-prophylaxis",
    message=f"Phenoxymethylpenicillin {FACTS['penicillin'].shown()}, or the local equivalent; how long is a matter of "
    "local policy.",
    without_dose="Antibiotic prophylaxis with phenoxymethylpenicillin or the local equivalent; how long is a matter of "
    "local policy.",
    references=("nhslothian_asplenia", "etg_asplenia"),
)
FEVER = Note(
    code="fever-emergency",
    message="Fever without a spleen is an emergency: seek care at once, whatever vaccines were given.",
)
RITUXIMAB = Note(
    code="rituximab-recent",
    message="Rituximab was given recently. The response to vaccines may be poor; how to plan for that was not read: "
    "ask a specialist.",
)
SAME_BRAND = Note(
    code="same-menb-brand",
    message="Use the same MenB brand for every dose.",
    references=(MENB_SOURCE,),
)
INFLUENZA_YEARLY = Note(
    code="influenza-yearly",
    message="Influenza vaccine every year, by season; it has no date here.",
    references=(EUROPE,),
)
MENB_BOOSTERS = Note(
    code="menb-boosters",
    message=f"MenB boosters: the first {FACTS['menb_booster'].shown()} after the third dose, then every "
    f"{FACTS['menb_boosters'].shown()}.",
    references=(MENACWY_SOURCE,),
)
MONTHS = "Months are calendar months; where a day does not exist, the last day of that month is used."
MENB_INTERVAL = "A MenB dose before its interval is read as too early."
EMERGENCY_READING = (
    "After an emergency a first dose counts as on time from the European day on, and before it if the patient was "
    "stable. Dates of doses not yet given start on that day unless the patient is stable."
)
RITUXIMAB_WINDOW = f"Recent rituximab means within {FACTS['rituximab_window'].shown()} before today."

FUTURE_DOSE = "This dose is dated after today. Enter doses that were given, or change today's date."
ELECTIVE_PAST = "The planned operation is dated before today. Change the date, or choose that it was done."
EMERGENCY_FUTURE = "The operation is dated after today, but it is said to be done. Change the date or the answer."
FUTURE_RITUXIMAB = "The last rituximab dose is dated after today. Change the date."
