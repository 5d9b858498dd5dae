"""Lists and records that several calculators ask for in the same words."""

from .fields import Choice, Day, Integer, Limits, Number, Quantity
from .lists import Listed, Record
from .shared import PLATELETS

INTERACTING_DRUGS = Listed(
    name="interacting_drugs",
    label="Interacting drugs taken now",
    item=Choice(
        name="item",
        label="Item",
        choices={
            "cyp3a-inhibitor-strong": "Strong CYP3A inhibitor (such as clarithromycin)",
            "cyp3a-inhibitor-moderate": "Moderate CYP3A inhibitor",
            "cyp3a-inducer-strong": "Strong CYP3A inducer",
            "cyp3a-inducer-moderate": "Moderate CYP3A inducer",
            "dual-cyp2c9-cyp3a4-inhibitor": "Moderate or strong dual CYP2C9 and CYP3A4 inhibitor",
            "dual-cyp2c9-cyp3a4-inducer": "Moderate or strong dual CYP2C9 and CYP3A4 inducer",
            "proton-pump-inhibitor": "Proton pump inhibitor (such as omeprazole)",
            "h2-blocker": "H2 blocker (such as famotidine)",
            "antacid": "Antacid",
            "polyvalent-cations": "Dairy, calcium, iron, zinc, magnesium, aluminium or selenium near the dose",
            "potassium-sparing-diuretic": "Potassium-sparing diuretic",
            "combined-hormonal-contraception": "Combined hormonal contraception",
            "ciclosporin": "Ciclosporin",
            "eltrombopag": "Eltrombopag",
            "allopurinol": "Allopurinol",
        },
    ),
)
PRIOR_TREATMENT = Record(
    name="prior_treatment",
    label="Prior treatment",
    fields=(
        Choice(
            name="treatment",
            label="Treatment",
            required=True,
            choices={
                "steroid": "Prednisone or equivalent",
                "dexamethasone-pulses": "Dexamethasone pulses",
                "rituximab": "Rituximab",
                "romiplostim": "Romiplostim",
                "eltrombopag": "Eltrombopag olamine",
                "eltrombopag-choline": "Eltrombopag choline",
                "avatrombopag": "Avatrombopag",
                "fostamatinib": "Fostamatinib",
                "rilzabrutinib": "Rilzabrutinib",
                "splenectomy": "Splenectomy",
                "immunoglobulin": "Immunoglobulin",
                "anti-d": "Anti-D",
                "mycophenolate": "Mycophenolate",
                "ciclosporin": "Ciclosporin",
                "azathioprine": "Azathioprine",
                "cyclophosphamide": "Cyclophosphamide",
                "dapsone": "Dapsone",
                "danazol": "Danazol",
                "vincristine": "Vincristine",
                "other": "Other",
            },
        ),
        Number(
            name="dose",
            label="Highest dose kept",
            limits=Limits.of(0, 5000),
            hint="In the unit of the treatment: prednisone mg/kg/day; rituximab mg/m^2; romiplostim mcg/kg once "
            "weekly; eltrombopag, avatrombopag and fostamatinib mg/day",
        ),
        Quantity(
            name="flat_dose",
            label="Fixed amount per dose",
            group="drug_mass",
            units=("mg",),
            limits=Limits.of(0, 5000),
            hint="Rituximab given as a fixed amount per dose.",
        ),
        Integer(name="doses_given", label="Doses given", limits=Limits.of(0, 100), hint="Rituximab doses given."),
        Quantity(
            name="duration",
            label="Time at that dose",
            group="short_time",
            units=("wk", "d"),
            limits=Limits.of(0, 5200),
            hint="Time at that dose.",
        ),
        Quantity(
            name="time_since_first_dose",
            label="Time since the first dose",
            group="short_time",
            units=("wk", "d"),
            limits=Limits.of(0, 5200),
            hint="Rituximab.",
        ),
        Choice(
            name="outcome",
            label="Outcome",
            choices={
                "no-response": "No response",
                "lost-response": "Response lost",
                "dependent": "Dependent on it (steroid for 2 months or more)",
                "response": "Response kept",
                "too-early": "Not yet judged",
                "not-given": "Not given",
            },
        ),
        Choice(
            name="stopped_for",
            label="Stopped because of",
            choices={
                "not-stopped": "Still taken",
                "no-response": "No response",
                "intolerance": "Side effects (liver, thrombosis, other)",
                "high-count": "Count too high",
                "patient-choice": "Patient's choice",
                "other": "Other",
            },
        ),
    ),
)
PRIOR_TREATMENTS = Listed(name="prior_treatments", label="Treatments so far", item=PRIOR_TREATMENT)
COUNT = Record(
    name="count",
    label="Count",
    fields=(
        Day(name="on", label="Date", required=True),
        PLATELETS.but(name="platelets", label="Platelet count", required=True),
    ),
)
VACCINE_DOSE = Record(
    name="vaccine_dose",
    label="Vaccine dose",
    fields=(
        Choice(
            name="vaccine",
            label="Vaccine",
            required=True,
            choices={
                "PCV13": "PCV13",
                "PCV15": "PCV15",
                "PCV20": "PCV20",
                "PCV21": "PCV21",
                "PPSV23": "PPSV23",
                "MenACWY": "MenACWY",
                "MenB": "MenB",
                "Hib": "Hib",
                "influenza": "Influenza",
            },
        ),
        Day(name="on", label="Date", required=True),
    ),
)
