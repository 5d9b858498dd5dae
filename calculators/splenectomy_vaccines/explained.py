"""What the page of the splenectomy vaccines calculator shows without script."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wardbook.kit.explanation import AnswerTable, Axis, Change, Decision, Explanation, Lookup

_NONE_GIVEN: Mapping[str, Any] = {"doses": []}
_PLANNED = {"surgery": "elective", "surgery_on": "2026-06-30", **_NONE_GIVEN}
_DATE_NOT_KNOWN = {"today": "2026-12-01", "surgery": "unknown"}


def _pair(first: str, second: str, on: str) -> list[dict[str, str]]:
    return [{"vaccine": first, "on": "2026-05-01"}, {"vaccine": second, "on": on}]


EXPLAINED = Explanation(
    decisions=(
        Decision(
            when="Pneumococcal plan: PCV13 or PPSV23 was given, and neither PCV20, PCV21 nor PCV15 followed by PPSV23",
            then="Not covered",
            status="G",
        ),
        Decision(
            when="Rituximab within {rituximab_window}: how to plan around it",
            then="Not covered: ask a specialist",
            status="G",
        ),
        Decision(when="A MenB dose before its interval", then="Too early; it does not count", status="P"),
        Decision(
            when="Another later dose before its interval",
            then="Too early; it does not count",
            references=("immunize_pcv2024", "acip2020men"),
        ),
        Decision(
            when="First doses: planned surgery is {first_doses_before} or more away",
            then="Now, on time",
            references=("immunize_14d",),
        ),
        Decision(
            when="First doses: planned surgery is nearer", then="Now, late but valid", references=("immunize_14d",)
        ),
        Decision(when="First doses: emergency surgery, patient stable", then="Now", references=("immunize_14d",)),
        Decision(
            when="First doses: emergency surgery, not known to be stable",
            then="When stable; planned from {emergency_after} after surgery",
            status="P",
            references=("immunize_14d", "asplenia_eu_table"),
        ),
        Decision(when="First doses: the date of surgery is not known", then="Now", references=("immunize_14d",)),
    ),
    lookups=(
        Lookup(
            title="Vaccines and intervals, adults without a spleen, United States",
            columns=("Vaccine", "First series", "Boosters"),
            rows=(
                ("PCV20 or PCV21", "one dose", "none"),
                ("PCV15 then PPSV23", "PPSV23 {pcv15_gap} or more after PCV15", "none"),
                ("MenACWY", "{menacwy_doses} doses, {menacwy_gap} or more apart", "every {menacwy_booster}"),
                (
                    "MenB, one brand throughout",
                    "second {menb_second_from} to {menb_second_to}, third {menb_third_from} or more after the first",
                    "{menb_booster} after the third, then every {menb_boosters}",
                ),
                ("Hib", "one dose if never given", "none"),
                ("Influenza", "every year", ""),
            ),
            references=(
                "immunize_pcv2024",
                "acip2020men",
                "schillie2024",
                "immunize_asplenia",
                "asplenia_eu_table",
            ),
        ),
    ),
    tables=(
        AnswerTable(
            title="First doses before surgery planned for 30 June 2026, just before, on and just after the limit",
            rows=Axis(input="today", values=("2026-06-15", "2026-06-16", "2026-06-17", "2026-06-30")),
            outputs=("days_before_surgery", "first_doses", "preferred_latest", "action"),
            base=_PLANNED,
        ),
        AnswerTable(
            title="The whole plan when no vaccine was given before, surgery planned for 30 June 2026",
            rows=Axis(input="today", values=("2026-05-01",)),
            outputs=("schedule",),
            base=_PLANNED,
        ),
        AnswerTable(
            title="First doses after an emergency operation on 30 June 2026",
            rows=Axis(input="today", values=("2026-06-30", "2026-07-13", "2026-07-14")),
            columns=Axis(input="stable_after_surgery", values=(True, False)),
            outputs=("first_doses", "emergency_from"),
            base={"surgery": "emergency", "surgery_on": "2026-06-30", **_NONE_GIVEN},
        ),
        AnswerTable(
            title="A second MenACWY dose just before, on and just after its first possible day",
            rows=Axis(
                input="doses", values=tuple(_pair("MenACWY", "MenACWY", f"2026-06-{day}") for day in (25, 26, 27))
            ),
            outputs=("dose_checks",),
            base=_DATE_NOT_KNOWN,
        ),
        AnswerTable(
            title="A second MenB dose just before, on and just after its first possible day",
            rows=Axis(
                input="doses",
                values=tuple(_pair("MenB", "MenB", day) for day in ("2026-05-31", "2026-06-01", "2026-06-02")),
            ),
            outputs=("dose_checks",),
            base=_DATE_NOT_KNOWN,
        ),
        AnswerTable(
            title="PPSV23 after PCV15 just before, on and just after its first possible day",
            rows=Axis(input="doses", values=tuple(_pair("PCV15", "PPSV23", f"2026-06-{day}") for day in (25, 26, 27))),
            outputs=("pneumococcal_complete", "dose_checks"),
            base=_DATE_NOT_KNOWN,
        ),
    ),
    examples=("C21-1", "C21-5", "C21-8"),
    history=(Change("1.0.0", date(2026, 11, 22), "First version."),),
)
