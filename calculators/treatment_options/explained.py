"""What the page of the treatment options calculator shows without script."""

from datetime import date

from wardbook.kit import plain
from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup, Threshold

from .checks import FACTS
from .options import OPTIONS
from .spec import SPEC
from .words import WORDS

_ADULT = {"jurisdiction": "US", "age": "45 a"}
_TRIED = "adequately tried and failed, or stopped for side effects"
_INTERACTS = "CYP3A drug or proton pump inhibitor"
_PREVENTION = "pregnant or planning; could become pregnant without contraception and a negative test"
_OLD = "adequately tried and failed (no source says what an adequate trial is), or stopped for side effects"


def _finding(name: str) -> str:
    """Name the fact for the build to fill in, with the number of people it rests on."""
    people = FACTS[name].numbers.get("value")
    return f"{{{name}}}" if people is None else f"{{{name}}} (n = {plain(people)})"


EXPLAINED = Explanation(
    decisions=(
        Decision(
            when="Younger than {adult_from}",
            then="Not covered; fostamatinib and rilzabrutinib not eligible",
            status="P",
        ),
        Decision(when="One excluding reason is certain", then="Not eligible, whatever is unknown", status="P"),
        Decision(when="A rule is reached that nobody has read", then="Not covered", status="G"),
        Decision(
            when="An unknown answer could exclude it",
            then="Not known yet, with the answers that would settle it",
            status="P",
        ),
        Decision(when="Otherwise", then="Eligible, with cautions", status="P"),
    ),
    lookups=(
        Lookup(
            title="Is treatment needed?",
            columns=("Count and bleeding", "Reading"),
            rows=(
                ("Count below {treat_below}, or serious or critical bleeding", "likely needed"),
                ("Count at or above {observe_from}, and no or minor bleeding", "observation suits most"),
                ("Otherwise", "not known; a judgement"),
            ),
            references=("cuker2016", "thanz2022"),
        ),
        Lookup(
            title="When each option is not eligible, and when it is not covered",
            columns=("Option", "Not eligible", "Not covered"),
            rows=(
                ("Observation", "count below {treat_below}, or serious or critical bleeding", ""),
                ("Splenectomy", "spleen removed, not fit, or declined", "in pregnancy"),
                ("Avatrombopag", _TRIED, ""),
                ("Eltrombopag, either salt", _TRIED, ""),
                (
                    "Fostamatinib",
                    f"{_TRIED}; pregnant or planning; breastfeeding",
                    "hypertensive crisis, CYP3A drug, Child-Pugh A to C",
                ),
                (
                    "Rilzabrutinib",
                    f"{_TRIED}; newly diagnosed; no earlier treatment failed; pregnant or planning; {_INTERACTS}",
                    "Child-Pugh A to C; European label",
                ),
                ("Romiplostim", _TRIED, ""),
                ("Switch to another TPO-RA", "no TPO-RA failed yet, or none untried", ""),
                ("Azathioprine", f"{_OLD}; allopurinol", ""),
                ("Ciclosporin", f"{_OLD}; potassium-sparing diuretic", ""),
                ("Cyclophosphamide", f"{_OLD}; pregnant or planning", ""),
                ("Danazol", f"{_OLD}; pregnant or planning", ""),
                ("Dapsone", f"{_OLD}; G6PD deficient", ""),
                ("Dexamethasone pulses", _OLD, ""),
                (
                    "Mycophenolate",
                    f"{_OLD}; {_PREVENTION}",
                    "",
                ),
                (
                    "Rituximab",
                    "adequately tried without any response, or stopped for side effects; a hepatitis B marker positive",
                    "",
                ),
                ("Vincristine", f"{_OLD}; pregnant or planning", ""),
                (
                    "Danazol with all-trans retinoic acid",
                    f"danazol stopped for side effects; {_PREVENTION}",
                    "",
                ),
                (
                    "Immunosuppressant with a TPO-RA",
                    f"each TPO-RA stopped for side effects; {_PREVENTION}",
                    "",
                ),
                (
                    "Rituximab with cyclophosphamide",
                    "hepatitis B marker positive; pregnant or planning; either drug without response or not tolerated",
                    "otherwise: its dose was not read",
                ),
                (
                    "Anti-D immunoglobulin",
                    "spleen removed; RhD-negative; haemoglobin below {haemoglobin_low}; haemolysis; not tolerated",
                    "",
                ),
                ("Intravenous immunoglobulin", "stopped for side effects", "eGFR below {renal_ask_below}: ask first"),
                ("High-dose methylprednisolone", "no or minor bleeding", "otherwise: its dose was not read"),
                ("Penicillin prophylaxis", "spleen in place", ""),
                ("Platelet transfusion", "bleeding less than critical", ""),
                ("Efgartigimod", "always: not licensed for ITP in this jurisdiction", ""),
                ("Ianalumab with eltrombopag", "", "always: investigational"),
            ),
        ),
        Lookup(
            title="What was seen with each option",
            columns=("Option", "Group", "Findings"),
            rows=tuple(
                (
                    WORDS[option.code],
                    WORDS[option.group],
                    "; ".join(_finding(name) for name in option.evidence),
                )
                for option in OPTIONS
            ),
            references=SPEC.references,
        ),
    ),
    thresholds=(
        Threshold(
            title="Count below which treatment is likely needed, with minor bleeding",
            fact="treat_below",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_ADULT, "bleeding_class": "minor"},
        ),
        Threshold(
            title="Count from which observation suits most, with minor bleeding",
            fact="observe_from",
            input="platelets",
            unit="10*9/L",
            step="1",
            base={**_ADULT, "bleeding_class": "minor"},
        ),
    ),
    tables=(
        AnswerTable(
            title="Is treatment needed, by count and bleeding",
            rows=Axis(input="platelets", values=("10 10*9/L", "19 10*9/L", "20 10*9/L", "29 10*9/L", "30 10*9/L")),
            columns=Axis(input="bleeding_class", values=("none", "minor", "serious", "critical")),
            outputs=("treatment_needed",),
            base=_ADULT,
            caution="Serious and critical bleeding come first: act on clinical grounds.",
        ),
    ),
    examples=("OPT-6", "OPT-7"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
